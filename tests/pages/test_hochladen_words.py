"""The pure parts of the page Hochladen: actions with counts, line ranges, and rows in words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.findings import NOTE, Finding, finding
from loaders.messages import MESSAGES
from loaders.reading import Reading
from pages.hochladen.actions import actions, listed
from pages.hochladen.clauses import CLAUSES, TOGETHER
from pages.hochladen.ranges import words

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
    """Every rule that a cell type or a rule over rows can raise."""
    sources = [*(LOADERS / "cells").glob("*.py"), LOADERS / "places.py", LOADERS / "mention.py"]
    text = "".join(path.read_text() for path in sources if path.exists())
    rules = re.findall(r'Rejected\(\s*"(\w+)"', text)
    rules += re.findall(r'Violation\([^"]*"?\w*"?[^"]*"(\w+)", (?:NOTE|ERROR)', (LOADERS / "rules.py").read_text())
    return set(rules)


def test_every_trouble_of_a_cell_or_a_row_has_its_clause():
    rules = raised()

    assert {"number", "choice", "duplicate_key", "implausible_office"} <= rules
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
