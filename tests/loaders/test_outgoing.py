"""Templates: an official who fills one in makes no mistake that the template could have prevented."""

from io import BytesIO

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from loaders.example import EXAMPLE_ROW, example_row
from loaders.limits import limits
from loaders.outgoing import HEADER_LINE, LISTS, ROWS, template
from loaders.reader import reading_of
from loaders.workbooks import WORKBOOKS, workbook

SHEETS = [(kind, sheet) for kind in WORKBOOKS for sheet in kind.sheets]
each_kind = pytest.mark.parametrize("kind", WORKBOOKS, ids=lambda kind: kind.name)
each_sheet = pytest.mark.parametrize(("kind", "sheet"), SHEETS, ids=lambda each: each.name)
EXAMPLE_LINE = HEADER_LINE + 1


@pytest.fixture(scope="module")
def books() -> dict[str, Book]:
    return {kind.name: load_workbook(BytesIO(template(kind))) for kind in WORKBOOKS}


def columns(sheet) -> dict[str, int]:
    return {field.name: column for column, field in enumerate(sheet.fields, 1)}


def allowed(book: Book, page: Worksheet) -> dict[int, tuple[str, ...]]:
    """The values of the drop-down list of each column that has one over all rows to fill."""
    found = {}
    for rule in page.data_validations.dataValidation:
        left, top, _, bottom = range_boundaries(str(rule.sqref))
        sheet, _, area = rule.formula1.removeprefix("=").partition("!")
        values = tuple(cell.value for (cell,) in book[sheet][area.replace("$", "")])
        if (rule.type, top) == ("list", EXAMPLE_LINE) and bottom >= HEADER_LINE + ROWS:
            found[left] = values
    return found


@each_kind
def test_a_sheet_to_fill_per_table_then_the_explanation_and_hidden_lists(books, kind):
    book = books[kind.name]

    assert book.sheetnames == [*(sheet.title for sheet in kind.sheets), "Erläuterung", LISTS]
    assert [name for name in book.sheetnames if book[name].sheet_state != "visible"] == [LISTS]
    assert kind.title in book.properties.title
    assert [name for name in book.sheetnames if book[name].protection.sheet] == ["Erläuterung"]


@each_sheet
def test_the_header_names_every_column_and_says_which_must_be_filled(books, kind, sheet):
    page = books[kind.name][sheet.title]
    head = page[HEADER_LINE][: len(sheet.fields)]
    colours = {True: set(), False: set()}
    for cell, field in zip(head, sheet.fields, strict=True):
        colours[field.required].add(cell.fill.fgColor.rgb)
        assert field.type.describe() in cell.comment.text
        assert field.help in cell.comment.text

    assert [cell.value for cell in head] == [field.label for field in sheet.fields]
    assert len(colours[False]) == 1
    assert len(colours[True]) <= 1
    assert all(int(dark, 16) < int(light, 16) for dark in colours[True] for light in colours[False])
    assert "Dunkle Spalten sind Pflicht" in page["A2"].value
    assert page.freeze_panes == f"A{EXAMPLE_LINE}"


@each_sheet
def test_every_closed_list_is_a_drop_down(books, kind, sheet):
    found = allowed(books[kind.name], books[kind.name][sheet.title])

    assert found == {column: sheet.field(name).type.choices() for name, column in columns(sheet).items()
                     if sheet.field(name).type.choices()}  # fmt: skip


def is_text(page: Worksheet, line: int, column: int) -> bool:
    """Whether the spreadsheet keeps what is typed there as text, by the format of the cell or of its column."""
    return "@" in (
        page.cell(line, column).number_format,
        page.column_dimensions[get_column_letter(column)].number_format,
    )


@each_sheet
def test_text_stays_text_and_numbers_stay_numbers(books, kind, sheet):
    page = books[kind.name][sheet.title]
    for name, column in columns(sheet).items():
        expected = sheet.field(name).type.parts[0][1] == "text"
        assert [is_text(page, line, column) for line in (EXAMPLE_LINE, EXAMPLE_LINE + 100)] == [expected] * 2, name


