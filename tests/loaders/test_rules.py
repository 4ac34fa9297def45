"""Rules over whole tables: each finds exactly the rows that break it, and blocks only where it must."""

import pandas as pd
import pytest

from loaders import rules
from loaders.check import broken_rules
from loaders.sheet import Violation
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table
from tests.loaders.books import read_rows

MITTEL, OZG, BERATUNG, TEILNAHME = (SHEETS[name] for name in ("mittel", "ozg", "beratung", "teilnahme"))


def rows(sheet, *given: dict[str, object]) -> pd.DataFrame:
    return table(sheet.columns(), list(given))


def lines(found) -> list[int]:
    """The Excel rows of the violations."""
    return [violation.index[1] for violation in found]


def test_the_second_row_of_a_key_is_named_with_the_first():
    given = rows(MITTEL, {"programm": "A"}, {"programm": "B"}, {"programm": "A"}, {"programm": "A"})
    found = list(rules.unique_key(MITTEL)(given))

    assert lines(found) == [4, 5]
    assert {dict(each.details)["first"] for each in found} == {2}
    assert {each.severity for each in found} == {"Fehler"}
    assert "Aktenzeichen" in dict(found[0].details)["labels"]


def test_a_repeated_row_is_told_where_rows_differ_most():
    given = [("A", "06411000", "1"), ("A", "06431002", "2"), ("A", "06431002", "3"), ("A", "06431002", "3")]
    keys = ("programm", "kommune", "aktenzeichen")
    (found,) = rules.unique_key(MITTEL)(rows(MITTEL, *(dict(zip(keys, row, strict=True)) for row in given)))

    assert found.field == "aktenzeichen"


@pytest.mark.parametrize(
    "other", [{"kommune": "06411000"}, {"vorhaben": "x"}, {"aktenzeichen": "1"}, {"programm": "B"}]
)
def test_a_row_that_differs_in_any_part_of_the_key_repeats_nothing(other):
    given = rows(MITTEL, {"programm": "A"}, {"programm": "A"} | other)

    assert list(rules.unique_key(MITTEL)(given)) == []


def test_what_is_no_key_makes_no_difference():
    given = rows(MITTEL, {"programm": "A", "bewilligt": 1.0}, {"programm": "A", "bewilligt": 2.0})

    assert lines(rules.unique_key(MITTEL)(given)) == [3]


def test_one_of_several_columns_must_be_filled():
    given = rows(MITTEL, {"programm": "A"}, {"programm": "B", "volumen": 0.0}, {"programm": "C", "abgerufen": 1.0})
    found = list(rules.present("volumen", "abgerufen")(given))

    assert lines(found) == [2]
    assert found[0].details == (("fields", ("volumen", "abgerufen")),)


@pytest.mark.parametrize(
    ("beantragt", "bewilligt", "broken"),
    [
        (100.0, 100.0, False),
        (100.0, 100.01, True),
        ((100.0, "rund"), 150.0, False),
        (100.0, (150.0, "mehr als"), False),
        (None, 150.0, False),
        (100.0, None, False),
    ],
)
def test_only_exact_amounts_contradict_each_other(beantragt, bewilligt, broken):
    given = rows(MITTEL, {"programm": "A", "beantragt": beantragt, "bewilligt": bewilligt})
    found = list(rules.at_most("bewilligt", "beantragt")(given))

    assert bool(found) == broken
    assert all(each.severity == "Hinweis" for each in found)


def test_a_kommune_chooses_two_modules():
    given = rows(
        BERATUNG,
        *({"kommune": "06411000", "modul": f"Modul {number}"} for number in (1, 2, 3)),
        *({"kommune": "06531", "modul": f"Modul {number}"} for number in (1, 2, 2)),
    )
    found = list(rules.at_most_distinct("modul", per="kommune", limit=2)(given))

    assert lines(found) == [2, 3, 4]
    assert {each.severity for each in found} == {"Hinweis"}


LANDRAT, OB, MAYOR = "Landrat/Landrätin", "Oberbürgermeister/in", "Bürgermeister/in"


@pytest.mark.parametrize(
    ("office", "kommune", "plausible"),
    [
        (OB, "06411000", True),  # Darmstadt, kreisfrei
        (OB, "06631009", True),  # Fulda, Sonderstatusstadt
        (OB, "06631013", False),  # Hofbieber
        (OB, "06531", False),
        (LANDRAT, "06531", True),
        (LANDRAT, "06631013", False),
        (LANDRAT, "06411000", False),
        (MAYOR, "06631013", True),
        (MAYOR, "06411000", True),  # cities have Bürgermeister beside their Oberbürgermeister
        (MAYOR, "06531", False),
    ],
)
def test_an_office_fits_its_kommune(office, kommune, plausible):
    given = rows(TEILNAHME, {"funktion": office, "kommune": kommune}, {"funktion": office})
    found = list(rules.plausible_office(given))

    assert lines(found) == ([] if plausible else [2])
    assert all(each.severity == "Hinweis" and dict(each.details)["office"] == office for each in found)


