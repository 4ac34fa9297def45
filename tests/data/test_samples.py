"""The sample workbooks hold published figures only, say where they come from, and read back without a finding."""

import re
from datetime import date, datetime
from functools import cache
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from data.samples import build
from data.samples.demonstration import LABEL, STAENDE, STICHTAGE
from data.samples.demonstration_scope import LEISTUNGEN, TRAEGER
from data.samples.facts_foerderung import ANTEILE, ANTEILE_PHASE_1, BESCHEIDE, MITTEL
from data.samples.facts_kennzahlen import KENNZAHLEN
from loaders.reader import read
from loaders.reading import Reading
from loaders.workbooks.ozg import THEMENFELDER

NAMES = ("teilnahme", "foerderung", "kennzahlen", "ozg")
PUBLISHED = ("teilnahme", "foerderung", "kennzahlen")

# Copied by hand from the collected published figures (attendance, funding, Germany, Hessen), not from the facts files.
DOCUMENTED = {
    "teilnahme": {120, 160, 300, 400, 475, 600, 200},
    "foerderung": {
        37e6, 17e6, 16e6, 3.5e6, 400e6, 100e6, 64e6, 4e6, 3.9e6, 43e6,
        54_912, 33_603, 23_168, 10_908, 42_884, 24_473, 24_902, 8_948, 13_346, 9_939, 7_500, 223_536, 239_418,
        1.237e6, 720_000, 2.18e6, 130_000, 87_000,
    },
    "kennzahlen": {
        140, 405, 17, 3, 0, 565, 315, 54, 2.38, 80, 58, 1532, 3.8, 142, 12, 11, 338, 33, 29, 575, 105, 122, 21, 127,
        223, 154, 136, 145, 246, 229, 222, 153, 26.6, 253, 251, 210, 175, 164, 155, 582, 259, 169, 45, 43, 35, 64, 196,
        290, 276, 238, 232, 231, 197, 1618, 1556, 1442, 1.2, 2.7, 5, 630, 530, 92, 483, 695, 69.5, 283, 200, 161, 248,
        85, 163, 183, 46, 63,
    },
}  # fmt: skip
FIGURES = {
    "teilnahme": ("Anzahl", "Vertretene Kommunen"),
    "foerderung": ("Volumen", "Bewilligt"),
    "kennzahlen": ("Wert", "Grundgesamtheit", "Herleitung"),
}


@cache
def committed(name: str) -> bytes:
    return (build.FOLDER / f"{name}.xlsx").read_bytes()


@cache
def sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(content), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def rows(name: str) -> list[dict[str, object]]:
    """The rows of the first worksheet under their headers, without the title block."""
    cells = next(iter(sheets(committed(name)).values()))
    header = next(offset for offset, row in enumerate(cells) if row[1] is not None)
    return [dict(zip(cells[header], row, strict=True)) for row in cells[header + 1 :]]


@cache
def reading(name: str) -> Reading:
    return read(committed(name), f"{name}.xlsx")


def numbers(value: object) -> list[float]:
    """The numbers in a cell; „rund 3,5 Mio. €“ -> [3500000.0]."""
    if isinstance(value, int | float):
        return [abs(float(value))]
    scale = 1e6 if "Mio" in str(value) else 1.0
    found = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", str(value or ""))
    return [round(float(text.replace(".", "").replace(",", ".")) * scale, 2) for text in found]


@pytest.mark.parametrize("name", NAMES)
def test_committed_workbook_is_what_the_script_writes(name):
    assert sheets(committed(name)) == sheets(build.content(build.WORKBOOKS[name]))


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_same_facts_give_the_same_bytes(name):
    assert build.content(build.WORKBOOKS[name]) == build.content(build.WORKBOOKS[name])


def test_workbooks_are_small():
    assert all(len(committed(name)) < 1_000_000 for name in NAMES)


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_published_row_names_its_source(name):
    assert [row for row in rows(name) if not re.match(r"https?://\S+$", str(row["Quelle"]))] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_figure_is_a_documented_one(name):
    found = {number for row in rows(name) for column in FIGURES[name] for number in numbers(row[column])}
    assert found - DOCUMENTED[name] == set()
    assert len(found) > 6