def test_text_stays_text_as_far_down_as_the_lists_reach(books):
    # below, Excel would make a date of LeiKa-Typ 2/3 and 9,9059E+13 of a LeiKa-Schlüssel
    sheet = workbook("ozg").sheets[0]
    page = books["ozg"][sheet.title]

    assert all(
        is_text(page, HEADER_LINE + ROWS, columns(sheet)[name]) for name in ("leika_typ", "leika_schluessel", "ags")
    )


@each_sheet
def test_the_example_shows_one_valid_value_per_column(books, kind, sheet):
    page = books[kind.name][sheet.title]
    example = example_row(sheet)
    for name, column in columns(sheet).items():
        cell = page.cell(EXAMPLE_LINE, column)
        assert cell.value == example[name]
        assert cell.font.italic
        assert sheet.field(name).type.parse(cell.value) is not None


@each_kind
def test_the_explanation_says_what_may_stand_in_each_column(books, kind):
    text = "\n".join(str(row[0].value) for row in books[kind.name]["Erläuterung"].iter_rows())

    assert kind.purpose in text
    for sheet in kind.sheets:
        assert sheet.purpose in text
        for field in sheet.fields:
            need = "Pflicht" if field.required else "freiwillig"
            assert f"Spalte „{field.label}“ ({need}): {field.type.describe()}" in text
            assert field.help in text


@each_kind
def test_a_template_calculates_nothing(books, kind):
    cells = [cell for page in books[kind.name] for row in page.iter_rows() for cell in row]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def filled(kind_name: str, rows: list[dict[str, object]], *, example: bool) -> bytes:
    """The first sheet of a template as an official returns it."""
    kind = workbook(kind_name)
    book = load_workbook(BytesIO(template(kind)))
    page, places = book[kind.sheets[0].title], columns(kind.sheets[0])
    first = EXAMPLE_LINE + example
    for column in places.values() if not example else ():
        page.cell(EXAMPLE_LINE, column).value = None
    for line, row in enumerate(rows, first):
        for name, value in row.items():
            page.cell(line, places[name]).value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("example", [True, False], ids=["example kept", "example overwritten"])
def test_a_filled_template_is_read_row_by_row(example):
    rows = [
        {"veranstaltung": "Regionalkonferenz Gießen", "datum": "12.02.2020", "kommune": "Marburg", "anzahl": 3},
        {"veranstaltung": "Regionalkonferenz Gießen", "datum": "12.02.2020", "ags": "06531", "anzahl": "rund 5"},
    ]
    reading = reading_of(filled("teilnahme", rows, example=example), "vorlage.xlsx", limits())

    assert reading.accepted, reading.findings
    assert reading.tables["teilnahme"]["kommune"].tolist() == ["06534014", "06531"]
    assert reading.tables["teilnahme"]["anzahl"].tolist() == [3, 5]
    assert [left.reason for left in reading.omitted if left.line] == [EXAMPLE_ROW] * example


def test_an_example_that_somebody_made_his_own_is_a_row():
    mine = example_row(workbook("teilnahme").sheets[0]) | {
        "ags": None,
        "kommune": "Marburg",
        "kreis": None,
        "art": None,
    }
    reading = reading_of(
        filled("teilnahme", [mine | {"regierungsbezirk": "Gießen"}], example=False), "v.xlsx", limits()
    )

    assert len(reading.tables["teilnahme"]) == 1


def test_a_mistake_in_a_template_is_told_at_its_cell():
    row = {"ozg_id": "10177", "stichtag": "30.06.2022", "kommune": "Marburg", "status": "in Umsetzng"}
    reading = reading_of(filled("ozg", [row], example=True), "vorlage.xlsx", limits())
    column = get_column_letter(columns(workbook("ozg").sheets[0])["status"])

    assert [(found.cell, found.rule, found.suggestion) for found in reading.findings if found.blocks] == [
        (f"{column}{EXAMPLE_LINE + 1}", "choice", "in Umsetzung")
    ]
