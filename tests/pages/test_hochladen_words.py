"""The pure parts of the page Hochladen: actions with counts, line ranges, and rows in words."""

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.difference import Difference, compare, located
from data.frames import conform
from data.schema import IDENTITY, ORIGIN
from loaders.findings import NOTE, Finding, finding
from loaders.messages import MESSAGES
from loaders.reading import Reading
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.hochladen import preview
from pages.hochladen.actions import actions, listed, together
from pages.hochladen.clauses import CLAUSES, TOGETHER
from pages.hochladen.ranges import words
from pages.shared import listing

LOADERS = Path(__file__).parents[2] / "loaders"
ORIGINS = {"mittel": {"Liste": {"programm": "A", "bewilligt": "E"}, "Zweite": {"bewilligt": "C"}}}


def reading(*findings: Finding) -> Reading:
    return Reading("liste.xlsx", "0" * 64, 1, "foerderung", {}, tuple(findings), origins=ORIGINS)


def required(sheet: str, cell: str) -> Finding:
    return finding("required", sheet=sheet, cell=cell, label="Bewilligt")


def sentences(*findings: Finding) -> list[str]:
    return [action.sentence for action in actions(reading(*findings))]


def test_equal_troubles_of_a_column_are_one_action_with_its_count_over_all_worksheets():
    found = [required("Liste", f"E{line}") for line in range(4, 10)] + [required("Zweite", "C3")]

    assert sentences(*found) == ["In 7 Zeilen fehlt „Bewilligt“."]


def test_a_single_trouble_names_its_row():
    assert sentences(required("Liste", "E14")) == ["In Zeile 14 fehlt „Bewilligt“."]


def test_different_values_with_the_same_trouble_are_one_action():
    found = [
        finding("number", sheet="Liste", cell=f"E{line}", value=value, expected="einen Betrag")
        for line, value in ((4, "viel"), (5, "mehr"), (6, "?"))
    ]

    (action,) = actions(reading(*found))

    assert action.sentence == "In 3 Zeilen ist „Bewilligt“ nicht als Zahl zu lesen."
    assert [each.value for each in action.findings] == ["viel", "mehr", "?"]


def test_the_rest_that_is_only_counted_is_told_as_more_than():
    found = [required("Liste", f"E{line}") for line in range(4, 1004)]
    rest = finding("more_of_these", sheet="Liste", number=12_345, label="Bewilligt")

    assert sentences(*found, rest) == ["In mehr als 1.000 Zeilen fehlt „Bewilligt“."]


def test_what_blocks_comes_first_and_the_frequent_before_the_rare():
    note = finding("notice", sheet="Liste", cell="A4", remark="Alter Name.", severity=NOTE)
    number = finding("number", sheet="Liste", cell="E5", value="x", expected="einen Betrag")

    told = sentences(note, number, required("Liste", "E6"), required("Liste", "E7"))

    assert told == [
        "In 2 Zeilen fehlt „Bewilligt“.",
        "In Zeile 5 ist „Bewilligt“ nicht als Zahl zu lesen.",
        "In Zeile 4 gibt es eine Anmerkung zu „Programm“.",
    ]


def test_the_rare_are_told_by_their_place_and_several_worksheets_by_name():
    number = finding("number", sheet="Zweite", cell="C3", value="x", expected="einen Betrag")
    english = finding("number_english", sheet="Liste", cell="E9", value="1,234.50")

    assert sentences(english, number, required("Liste", "E5")) == [
        "In Zeile 5 von „Liste“ fehlt „Bewilligt“.",
        "In Zeile 9 von „Liste“ ist „Bewilligt“ in englischer Schreibweise eingetragen.",
        "In Zeile 3 von „Zweite“ ist „Bewilligt“ nicht als Zahl zu lesen.",
    ]


def test_troubles_of_the_table_are_said_in_their_own_sentence():
    missing = finding("missing_column", sheet="Liste", label="Programm", line=3)

    assert sentences(missing) == [missing.message]


