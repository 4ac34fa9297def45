"""Prefilled templates: what nobody completed is left out with its reason, what somebody completed is read."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.metrics.absent import Occasion, expected, to_complete
from loaders import outgoing
from loaders.example import EXAMPLE_ROW
from loaders.issued import PREFILLED
from loaders.limits import limits
from loaders.outgoing import HEADER_LINE, template
from loaders.prefilled import NOT_BEGUN
from loaders.reader import reading_of
from loaders.reading import Reading
from loaders.workbooks import SHEETS, workbook

FIRST = HEADER_LINE + 1
KASSEL = Occasion(
    "teilnahme",
    {"reihe": "Regionalkonferenzen 2020", "veranstaltung": "Regionalkonferenz Kassel"},
    "2020-02-12",
    "2020-02-12",
    ("066",),
)
OCCASIONS = {
    "teilnahme": [
        KASSEL,
        Occasion("teilnahme", {"reihe": "Kongress", "veranstaltung": "Kongress 2020"}, "2020-02", "2020-02"),
        Occasion("teilnahme", {"reihe": "Kongress", "veranstaltung": "Kongress"}),
    ],
    "foerderung": [Occasion("mittel", {"programm": "=Starke Heimat+1"})],
    "ozg": [Occasion("ozg", {"stichtag": day}, day) for day in ("2015-06-30", "2026-06-30")],
}
ALL = [(kind, occasion) for kind, found in OCCASIONS.items() for occasion in found]
each_occasion = pytest.mark.parametrize(
    ("kind", "occasion"), ALL, ids=[f"{kind}-{occasion.day}" for kind, occasion in ALL]
)
STATED = {
    "teilnahme": {"anzahl": 2},
    "mittel": {"bewilligt": 1000},
    "ozg": {"ozg_id": "10177", "status": "offen"},
}


@pytest.fixture(autouse=True)
def few_rows_with_lists(monkeypatch):
    """Text format and lists reach far down, which takes most of the time and is looked at in `test_outgoing`."""
    monkeypatch.setattr(outgoing, "ROWS", 5)


def prefilled(kind: str, occasion: Occasion) -> bytes:
    return template(workbook(kind), {occasion.sheet: to_complete(occasion, expected(occasion))})


@cache
def dozen() -> bytes:
    """The template of one conference for twelve Kommunen."""
    return template(workbook("teilnahme"), {"teilnahme": to_complete(KASSEL, expected(KASSEL).head(12))})


def read(content: bytes) -> Reading:
    return reading_of(content, "vorlage.xlsx", limits())


def changed(content: bytes, change: Callable[[Worksheet], None]) -> Reading:
    """Read the workbook as it is after somebody worked on its first sheet and saved it."""
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    return read(saved(book))


def saved(book: Book) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def columns(sheet: str) -> dict[str, int]:
    return {field.name: column for column, field in enumerate(SHEETS[sheet].fields, 1)}


def reasons(reading: Reading) -> dict[str, int]:
    found = [left.reason for left in reading.omitted]
    return {reason: found.count(reason) for reason in found}


@each_occasion
def test_an_untouched_one_says_nothing_and_asks_nothing(kind, occasion):
    reading = read(prefilled(kind, occasion))

    assert (reading.workbook, reading.accepted, reading.findings) == (kind, True, ())
    assert {len(table) for table in reading.tables.values()} == {0}
    assert reasons(reading) == {NOT_BEGUN: len(expected(occasion))} | ({EXAMPLE_ROW: 1} if kind == "foerderung" else {})


@each_occasion
def test_a_completed_one_is_read_row_by_row_without_a_finding(kind, occasion):
    places, kommunen = columns(occasion.sheet), expected(occasion)

    def complete(page):
        for line in range(FIRST, FIRST + len(kommunen)):
            for name, value in STATED[occasion.sheet].items():
                page.cell(line, places[name]).value = value

    reading = changed(prefilled(kind, occasion), complete)
    table = reading.tables[occasion.sheet]

    assert reading.findings == ()
    assert table["kommune"].tolist() == kommunen["key"].tolist()
    for name, value in occasion.key.items():
        assert set(table[name]) == {value}
    assert NOT_BEGUN not in reasons(reading)


def test_of_the_rows_only_those_that_say_something_are_read():
    def complete(page):
        page.cell(FIRST + 2, columns("teilnahme")["anzahl"]).value = 2
        page.cell(FIRST + 9, columns("teilnahme")["funktion"]).value = "Bürgermeister"

    reading = changed(dozen(), complete)

    assert reading.tables["teilnahme"].index.get_level_values("line").tolist() == [FIRST + 2, FIRST + 9]
    assert reasons(reading) == {NOT_BEGUN: 10}


def sort_upside_down(page):
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=FIRST, max_row=FIRST + 11)]
    for line, row in enumerate(reversed(rows), FIRST):
        for column, value in enumerate(row, 1):
            page.cell(line, column).value = value


def remove(page, *names):
    for column in sorted((columns("teilnahme")[name] for name in names), reverse=True):
        page.delete_cols(column)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (sort_upside_down, 12),
        (lambda page: page.delete_rows(FIRST, 9), 3),
        (lambda page: page.delete_rows(1, 2), 12),
        (lambda page: remove(page, "beteiligung", "anzahl"), 12),
        (lambda page: remove(page, "reihe", "regierungsbezirk", "kreis"), 12),
        (lambda page: page.insert_cols(1), 12),
    ],
    ids=["sorted", "rows deleted", "title deleted", "answers deleted", "context deleted", "moved"],
)
def test_untouched_rows_are_known_wherever_they_are(change, left):
    reading = changed(dozen(), change)

    assert (reading.workbook, reading.findings, len(reading.tables["teilnahme"])) == ("teilnahme", (), 0)
    assert reasons(reading) == {NOT_BEGUN: left}


def test_untouched_rows_are_known_when_they_are_copied_elsewhere():
    source = load_workbook(BytesIO(dozen())).worksheets[0]
    book = Book()
    for row in source.iter_rows(min_row=HEADER_LINE, values_only=True):
        book.active.append(row)
    reading = read(saved(book))

    assert (reading.findings, len(reading.tables["teilnahme"])) == ((), 0)


def test_a_row_that_somebody_added_says_what_it_says():
    def add(page):
        page.cell(FIRST + 12, columns("teilnahme")["veranstaltung"]).value = "Regionalkonferenz Kassel"
        page.cell(FIRST + 12, columns("teilnahme")["kommune"]).value = "Marburg"

    reading = changed(dozen(), add)

    assert reading.tables["teilnahme"]["kommune"].tolist() == ["06534014"]
    assert reasons(reading) == {NOT_BEGUN: 12}


def test_a_remark_in_a_column_of_ones_own_states_nothing():
    def remark(page):
        page.cell(HEADER_LINE, 16).value = "Bemerkung"
        page.cell(FIRST, 16).value = "kommt nicht"

    reading = changed(dozen(), remark)

    assert [found.rule for found in reading.findings] == ["unknown_column"]
    assert len(reading.tables["teilnahme"]) == 0
    assert "Bemerkung" in (asked := reading.heads["Teilnahme"].columns.values())
    assert PREFILLED not in asked


def test_peoples_own_lists_of_names_only_are_read_as_ever():
    def without_mark(page):
        page.delete_cols(15)
        page.delete_rows(FIRST + 2, 200)

    assert len(changed(dozen(), without_mark).tables["teilnahme"]) == 2


def test_nothing_that_is_filled_in_calculates_and_the_mark_is_out_of_the_way():
    page = load_workbook(BytesIO(prefilled("foerderung", OCCASIONS["foerderung"][0])))["Mittel"]

    assert page.cell(FIRST, columns("mittel")["programm"]).value == "=Starke Heimat+1"
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s", "n"}
    assert [letter for letter, column in page.column_dimensions.items() if column.hidden] == ["Q"]
