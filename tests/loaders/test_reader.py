import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import parcel
from loaders.example import EXAMPLE_ROW
from loaders.limits import limits
from loaders.outgoing import template
from loaders.progress import UNPACKING
from loaders.reader import read, reading_of
from loaders.report import as_json, as_text
from loaders.rowkinds import TOTAL_ROW
from loaders.workbooks import SHEETS, WORKBOOKS
from tests.loaders.books import book, read_rows, rules

DARMSTADT = [
    ["Regionalkonferenz Darmstadt am 12. Februar 2020"],
    ["Regierungspräsidium Darmstadt"],
    [],
    ["Regierungsbezirk", "Teilnehmende", "Name", "E-Mail"],
    ["RP Darmstadt", "mehr als 300", "Erika Mustermann", "erika@example.org"],
    ["Summe", 300],
]


def test_conference_as_a_person_types_it():
    reading = read_rows(DARMSTADT, merge=["A1:D1"])
    row = reading.tables["teilnahme"].iloc[0]
    assert reading.accepted
    assert row[["reihe", "veranstaltung", "datum", "regierungsbezirk"]].tolist() == [
        "Regionalkonferenzen 2020",
        "Regionalkonferenz Darmstadt",
        "2020-02-12",
        "064",
    ]
    assert (row["anzahl"], row["anzahl_qualifier"]) == (300, "mehr als")
    assert [(left.line, left.reason) for left in reading.omitted] == [(6, TOTAL_ROW)]
    assert ("C4", "personal_column", "Hinweis") in rules(reading)


def test_names_of_people_never_leave_the_reading():
    carried = parcel.pack(read_rows(DARMSTADT))
    assert b"Mustermann" not in carried
    assert b"erika@" not in carried


def test_one_row_per_person_counts_each_as_one():
    reading = read_rows([["Kommune", "Funktion"], ["LK Gießen", "Landrat"], ["Marburg", "OB"], ["Marburg", "OB"]])
    table = reading.tables["teilnahme"]
    assert reading.accepted
    assert table["kommune"].tolist() == ["06531", "06534014", "06534014"]
    assert table["anzahl"].tolist() == [1, 1, 1]
    assert table["regierungsbezirk"].tolist() == ["065", "065", "065"]


def test_an_empty_cell_of_a_count_is_not_one_person():
    reading = read_rows([["Regierungsbezirk", "Teilnehmende"], ["Gießen", None], ["Kassel", "k. A."], ["Darmstadt", 7]])
    assert reading.tables["teilnahme"]["anzahl"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (["Homberg", "Schwalm-Eder-Kreis", None, None], "06634009"),
        (["Homberg", "Vogelsbergkreis", None, None], "06535009"),
        (["Homberg", None, "RP Kassel", None], "06634009"),
        (["Kassel", None, None, "Landkreis"], "06633"),
        (["Kassel", None, None, "kreisfreie Stadt"], "06611000"),
    ],
)
def test_another_column_resolves_an_ambiguous_name(cells, key):
    reading = read_rows([["Kommune", "Kreis", "Regierungsbezirk", "Art", "Funktion"], [*cells, "CDO"]])
    assert reading.tables["teilnahme"]["kommune"].tolist() == [key], reading.findings


def test_an_ambiguous_name_is_asked_with_its_candidates():
    reading = read_rows([["Kommune", "Funktion"], ["Homberg", "Bürgermeisterin"]])
    assert not reading.accepted
    assert rules(reading)[0] == ("A2", "ambiguous_place", "Fehler")
    assert all(name in reading.findings[0].message for name in ("Homberg (Efze)", "Homberg (Ohm)"))


@pytest.mark.parametrize("typed", ["6435014", "06435014 ", 6435014, 6435014.0])
def test_a_lost_zero_of_the_ags_is_mended(typed):
    rows = [["OZG-ID", "AGS", "Stichtag", "Status"], ["10177", typed, "30.06.2022", "online"]]
    assert read_rows(rows).tables["ozg"]["kommune"].tolist() == ["06435014"]


def test_the_day_decides_which_key_of_hanau_is_meant():
    days = [datetime(2025, 12, 31), "01.01.2026"]
    rows = [["OZG-ID", "Kommune", "Stichtag", "Status"], *[[10177, "Hanau", day, "online"] for day in days]]
    assert read_rows(rows).tables["ozg"]["kommune"].tolist() == ["06435014", "06415000"]


def test_a_leika_key_that_lost_its_digits_is_a_finding():
    rows = [
        ["OZG-ID", "Kommune", "Stichtag", "Status", "LeiKa-Schlüssel"],
        ["10026", "Marburg", "30.06.2022", "online", "9,9059E+13"],
    ]
    reading = read_rows(rows)
    assert not reading.accepted
    assert [found.cell for found in reading.findings if found.blocks] == ["E2"]


def test_missing_required_column_is_one_finding():
    reading = read_rows(
        [["OZG-ID", "Leistung", "Kommune", "Stichtag"], ["10177", "Reisepass", "Marburg", "2022-06-30"]]
    )
    assert [(found.rule, found.message) for found in reading.findings if found.blocks] == [
        ("missing_column", "Die Spalte „Status“ fehlt. Bitte in Zeile 1 ergänzen und in jeder Zeile ausfüllen.")
    ]


def test_the_stichtag_may_stand_above_the_table():
    rows = [["Stand: 30.06.2022"], ["OZG-ID", "Kommune", "Status"], ["10177", "Marburg", "online"]]
    reading = read_rows(rows)
    assert reading.accepted, reading.findings
    assert reading.tables["ozg"]["stichtag"].tolist() == ["2022-06-30"]
    assert ("A1", "from_title", "Hinweis") in rules(reading)


