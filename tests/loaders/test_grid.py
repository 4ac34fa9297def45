"""From bytes to grids: every cell at its place, with what it is."""

import csv
import json
import struct
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError, CalamineWorkbook

from loaders.cells.base import ErrorCell, Percentage, Uncalculated
from loaders.child import call
from loaders.container import Refused
from loaders.formats import package
from loaders.formats.canvas import Grid
from loaders.grid import open_workbook
from loaders.limits import Limits
from tests.loaders import raw

LIMITS = Limits()
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def read(content: bytes, limits: Limits = LIMITS) -> list[Grid]:
    return open_workbook(content, "test.xlsx", limits)[0]


def only(content: bytes, limits: Limits = LIMITS) -> Grid:
    [grid] = read(content, limits)
    return grid


def refused(content: bytes, limits: Limits = LIMITS):
    with pytest.raises(Refused) as caught:
        open_workbook(content, "test.xlsx", limits)
    [found] = caught.value.findings
    return found


def cell(reference: str, value: object, style: int = 0, kind: str = "") -> str:
    style_part = f' s="{style}"' if style else ""
    kind_part = f' t="{kind}"' if kind else ""
    return f'<c r="{reference}"{style_part}{kind_part}><v>{value}</v></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def first(cells: str, **book: object) -> object:
    """The value of cell A1 written as this XML."""
    grid = only(raw.xlsx(raw.sheet(row(1, cells) + row(2, cell("B2", 1))), **book))
    return grid.rows[0][0] if (grid.first_row, grid.first_column) == (1, 1) else None


# Places


def test_cells_stand_where_excel_shows_them():
    grid = only(raw.xlsx(raw.sheet(row(5, cell("C5", 1), cell("E5", 2)) + row(7, cell("D7", 3)))))

    assert (grid.first_row, grid.first_column) == (5, 3)
    assert grid.rows == [[1.0, None, 2.0], [None, None, None], [None, 3.0, None]]


def test_cells_far_left_of_the_first_ones_are_placed_too():
    grid = only(raw.xlsx(raw.sheet(row(1, cell("D1", 1)) + row(2, cell("B2", 2)))))

    assert (grid.first_column, grid.rows) == (2, [[None, None, 1.0], [2.0, None, None]])


def test_formatted_blank_cells_do_not_count():
    blank = '<c r="XFD1" s="1"/>' + '<c r="A1" s="1"></c>'
    grid = only(raw.xlsx(raw.sheet(row(1, blank) + row(2, cell("B2", 2)) + row(1_048_576, '<c r="A1048576" s="1"/>'))))

    assert (grid.first_row, grid.first_column, grid.rows) == (2, 2, [[2.0]])


def test_rows_and_cells_out_of_order_are_placed():
    grid = only(raw.xlsx(raw.sheet(row(2, cell("B2", 4), cell("A2", 3)) + row(1, cell("A1", 1), cell("B1", 2)))))

    assert grid.rows == [[1.0, 2.0], [3.0, 4.0]]


def test_a_cell_given_twice_keeps_the_last_value():
    assert only(raw.xlsx(raw.sheet(row(1, cell("A1", 1), cell("A1", 2)) + row(1, cell("B1", 3))))).rows == [[2.0, 3.0]]


def test_a_cell_that_names_another_row_is_damage():
    assert refused(raw.xlsx(raw.sheet(row(2, cell("A9", 1))))).rule == "file_damaged"


@pytest.mark.parametrize("reference", ["XFE", "ZZZZ1", "A0", "A-1", "1A", "A99999999999", "Ä1", "5"])
def test_an_impossible_reference_is_refused(reference):
    assert refused(raw.xlsx(raw.sheet(row(1, cell("A1", 1)) + row(2, cell(reference, 1))))).rule == "file_damaged"


