import pytest

from loaders import layout
from loaders.headers import field_of, is_personal
from loaders.recognise import recognise
from loaders.rowkinds import NO_VALUES, REMARK_ROW, REPEATED_HEADER, sort
from loaders.workbooks import SHEETS, WORKBOOKS
from tests.loaders.books import grid

TEILNAHME, MITTEL, OZG = SHEETS["teilnahme"], SHEETS["mittel"], SHEETS["ozg"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Regierungsbezirk", "regierungsbezirk"),
        ("REGIERUNGS-\nBEZIRK", "regierungsbezirk"),
        ("Regierungs\xadbezirk", "regierungsbezirk"),
        (" Reg.-Bez. ", "regierungsbezirk"),
        ("Anzahl Teilnehmende*", "anzahl"),
        ("Anzahl Teilnehmende 1)", "anzahl"),
        ("Teilnehmende (Anzahl der Personen)", "anzahl"),
        ("Teilnehmer/innen", "anzahl"),
        ("Veranstaltungs-Ort", "ort"),
    ],
)
def test_header_is_found_whatever_its_spelling(text, name):
    field, _ = field_of(" ".join(text.replace("\xad", "").split()), TEILNAHME)
    assert field.name == name


def test_unit_in_header_is_no_part_of_the_label():
    assert field_of("Bewilligt in Euro", MITTEL)[0].name == "bewilligt"
    assert field_of("Bewilligt (in €)", MITTEL)[0].name == "bewilligt"


@pytest.mark.parametrize("text", ["Name", "Vorname", "E-Mail", "Telefon-Nr.", "Ansprechpartner", "Unterschrift"])
def test_personal_headers_are_known(text):
    assert is_personal(text)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_no_declared_header_is_personal_or_means_two_fields(sheet):
    for field in sheet.fields:
        assert field_of(field.label, sheet)[0] is field
        assert not any(is_personal(text) for text in (field.label, *field.synonyms))


def test_header_below_title_block_and_rows_that_are_none():
    found = layout.find(
        grid(
            [
                ["Regionalkonferenz Darmstadt"],
                [],
                [None, "Regierungsbezirk", "Teilnehmende"],
                [None, "Kassel", "rund 120"],
                [None, "Regierungsbezirk", "Teilnehmende"],
                [None, "Gießen", "rund 160"],
                [None, "Summe", 280],
                [],
                [None, "* vorläufig"],
                ["nur hier"],
            ]
        ),
        TEILNAHME,
    )
    rows = sort(found)
    assert found.columns == {"regierungsbezirk": 1, "anzahl": 2}
    assert rows.kept == [3, 5]
    assert [total.offset for total in rows.totals] == [6]
    assert [(left.line, left.reason) for left in rows.omitted] == [
        (5, REPEATED_HEADER),
        (9, REMARK_ROW),
        (10, NO_VALUES),
    ]


def test_merged_group_over_the_header_is_read():
    rows = [
        ["Wer", None, "Wie viele", None],
        ["Kommune", "Funktion", "Anzahl", "Status"],
        ["Marburg", "OB", 1, "angemeldet"],
    ]
    found = layout.find(grid(rows, merged=[(1, 1, 1, 2), (1, 3, 1, 4)]), TEILNAHME)
    assert set(found.columns) == {"kommune", "funktion", "anzahl", "beteiligung"}
    assert sort(found).kept == [2]


def test_vertically_merged_header_is_read():
    rows = [["Kommune", "Mittel in Euro", None], [None, "beantragt", "bewilligt"], ["Marburg", 5, 4]]
    found = layout.find(grid(rows, merged=[(1, 1, 2, 1), (1, 2, 1, 3)]), MITTEL)
    assert found.columns == {"kommune": 0, "beantragt": 1, "bewilligt": 2}


def test_two_columns_for_one_field_are_told():
    found = layout.find(grid([["Kommune", "Betrag", "Fördersumme", "Programm"], ["Marburg", 1, 2, "P"]]), MITTEL)
    assert found.twice == {"bewilligt": (1, 2)}


def test_a_label_wins_over_a_synonym():
    found = layout.find(grid([["Programm", "Betrag", "Bewilligt", "Kommune"], ["P", 1, 2, "Marburg"]]), MITTEL)
    assert found.columns["bewilligt"] == 2
    assert not found.twice


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["Regierungsbezirk", "Teilnehmende"], "teilnahme"),
        (["Kommune", "Funktion", "Name"], "teilnahme"),
        (["Förderprogramm", "Kommune", "Bewilligt"], "foerderung"),
        (["Kommune", "Modul", "Status", "Datum"], "foerderung"),
        (["OZG-ID", "Leistung", "Kommune", "Stichtag", "Status"], "ozg"),
        (["OZG-ID", "Leistung", "Themenfeld", "Kommune", "Reifegrad"], "ozg"),
        (["Kennzahl", "Gebiet", "Datum", "Zählweise", "Wert", "Einheit", "Quelle"], "kennzahlen"),
    ],
)
def test_kind_is_told_from_headers(header, kind):
    found = recognise([grid([header, ["x"] * len(header)], name="irgendwas")], WORKBOOKS)
    assert found.workbook.name == kind


def test_a_foreign_table_is_not_recognised():
    found = recognise([grid([["Artikel", "Preis"], ["Stuhl", 5]]), grid([], name="leer")], WORKBOOKS)
    assert found.workbook is None
    assert [left.sheet for left in found.omitted] == ["Tabelle1", "leer"]