@pytest.mark.parametrize(
    ("status", "level", "model", "doubtful"),
    [
        ("online", 1, "1.1", True),
        ("online", 0, "1.1", True),
        ("online", 2, "1.1", False),
        ("online", 1, "2.0", False),
        ("online", None, None, False),
        ("offen", 0, "1.1", False),
    ],
)
def test_online_below_level_two_is_doubted(status, level, model, doubtful):
    given = rows(OZG, {"status": status, "reifegrad": level, "reifegrad_modell": model})

    assert [(each.rule, each.severity) for each in rules.online_needs_level(given)] == (
        [("online_needs_level", "Hinweis")] * doubtful
    )


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_no_rule_stumbles_over_an_empty_table_or_empty_rows(sheet):
    for given in (table(sheet.columns(), []), rows(sheet, {}, {})):
        for rule in (*sheet.rules, rules.unique_key(sheet)):
            assert all(isinstance(each, Violation) for each in rule(given))


def test_violations_are_told_at_the_cell_of_their_row():
    reading = read_rows([
        ["Programm", "Kommune", "Beantragt", "Bewilligt"],
        ["A", "Marburg", 100, 200],
        ["A", "Marburg", 100, 100],
        ["B", "Marburg", None, None],
    ])  # fmt: skip

    assert [(found.cell, found.rule, found.severity) for found in reading.findings] == [
        ("C4", "present", "Fehler"),
        ("D2", "at_most", "Hinweis"),
        ("A3", "duplicate_key", "Fehler"),
    ]
    assert reading.findings[1].message == "„Bewilligt“ ist höher als „Beantragt“. Bitte beide Beträge prüfen."


def test_rows_of_a_sheet_that_repeats_may_be_equal():
    reading = read_rows([["Kommune", "Funktion"], ["Marburg", "OB"], ["Marburg", "OB"]])

    assert reading.accepted
    assert broken_rules(TEILNAHME, reading.tables["teilnahme"].head(0), [], set()) == []


def test_a_thousand_violations_are_listed_and_the_rest_is_counted():
    reading = read_rows([["Programm", "Bewilligt"], *[["A", 5]] * 1003])
    found = [each for each in reading.findings if each.blocks]

    assert len(found) == 1001
    assert found[-1].rule == "more_of_these"
    assert "2 weiteren Zeilen" in found[-1].message


EVENT = {
    "reihe": "R",
    "veranstaltung": "Regionalkonferenz Gießen",
    "datum": "2020-02-12",
    "beteiligung": "teilgenommen",
}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([(LANDRAT, "06531", 1.0), (LANDRAT, "06531", 1.0)], [3]),
        ([(LANDRAT, "06531", 2.0)], [2]),
        ([(LANDRAT, "06531", (2.0, "rund"))], [2]),
        ([(LANDRAT, "06531", (3.0, "höchstens"))], []),
        ([(LANDRAT, "06531", 1.0), (LANDRAT, "06631", 1.0)], []),
        ([(LANDRAT, "06531", 1.0), (LANDRAT, None, 5.0)], []),
        ([(LANDRAT, "06531", 1.0), (LANDRAT, "06531", None)], []),
        ([(OB, "06411000", 1.0), (MAYOR, "06411000", 1.0)], []),
        ([(OB, "06411000", 1.0), (OB, "06411000", 1.0)], [3]),
        ([(MAYOR, "06631013", 1.0)] * 3, [3, 4]),
        ([(MAYOR, "06631", 12.0)], []),  # the mayors of a Kreis: said as an implausible office
        ([("Sachbearbeitung", "06531", 7.0)], []),
    ],
)
def test_an_office_of_one_person_is_counted_once(given, told):
    listed = [EVENT | dict(zip(("funktion", "kommune", "anzahl"), each, strict=True)) for each in given]
    found = list(rules.one_holder(rows(TEILNAHME, *listed)))

    assert lines(found) == told
    assert {(each.rule, each.severity) for each in found} <= {("several_holders", "Hinweis")}


@pytest.mark.parametrize(
    "other", [{"veranstaltung": "B"}, {"datum": "2021"}, {"beteiligung": "angemeldet"}, {"reihe": "S"}]
)
def test_the_same_office_at_another_event_is_no_second_person(other):
    landrat = EVENT | {"funktion": LANDRAT, "kommune": "06531", "anzahl": 1.0}

    assert list(rules.one_holder(rows(TEILNAHME, landrat, landrat | other))) == []


def test_a_second_landrat_is_told_and_blocks_nothing():
    reading = read_rows([["Kommune", "Funktion", "Anzahl"], ["LK Gießen", "Landrätin", 1], ["LK Gießen", "Landrat", 1]])
    (found,) = [each for each in reading.findings if each.rule == "several_holders"]

    assert reading.accepted
    assert (found.cell, found.message) == (
        "B3",
        "Bis zu dieser Zeile kommt „Landrat/Landrätin“ für Landkreis Gießen bei derselben Veranstaltung mehr als einmal "
        "vor; das Amt hat nur eine Person. Bitte Anzahl, Funktion und Kommune prüfen.",
    )