# Values


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ("<c r='A1'><v>1.5</v></c>", 1.5),
        ('<c r="A1" t="n"><v>-1E-7</v></c>', -1e-7),
        ('<c r="A1" t="b"><v>1</v></c>', "WAHR"),
        ('<c r="A1" t="b"><v>false</v></c>', "FALSCH"),
        ('<c r="A1" t="str"><v>a &amp; b</v></c>', "a & b"),
        ('<c r="A1" t="str"><v> a </v></c>', " a "),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve">x </t></is></c>', "x "),
        (
            '<c r="A1" t="inlineStr"><is><r><t>Gie</t></r><r><t>ßen</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is></c>',
            "Gießen",
        ),
        ('<c r="A1" t="str"><v>   </v></c>', None),
        ('<c r="A1"><v></v></c>', None),
        ('<c r="A1"><v/></c>', None),
        ('<c r="A1" t="e"><v>#N/A</v></c>', ErrorCell("#NV")),
        ('<c r="A1" t="e"><v>#REF!</v></c>', ErrorCell("#BEZUG!")),
        ('<c r="A1" t="e"><v>#VALUE!</v></c>', ErrorCell("#WERT!")),
        ('<c r="A1" t="e"><v>#NUM!</v></c>', ErrorCell("#ZAHL!")),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', ErrorCell("#DIV/0!")),
        ('<c r="A1" t="e"><v>#NAME?</v></c>', ErrorCell("#NAME?")),
        ('<c r="A1" t="e"><v>#NULL!</v></c>', ErrorCell("#NULL!")),
        ('<c r="A1" t="e"><v>#NEU!</v></c>', ErrorCell("#NEU!")),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ErrorCell("#DIV/0!")),
        ('<c r="A1"><v>NaN</v></c>', ErrorCell("#ZAHL!")),
        ('<c r="A1"><v>1e400</v></c>', ErrorCell("#ZAHL!")),
        ('<c r="A1"><v>1,5</v></c>', "1,5"),
        ('<c r="A1"><v>1_000</v></c>', "1_000"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
        ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', 2.0),
        ('<c r="A1"><f>1+1</f></c>', Uncalculated()),
        ('<c r="A1"><f>1+1</f><v></v></c>', Uncalculated()),
        ('<c r="A1"><f>1+1</f><v/></c>', Uncalculated()),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1" t="d"><v>2020-02-05</v></c>', date(2020, 2, 5)),
        ('<c r="A1" t="d"><v>2020-02-05T12:30:00Z</v></c>', datetime(2020, 2, 5, 12, 30)),
        ('<c r="A1" t="d"><v>5. Februar</v></c>', "5. Februar"),
        ('<c t="str" r="A1"><v>andere Folge</v></c>', "andere Folge"),
        ('<c\n  r = "A1"\n  t = "str"\n>\n  <v>mit Zeilen</v>\n</c>', "mit Zeilen"),
        ('<c r="A1" t="neu"><v>unbekannte Art</v></c>', "unbekannte Art"),
    ],
)
def test_what_a_cell_holds(xml, value):
    assert first(xml) == value


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("0%", "0.25", Percentage(0.25)),
        ("0.00 %;[Red]-0.00 %", "-1", Percentage(-1.0)),
        ('0.0 "%"', "0.25", 0.25),
        ("0\\%", "0.25", 0.25),
        ("#,##0.00 [$€-407]", "2.5", 2.5),
        ('General" Tage"', "3", 3.0),
        ("[Red]0", "3", 3.0),
        ("DD.MM.YYYY", "43866", date(2020, 2, 5)),
        ("[$-407]d. mmmm yyyy", "43866.5", datetime(2020, 2, 5, 12)),
        ("yyyy", "43866.999999999", date(2020, 2, 6)),
        ("hh:mm", "0.5", time(12)),
        ("[h]:mm", "1.25", timedelta(hours=30)),
        ("dd.mm.yyyy", "59", date(1900, 2, 28)),
        ("dd.mm.yyyy", "61", date(1900, 3, 1)),
        ("dd.mm.yyyy", "-1", -1.0),
        ("dd.mm.yyyy", "2958466", 2958466.0),
        ("dd.mm.yyyy", "1e300", 1e300),
        ("0%", "k. A.", "k. A."),
        ("[" * 300 + "&quot;", "42", 42.0),
    ],
)
def test_what_the_number_format_makes_of_a_number(code, written, value):
    content = {"xl/styles.xml": raw.styles(code.replace('"', "&quot;"))}

    assert first(cell("A1", written, style=1), parts=content) == value


def test_days_counted_from_1904():
    content = raw.xlsx(
        raw.sheet(row(1, cell("A1", 42404, 1), cell("B1", 0.5, 1))),
        parts={"xl/styles.xml": raw.styles("dd.mm.yyyy hh:mm")},
        pr=' date1904="1"',
    )

    assert only(content).rows == [[date(2020, 2, 5), time(12)]]