def test_several_unknown_columns_are_one_remark():
    found = [
        finding("unknown_column", sheet="Liste", cell=f"{letter}3", value=value, sheet_title="Mittel", severity=NOTE)
        for letter, value in (("F", "Saal"), ("G", "Nr."))
    ]

    assert sentences(found[0]) == [found[0].message]
    assert sentences(*found) == [
        "2 Spalten gehören nicht zu dieser Liste und wurden nicht übernommen: „Saal“ und „Nr.“."
    ]


def test_what_concerns_the_whole_file_is_no_action():
    assert actions(reading(finding("unknown_workbook", kinds="Teilnahme"))) == []


def test_findings_become_a_table_of_text():
    table = listed([required("Liste", "E14")])

    assert table.iloc[0].tolist() == [
        "Liste", "E14", "", "„Bewilligt“ ist leer. Bitte einen Wert eintragen.", "", "Fehler",
    ]  # fmt: skip
    assert listed([]).empty


def raised() -> set[str]:
    """Every rule that a cell type, a column or a rule over rows can raise."""
    others = ("places.py", "mention.py", "columns.py", "blanks.py")
    sources = [*(LOADERS / "cells").glob("*.py"), *(LOADERS / name for name in others)]
    text = "".join(path.read_text() for path in sources if path.exists())
    rules = re.findall(r'(?:Rejected\(\s*|Trouble\(\s*|_note\(column, code, )"(\w+)"', text)
    rules += re.findall(r'Violation\([^"]*"?\w*"?[^"]*"(\w+)", (?:NOTE|ERROR)', (LOADERS / "rules.py").read_text())
    return set(rules)


def test_every_trouble_of_a_cell_or_a_row_has_its_clause():
    rules = raised()

    assert {"number", "choice", "duplicate_key", "implausible_office", "blank_below", "empty_beside_filled"} <= rules
    assert rules - set(CLAUSES) == set()


def test_no_clause_without_a_message():
    assert (set(CLAUSES) | set(TOGETHER)) - set(MESSAGES) == set()


@pytest.mark.parametrize("rule", CLAUSES)
def test_a_clause_completes_the_sentence(rule):
    said = CLAUSES[rule].format(column="„Betrag“")

    assert said[0].islower()
    assert not said.endswith(".")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], ""),
        ([3], "3"),
        ([19, 3, 17, 18], "3, 17–19"),
        ([1, 3, 5, 7, 9, 11, 13, 15, 17, 19], "1, 3, 5, 7, 9, 11, 13, 15 und 2 weitere"),
    ],
)
def test_lines_read_as_ranges(lines, said):
    assert words(lines) == said


@given(st.sets(st.integers(1, 60)))
def test_ranges_lose_no_line(lines):
    said = words(lines)
    rest = re.search(r" und (\d+) weitere$", said)
    spans = re.findall(r"(\d+)(?:–(\d+))?", re.sub(r" und .*", "", said))
    written = [line for first, last in spans for line in range(int(first), int(last or first) + 1)]

    assert written == sorted(lines)[: len(written)]
    assert len(written) + (int(rest[1]) if rest else 0) == len(lines)


def rows(sheet, *given: dict[str, object]) -> pd.DataFrame:
    """A typed table of the sheet: index (worksheet, line from 5 on), what is not given is missing."""
    columns = sheet.columns()
    table = pd.DataFrame([{name: each.get(name) for name in columns} for each in given], columns=list(columns))
    index = pd.MultiIndex.from_tuples([("Liste", 5 + place) for place in range(len(given))], names=["sheet", "line"])
    return conform(table, columns).set_index(index)


def difference(
    sheet, file: list[dict[str, object]], stored: list[dict[str, object]], replaces: bool = False
) -> Difference:
    then = located(sheet, rows(sheet, *stored))
    then = then.assign(**dict.fromkeys((*IDENTITY, "revision"), 1)).assign(id=range(len(then)))
    then = conform(then, {**sheet.columns(), **ORIGIN, **IDENTITY})
    return compare(sheet, located(sheet, rows(sheet, *file)), then, replaces)


def person(kommune: str | None, anzahl: float, qualifier: str = "exakt", **others: object) -> dict[str, object]:
    known = {"reihe": "Regionalkonferenzen 2020", "veranstaltung": "Darmstadt", "regierungsbezirk": "064"}
    return {**known, "kommune": kommune, "anzahl": anzahl, "anzahl_qualifier": qualifier, **others}


