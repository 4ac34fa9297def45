"""Which kind a worksheet is of: two known columns are not enough, and each worksheet speaks for itself."""

import pytest

from loaders.limits import limits
from loaders.reader import reading_of
from loaders.recognise import ADDRESS_LIST, NO_TABLE, OTHER_KIND
from loaders.workbooks import SHEETS
from tests.loaders.books import book, read_rows

DAY = "05.02.2020"
ATTENDANCE = [["Kommune", "Datum", "Funktion", "Anzahl"], ["Hanau", DAY, "OB", 1]]
SERVICES = [["OZG-ID", "Kommune", "Stichtag", "Status"], ["10177", "Hanau", "30.06.2022", "online"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["AGS", "Gemeinde", "Landkreis", "Einwohner"], ["06435014", "Hanau", "Main-Kinzig-Kreis", 96000]],
        [["Kommune", "Straße", "PLZ", "Ort", "E-Mail"], ["Hanau", "Am Markt 1", "63450", "Hanau", "a@example.org"]],
        [["Kommune", "Regierungsbezirk", "Bewilligt (€)"], ["Hanau", "Darmstadt", 5000]],
        [["Kommune", "Bezeichnung"], ["Hanau", "Rathaus"]],
        [["Kommune", "Name"], ["Hanau", "Zorbatzky"]],
    ],
)
def test_a_list_of_kommunen_is_no_attendance(rows):
    reading = read_rows(rows)

    assert [found.rule for found in reading.findings] == ["unknown_workbook"]


def test_an_event_above_a_list_of_names_makes_it_attendance():
    reading = read_rows([["Regionalkonferenz Kassel am 05.02.2020"], ["Kommune", "Name"], ["Baunatal", "Zorbatzky"]])

    assert reading.accepted
    assert reading.tables["teilnahme"]["veranstaltung"].tolist() == ["Regionalkonferenz Kassel"]


def test_a_programme_above_amounts_makes_it_money():
    reading = read_rows([["Starke Heimat Hessen"], ["Kommune", "Datum", "Betrag"], ["Hanau", DAY, 5000]])

    assert reading.workbook == "foerderung"
    assert [found.rule for found in reading.findings if found.blocks] == ["missing_column"]


@pytest.mark.parametrize(
    ("name", "rows", "reason"),
    [
        ("Verteiler", [["Kommune", "Funktion", "E-Mail"], ["Marburg", "OB", "a@example.org"]], ADDRESS_LIST),
        ("Adressen", [["Kommune", "Straße", "Ort"], ["Marburg", "Markt", "Marburg"]], ADDRESS_LIST),
        ("Gemeinden", [["AGS", "Gemeinde", "Landkreis"], ["06435014", "Hanau", "MKK"]], NO_TABLE),
        ("Umsetzung", SERVICES, OTHER_KIND.format(title="OZG-Umsetzung")),
    ],
)
def test_a_second_worksheet_of_another_kind_is_left_out_and_named(name, rows, reason):
    reading = reading_of(book(Liste=[*ATTENDANCE, ["Marburg", DAY, "OB", 2]], **{name: rows}), "x.xlsx", limits())

    assert reading.tables["teilnahme"].index.tolist() == [("Liste", 2), ("Liste", 3)]
    assert [(left.sheet, left.reason) for left in reading.omitted] == [(name, reason)]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_sheet_says_what_tells_it(sheet):
    names = {field.name for field in sheet.fields} | {"title", "asked"}

    assert sheet.telling
    assert all(set(group) <= names for group in sheet.telling)
    assert all(set(field.vague) <= set(field.synonyms) for field in sheet.fields)