@pytest.mark.parametrize("style", ["99999", "-1", "x", "999999", "9" * 5000], ids=lambda style: style[:10])
def test_an_unknown_style_leaves_a_plain_number(style):
    assert first(f'<c r="A1" s="{style}"><v>1</v></c>') == 1.0


def test_shared_texts():
    texts = raw.shared(
        "<t>Kreis</t>", "<r><t>Gie</t></r><r><rPr><b/></rPr><t>ßen</t></r><rPh sb='0' eb='1'><t>X</t></rPh>", "<t/>",
        "<t>a_x000D__x000A_b</t>", "<t>_x005F_x0041_</t>", "<t>_xD83D__xDE00__xD800_</t>", "<t>\u00ad\u200bw\u202e</t>",
    )  # fmt: skip
    cells = [cell(f"{letter}1", place, kind="s") for place, letter in enumerate("ABCDEFG")]
    grid = only(raw.xlsx(raw.sheet(row(1, *cells)), parts={"xl/sharedStrings.xml": texts}))

    assert grid.rows == [["Kreis", "Gießen", None, "a\nb", "_x0041_", "😀�", "\u00ad\u200bw\u202e"]]


@pytest.mark.parametrize("place", ["1", "-1", "1e5", "abc", "9" * 20, "9" * 5000], ids=lambda place: place[:20])
def test_a_reference_to_a_text_that_is_not_there_is_damage(place):
    content = raw.xlsx(
        raw.sheet(row(1, cell("A1", place, kind="s"))), parts={"xl/sharedStrings.xml": raw.shared("<t>x</t>")}
    )

    assert refused(content).rule == "file_damaged"


def test_control_characters_never_arrive():
    texts = raw.shared("<t>_x0000_</t>", "<t>a_x0008_b&#x9F;\tc</t>")
    content = raw.xlsx(
        raw.sheet(row(1, cell("A1", 0, kind="s"), cell("B1", 1, kind="s"))), parts={"xl/sharedStrings.xml": texts}
    )

    assert only(content).rows == [[None, "ab\tc"]] or only(content).rows == [["ab\tc"]]


def test_long_texts_are_cut_and_named():
    longest, longer = "ä" * 32_767, "ö" * 32_768
    rows = row(1, cell("A1", longest, kind="str")) + row(2, cell("B2", longer, kind="str"))
    grids, notes = open_workbook(raw.xlsx(raw.sheet(rows)), "a.xlsx", replace(LIMITS, ratio=10_000))

    assert grids[0].rows == [[longest, None], [None, longer[:-1]]]
    assert [(note.rule, note.sheet, note.cell, note.severity) for note in notes] == [
        ("sheet_text_cut", "Tabelle1", "B2", "Hinweis")
    ]


# Ways of writing the same


