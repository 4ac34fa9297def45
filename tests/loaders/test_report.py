"""A reading in words for a terminal and as JSON for scripts: nothing is lost, nothing is said twice."""

import json

import pandas as pd
import pytest

from loaders.findings import NOTE, Finding, Omitted
from loaders.reading import Reading
from loaders.report import SHOWN, as_json, as_text
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table
from tests.loaders.books import read_rows

REPORTS = [
    ["OZG-ID", "Kommune", "Stichtag", "Status", "Reifegrad", "Reifegradmodell", "LeiKa-Typ"],
    ["10177", "Marburg", "30.06.2022", "online", 3, "1.1", "2/3"],
    ["10026", "LK Gießen", "30.06.2022", "offen", None, None, None],
]


def reading(**more) -> Reading:
    return Reading("liste.xlsx", "0" * 64, 1234, **more)


def line_of(text: str, start: str) -> str:
    (line,) = [line.strip() for line in text.splitlines() if line.strip().startswith(start)]
    return line


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"readable": False}, "nicht lesbar"),
        ({}, "noch nicht übernommen: bitte die Fehler beheben"),
        ({"tables": {"ozg": table(SHEETS["ozg"].columns(), [])}, "workbook": "ozg"}, "kann übernommen werden"),
        (
            {
                "tables": {"ozg": table(SHEETS["ozg"].columns(), [])},
                "findings": (Finding("B", "A1", "x", "choice", "m"),),
            },
            "noch nicht übernommen: bitte die Fehler beheben",
        ),
    ],
)
def test_the_verdict_stands_first(more, verdict):
    assert as_text(reading(**more)).splitlines()[0] == f"liste.xlsx: {verdict}"


def test_what_was_recognised_and_how_many_rows():
    text = as_text(read_rows(REPORTS))

    assert line_of(text, "Erkannt als") == "Erkannt als: OZG-Umsetzung"
    assert line_of(text, "OZG-Umsetzung:") == "OZG-Umsetzung: 2 Zeilen"


def test_a_finding_is_told_with_place_reason_and_suggestion():
    found = Finding("Tabelle1", "D2", "onlin", "choice", "„onlin“ steht nicht in der Liste.", "online")
    note = Finding("Tabelle1", "", "", "hidden_sheet", "Das Blatt ist ausgeblendet.", severity=NOTE)
    text = as_text(reading(findings=(found, note, Finding("", "", "", "file_empty", "Die Datei ist leer."))))

    assert text.splitlines()[1:] == [
        "  Fehler Tabelle1!D2: „onlin“ steht nicht in der Liste. Vorschlag: online",
        "  Hinweis Tabelle1: Das Blatt ist ausgeblendet.",
        "  Fehler: Die Datei ist leer.",
    ]


@pytest.mark.parametrize(("number", "told"), [(SHOWN, None), (SHOWN + 1, "1 weitere"), (SHOWN + 70, "70 weitere")])
def test_a_long_list_is_cut_and_says_so(number, told):
    text = as_text(reading(findings=tuple(Finding("T", f"A{n}", "", "choice", f"Befund {n}.") for n in range(number))))

    assert text.count("Befund ") == SHOWN
    assert (told in text) if told else ("weitere" not in text)


def test_rows_left_out_are_counted_by_reason():
    left = (*(Omitted("T", line, "Summenzeile.") for line in (5, 9)), Omitted("U", 0, "Das Blatt ist leer."))
    text = as_text(reading(omitted=left))

    assert "Nicht übernommen, Blatt „T“, 2-mal: Summenzeile." in text
    assert "Nicht übernommen, Blatt „U“, 1-mal: Das Blatt ist leer." in text


def test_json_is_one_line_that_any_script_reads():
    written = as_json(read_rows([["Regierungsbezirk", "Teilnehmende", "Notiz"], ["Kassel", 5, "zwei\nZeilen „ß“"]]))

    assert "\n" not in written
    assert "„" in written  # readable without decoding
    assert json.loads(written)["tables"]["teilnahme"][0]["anzahl"] == {"value": 5, "qualifier": "exakt"}
    assert not [word for word in ("NaN", "Infinity") if word in written]


def test_json_tells_every_finding_and_omission():
    findings = tuple(Finding("T", f"A{n}", "v", "choice", "m", "s") for n in range(SHOWN + 5))
    words = json.loads(as_json(reading(findings=findings, omitted=(Omitted("T", 7, "weil"),))))

    assert len(words["findings"]) == SHOWN + 5
    assert words["findings"][0] == {
        "sheet": "T", "cell": "A0", "value": "v", "rule": "choice", "message": "m", "suggestion": "s", "severity": "Fehler",
    }  # fmt: skip
    assert words["omitted"] == [{"sheet": "T", "line": 7, "reason": "weil"}]
    assert (words["workbook"], words["accepted"], words["tables"]) == (None, False, {})


def test_values_are_plain_and_missing_ones_are_null():
    first, second = json.loads(as_json(read_rows(REPORTS)))["tables"]["ozg"]

    assert first["ozg_id"] == "10177"
    assert first["reifegrad"] == {"value": 3, "model": "1.1"}
    assert first["stichtag"] == "2022-06-30"
    assert (first["sheet"], first["line"]) == ("Tabelle1", 2)
    assert second["reifegrad"] is None
    assert second["leika_typ"] is None
    assert set(first) == {"sheet", "line", *(field.name for field in SHEETS["ozg"].fields if field.stored)}


def test_money_keeps_its_cents_and_whole_euros_are_whole():
    rows = json.loads(
        as_json(read_rows([["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5.5], ["Q", "Marburg", 5.0]]))
    )

    amounts = [row["bewilligt"]["value"] for row in rows["tables"]["mittel"]]
    assert amounts == [5.5, 5]
    assert isinstance(amounts[1], int)


def test_a_report_never_holds_what_was_dropped():
    rows = [["Kommune", "Funktion", "Name", "E-Mail"], ["Marburg", "OB", "Erika Mustermann", "erika@example.org"]]
    made = read_rows(rows)

    for text in (as_text(made), as_json(made)):
        assert "Mustermann" not in text
        assert "erika@" not in text


def test_a_table_that_is_missing_everywhere_is_still_json():
    empty = pd.DataFrame(table(SHEETS["mittel"].columns(), [{"programm": "P"}]))
    (row,) = json.loads(as_json(reading(tables={"mittel": empty})))["tables"]["mittel"]

    assert row["programm"] == "P"
    assert {value for name, value in row.items() if name not in ("programm", "sheet", "line")} == {None}
