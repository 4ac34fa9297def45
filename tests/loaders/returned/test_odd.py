"""Legal workbooks that no one would write by hand are marked all the same, and no other byte of them changes."""

import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from loaders.container import Refused
from loaders.grid import open_workbook
from loaders.limits import limits
from loaders.returned.ours import BLOCKING, HEAD, is_overview
from loaders.returned.package import packed
from loaders.returned.plain import plain
from loaders.returned.rowxml import CELL, edited, style_of
from loaders.returned.sheetxml import sections
from tests.loaders import raw
from tests.loaders.returned.marking import changed, colours, comments, found, give_back, loaded, parts

CORPUS = Path("/work/shared/corpus")
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
CELLS = '<c r="A1"><v>1</v></c><c r="C1" s="1"><v>3</v></c>'

SECOND = CELLS.replace('1"><v>1', '2"><v>1').replace("C1", "C2")


KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
TYPES = (
    f'{raw.HEAD}<Types xmlns="{raw.PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}sheet.main+xml"/></Types>'
)


def xlsx(*sheets: raw.Part, parts: dict[str, raw.Part] | None = None) -> bytes:
    """As `raw.xlsx`, with what openpyxl needs to open it."""
    return raw.xlsx(*sheets, parts={"[Content_Types].xml": TYPES, **(parts or {})})


def marked(sheet: raw.Part, *cells: str, **options) -> dict[str, str]:
    """The sheet after these cells of it were marked, as it is written."""
    content = xlsx(sheet, **options)
    after = give_back(content, [found(cell) for cell in cells])
    assert grids(after) == grids(content)
    assert set(cells) <= colours(loaded(after)["Tabelle1"]).keys()
    return parts(after)["xl/worksheets/sheet1.xml"].decode()


def grids(content: bytes) -> list:
    return [grid for grid in open_workbook(content, "x.xlsx", limits())[0] if not is_overview(grid)]


ROWS = [
    pytest.param(f'<row r="1" spans="1:3">{CELLS}</row>', "B1", '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="', id="between"),
    pytest.param(f'<row r="1" spans="1:3">{CELLS}</row>', "C1", '<row r="1" spans="1:3"><c r="A1"><v>1</v></c><c r="C1" s="', id="there"),
    pytest.param(f'<row r="1">{CELLS}</row>', "D1", '<v>3</v></c><c r="D1" s="', id="behind"),
    pytest.param(f'<row r="2">{SECOND}</row>', "A1", '<sheetData><row r="1"><c r="A1" s="', id="row before"),
    pytest.param(f'<row r="1">{CELLS}</row>', "A3", '</row><row r="3"><c r="A3" s="', id="row behind"),
    pytest.param(f'<row r="1">{CELLS}</row><row r="3"/>', "B3", '<row r="3"><c r="B3" s="', id="empty row"),
    pytest.param(f'<row r="3"/><row r="1">{CELLS}</row>', "B3", '<sheetData><row r="3"><c r="B3" s="', id="rows in disorder"),
    pytest.param("<row><c><v>1</v></c><c><v>2</v></c></row>", "B1", '<c><v>1</v></c><c s="', id="no references"),
    pytest.param(f'<row r="1">{CELLS}<!-- <row r="9"> --></row>', "C1", '<c r="C1" s="', id="comment"),
    pytest.param('<row r="1"><c r="A1" t="str"><v><![CDATA[<row r="7">]]></v></c></row>', "A1", "&lt;row", id="cdata"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "cell", "written"), ROWS)
def test_a_cell_is_marked_in_its_place(rows, cell, written):
    assert written in marked(raw.sheet(rows), cell, parts={"xl/styles.xml": raw.styles("0.00")})