PLAIN_ROWS = row(1, cell("A1", "Kreis", kind="str"), cell("B1", 1)) + row(
    2, cell("A2", "Gießen", kind="str"), cell("B2", 2)
)
VARIANTS = {
    "prefix": raw.sheet(PLAIN_ROWS).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x="),
    "two prefixes": raw.sheet(PLAIN_ROWS)
    .replace("<worksheet", f'<worksheet xmlns:y="{raw.MAIN}"')
    .replace('<c r="B2"><v>2</v></c>', '<y:c r="B2"><y:v>2</y:v></y:c>'),
    "prefix on the spot": raw.sheet(PLAIN_ROWS).replace(
        '<c r="B2"><v>2</v></c>', f'<y:c xmlns:y="{raw.MAIN}" r="B2"><y:v>2</y:v></y:c>'
    ),
    "no references": raw.sheet(PLAIN_ROWS.replace('<row r="1"', "<row").replace('<row r="2"', "<row")).replace(' r="A1"', "")
    .replace(' r="B1"', "").replace(' r="A2"', "").replace(' r="B2"', ""),
    "no row numbers": raw.sheet(PLAIN_ROWS.replace('<row r="1"', "<row").replace('<row r="2"', "<row")),
    "lower case": raw.sheet(PLAIN_ROWS).replace('r="A2"', 'r="a2"'),
    "absolute": raw.sheet(PLAIN_ROWS).replace('r="A2"', 'r="$A$2"'),
    "cdata": raw.sheet(PLAIN_ROWS).replace("Gießen", "<![CDATA[Gießen]]>").replace("<v>2</v>", "<v><![CDATA[2]]></v>"),
    "comment": raw.sheet(PLAIN_ROWS.replace("</row>", '<!-- <c r="C1"><v>9</v></c></row> --></row>')),
    "instruction": raw.sheet(PLAIN_ROWS.replace("</row>", '<?x <c r="C1"><v>9</v></c> ?></row>')),
    "single quotes": raw.sheet(PLAIN_ROWS.replace('"', "'")),
    "white space": raw.sheet(PLAIN_ROWS.replace("><", ">\n  <").replace("</row>", "</row\n>").replace("</c>", "</c >")),
    "utf-8 with mark": b"\xef\xbb\xbf" + raw.sheet(PLAIN_ROWS).encode(),
    "utf-16": raw.sheet(PLAIN_ROWS).replace("UTF-8", "UTF-16").encode("utf-16"),
    "latin-1": raw.sheet(PLAIN_ROWS).replace("UTF-8", "ISO-8859-1").encode("latin-1"),
    "windows-1252": raw.sheet(PLAIN_ROWS).replace("UTF-8", "windows-1252").encode("cp1252"),
    "no declaration": raw.sheet(PLAIN_ROWS).replace(raw.HEAD, ""),
    "strict": raw.sheet(PLAIN_ROWS).replace(raw.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    "lying dimension": raw.sheet(PLAIN_ROWS, before='<dimension ref="A1:XFD1048576"/>'),
    "page breaks": raw.sheet(PLAIN_ROWS, behind='<rowBreaks count="1"><brk id="1"/></rowBreaks>'),
    "type before style": raw.sheet(PLAIN_ROWS).replace('r="A1" t="str"', 't="str" s="0" r="A1"'),
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_sheet_written_otherwise(variant):
    grid = only(raw.xlsx(VARIANTS[variant]))

    assert (grid.first_row, grid.first_column) == (1, 1)
    assert grid.rows == [["Kreis", 1.0], ["Gießen", 2.0]]


@pytest.mark.parametrize(
    "broken",
    [
        raw.sheet(PLAIN_ROWS)[:-60],
        raw.sheet(PLAIN_ROWS.replace("</c></row>", "</row></c>")),
        raw.sheet(PLAIN_ROWS) + "x",
    ],
)
def test_a_sheet_that_is_not_well_formed_is_damaged(broken):
    assert refused(raw.xlsx(broken)).rule == "file_damaged"


@st.composite
def written_tables(draw):
    """Rows of a table with the usual irregularities, as XML: gaps, formulas, other types, blank and hidden rows."""
    columns = draw(st.integers(1, 4))
    usual = draw(
        st.lists(st.sampled_from(["number", "percent", "shared", "text", "day"]), min_size=columns, max_size=columns)
    )
    rows, number = [], 0
    for _ in range(draw(st.integers(1, 12))):
        number += draw(st.sampled_from([1, 1, 1, 1, 3]))
        cells = "".join(draw(written_cell(f"{'ABCD'[at]}{number}", usual[at])) for at in range(columns))
        rows.append(
            row(number, cells, more=draw(st.sampled_from(["", "", ' spans="1:4"', ' hidden="1"', ' hidden="0"'])))
        )
    return "".join(rows)


@st.composite
def written_cell(draw, reference: str, usual: str):
    kind = draw(
        st.sampled_from([usual] * 12 + ["missing", "blank", "error", "formula", "uncalculated", "text", "cached"])
    )
    return {
        "number": cell(reference, draw(st.sampled_from(["1", "2.5", "-3e2", "1e999"]))),
        "percent": cell(reference, draw(st.sampled_from(["0.5", "1"])), style=1),
        "day": cell(reference, draw(st.integers(1, 50_000)), style=2),
        "shared": cell(reference, draw(st.integers(0, 2)), kind="s"),
        "text": f'<c r="{reference}" t="inlineStr"><is><t>{draw(st.sampled_from(["a", "b &amp; c", "?!"]))}</t></is></c>',
        "missing": "",
        "blank": f'<c r="{reference}" s="1"/>',
        "error": cell(reference, "#N/A", kind="e"),
        "formula": f'<c r="{reference}"><f>SUM(Blatt!A1)</f><v>7</v></c>',
        "cached": f'<c r="{reference}" t="str"><f aca="false">"x"</f><v>x</v></c>',
        "uncalculated": f'<c r="{reference}"><f>1</f></c>',
    }[kind]


@settings(max_examples=100, deadline=None)
@given(written_tables(), st.sampled_from([64, 300, 100_000]))
def test_reading_in_blocks_and_the_long_way_give_the_same(rows, chunk):
    parts = {
        "xl/styles.xml": raw.styles("0%", "dd.mm.yyyy"),
        "xl/sharedStrings.xml": raw.shared("<t>Gießen</t>", "<t>Fulda</t>", "<t> </t>"),
    }
    usual, unusual = (
        raw.xlsx(raw.sheet(text + row(99, cell("A99", 1))), parts=parts) for text in (rows, "<!-- -->" + rows)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "CHUNK", chunk)

        assert only(usual) == only(unusual)


# Sheets


def test_hidden_sheets_are_read_and_marked():
    grids = read(
        raw.xlsx(*[raw.sheet(row(1, cell("A1", n))) for n in range(3)], states=("visible", "hidden", "veryHidden"))
    )

    assert [(grid.name, grid.visible) for grid in grids] == [
        ("Tabelle1", True),
        ("Tabelle2", False),
        ("Tabelle3", False),
    ]


def test_hidden_rows_and_merged_ranges():
    rows = (
        row(2, cell("A2", 1), more=' hidden="1"')
        + row(3, cell("A3", 1), more=' hidden="false"')
        + row(4, cell("A4", 1), more=" hidden='true'").replace("'", '"')
    )
    behind = '<mergeCells count="2"><mergeCell ref="B2:C4"/><mergeCell ref="FOO"/><mergeCell ref="A6:XFD1048576"/></mergeCells>'
    grid = only(raw.xlsx(raw.sheet(rows, behind)))

    assert grid.hidden_rows == {2, 4}
    assert grid.merged == ((2, 2, 4, 3), (6, 1, 1_048_576, 16_384))


def test_a_chart_sheet_is_named_and_left_out():
    parts = raw.xlsx_parts(raw.sheet(row(1, cell("A1", 1))), raw.sheet(""))
    relations = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(
        '/worksheet" Target="worksheets/sheet2', '/chartsheet" Target="chartsheets/sheet2'
    )
    grids, notes = open_workbook(raw.zipped(parts), "a.xlsx", LIMITS)

    assert [grid.name for grid in grids] == ["Tabelle1"]
    assert [(note.rule, note.sheet, note.severity) for note in notes] == [
        ("sheet_without_cells", "Tabelle2", "Hinweis")
    ]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (raw.xlsx(raw.sheet("")), "file_blank"),
        (raw.xlsx(raw.sheet(row(1, cell("A1", "  ", kind="str")))), "file_blank"),
        (raw.xlsx(raw.sheet(""), kind="chartsheet"), "file_without_sheets"),
        (raw.xlsx(parts={"xl/workbook.xml": f'<workbook xmlns="{raw.MAIN}"/>'}), "file_without_sheets"),
        (raw.xlsx(parts={"xl/workbook.xml": "kaputt"}), "file_damaged"),
        (raw.xlsx(raw.sheet(PLAIN_ROWS), raw.sheet(PLAIN_ROWS), names=["Daten", "Daten"]), "file_damaged"),
        (
            raw.zipped({name: part for name, part in raw.xlsx_parts(raw.sheet("")).items() if "sheet1" not in name}),
            "file_damaged",
        ),
        (
            raw.zipped({name: part for name, part in raw.xlsx_parts(raw.sheet("")).items() if "rels/work" not in name}),
            "file_damaged",
        ),
    ],
)
def test_a_workbook_without_anything_to_read(content, rule):
    assert refused(content).rule == rule


