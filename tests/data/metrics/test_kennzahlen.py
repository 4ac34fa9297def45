"""Published figures: they break where they are counted otherwise, and what is suspicious about them is said."""

import pandas as pd
import pytest

from data.metrics import doubts, kennzahlen, reifegrade
from data.quantities import Quantity, difference, listed
from loaders.cells.quantity import ABOUT, EXACT, MORE_THAN
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

COLUMNS = SHEETS["kennzahlen"].columns()
NAME = "Leistungen flächendeckend online"
RULE = "flächendeckend (Dashboard)"


def rows(*given: dict[str, object]) -> pd.DataFrame:
    usual = {
        "kennzahl": NAME, "gebiet": "Deutschland", "zaehlweise": RULE, "einheit": "OZG-Leistungen",
        "grundgesamtheit": 575, "quelle": "https://example.org/a",
    }  # fmt: skip
    return table(COLUMNS, [usual | row for row in given])


EMPTY = rows()
# DOMAIN A3.1: the federal dashboard as told by Digimeter and IWW.
GERMANY = {
    "2022-12-31": 105, "2023-03-21": 122, "2023-06": 127, "2023-09": 136, "2023-11-02": 145, "2024-01": 153,
    "2024-03": 155, "2025-01": 196,
}  # fmt: skip
POINTS = [{"stichtag": day, "wert": value} for day, value in GERMANY.items()]
PUBLISHED = rows(*(point | {"grundgesamtheit": 582 if point["stichtag"] == "2024-03" else 575} for point in POINTS))


def of_germany(given: pd.DataFrame) -> pd.DataFrame:
    return kennzahlen.series(given, NAME, "Deutschland")


def test_the_published_series_has_its_shares():
    found = of_germany(PUBLISHED)

    shares = [round(share.value * 100, 1) for share in listed(found, "anteil")]
    assert shares == [18.3, 21.2, 22.1, 23.7, 25.2, 26.6, 26.6, 34.1]
    assert set(found["anteil_qualifier"]) == {EXACT}


def test_it_breaks_where_582_takes_the_place_of_575():
    found = of_germany(PUBLISHED)

    assert found["segment"].tolist() == [0, 0, 0, 0, 0, 0, 1, 2]
    assert found["break_reason"].dropna().tolist() == [
        "andere Grundgesamtheit: 582 statt 575", "andere Grundgesamtheit: 575 statt 582",
    ]  # fmt: skip
    assert found["break_reason"].notna().tolist() == [False] * 6 + [True, True]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"zaehlweise": "NKR"}, f"andere Zählweise: „NKR“ statt „{RULE}“"),
        ({"einheit": "Einzelleistungen"}, "andere Einheit: „Einzelleistungen“ statt „OZG-Leistungen“"),
        ({"reifegrad": 3, "reifegrad_modell": "2.0"}, "anderes Reifegradmodell: 2.0 statt ohne Angabe; "
                                                      "andere Stufe: 3 statt ohne Angabe"),
        ({"einheit": "Dienste", "grundgesamtheit": 6000}, "andere Einheit: „Dienste“ statt „OZG-Leistungen“; "
                                                          "andere Grundgesamtheit: 6.000 statt 575"),
    ],
)  # fmt: skip
def test_whatever_changes_the_counting_breaks_the_series(change, reason):
    found = of_germany(rows({"stichtag": "2022", "wert": 80}, {"stichtag": "2026", "wert": 1618} | change))

    assert found["segment"].tolist() == [0, 1]
    assert found["break_reason"].iloc[1] == reason


def test_a_line_goes_on_after_a_value_counted_otherwise():
    other = {"stichtag": "2022-10", "wert": 33, "zaehlweise": "NKR"}
    given = rows({"stichtag": "2022-06", "wert": 80}, other, {"stichtag": "2022-12", "wert": 105})

    assert of_germany(given)["segment"].tolist() == [0, 1, 0]