@pytest.mark.parametrize(
    ("sheet", "before"),
    [
        (raw.sheet(raw.TWO_ROWS), ""),
        (raw.sheet(raw.TWO_ROWS).replace("UTF-8", "UTF-16").encode("utf-16"), ""),
        (raw.sheet(raw.TWO_ROWS).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x="), ""),
    ],
    ids=["plain", "utf-16", "prefix"],
)  # fmt: skip
def test_encodings_and_prefixes(sheet, before):
    written = marked(sheet, "B1", "B2", "C5")

    assert "Gießen" in written
    assert 'r="C5"' in written


def test_new_cells_look_as_empty_cells_of_their_row_or_column_did():
    before = '<cols><col min="2" max="3" style="1"/></cols>'
    rows = '<row r="1" s="2" customFormat="1"><c r="A1"><v>1</v></c></row>'
    content = xlsx(raw.sheet(rows, before=before), parts={"xl/styles.xml": raw.styles("0.00", "0.000")})
    page = loaded(give_back(content, [found("B1"), found("B2"), found("D2")]))["Tabelle1"]

    assert [page[cell].number_format for cell in ("B1", "B2", "D2")] == ["0.000", "0.00", "General"]


def test_a_strict_workbook_stays_strict():
    made = raw.xlsx_parts(raw.sheet(raw.TWO_ROWS))
    strict = {
        name: str(part).replace(raw.MAIN, STRICT).replace(raw.DOCUMENT, STRICT_RELATIONS) for name, part in made.items()
    }
    after = give_back(raw.zipped(strict), [found("B2")])

    assert all(raw.MAIN.encode() not in part for part in parts(after).values())
    assert raw.DOCUMENT.encode() not in b"".join(parts(after).values())
    assert [grid.name for grid in grids(after)] == ["Tabelle1"]


def test_the_drawing_of_comments_stands_where_it_belongs():
    behind = '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><tableParts count="0"/>'
    written = marked(raw.sheet(raw.TWO_ROWS, behind), "B2")

    assert written.index("<pageMargins") < written.index("<legacyDrawing") < written.index("<tableParts")


def test_a_drawing_that_is_no_xml_keeps_its_buttons():
    button = '<v:shape id="_x0000_s1030"><v:textbox><br>Knopf</v:textbox><x:ClientData ObjectType="Button"/></v:shape>'
    drawing = f'<xml xmlns:v="urn:schemas-microsoft-com:vml">{button}</xml>'
    sheet = raw.sheet(raw.TWO_ROWS, '<legacyDrawing r:id="rId1"/>')
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": raw.relations("vmlDrawing", "../drawings/d.vml"),
        "xl/drawings/d.vml": drawing,
    }
    once = give_back(xlsx(sheet, parts=more), [found("B2")])
    shapes = parts(once)["xl/drawings/d.vml"].decode()

    assert button in shapes
    assert "_x0000_s1031" in shapes
    assert parts(give_back(once, []))["xl/drawings/d.vml"].decode().count("<v:shape ") == 1
    assert comments(loaded(once)["Tabelle1"]) == {"B2": f"{HEAD}\nBitte prüfen."}


def test_local_names_views_and_missing_views_are_counted_on():
    made = raw.xlsx_parts(raw.sheet(raw.TWO_ROWS), raw.sheet(raw.TWO_ROWS))
    names = '<definedNames><definedName name="n" localSheetId="1">Tabelle2!$A$1</definedName></definedNames></workbook>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</workbook>", names)
    book = parts(give_back(raw.zipped(made)))["xl/workbook.xml"].decode()

    assert '<bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet' in book
    assert 'localSheetId="2"' in book
    assert 'sheetId="3"' in book


def test_a_damaged_comments_part_is_refused():
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": raw.relations("comments", "../comments1.xml"),
        "xl/comments1.xml": "<comments><a>",
    }
    with pytest.raises(Refused, match="file_damaged"):
        give_back(raw.xlsx(parts=more), [found("A1")])


columns = st.integers(1, 40)