def test_sheet_names_are_cleaned():
    names = ["<b>&amp;&#9;x", "", "a_x0007_b"]
    grids = read(raw.xlsx(*[raw.sheet(PLAIN_ROWS)] * 3, names=[name.replace("<", "&lt;") for name in names]))

    assert [grid.name for grid in grids] == ["<b>&\tx", "Blatt 2", "ab"]


# Limits


def test_two_far_cells_are_refused_by_name_before_room_is_made():
    found = refused(raw.xlsx(raw.sheet(row(1, cell("A1", 1)) + row(1_048_576, cell("XFD1048576", 2)))))

    assert (found.rule, found.sheet, found.cell) == ("sheet_far_cell", "Tabelle1", "XFD1048576")
    assert "XFD1048576" in found.message
    assert "löschen" in found.message


def test_the_far_cell_is_named_even_when_the_table_goes_on():
    table = "".join(
        row(n, cell(f"A{n}", 1), cell(f"B{n}", 1), cell("XFD3", 9) if n == 3 else "") for n in range(1, 1000)
    )

    assert refused(raw.xlsx(raw.sheet(table))).cell == "XFD3"


def test_a_single_far_cell_is_read():
    grid = only(raw.xlsx(raw.sheet(row(1_048_576, cell("XFD1048576", 2)))))

    assert (grid.first_row, grid.first_column, grid.rows) == (1_048_576, 16_384, [[2.0]])


