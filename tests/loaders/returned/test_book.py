"""The workbook that is handed back is the uploaded one with colours, comments and one worksheet more."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from loaders.cells.base import ErrorCell, Percentage
from loaders.container import Refused
from loaders.findings import NOTE
from loaders.grid import open_workbook
from loaders.limits import limits
from loaders.reader import reading_of
from loaders.returned.book import LOST, download_name, loses, returned
from loaders.returned.ours import AUTHOR, BLOCKING, HEAD, LEFT_OUT, NOTED, SHEET, TITLE
from loaders.returned.overview import HEAD_LINE
from loaders.returned.values import sheet_names, workbook_of
from tests.loaders import raw
from tests.loaders.books import book, grid
from tests.loaders.returned.marking import (
    changed,
    colours,
    comments,
    found,
    give_back,
    loaded,
    parts,
    resaved,
    saved,
    values,
)

LIST = [
    ["Regionalkonferenz Kassel am 5. Februar 2020"],
    ["Regierungsbezirk", "Anzahl", "Bemerkung"],
    ["Kassel", "viele"],
    ["Gieen", None, "=1+1"],
    ["Kassel", 5],
]


def rich() -> bytes:
    """A workbook with much that must not change."""
    made = Workbook()
    page = made.active
    page.title = "Tabelle1"
    for row in LIST:
        page.append(row)
    page["B3"].font = Font(bold=True)
    page["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    page["B5"].number_format = "0.00"
    page["C3"].comment = Comment("Von mir", "Sachbearbeitung")
    page["B4"].comment = Comment("Fehlt noch", "Sachbearbeitung")
    page.merge_cells("A1:C1")
    page.column_dimensions["A"].width = 33
    page.conditional_formatting.add("A3:A5", CellIsRule(operator="equal", formula=['"x"'], font=Font(color="FFFF0000")))
    other = made.create_sheet("Blatt 'zwei'")
    other.append([1, 2])
    chart = BarChart()
    chart.add_data(Reference(other, min_col=1, max_col=2, min_row=1))
    other.add_chart(chart, "C3")
    other.defined_names["Eigener"] = DefinedName("Eigener", attr_text="'Blatt ''zwei'''!$A$1")
    made.active = 1
    return saved(made)


FINDINGS = [
    found("B3", message="„viele“ ist keine Zahl.", suggestion="120"),
    found("B4", message="Leer.", severity=NOTE),
    found("B4", message="Fehlt."),
    found("E9", message="Gibt es noch nicht.", severity=NOTE),
    found("B1", message="Hinter der Verbindung."),
    found("A1", sheet="Blatt 'zwei'", severity=NOTE, message="Hinweis."),
    found("", sheet="", message="Zur Datei."),
    found("7", message="Zur Zeile."),
]


def test_only_what_must_change_changes():
    before = rich()
    after = give_back(before, FINDINGS)
    new = {name for name in parts(after) if name not in parts(before)}

    assert changed(before, after) - new == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }
    assert new == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet3.xml"}


def test_cells_are_coloured_and_commented_and_nothing_else_is():
    before, after = loaded(rich()), loaded(give_back(rich(), FINDINGS))
    page, was = after["Tabelle1"], before["Tabelle1"]

    assert colours(page) == {"A1": BLOCKING, "B3": BLOCKING, "B4": BLOCKING, "E9": NOTED}
    assert colours(after["Blatt 'zwei'"]) == {"A1": NOTED}
    assert comments(page) == {
        "A1": f"{HEAD}\nHinter der Verbindung.",
        "B3": f"{HEAD}\n„viele“ ist keine Zahl.\nVorschlag: 120",
        "B4": f"Fehlt noch\n\n{HEAD}\nFehlt.\n\nLeer.",
        "C3": "Von mir",
        "E9": f"{HEAD}\nGibt es noch nicht.",
    }
    assert (page["B3"].comment.author, page["B4"].comment.author) == (AUTHOR, "Sachbearbeitung")
    assert (page["B3"].font.b, page["B5"].number_format) == (True, "0.00")
    assert [row[:3] for row in values(page)[:5]] == values(was)
    assert page.column_dimensions["A"].width == 33
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:C1"]
    assert page.conditional_formatting
    assert after["Blatt 'zwei'"]._charts


def test_what_counts_worksheets_goes_on_meaning_the_same():
    after = loaded(give_back(rich(), FINDINGS))

    assert after.sheetnames == [SHEET, "Tabelle1", "Blatt 'zwei'"]
    assert after.active.title == "Blatt 'zwei'"
    assert list(after["Blatt 'zwei'"].defined_names) == ["Eigener"]


def test_the_overview_lists_the_file_then_errors_then_notes_with_links():
    page = loaded(give_back(rich(), FINDINGS))[SHEET]
    rows = values(page)[HEAD_LINE:]

    assert page["A1"].value == TITLE
    assert "liste.xlsx" in page["A2"].value
    assert "02.01.2025" in page["A2"].value
    assert [(row[0], row[1], row[3], row[5]) for row in rows] == [
        ("ganze Datei", None, "Zur Datei.", "Fehler"),
        ("Tabelle1", "B1", "Hinter der Verbindung.", "Fehler"),
        ("Tabelle1", "B3", "„viele“ ist keine Zahl.", "Fehler"),
        ("Tabelle1", "B4", "Fehlt.", "Fehler"),
        ("Tabelle1", "Zeile 7", "Zur Zeile.", "Fehler"),
        ("Tabelle1", "B4", "Leer.", "Hinweis"),
        ("Tabelle1", "E9", "Gibt es noch nicht.", "Hinweis"),
        ("Blatt 'zwei'", "A1", "Hinweis.", "Hinweis"),
    ]
    links = [page.cell(HEAD_LINE + line, 2).hyperlink for line in range(1, len(rows) + 1)]
    assert links[0] is None
    assert (links[1].location, links[4].location) == ("'Tabelle1'!B1", "'Tabelle1'!A7")
    assert links[-1].location == "'Blatt ''zwei'''!A1"
    assert page.freeze_panes == f"A{HEAD_LINE + 1}"
    assert page["C8"].alignment.wrap_text


def test_nothing_in_the_overview_is_ever_a_formula():
    evil = found("A1", value="=1+1", message='=HYPERLINK("x")', suggestion="_x0041_ <b>&")
    page = loaded(give_back(rich(), [evil]))[SHEET]
    cells = [page.cell(HEAD_LINE + 1, column) for column in (3, 4, 5)]

    assert [cell.data_type for cell in cells] == ["s"] * 3
    assert [cell.value for cell in cells][:2] == ["=1+1", '=HYPERLINK("x")']
    assert all(cell.quotePrefix for cell in cells)


def same(one, other) -> bool:
    tables = one.tables.keys() == other.tables.keys() and all(
        table.equals(other.tables[name]) for name, table in one.tables.items()
    )
    return tables and one.findings == other.findings


@pytest.mark.parametrize("through", [lambda content: content, resaved], ids=["as handed back", "saved anew"])
def test_the_marked_file_reads_as_the_file_did(through):
    before = reading_of(book(Liste=LIST), "x.xlsx", limits())
    after = reading_of(through(give_back(book(Liste=LIST), before.findings)), "x.xlsx", limits())

    assert before.findings
    assert same(before, after)
    assert [left.reason for left in after.omitted if left.sheet == SHEET] == [LEFT_OUT]


def test_marking_twice_equals_marking_once():
    once = give_back(rich(), FINDINGS)

    assert parts(give_back(once, FINDINGS)) == parts(once)
    assert changed(once, give_back(once, FINDINGS, day="2025-01-03")) == {"xl/worksheets/sheet3.xml"}


@pytest.mark.parametrize("through", [lambda content: content, resaved], ids=["as handed back", "saved anew"])
def test_what_was_mended_gets_its_own_look_back(through):
    after = loaded(give_back(through(give_back(rich(), FINDINGS)), [found("B5")]))
    page = after["Tabelle1"]

    assert after.sheetnames == [SHEET, "Tabelle1", "Blatt 'zwei'"]
    assert colours(page) == {"B3": "FF00FF00", "B5": BLOCKING}
    assert comments(page) == {"B4": "Fehlt noch", "B5": f"{HEAD}\nBitte prüfen.", "C3": "Von mir"}
    assert colours(after["Blatt 'zwei'"]) == {}
    assert after[SHEET].max_row == HEAD_LINE + 1


def test_a_renamed_overview_that_was_moved_is_found_and_replaced():
    marked = loaded(give_back(rich(), FINDINGS))
    marked[SHEET].title = "Alt"
    marked.move_sheet("Alt", 2)
    again = loaded(give_back(saved(marked), []))

    assert again.sheetnames == ["Tabelle1", "Blatt 'zwei'", "Alt"]
    assert again["Alt"].cell(HEAD_LINE + 1, 4).value == "Es ist nichts zu beheben."


def test_a_sheet_of_somebody_else_with_our_name_stays():
    after = loaded(give_back(book(PRÜFERGEBNIS=[["a"]]), []))

    assert after.sheetnames == [f"{SHEET} (2)", "PRÜFERGEBNIS"]


def test_the_first_sheet_may_be_hidden():
    content = book(Geheim=[["a"]], Liste=[["b"]], hidden=["Geheim"])
    after = loaded(give_back(content, [found("A1", "Geheim")]))

    assert [page.sheet_state for page in after] == ["visible", "hidden", "visible"]
    assert colours(after["Geheim"]) == {"A1": BLOCKING}


def test_a_conversation_is_left_alone():
    made = loaded(rich())
    made["Tabelle1"]["C3"].comment = Comment("[Threaded comment]", "tc={1}")
    page = loaded(give_back(saved(made), [found("C3")]))["Tabelle1"]

    assert comments(page)["C3"] == "[Threaded comment]"
    assert colours(page)["C3"] == BLOCKING


def test_patterns_keep_their_pattern_and_get_it_back():
    made = loaded(rich())
    made["Tabelle1"]["A4"].fill = PatternFill("lightGray", fgColor="FF0000FF")
    once = give_back(saved(made), [found("A4")])
    fill = loaded(once)["Tabelle1"]["A4"].fill
    after = loaded(give_back(once, []))["Tabelle1"]["A4"].fill

    assert (fill.patternType, fill.bgColor.rgb) == ("lightGray", BLOCKING)
    assert (after.patternType, after.fgColor.rgb) == ("lightGray", "FF0000FF")


def test_macros_stay():
    content = raw.zipped({**parts(rich()), "xl/vbaProject.bin": b"\0macros"})
    after = give_back(content, FINDINGS, "liste.xlsm")

    assert parts(after)["xl/vbaProject.bin"] == b"\0macros"


def test_more_than_can_be_marked_is_counted(monkeypatch):
    for module in ("marks", "marking"):
        monkeypatch.setattr(f"loaders.returned.{module}.MOST_CELLS", 2)
    after = loaded(give_back(book(Tabelle1=[["a"], ["b"], ["c"]]), [found(f"A{n}") for n in (1, 2, 3)]))

    assert colours(after["Tabelle1"]) == {"A1": BLOCKING, "A2": BLOCKING}
    assert after[SHEET].cell(HEAD_LINE + 3, 4).value == "Weitere 1 Befunde sind hier nicht einzeln aufgeführt."


CELLS = [
    "=kein Formel",
    "06531",
    5.0,
    Percentage(0.25),
    date(2020, 2, 5),
    time(9, 30),
    timedelta(hours=30),
    ErrorCell("#NV"),
    "WAHR",
]


def test_a_file_written_anew_reads_as_before():
    made = replace(grid([CELLS], name="Liste"), first_row=3, first_column=2)
    again = open_workbook(workbook_of([made], sheet_names([made.name])), "x.xlsx", limits())[0]

    assert again == [made]


def test_an_xls_comes_back_as_a_new_workbook():
    cell = raw.record(0x203, b"\0\0\0\0\0\0" + b"\0\0\0\0\0\0\x14\x40")
    after = loaded(give_back(raw.xls(cell), [found("A1")], "alt.xls"))

    assert after.sheetnames == [SHEET, "Tabelle1"]
    assert after["Tabelle1"]["A1"].value == 5
    assert colours(after["Tabelle1"]) == {"A1": BLOCKING}
    assert "keine xlsx-Datei" in after[SHEET]["A3"].value


def test_an_ods_comes_back_as_a_new_workbook():
    table = '<table:table table:name="T"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
    after = loaded(give_back(raw.ods(table), [found("A1", "T")], "alt.ods"))

    assert values(after["T"]) == [("a",)]
    assert comments(after["T"]) == {"A1": f"{HEAD}\nBitte prüfen."}


@pytest.mark.parametrize(
    ("content", "name", "kind", "download"),
    [
        (b"PK", "Liste 2020.xlsx", "", "Liste 2020_geprüft.xlsx"),
        (b"PK", "C:\\Daten\\Liste.XLSM", "", "Liste_geprüft.xlsm"),
        (b"PK", "Liste_geprüft.xlsx", "", "Liste_geprüft.xlsx"),
        (b"PK", "Liste.ods", "ods", "Liste_geprüft.xlsx"),
        (b"PK", "Liste.xlsb", "xlsb", "Liste_geprüft.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Liste.xlsx", "xls", "Liste_geprüft.xlsx"),
        (b"PK", "Liste", "", "Liste_geprüft.xlsx"),
    ],
)
def test_what_is_lost_is_said_beforehand(content, name, kind, download):
    assert loses(content, name) == (LOST.format(kind=kind) if kind else "")
    assert download_name(content, name) == download


def test_it_is_made_in_the_limited_process():
    after = loaded(returned(rich(), "liste.xlsx", FINDINGS, date(2025, 1, 2)))

    assert after.sheetnames[0] == SHEET
    with pytest.raises(Refused, match="file_to_convert"):
        returned(b"kein Buch", "liste.xlsx", [], date(2025, 1, 2))