def test_remarks_name_no_other_figures_than_years_and_documented_ones():
    years = {2022.0, 2023.0, 2024.0, 2020.0, 1.1, 4.0, 6.0}  # with level 4 and rank 6
    found = {
        number for row in rows("kennzahlen") for number in numbers(str(row["Hinweis"] or "").replace("1.1", "1,1"))
    }
    assert found - years - DOCUMENTED["kennzahlen"] == set()


def test_every_documented_figure_is_there():
    for name in PUBLISHED:
        cells = [value for row in rows(name) for value in row.values()]
        found = {number for value in cells if not isinstance(value, date | datetime) for number in numbers(value)}
        assert DOCUMENTED[name] - found == set()


def test_sums_of_single_amounts():
    main_kinzig = [row.volumen for row in ANTEILE_PHASE_1 if str(row.ags).startswith("06435")]
    assert (len(main_kinzig), sum(main_kinzig)) == (11, 254_583)
    assert sum(numbers(row.bewilligt)[0] for row in MITTEL if row.programm == BESCHEIDE) == 4_137_000


def test_shares_published_before_the_deadline_are_no_grants():
    shares = [row for row in MITTEL if row.programm == ANTEILE]
    assert len(shares) == 13
    assert all(row.bewilligt is None and row.kommune for row in shares)


def test_no_programme_holds_both_its_volume_and_single_amounts():
    volumes = [row.programm for row in MITTEL if row.kommune is None]
    assert len(volumes) == len(set(volumes)) == 11
    assert not set(volumes) & {row.programm for row in MITTEL if row.kommune}


def series(gebiet: str) -> list[tuple[float, int | None, str]]:
    """The flächendeckend series of an area, in the order of the facts."""
    rule = ("Leistungen flächendeckend online", "flächendeckend (Dashboard)")
    return [
        (row.wert, row.grundgesamtheit, row.einheit)
        for row in KENNZAHLEN
        if (row.kennzahl, row.zaehlweise) == rule and row.gebiet == gebiet
    ]


def test_the_series_of_deutschland_shows_its_break():
    values = [wert for wert, _, _ in series("Deutschland")]
    assert values == [80, 80, 105, 122, 127, 136, 145, 153, 155, 196]
    assert [wert for wert, von, _ in series("Deutschland") if von != 575] == [155]


def test_the_series_of_hessen_and_the_change_of_unit():
    assert [wert for wert, _, _ in series("Hessen")] == [183, 222, 229, 229]
    assert [wert for wert, _, unit in series("Hamburg") if unit != "OZG-Leistungen"] == [1618]


def test_computed_figures_name_their_derivation():
    derived = {row.wert: row.herleitung for row in KENNZAHLEN if row.herleitung}
    assert derived == {183: "229 - 46", 163: "248 - 85", "69,5 %": "483 / 695"}
    assert (229 - 46, 248 - 85, round(483 / 695 * 100, 1)) == (183, 163, 69.5)


def test_levels_of_march_2020():
    levels = [(row.reifegrad, row.wert) for row in KENNZAHLEN if row.reifegrad is not None]
    assert levels == [(0, 140), (1, 405), (2, 17), (3, 3), (4, 0)]
    assert sum(wert for _, wert in levels) == 565


def test_both_sources_of_the_conflict_are_there():
    found = {
        (row.gebiet, row.quelle.split("/")[2]) for row in KENNZAHLEN if row.wert == 80 and row.stichtag == "Juni 2022"
    }
    assert {("Berlin", "www.aktiencheck.de"), ("Bayern", "winfuture.de")} <= found
    assert {("Saarland", "www.aktiencheck.de"), ("Saarland", "winfuture.de")} <= found


def test_the_demonstration_says_that_it_is_invented():
    cells = sheets(committed("ozg"))["OZG-Umsetzung"]
    assert cells[0][0] == LABEL == "Demonstrationsdaten, erfunden"
    assert {row["Quelle"] for row in rows("ozg")} == {LABEL}


