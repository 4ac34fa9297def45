"""The projection: only what the data carry, always the same, never beyond the volume, and recomputed by hand."""

import random
from statistics import fmean, pstdev

import pandas as pd
import pytest

from data.metrics.foerderung_outflow import FEWEST_AMOUNTS, FEWEST_MONTHS, METHOD, ends, months, obstacle, outlook
from loaders import territory
from loaders.cells.quantity import ABOUT, MORE_THAN
from tests.money import ENDS, NAME, mittel, programme

KEYS = list(territory.kommunen()["key"])
WHOLE = {"programm": "P", "volumen": 10_000, "beginn": "2025", "ende": "2026-12-31"}


def flow(*amounts: int, whole: dict[str, object] = WHOLE, first: str = "2025-01", **more: object) -> pd.DataFrame:
    """A row for each amount, two a month from the first month on."""
    days = [str(month) for month in pd.period_range(first, periods=len(amounts), freq="M")]
    rows = [
        {"programm": "P", "kommune": KEYS[2 * place + part], "abgerufen": euro / 2, "datum": f"{day}-15"} | more
        for place, (day, euro) in enumerate(zip(days, amounts, strict=True))
        for part in (0, 1)
    ]
    return mittel(whole, *rows)


EVEN = flow(*[100] * 12)


def test_months_add_up_and_one_without_an_amount_is_zero():
    rows = mittel(
        {"programm": "P", "kommune": "06531", "abgerufen": 5, "datum": "2025-01-03"},
        {"programm": "P", "kommune": "06431", "abgerufen": 7, "datum": "2025-01"},
        {"programm": "P", "kommune": "06432", "abgerufen": 2, "datum": "2025-04-30"},
        {"programm": "P", "kommune": "06433", "abgerufen": 9, "datum": "2025"},
        {"programm": "P", "kommune": "06434", "abgerufen": 9},
    )

    assert months(rows, "abgerufen").to_dict() == {"2025-01": 12, "2025-02": 0, "2025-03": 0, "2025-04": 2}


def test_what_always_was_the_same_goes_on_without_a_band():
    table = outlook(EVEN, "abgerufen")

    assert table["zeitraum"].tolist() == [str(month) for month in pd.period_range("2025-12", "2026-12", freq="M")]
    assert table["mitte"].tolist() == [1200 + 100 * number for number in range(13)]
    assert table["unten"].tolist() == table["oben"].tolist() == table["mitte"].tolist()


def test_mean_and_band_are_near_those_of_an_independent_draw():
    table = outlook(mittel(*programme()), "abgerufen")
    sums: dict[str, int] = {}
    for row in programme()[1:]:
        month = str(row["datum"])[:7]
        sums[month] = sums.get(month, 0) + int(row["abgerufen"])
    known, dice = [sums[month] for month in sorted(sums)][:-1], random.Random(1)  # noqa: S311
    ahead = len(table) - 1
    totals = sorted(
        sum(sums.values()) + sum(dice.choices(dice.choices(known, k=len(known)), k=ahead)) for _ in range(4000)
    )

    last = table.iloc[-1]
    assert last["zeitraum"] == ENDS[:7]
    assert last["mitte"] == pytest.approx(fmean(totals), rel=0.01)
    assert last["unten"] == pytest.approx(totals[400], rel=0.02)
    assert last["oben"] == pytest.approx(totals[3600], rel=0.02)
    assert last["oben"] - last["unten"] > pstdev(known) * ahead**0.5  # wider than with a past known for sure
    assert table["mitte"].is_monotonic_increasing


def test_it_is_the_same_every_time_and_starts_at_what_is_known():
    rows = mittel(*programme())

    assert outlook(rows, "abgerufen").equals(outlook(rows, "abgerufen"))
    assert outlook(rows, "abgerufen")[["mitte", "unten", "oben"]].iloc[0].tolist() == [rows["abgerufen"].sum()] * 3


def test_the_last_month_need_not_be_over():
    table = outlook(flow(*[100] * 11, 2), "abgerufen")

    assert table["mitte"].diff().dropna().eq(100).all()


@pytest.mark.parametrize(
    ("volume", "end"),
    [(1500, 1500), ((1500, ABOUT), 1500), ((1500, MORE_THAN), 2400), (None, 2400), (500, 1200), (10_000, 2400)],
)
def test_more_than_the_volume_cannot_flow(volume, end):
    assert outlook(flow(*[100] * 12, whole=WHOLE | {"volumen": volume}), "abgerufen")["oben"].iloc[-1] == end


LATE = WHOLE | {"programm": "Q"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (EVEN, ""),
        (flow(*[100] * FEWEST_MONTHS), "bekannt sind 12 aus 6"),
        (flow(*[100] * (FEWEST_MONTHS + 1)), ""),
        (mittel(WHOLE), "bekannt sind 0 aus 0"),
        (mittel(), "bekannt sind 0 aus 0"),
        (flow(*[100] * 12, datum="2025"), "von 24 Beträgen ist bei 24 nur das Jahr bekannt"),
        (flow(*[100] * 12, datum=None), "bei 24 kein Datum"),
        (flow(*[100] * 12, whole={"programm": "P", "volumen": 5}), "Das Ende des Programms ist nicht bekannt"),
        (flow(*[100] * 12, whole=WHOLE | {"ende": "2025"}), "Ende des Programms: 2025"),
        (flow(*[100] * 12, whole=WHOLE | {"ende": "2026-01"}), ""),
        (pd.concat([EVEN, flow(*[5] * 12, whole=LATE, programm="Q")]), "für ein einzelnes Programm"),
    ],
)
def test_what_the_data_cannot_carry_is_said(rows, said):
    reason = obstacle(rows, "abgerufen")

    assert said in reason
    assert bool(reason) == bool(said)
    assert outlook(rows, "abgerufen").empty == bool(said)


def test_few_amounts_without_a_day_do_no_harm_many_do():
    few = [{"programm": "P", "kommune": KEYS[100 + number], "abgerufen": 1} for number in range(3)]

    assert obstacle(pd.concat([EVEN, mittel(*few[:2])]), "abgerufen") == ""
    assert "bei 3 kein Datum" in obstacle(pd.concat([EVEN, mittel(*few)]), "abgerufen")


def test_the_end_is_that_of_the_programme_before_that_of_its_rows():
    own = flow(*[100] * 7, ende="2028")
    rows = flow(*[100] * 7, whole={"programm": "P", "volumen": 5}, ende="2028-06")

    assert ends(own, "abgerufen").to_dict("records") == [{"programm": "P", "ende": "2026-12-31", "bis": "2026-12-31"}]
    assert ends(rows, "abgerufen")["bis"].tolist() == ["2028-06-30"]
    assert ends(mittel(*programme()), "abgerufen")["programm"].tolist() == [NAME]
    assert ends(mittel(WHOLE), "abgerufen").empty


def test_categories_are_as_good_as_text():
    rows = mittel(*programme())
    categories = rows.astype({name: "category" for name in rows.columns if rows[name].dtype == "str"})

    assert outlook(categories, "abgerufen").equals(outlook(rows, "abgerufen"))


def test_the_method_names_the_numbers_it_works_with():
    assert "4.000-mal" in METHOD
    assert "80 %" in METHOD
    assert (FEWEST_AMOUNTS, FEWEST_MONTHS) == (12, 6)