def test_a_grundgesamtheit_that_nobody_mentions_breaks_nothing():
    given = rows(
        {"stichtag": "2022-03", "wert": 80},
        {"stichtag": "2022-06", "wert": 80, "grundgesamtheit": (None, None)},
        {"stichtag": "2022-12", "wert": 105},
    )

    assert of_germany(given)["segment"].tolist() == [0, 0, 0]
    assert listed(of_germany(given), "anteil")[1].value is None


def test_several_answers_for_hessen_at_the_end_of_2022():
    # DOMAIN A3.2: 483 of 695 and 248 with 85 in single Kommunen only.
    given = rows(
        {"gebiet": "Hessen", "stichtag": "2022-12", "wert": 483, "grundgesamtheit": 695, "zaehlweise": "Land",
         "einheit": "Leistungsobjekte"},
        {"gebiet": "Hessen", "stichtag": "2022-12", "wert": 248, "zaehlweise": "mindestens eine"},
    )  # fmt: skip
    found = kennzahlen.series(given, NAME, "Hessen")

    assert round(listed(found, "anteil")[0].value * 100, 1) == 69.5
    assert found["segment"].tolist() == [0, 1]
    assert difference(Quantity(248, EXACT), Quantity(85, EXACT)) == Quantity(163, EXACT)


def test_a_percentage_is_its_own_share_with_its_qualifier():
    given = rows({"stichtag": "2022", "wert": (69.5, MORE_THAN), "einheit": "Prozent", "grundgesamtheit": (None, None)})

    share = listed(of_germany(given), "anteil")[0]
    assert (share.value, share.qualifier) == (pytest.approx(0.695), MORE_THAN)


def test_a_rounded_grundgesamtheit_makes_a_rounded_share():
    given = rows({"stichtag": "2022", "wert": 80, "grundgesamtheit": (575, ABOUT)})

    assert listed(of_germany(given), "anteil")[0].qualifier == ABOUT


HESSEN = [
    {"gebiet": "Hessen", "stichtag": "2023-11-02", "wert": 222},
    {"gebiet": "Hessen", "stichtag": "2024-01", "wert": 229},
    {"gebiet": "Hessen", "stichtag": "2025-01", "wert": 229},
]


def test_hessen_stands_still_for_twelve_months():
    found = doubts.unchanged(rows(*HESSEN, *POINTS))

    assert found[["gebiet", "seit", "stichtag", "monate", "befund"]].values.tolist() == [
        ["Hessen", "2024-01", "2025-01", 12, "unverändert seit 12 Monaten"]
    ]


def test_a_value_that_stands_still_for_three_months_is_no_doubt():
    given = rows({"stichtag": "2022-03", "wert": 80}, {"stichtag": "2022-06", "wert": 80})

    assert doubts.unchanged(given).empty


def test_a_value_that_is_rounded_now_is_not_unchanged():
    given = rows({"stichtag": "2022-03", "wert": 80}, {"stichtag": "2023-06", "wert": (80, ABOUT)})

    assert doubts.unchanged(given).empty


def test_a_fall_is_said_with_its_size():
    given = rows({"stichtag": "2022-03", "wert": 91}, {"stichtag": "2022-06", "wert": 80}, *POINTS)

    assert doubts.falls(given)[["zuvor", "stichtag", "rueckgang", "befund"]].values.tolist() == [
        ["2022-03", "2022-06", 11, "gefallen um 11"]
    ]


@pytest.mark.parametrize(
    "later",
    [
        {"wert": (80, MORE_THAN)},
        {"wert": 80, "grundgesamtheit": 582},
        {"wert": 80, "zaehlweise": "NKR"},
        {"wert": 80, "stichtag": "2022-03"},
    ],
)
def test_what_is_not_comparable_or_not_sure_is_no_fall(later):
    assert doubts.falls(rows({"stichtag": "2022-03", "wert": 91}, {"stichtag": "2022-06"} | later)).empty


def state(gebiet: str, wert: object, quelle: str) -> dict[str, object]:
    return {"gebiet": gebiet, "stichtag": "2022-06", "wert": wert, "quelle": quelle}


