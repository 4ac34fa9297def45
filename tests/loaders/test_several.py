"""Several tables below each other, and the same table on several worksheets."""

from loaders.limits import limits
from loaders.reader import reading_of
from loaders.rowkinds import REPEATED_HEADER
from loaders.several import OTHER_TABLE, TITLE_ROW
from tests.loaders.books import book, read_rows, rules

HEAD = ["Funktion", "Anzahl"]
CONFERENCES = [
    ["Regionalkonferenz Kassel am 05.02.2020"],
    HEAD,
    ["Landrat", 2],
    ["Bürgermeister", 30],
    ["Summe", 32],
    [],
    ["Regionalkonferenz Darmstadt am 12.02.2020"],
    [],
    HEAD,
    ["Landrat", 5],
    ["Quelle: Meldung"],
]


def test_a_second_table_has_its_own_title():
    reading = read_rows(CONFERENCES)
    table = reading.tables["teilnahme"]
    assert reading.accepted, reading.findings
    assert table["datum"].tolist() == ["2020-02-05", "2020-02-05", "2020-02-12"]
    assert table["regierungsbezirk"].tolist() == ["066", "066", "064"]
    assert table.index.get_level_values("line").tolist() == [3, 4, 10]
    assert (7, TITLE_ROW) in [(left.line, left.reason) for left in reading.omitted]


def test_a_header_repeated_on_a_printed_page_is_no_table():
    rows = [["Kassel am 05.02.2020"], HEAD, ["Landrat", 2], ["Seite 1"], HEAD, ["Bürgermeister", 30]]
    reading = read_rows(rows)
    assert len(reading.tables["teilnahme"]) == 2
    assert set(reading.tables["teilnahme"]["datum"]) == {"2020-02-05"}
    assert (5, REPEATED_HEADER) in [(left.line, left.reason) for left in reading.omitted]


def test_tables_of_two_sheets_of_the_kind_on_one_worksheet():
    rows = [
        ["Programm", "Kommune", "Bewilligt"],
        ["P", "Marburg", 5],
        [],
        ["Beratung"],
        ["Kommune", "Modul", "Status"],
        ["Marburg", 1, "angefragt"],
        ["Hanau", 7, "angefragt"],
    ]
    reading = read_rows(rows)
    assert {name: len(table) for name, table in reading.tables.items()} == {"mittel": 1, "beratung": 2}
    assert ("B7", "choice", "Fehler") in rules(reading)


def test_rules_speak_of_the_table_of_their_row():
    rows = [
        ["Programm", "Kommune", "Bewilligt"],
        ["P", "Marburg", 5],
        [],
        ["Kommune", "Programm", "Fördersumme"],
        ["Marburg", "P", 6],
    ]
    assert ("B5", "duplicate_key", "Fehler") in rules(read_rows(rows))


def test_a_second_table_without_rows_is_said():
    rows = [["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5], [], ["Kommune", "Modul", "Status"]]
    assert ("A4", "no_rows", "Hinweis") in rules(read_rows(rows))


def test_words_that_are_values_start_no_table():
    rows = [["Kommune", "Art", "Funktion"], ["Fulda", "Landkreis", "Landrat"], ["Kassel", "Stadt", "OB"]]
    assert len(read_rows(rows).tables["teilnahme"]) == 2


def test_worksheets_of_a_kind_give_the_context_by_their_names():
    rows = [["Funktion", "Anzahl"], ["Landrat", 2]]
    content = book(**{"RP Kassel": rows, "RP Gießen": rows, "Darmstadt": rows})
    table = reading_of(content, "x.xlsx", limits()).tables["teilnahme"]
    assert table["regierungsbezirk"].tolist() == ["066", "065", "064"]


def test_worksheets_by_month():
    rows = [["Regierungsbezirk", "Anzahl"], ["Kassel", 120]]
    content = book(**{"Februar 2020": rows, "März 2020": rows})
    table = reading_of(content, "x.xlsx", limits()).tables["teilnahme"]
    assert table["datum"].tolist() == ["2020-02", "2020-03"]


def test_a_worksheet_that_is_not_used_beside_a_filled_one_is_no_loss():
    filled, empty = [["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5]], [["Kommune", "Modul", "Status"]]
    reading = reading_of(book(Mittel=filled, Beratung=empty), "x.xlsx", limits())
    assert reading.accepted
    assert reading.findings == ()


def test_another_table_above_the_list_is_no_title_and_is_listed():
    rows = [
        ["Kreis", "Wert", "Jahr"], ["Gießen", 12, 2020], ["Fulda", 7, 2020], [],
        ["Kommune", "Anzahl", "Funktion"], ["Lollar", 9, "Bürgermeister"],
    ]  # fmt: skip
    reading = read_rows(rows)

    assert [(left.line, left.reason) for left in reading.omitted] == [(line, OTHER_TABLE) for line in (1, 2, 3)]
    assert "from_title" not in [found.rule for found in reading.findings]