def test_a_repeated_key_is_told_with_its_first_row():
    rows = [["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5], ["P", "Marburg", 6]]
    found = [found for found in read_rows(rows).findings if found.blocks]
    assert [(each.cell, each.rule) for each in found] == [("A3", "duplicate_key")]
    assert "Zeile 2" in found[0].message


def test_implausible_office_is_said_and_does_not_block():
    reading = read_rows([["Kommune", "Funktion"], ["Hofbieber", "Oberbürgermeister"], ["Fulda, Stadt", "OB"]])
    assert reading.accepted
    assert [(f.cell, f.rule) for f in reading.findings if f.rule == "implausible_office"] == [
        ("B2", "implausible_office")
    ]


def test_rules_do_not_repeat_what_a_cell_already_told():
    reading = read_rows([["Kommune", "Funktion"], ["Homberg", "Landrat"]])
    assert [found.rule for found in reading.findings if found.blocks] == ["ambiguous_place"]


def test_hidden_sheets_are_read_and_mentioned():
    content = book(
        hidden=["Alt"],
        Neu=[["Regierungsbezirk", "Teilnehmende"], ["Kassel", 5]],
        Alt=[["Regierungsbezirk", "Teilnehmende"], ["Gießen", 6]],
    )
    reading = reading_of(content, "x.xlsx", limits())
    assert reading.tables["teilnahme"].index.tolist() == [("Neu", 2), ("Alt", 2)]
    assert [found.sheet for found in reading.findings if found.rule == "hidden_sheet"] == ["Alt"]


def test_two_sheets_of_one_kind_and_a_foreign_one():
    content = book(
        Mittel=[["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5]],
        Beratung=[["Kommune", "Modul", "Status"], ["Marburg", 1, "angefragt"]],
        Notizen=[["bitte nachfragen"]],
    )
    reading = reading_of(content, "x.xlsx", limits())
    assert {name: len(table) for name, table in reading.tables.items()} == {"mittel": 1, "beratung": 1}
    assert [(left.sheet, left.line) for left in reading.omitted] == [("Notizen", 0)]


def test_it_is_told_how_far_a_reading_is():
    told: list[int] = []
    read(book(Tabelle1=[["Regierungsbezirk", "Teilnehmende"], ["Kassel", 120]]), "klein.xlsx", told=told.append)

    assert told == sorted(set(told))
    assert 0 < told[0] <= UNPACKING[1] < told[-1] < 100


def test_an_unknown_workbook_says_what_is_known():
    reading = read_rows([["Artikel", "Preis"], ["Stuhl", 5]])
    assert not reading.accepted
    assert reading.readable
    assert reading.findings[0].rule == "unknown_workbook"


@pytest.mark.parametrize("kind", WORKBOOKS, ids=lambda kind: kind.name)
def test_untouched_template_reads_back_without_a_finding(kind):
    reading = reading_of(template(kind), "vorlage.xlsx", limits())
    assert reading.accepted
    assert reading.workbook == kind.name
    assert reading.findings == ()
    assert {name: len(table) for name, table in reading.tables.items()} == {sheet.name: 0 for sheet in kind.sheets}
    assert [left.reason for left in reading.omitted] == [EXAMPLE_ROW] * len(kind.sheets)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_choice_of_a_drop_down_is_understood(sheet):
    for field in sheet.fields:
        for choice in field.type.choices():
            assert field.type.parse(choice) is not None


def test_json_holds_typed_values_with_their_address():
    words = json.loads(as_json(read_rows(DARMSTADT)))
    assert set(words) == {"file", "workbook", "accepted", "findings", "omitted", "tables"}
    assert words["tables"]["teilnahme"][0] == {
        "sheet": "Tabelle1",
        "line": 5,
        "reihe": "Regionalkonferenzen 2020",
        "veranstaltung": "Regionalkonferenz Darmstadt",
        "datum": "2020-02-12",
        "ort": None,
        "regierungsbezirk": "064",
        "kommune": None,
        "funktion": None,
        "anzahl": {"value": 300, "qualifier": "mehr als"},
        "beteiligung": "teilgenommen",
        "vertretene_kommunen": None,
        "quelle": None,
    }


def test_text_report_is_german_and_says_what_was_left_out():
    text = as_text(read_rows(DARMSTADT))
    assert "kann übernommen werden" in text
    assert "Teilnahme: 1 Zeilen" in text
    assert TOTAL_ROW in text


def test_the_child_gives_the_same_reading_as_this_process():
    content = book(Tabelle1=DARMSTADT)
    here, there = reading_of(content, "a.xlsx", limits()), read(content, "a.xlsx")
    assert here.findings == there.findings
    assert here.omitted == there.omitted
    assert here.origins == there.origins
    assert here.tables["teilnahme"].equals(there.tables["teilnahme"])


def test_what_is_no_workbook_is_told_what_it_is():
    reading = read(b"%PDF-1.7\n%...", "liste.pdf")
    assert not reading.readable
    assert "PDF" in reading.findings[0].message


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Marburg", "LK Gießen", "Fulda, Stadt"]), st.integers(1, 10**6), st.booleans()),
        min_size=1,
        max_size=15,
        unique_by=lambda row: row[0],
    )
)
def test_what_is_written_is_read(rows):
    typed = [["P", name, f"{amount:,}".replace(",", ".") if text else amount] for name, amount, text in rows]
    reading = read_rows([["Programm", "Kommune", "Bewilligt"], *typed])
    assert reading.accepted
    assert reading.tables["mittel"]["bewilligt"].tolist() == [amount for _, amount, _ in rows]