SQUARE = "".join(row(n, *(cell(f"{letter}{n}", n) for letter in "ABCD")) for n in range(1, 5))


def test_number_of_cells_on_both_sides():
    assert len(only(raw.xlsx(raw.sheet(SQUARE)), replace(LIMITS, cells=16)).rows) == 4
    found = refused(raw.xlsx(raw.sheet(SQUARE)), replace(LIMITS, cells=15))
    assert (found.rule, found.sheet) == ("sheet_cells", "Tabelle1")


def test_cells_of_all_sheets_count_together():
    content = raw.xlsx(raw.sheet(SQUARE), raw.sheet(SQUARE))

    assert len(read(content, replace(LIMITS, cells=32))) == 2
    assert refused(content, replace(LIMITS, cells=31)).sheet == "Tabelle2"


@pytest.mark.parametrize(("limit", "rule"), [("rows", "sheet_rows"), ("columns", "sheet_columns")])
def test_rows_and_columns_on_both_sides(limit, rule):
    assert len(only(raw.xlsx(raw.sheet(SQUARE)), replace(LIMITS, **{limit: 4})).rows) == 4
    assert refused(raw.xlsx(raw.sheet(SQUARE)), replace(LIMITS, **{limit: 3})).rule == rule


def test_merged_ranges_on_both_sides():
    merged = "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 4)) + "</mergeCells>"
    content = raw.xlsx(raw.sheet(SQUARE, merged))

    assert len(only(content, replace(LIMITS, merges=3)).merged) == 3
    assert refused(content, replace(LIMITS, merges=2)).rule == "sheet_merges"


def test_characters_on_both_sides():
    content = raw.xlsx(raw.sheet(row(1, cell("A1", "Gießen", kind="str"))))

    assert open_workbook(content, "a.xlsx", replace(LIMITS, characters=6))[1] == []
    grids, notes = open_workbook(content, "a.xlsx", replace(LIMITS, characters=5))
    assert (grids[0].rows, [note.cell for note in notes]) == ([["Gieße"]], ["A1"])


def test_nesting_behind_the_rows_is_limited():
    deep = "<x>" * 70 + "</x>" * 70

    assert refused(raw.xlsx(raw.sheet(SQUARE, behind=deep))).rule == "file_unsafe"
    assert only(raw.xlsx(raw.sheet(SQUARE, behind=deep)), replace(LIMITS, depth=100)).rows[0][0] == 1.0


# The other formats


def biff(number: int, row_number: int, column: int, body: bytes, style: int = 0) -> bytes:
    return raw.record(number, struct.pack("<HHH", row_number, column, style) + body)


