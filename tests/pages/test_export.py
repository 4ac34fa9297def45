"""Downloads: typed, in German, with their origin, and never with a live formula."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.shared import export
from pages.shared.columns import Column
from pages.shared.origin import Origin

ORIGIN = Origin("Wie viele kamen?", "22.11.2026, 15:36 Uhr (Nr. 12)", ("https://www.kommune21.de/a",), "", True)
TABLE = pd.DataFrame(
    {
        "bezirk": ["Kassel", "Darmstadt", "Gießen"],
        "datum": ["2020-02-05", "2020-02-12", "2020-02"],
        "anzahl": [120.0, 300.0, None],
        "anzahl_qualifier": ["rund", "mehr als", None],
        "summe": [1234567.5, 10.0, 0.0],
        "anteil": [0.695, 1.0, None],
    }
)
COLUMNS = {
    "bezirk": Column("Regierungsbezirk"),
    "datum": Column("Datum", "day"),
    "anzahl": Column("Teilnehmende", "number"),
    "summe": Column("Bewilligt", "euro"),
    "anteil": Column("Anteil", "percent"),
}


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_xlsx(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_csv_is_what_a_german_spreadsheet_program_expects():
    content = export.csv_file(TABLE, COLUMNS, ORIGIN)

    assert content.startswith(b"\xef\xbb\xbf")
    header, first, second, third = read_csv(content)
    assert header == [
        "Regierungsbezirk", "Datum", "Teilnehmende", "Teilnehmende: Genauigkeit", "Bewilligt", "Anteil",
        "Auswahl", "Stand der Daten", "Quelle", "Kennzeichnung",
    ]  # fmt: skip
    assert first[:6] == ["Kassel", "05.02.2020", "120", "rund", "1234567,5", "0,695"]
    assert first[6:] == [
        "alle Daten",
        "22.11.2026, 15:36 Uhr (Nr. 12)",
        "https://www.kommune21.de/a",
        "Demonstrationsdaten",
    ]
    assert second[2:4] == ["300", "mehr als"]
    assert third[1:6] == ["Februar 2020", "", "keine Angabe", "0", ""]


def test_xlsx_has_typed_cells():
    sheet = read_xlsx(export.xlsx_file(TABLE, COLUMNS, ORIGIN))["Daten"]

    assert [cell.value for cell in sheet[2]] == ["Kassel", datetime(2020, 2, 5), 120, "rund", 1234567.5, 0.695]
    assert [cell.data_type for cell in sheet[2]] == ["s", "d", "n", "s", "n", "n"]
    assert [cell.number_format for cell in sheet[2]] == [
        "General", "DD.MM.YYYY", "#,##0", "General", '#,##0.00 "€"', r"0.0\ %",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[4]] == ["Gießen", "Februar 2020", None, "keine Angabe", 0, None]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F4"


def test_xlsx_says_where_it_comes_from():
    book = read_xlsx(export.xlsx_file(TABLE, COLUMNS, ORIGIN))

    assert book.sheetnames == ["Daten", "Herkunft"]
    assert {row[0].value: row[1].value for row in book["Herkunft"].iter_rows()} == {
        "Frage": "Wie viele kamen?",
        "Stand der Daten": "22.11.2026, 15:36 Uhr (Nr. 12)",
        "Auswahl": "alle Daten",
        "Kennzeichnung": "Demonstrationsdaten",
        "Quelle": "https://www.kommune21.de/a",
    }


def test_both_files_say_what_was_chosen():
    chosen = replace(ORIGIN, filters="Regierungsbezirk: Kassel")
    header, *rows = read_csv(export.csv_file(TABLE, COLUMNS, chosen))
    about = read_xlsx(export.xlsx_file(TABLE, COLUMNS, chosen))["Herkunft"]

    assert {row[header.index("Auswahl")] for row in rows} == {"Regierungsbezirk: Kassel"}
    assert ("Auswahl", "Regierungsbezirk: Kassel") in list(about.values)


def test_parts_of_a_sum_are_told_in_a_column_of_their_own():
    table = pd.DataFrame({
        "anzahl": [580.0], "anzahl_qualifier": ["mindestens"], "anzahl_rounded": [True], "anzahl_missing": [2],
    })  # fmt: skip

    _, row = read_csv(export.csv_file(table, {"anzahl": Column("Summe", "number")}, ORIGIN))

    assert row[:2] == ["580", "mindestens, teilweise gerundet, 2 ohne Angabe"]


def test_an_empty_table_still_has_headings_and_origin():
    book = read_xlsx(export.xlsx_file(TABLE.head(0), COLUMNS, ORIGIN))

    assert [cell.value for cell in book["Daten"][1]][:2] == ["Regierungsbezirk", "Datum"]
    assert len(read_csv(export.csv_file(TABLE.head(0), COLUMNS, ORIGIN))) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 611", "'+49 611"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "' =1+1"),
        ("\r\n=1", "'  =1"),
        ("\x00=1", "' =1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠a", "'＠a"),
        ("\u200b=1", "' =1"),
        ("  =1", "'  =1"),
        ("Kassel", "Kassel"),
        ("a=b", "a=b"),
        ("Ein- & Auswanderung", "Ein- & Auswanderung"),
    ],
)
def test_text_that_looks_like_a_formula_is_neutralised(text, written):
    assert export.harmless(text) == written


LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
DANGEROUS = st.builds(lambda lead, rest: lead + rest, st.sampled_from(LEADS), st.text(max_size=20))


@given(st.one_of(DANGEROUS, st.text(max_size=40)))
@settings(max_examples=1000)
def test_no_text_leads_to_a_live_cell(text):
    written = export.harmless(text)

    assert not written.lstrip().startswith(LEADS)
    assert not set(written) & set(LEADS[4:8])
    assert len(written) <= 32_767


@given(st.lists(st.one_of(DANGEROUS, st.text(max_size=40)), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_no_cell_of_a_workbook_is_a_formula(texts):
    table = pd.DataFrame({"text": texts}, dtype="str")
    origin = Origin(texts[0], texts[-1], tuple(texts), texts[0])

    book = read_xlsx(export.xlsx_file(table, {"text": Column(texts[0])}, origin))

    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_out_of_its_csv_cell(texts):
    table = pd.DataFrame({"text": texts, "zahl": range(len(texts))})

    rows = read_csv(export.csv_file(table, {"text": Column("Text"), "zahl": Column("Zahl", "number")}, ORIGIN))

    assert [row[0] for row in rows[1:]] == [export.harmless(text) for text in texts]
    assert [row[1] for row in rows[1:]] == [str(number) for number in range(len(texts))]


def test_a_count_that_is_withheld_says_so_in_downloads():
    table = pd.DataFrame({"anzahl": [None, 6.0], "anzahl_qualifier": [None, "exakt"], "anzahl_withheld": [True, False]})

    _, withheld, shown = read_csv(export.csv_file(table, {"anzahl": Column("Teilnehmende", "number")}, ORIGIN))

    assert withheld[:2] == ["", "nicht gezeigt"]
    assert shown[:2] == ["6", "exakt"]