def test_two_sources_with_different_values_are_a_conflict():
    given = rows(state("Saarland", 80, "a"), state("Saarland", 81, "b"), state("Berlin", 80, "a"))

    found = doubts.conflicts(given)

    assert found[["gebiet", "wert", "quelle", "befund"]].values.tolist() == [
        ["Saarland", 80, "a", doubts.VALUES], ["Saarland", 81, "b", doubts.VALUES],
    ]  # fmt: skip


def test_saarland_and_berlin_against_saarland_and_bayern():
    # DOMAIN A3.1: one copy of the report names Bayern where the other names Berlin.
    given = rows(
        *(state(gebiet, 80, "aktiencheck") for gebiet in ("Saarland", "Berlin", "Deutschland")),
        *(state(gebiet, 80, "winfuture") for gebiet in ("Saarland", "Bayern")),
        state("Thüringen", 142, "aktiencheck"),
    )

    found = doubts.conflicts(given)

    assert set(found["befund"]) == {doubts.PLACES}
    assert found[["gebiet", "quelle"]].values.tolist() == [
        ["Bayern", "winfuture"], ["Berlin", "aktiencheck"], ["Saarland", "aktiencheck"], ["Saarland", "winfuture"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "second",
    [
        state("Saarland", 80, "b"),
        state("Saarland", (70, MORE_THAN), "b"),
        state("Saarland", 81, "a"),
        state("Saarland", 81, "b") | {"zaehlweise": "NKR"},
        state("Saarland", 81, "b") | {"stichtag": "2022-07"},
        state("Saarland", (None, None), "b"),
    ],
)
def test_what_can_both_be_right_is_no_conflict(second):
    assert doubts.conflicts(rows(state("Saarland", 80, "a"), second)).empty


def test_the_distribution_of_march_2020():
    # DOMAIN A3.1: 140, 405, 17, 3, 0 of 565 (wdr.de).
    usual = {"stichtag": "2020-03-01", "reifegrad_modell": "1.1", "grundgesamtheit": 565}
    given = rows(*(usual | {"wert": n, "reifegrad": level} for level, n in enumerate((140, 405, 17, 3, 0))), *POINTS)

    found = reifegrade.of_published(given)

    assert found["anzahl"].sum() == 565
    assert found["ab_stufe"].tolist() == [565, 425, 20, 3, 0]
    assert found["ab_stufe_anteil"].mul(100).round(1).tolist() == [100.0, 75.2, 3.5, 0.5, 0.0]
    assert listed(found, "ab_stufe")[2] == Quantity(20, EXACT)
    assert found["name"].tolist()[:2] == ["Offline", "Information"]


def test_the_same_level_of_another_model_is_another_distribution():
    given = rows(
        {"stichtag": "2025", "wert": 5, "reifegrad": 3, "reifegrad_modell": "1.1"},
        {"stichtag": "2025", "wert": 7, "reifegrad": 3, "reifegrad_modell": "2.0"},
    )

    assert reifegrade.of_published(given)["ab_stufe"].tolist() == [5, 7]
    assert reifegrade.of_published(given)["name"].tolist() == ["Online-Leistung", ""]


def test_series_are_named_the_longest_first():
    assert kennzahlen.names(rows(*HESSEN[:1], *POINTS))[["gebiet", "werte"]].values.tolist() == [
        ["Deutschland", 8], ["Hessen", 1],
    ]  # fmt: skip


def test_categories_are_as_good_as_text():
    text = rows(*HESSEN, *POINTS)
    categories = text.astype({name: "category" for name in text.columns if text[name].dtype == "str"})

    for question in (doubts.unchanged, doubts.falls, doubts.conflicts, kennzahlen.names):
        pd.testing.assert_frame_equal(question(categories), question(text))
    assert of_germany(categories)["segment"].tolist() == of_germany(text)["segment"].tolist()


def test_without_rows_the_columns_stay():
    doubtful = (doubts.unchanged, doubts.falls, doubts.conflicts)
    for question in (*doubtful, kennzahlen.names, kennzahlen.segmented, reifegrade.of_published):
        assert question(EMPTY).empty
        assert list(question(EMPTY).columns) == list(question(PUBLISHED).columns)