XLS = raw.xls(
    biff(0x204, 2, 1, struct.pack("<HB", 5, 0) + b"Kreis"),
    biff(0x203, 3, 1, struct.pack("<d", 0.25), style=1),
    biff(0x205, 3, 2, bytes([42, 1])),
    biff(0x205, 3, 3, bytes([1, 0])),
    biff(0x06, 4, 1, b"\x02\0\x07\0\0\0\xff\xff" + bytes(6) + struct.pack("<H", 0)),
    raw.record(0xBD, struct.pack("<HH", 4, 2) + struct.pack("<HI", 1, 2 | 50 << 2) + struct.pack("<HI", 0, 2 | 7 << 2) + struct.pack("<H", 3)),
    raw.record(0x208, struct.pack("<HHHHHHI", 3, 0, 4, 255, 0, 0, 0x20)),
    raw.record(0xE5, struct.pack("<HHHHH", 1, 2, 3, 1, 2)),
    globals_=[raw.record(0xE0, struct.pack("<HH", 0, fmt) + bytes(16)) for fmt in (0, 9)],
)  # fmt: skip


def test_an_xls_keeps_errors_percentages_hidden_rows_and_merges():
    grid = only(XLS)

    assert (grid.first_row, grid.first_column) == (3, 2)
    assert grid.rows == [
        ["Kreis", None, None],
        [Percentage(0.25), ErrorCell("#NV"), "WAHR"],
        [ErrorCell("#DIV/0!"), Percentage(50.0), 7.0],
    ]
    assert (grid.hidden_rows, grid.merged) == ({4}, ((3, 2, 4, 3),))


def test_far_cells_of_an_xls_are_refused_before_the_library_makes_room():
    far = biff(0x203, 0, 0, struct.pack("<d", 1)) + biff(0x203, 65_535, 255, struct.pack("<d", 1))

    assert refused(raw.xls(far)).rule == "sheet_far_cell"
    assert refused(raw.xls(far + biff(0x203, 0, 256, struct.pack("<d", 1)))).rule in ("file_damaged", "sheet_far_cell")


def test_a_chart_in_an_xls_is_named():
    assert refused(raw.xls(kind=2)).rule == "file_without_sheets"


def brt(number: int, column: int, body: bytes, style: int = 0) -> bytes:
    return raw.binary(number, struct.pack("<II", column, style) + body)


def brt_row(number: int, flags: int = 0) -> bytes:
    return raw.binary(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))


XLSB = raw.xlsb(
    brt_row(2) + brt(6, 1, raw.wide("Kreis")) + brt(1, 9, b""),
    brt_row(3, 0x10) + brt(5, 1, struct.pack("<d", 0.25), style=1) + brt(3, 2, bytes([42])) + brt(4, 3, bytes([1])),
    brt_row(4) + brt(2, 1, struct.pack("<I", 2 | 50 << 2), style=1) + brt(11, 2, bytes([7]) + bytes(10)),
    raw.binary(176, struct.pack("<IIII", 2, 3, 1, 2)),
    formats=(0, 9),
)


def test_an_xlsb_keeps_errors_percentages_hidden_rows_and_merges():
    grid = only(XLSB)

    assert (grid.first_row, grid.first_column) == (3, 2)
    assert grid.rows == [
        ["Kreis", None, None],
        [Percentage(0.25), ErrorCell("#NV"), "WAHR"],
        [Percentage(50.0), ErrorCell("#DIV/0!"), None],
    ]
    assert (grid.hidden_rows, grid.merged) == ({4}, ((3, 2, 4, 3),))


def test_far_cells_of_an_xlsb_are_refused_before_the_library_makes_room():
    far = brt_row(0) + brt(5, 0, struct.pack("<d", 1)) + brt_row(1_048_575) + brt(5, 16_383, struct.pack("<d", 1))

    assert refused(raw.xlsb(far)).cell == "XFD1048576"


@pytest.mark.parametrize("content", [XLS, XLSB], ids=["xls", "xlsb"])
def test_a_changed_byte_anywhere_is_refused_or_read(content):
    """In the reading process: the library behind these formats may end the process that it runs in."""
    outcomes = json.loads(call("tests.loaders.child_entries:read_changed", content, "a"))

    assert sum(outcomes.values()) == len(range(0, len(content), 7))
    assert set(outcomes) >= {"read", "file_damaged"}