def test_what_all_new_rows_have_in_common_is_said_once():
    found = difference(TEILNAHME, [person("06431002", 1), person("06435014", 320, "mehr als")], [])

    told = listing.of_file(TEILNAHME, found.added, 2)

    assert told.same == "Reihe Regionalkonferenzen 2020, Veranstaltung Darmstadt und Regierungsbezirk Darmstadt"
    assert told.table.to_dict("list") == {
        "Zeile": ["5", "6"],
        "Kommune": ["Bensheim", "Hanau"],
        "Anzahl": ["1", "mehr als 320"],
    }


def test_a_single_row_is_a_sentence_and_needs_no_table():
    found = difference(TEILNAHME, [person("06431002", 1)], [])

    told = listing.of_file(TEILNAHME, found.added, 1)

    assert told.table.empty
    assert told.same.startswith("Zeile 5, Reihe Regionalkonferenzen 2020,")
    assert told.same.endswith("Kommune Bensheim und Anzahl 1")


def test_a_change_is_told_as_old_and_new_with_the_qualifier():
    then = [person(None, 300, "mehr als", quelle="Presse"), person("06431002", 1)]
    now = [person(None, 320, "mehr als"), person("06431002", 2)]

    told = listing.of_changes(difference(TEILNAHME, now, then), 2)

    assert told.same == "Reihe Regionalkonferenzen 2020, Veranstaltung Darmstadt und Regierungsbezirk Darmstadt"
    assert told.table.to_dict("list") == {
        "Zeile": ["5", "5", "6"],
        "Betrifft": ["", "", "Bensheim"],
        "Änderung": [
            "Anzahl: mehr als 300 → mehr als 320",
            "Quelle: Presse → keine Angabe",
            "Anzahl: 1 → 2",
        ],
    }


def test_a_changed_model_is_told_beside_the_level():
    known = {"ozg_id": "10177", "stichtag": "2025-07-01", "kommune": "06", "status": "online", "reifegrad": 3}
    then, now = {**known, "reifegrad_modell": "1.1"}, {**known, "reifegrad_modell": "2.0"}

    told = listing.of_changes(difference(OZG, [now], [then]), 1)

    assert told.table["Änderung"].tolist() == ["Reifegrad: Modell: 1.1 → 2.0"]


def test_no_change_is_an_empty_listing():
    told = listing.of_changes(difference(TEILNAHME, [person("06431002", 1)], []), 0)

    assert told.table.empty
    assert told.count == 0


def test_stored_rows_are_told_without_their_office():
    stored = [person("06431002", 1, funktion="Bürgermeister/in"), person("06435014", 1, funktion="Landrat/Landrätin")]

    told = listing.of_store(TEILNAHME, difference(TEILNAHME, [], stored).vanished, 2)

    assert told.table.to_dict("list") == {"Kommune": ["Bensheim", "Hanau"]}
    assert "meister" not in told.same


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Gespeichert ist mit gleicher Angabe in „Reihe“ noch 1 Zeile, die nicht in Ihrer Datei steht."),
        (1234, "Gespeichert sind mit gleicher Angabe in „Reihe“ noch 1.234 Zeilen, die nicht in Ihrer Datei stehen."),
    ],
)
def test_rows_that_the_file_lacks_are_told_in_the_right_number(count, said):
    assert preview.stays(count, "„Reihe“") == said


def test_a_long_listing_is_cut_and_still_counted():
    many = [person("06431002", number) for number in range(listing.LISTED + 5)]

    told = listing.of_file(TEILNAHME, difference(TEILNAHME, many, []).added, len(many))

    assert len(told.table) == listing.LISTED
    assert told.count == listing.LISTED + 5


def test_equal_entries_of_a_column_are_one_row_that_names_all_cells():
    found = [required("Liste", f"E{line}") for line in (4, 5, 6, 9)] + [required("Zweite", "C3")]

    assert together(found)[["sheet", "cell"]].to_numpy().tolist() == [["Liste", "E4–E6, E9"], ["Zweite", "C3"]]