@given(there=st.sets(columns), wanted=st.sets(columns), spans=st.booleans())
def test_whatever_a_row_holds_its_cells_stay_in_order(there, wanted, spans):
    cells = "".join(f'<c r="{get_column_letter(column)}7" s="3"><v>{column}</v></c>' for column in sorted(there))
    counted = ' spans="1:2"' * spans
    row = f'<row r="7"{counted}>{cells}</row>\n'.encode()
    after = edited(row, 7, wanted, lambda column, style: style + 100 if column in wanted else style, lambda _: 5)
    styles = [style_of(cell) for cell in CELL.findall(after)]

    expected = {column: (3 if column in there else 5) + 100 * (column in wanted) for column in there | wanted}
    assert styles == [expected[column] for column in sorted(expected)]
    assert after.count(b"<v>") == len(there)
    assert after.endswith(b"</row>\n")
    assert wanted or after == row


SHEET = raw.sheet(raw.TWO_ROWS + "<!-- x --><row r='9'/><row r='10'><c><v>sheetData</v></c></row>", "<a/>").encode()


@given(cuts=st.lists(st.integers(0, len(SHEET)), max_size=6))
@settings(max_examples=200)
def test_wherever_the_stream_is_cut_nothing_is_lost(cuts):
    places = [0, *sorted(cuts), len(SHEET)]
    chunks = [SHEET[start:end] for start, end in pairwise(places)]
    found_sections = list(sections(chunks))

    assert b"".join(block for _, block in found_sections) == SHEET.replace(b"<!-- x -->", b"")
    assert b"".join(plain(chunks)) == SHEET.replace(b"<!-- x -->", b"")
    assert found_sections[-1][1] == b"</sheetData><a/></worksheet>"


def test_other_parts_are_copied_as_they_are_packed():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in raw.xlsx_parts(raw.sheet(raw.TWO_ROWS)).items():
            archive.writestr(name, part, zipfile.ZIP_DEFLATED)
        archive.writestr("xl/media/übrig.bin", bytes(range(256)) * 9, zipfile.ZIP_STORED)
        with archive.open("xl/media/strom.bin", "w") as part:
            part.write(b"nacheinander")
    content = stream.getvalue()
    after = give_back(content, [found("A1")])

    assert not {"xl/media/übrig.bin", "xl/media/strom.bin"} & changed(content, after)
    assert zipfile.ZipFile(BytesIO(after)).getinfo("xl/media/übrig.bin").compress_type == zipfile.ZIP_STORED


def test_no_part_is_packed_so_tightly_that_reading_would_refuse_it():
    allowed = replace(limits(), ratio=10, ratio_from=1000)

    assert packed(b"a" * 100_000, allowed).data == b"a" * 100_000
    assert len(packed(bytes(range(256)) * 2, allowed).data) < 512


@pytest.mark.skipif(not CORPUS.exists(), reason="the real workbooks are not on this machine")
@pytest.mark.parametrize(
    "name",
    [
        "sfirke+janitor__dirty_data.xlsx",
        "rhshadrach+pandas__chartsheet.xlsx",
        "apache+poi__SampleSS.strict.xlsx",
        "b2k-media+doi-extractives-data__Uebersicht_gesetzliche_Zahlungsberichte_fuer_2016-2018.xlsx",
        "openspout+openspout__sheet_with_empty_rows_and_missing_row_index.xlsx",
        "vaishali0810+Stat.-Praktikum__03-regierungsbezirke.xlsx",
        "tafia+calamine__merged_range.xlsx",
    ],
)
def test_real_workbooks(name):
    content = (CORPUS / name).read_bytes()
    before = grids(content)
    findings = [
        found(f"{get_column_letter(grid.first_column + at)}{grid.first_row + at}", grid.name)
        for grid in before
        for at in range(min(len(grid.rows), 4))
    ]
    after = give_back(content, findings)
    sheets = loaded(after)

    assert grids(after) == before
    assert all(
        not name.startswith(("xl/media", "xl/charts", "docProps", "xl/theme")) for name in changed(content, after)
    )
    assert len(sheets.worksheets) == 0 or {BLOCKING} <= {
        colour for page in sheets.worksheets[1:] for colour in colours(page).values()
    }
    assert parts(give_back(after, findings)) == parts(after)