ODS = raw.ods(
    '<table:table table:name="Daten"><table:table-column/><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    '<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>Kreis</text:p><text:p>und<text:s text:c="2"/>Stadt</text:p>'
    "<office:annotation><text:p>Notiz</text:p></office:annotation></table:table-cell></table:table-row>"
    '<table:table-row table:visibility="collapse"><table:table-cell/>'
    '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    '<table:table-cell table:formula="of:=1"/><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>'
    "</table:table-row>"
    '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
    '<table:table-cell office:value-type="date" office:date-value="2020-02-05"/><table:table-cell office:value-type="date" office:date-value="2020-02-05T12:00:00"/>'
    '<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"/><table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>'
    '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="currency" office:value="2.5"/><table:covered-table-cell/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    '<table:table table:name="Versteckt" table:style-name="ta1"/>',
    before='<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>',
)  # fmt: skip


def test_an_open_document_says_itself_what_its_cells_are():
    grid, hidden = read(ODS)
    days = [date(2020, 2, 5), datetime(2020, 2, 5, 12), time(14, 30), timedelta(hours=30), 2.5, None]

    assert (grid.name, grid.first_row, grid.first_column) == ("Daten", 3, 2)
    assert grid.rows == [
        ["Kreis\nund  Stadt", None, None, None, None, None],
        [Percentage(0.25), 7.0, 7.0, ErrorCell("#DIV/0!"), Uncalculated(), "WAHR"],
        days,
        days,
    ]
    assert (grid.hidden_rows, grid.merged) == ({4}, ((5, 6, 5, 7),))
    assert (hidden.name, hidden.visible, hidden.rows) == ("Versteckt", False, [])


@pytest.mark.parametrize(
    ("rows", "columns"), [(1_048_576, 16_384), (4_294_967_295, 1), (1, 4_294_967_295), (1_048_576, 11)]
)
def test_a_repeated_cell_of_an_open_document_is_refused_before_room_is_made(rows, columns):
    repeated = (
        f'<table:table table:name="T"><table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/></table:table-row></table:table>'
    )

    assert refused(raw.ods(repeated)).rule in ("sheet_cells", "sheet_rows", "sheet_columns", "sheet_far_cell")


# Real workbooks


def listed() -> list[str]:
    """The corpus by its manifest; one made-up name when the corpus is not there, to skip with a reason."""
    manifest = CORPUS / "manifest.csv"
    return (
        [line["file"] for line in csv.DictReader(manifest.open(encoding="utf-8"))] if manifest.exists() else ["(none)"]
    )


@pytest.fixture
def workbook(name) -> bytes:
    if name == "(none)":
        pytest.skip(f"the workbooks to compare with are not at {CORPUS}")
    return (CORPUS / name).read_bytes()


def comparable(value: object) -> object:
    """A value as both readers give it: blanks, line ends and escapes aside; error cells are blank in the library."""
    if isinstance(value, ErrorCell | Uncalculated):
        return None
    if isinstance(value, Percentage):
        return value.fraction
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, str):
        return value.strip().replace("\r\n", "\n").replace("_xDC88_", "�") or None
    return value


def placed(rows: list[list], top: int, left: int) -> dict[tuple[int, int], object]:
    cells = {(top + y, left + x): comparable(cell) for y, row in enumerate(rows) for x, cell in enumerate(row)}
    return {place: cell for place, cell in cells.items() if cell is not None}


@pytest.mark.parametrize("name", listed())
def test_real_workbooks_are_read_like_the_library_or_refused(name, workbook):
    """Never another exception, and never another value than calamine's where that gives one."""
    try:
        grids, _ = open_workbook(workbook, name, LIMITS)
    except Refused:
        return
    book = CalamineWorkbook.from_filelike(BytesIO(workbook))
    for grid in grids:
        try:
            page = book.get_sheet_by_name(grid.name)
        except CalamineError:
            continue
        top, left = page.start or (0, 0)
        assert placed(grid.rows, grid.first_row, grid.first_column) == placed(page.to_python(), top + 1, left + 1)
        if page.merged_cell_ranges is not None:
            ranges = sorted((a[0] + 1, a[1] + 1, b[0] + 1, b[1] + 1) for a, b in page.merged_cell_ranges)
            assert sorted(grid.merged) == ranges


@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_the_corpus_holds_real_workbooks_that_are_read(suffix):
    files = sorted(CORPUS.glob(f"*{suffix}"))
    if not files:
        pytest.skip(f"the workbooks to compare with are not at {CORPUS}")
    read_ones = 0
    for file in files:
        try:
            read_ones += bool(read(file.read_bytes()))
        except Refused:
            continue

    assert read_ones >= 0.7 * len(files)