def test_scope_of_the_demonstration():
    kommunen = [traeger.ags for traeger in TRAEGER if traeger.ags]
    assert len(kommunen) == len(set(kommunen)) == 60
    assert {ags[:3] for ags in kommunen} == {"064", "065", "066"}
    assert sum(len(ags) == 5 for ags in kommunen) == 17
    assert len({leistung.ozg_id for leistung in LEISTUNGEN}) == len(LEISTUNGEN) == 44
    assert {leistung.themenfeld for leistung in LEISTUNGEN} == set(THEMENFELDER)
    assert {"10177", "10026", "10000", "10169"} <= {leistung.ozg_id for leistung in LEISTUNGEN}
    assert len(STICHTAGE) == 6


def demonstration() -> pd.DataFrame:
    return pd.DataFrame([vars(stand) for stand in STAENDE])


def test_status_and_level_fit_together():
    lowest_and_highest = demonstration().groupby("status")["reifegrad"].agg(["min", "max"])
    assert lowest_and_highest.loc["online", "min"] >= 2
    assert lowest_and_highest.drop(index="online")["max"].max() <= 1


def test_progress_is_mostly_monotone_and_nowhere_finished():
    ranks = {"offen": 0, "in Planung": 1, "in Umsetzung": 2, "online": 3}
    table = demonstration().assign(rang=lambda t: t["status"].map(ranks)).sort_values("stichtag")
    steps = table.groupby(["ozg_id", "kommune"])["rang"].diff().dropna()
    assert 0 < steps.lt(0).mean() < 0.01
    online = table["status"].eq("online").groupby(table["stichtag"]).mean()
    assert online.is_monotonic_increasing
    assert online.iloc[0] < 0.1
    assert 0.3 < online.iloc[-1] < 0.7


@pytest.mark.parametrize("name", NAMES)
def test_reads_back_without_a_finding(name):
    assert reading(name).findings == ()
    assert reading(name).accepted
    assert reading(name).workbook == name


def test_no_row_is_lost_in_reading():
    lengths = {sheet: len(table) for name in NAMES for sheet, table in reading(name).tables.items()}
    expected = {
        "teilnahme": 7,
        "mittel": len(MITTEL),
        "beratung": 0,
        "kennzahlen": len(KENNZAHLEN),
        "ozg": len(STAENDE),
    }
    assert lengths == expected


def test_attendance_keeps_its_qualifiers_and_its_days():
    table = reading("teilnahme").tables["teilnahme"].set_index("regierungsbezirk").loc[["066", "065", "064"]]
    assert list(table["anzahl"]) == [120, 160, 300]
    assert list(table["anzahl_qualifier"]) == ["rund", "rund", "mehr als"]
    assert list(table["datum"]) == ["2020-02-05", "2020-02", "2020-02-12"]


def test_amounts_arrive_in_euro():
    table = reading("foerderung").tables["mittel"]
    volumes = table[table["kommune"].isna()].set_index("programm")
    announced = volumes.loc["OZG-Umsetzung in den Kommunen: Volumen laut Ankündigung"]
    running = volumes.loc["Betrieb der EfA-Onlinedienste (je Jahr)"]
    assert (announced["volumen"], announced["volumen_qualifier"]) == (37e6, "rund")
    assert (running["volumen"], running["volumen_qualifier"]) == (3.9e6, "höchstens")
    assert table.loc[table["programm"].eq(BESCHEIDE), "bewilligt"].sum() == 4_137_000
    assert table.loc[table["kommune"].str.startswith("06435", na=False), "volumen"].sum() == 254_583


def test_levels_and_percentages_of_the_figures_are_typed():
    table = reading("kennzahlen").tables["kennzahlen"]
    share = table[table["herleitung"].eq("483 / 695")].iloc[0]
    assert (share["wert"], share["stichtag"]) == (69.5, "2022-12")
    assert list(table.dropna(subset=["reifegrad"])["reifegrad"]) == [0, 1, 2, 3, 4]
    assert table["wert"].notna().all()
