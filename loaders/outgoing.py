"""Workbooks that we hand out: the template of a kind, made from its declaration, empty or with rows to complete."""

from collections.abc import Mapping
from io import BytesIO

from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.example import example_row
from loaders.formats.texts import escaped
from loaders.issued import EXPLANATION, LISTS, PREFILLED, explanation_title, title
from loaders.prefilled import MARKED, Given
from loaders.sheet import Field, Sheet, Workbook

HEAD = PatternFill("solid", fgColor="1F3A5F")
OPTIONAL = PatternFill("solid", fgColor="5B7391")
EXAMPLE = Font(italic=True, color="6B6B6B")
GIVEN = Font(color="6B6B6B")
ROWS = 2000
"""So many rows below the header carry drop-down lists and text format."""

HEADER_LINE = 3

NOTHING: Mapping[str, Given] = {}
REQUIRED = "Dunkle Spalten sind Pflicht."
COMPLETE = (
    "Graue Angaben sind vorausgefüllt. Zeilen, in denen sonst nichts steht, werden nicht übernommen und dürfen stehen "
    "bleiben; weitere Zeilen sind möglich."
)


def template(workbook: Workbook, given: Mapping[str, Given] = NOTHING) -> bytes:
    """A workbook of a kind to fill in: one worksheet per sheet with lists and an example row, and an explanation.

    A sheet whose rows are `given` (by its name) holds these instead of the example, each with a mark.
    """
    book = Book()
    book.remove(book.active)
    explanation = book.create_sheet(EXPLANATION)
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for place, sheet in enumerate(workbook.sheets):
        page = book.create_sheet(sheet.title, place)
        _table(page, sheet, workbook, lists)
        if rows := given.get(sheet.name):
            _prefill(page, sheet, rows)
        else:
            _example(page, sheet)
    _explanation(explanation, workbook)
    book.properties.title = f"Vorlage {workbook.title}, Version {workbook.version}"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table(page: Worksheet, sheet: Sheet, workbook: Workbook, lists: Worksheet) -> None:
    page["A1"] = f"{title(workbook)}: {sheet.purpose}"
    page["A1"].font = Font(bold=True, size=12)
    for column, field in enumerate(sheet.fields, 1):
        _head(page, column, field)
        page.column_dimensions[get_column_letter(column)].width = max(14, min(34, len(field.label) + 6))
        _drop_down(page, column, field, lists)
        if field.type.parts[0][1] == "text":
            _keep_as_text(page, column)
    page.freeze_panes = page.cell(HEADER_LINE + 1, 1)
    page.row_dimensions[HEADER_LINE].height = 30


def _example(page: Worksheet, sheet: Sheet) -> None:
    page["A2"] = f"{REQUIRED} Die kursive Beispielzeile darf stehen bleiben; sie wird nicht übernommen."
    for column, value in enumerate(example_row(sheet).values(), 1):
        page.cell(HEADER_LINE + 1, column, value).font = EXAMPLE


def _prefill(page: Worksheet, sheet: Sheet, rows: Given) -> None:
    """The given rows, and behind them a hidden column by which they are known again."""
    page["A2"] = f"{REQUIRED} {COMPLETE}"
    columns = {field.name: column for column, field in enumerate(sheet.fields, 1)}
    mark = len(columns) + 1
    page.cell(HEADER_LINE, mark, PREFILLED)
    page.column_dimensions[get_column_letter(mark)].hidden = True
    for line, row in enumerate(rows, HEADER_LINE + 1):
        page.cell(line, mark, MARKED)
        for name, text in row.items():
            cell = page.cell(line, columns[name], escaped(text))
            cell.data_type = "s"  # never a formula, whatever a programme is called
            cell.font = GIVEN
    for name in rows[0]:
        width = page.column_dimensions[get_column_letter(columns[name])]
        width.width = max(width.width, min(34, max(len(row.get(name, "")) for row in rows) + 2))
    page.auto_filter.ref = f"A{HEADER_LINE}:{get_column_letter(mark)}{HEADER_LINE + len(rows)}"


def _head(page: Worksheet, column: int, field: Field) -> None:
    cell = page.cell(HEADER_LINE, column, field.label)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = HEAD if field.required else OPTIONAL
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.comment = Comment(_sentence(field), "Vorlage", width=320, height=140)


def _keep_as_text(page: Worksheet, column: int) -> None:
    """Text format, so that the spreadsheet keeps leading zeros and long keys as they are typed."""
    for line in range(HEADER_LINE + 1, HEADER_LINE + ROWS + 1):
        page.cell(line, column).number_format = "@"


def _drop_down(page: Worksheet, column: int, field: Field, lists: Worksheet) -> None:
    choices = field.type.choices()
    if not choices:
        return
    place = lists.max_column + (1 if lists["A1"].value else 0)
    for line, choice in enumerate(choices, 1):
        lists.cell(line, place, choice)
    letter = get_column_letter(place)
    source = f"={LISTS}!${letter}$1:${letter}${len(choices)}"
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    target = get_column_letter(column)
    rule.add(f"{target}{HEADER_LINE + 1}:{target}{HEADER_LINE + ROWS}")
    page.add_data_validation(rule)


def _explanation(page: Worksheet, workbook: Workbook) -> None:
    page.append([explanation_title(workbook)])
    page.append([workbook.purpose])
    page["A1"].font = Font(bold=True, size=14)
    for sheet in workbook.sheets:
        page.append([])
        page.append([f"Blatt „{sheet.title}“: {sheet.purpose}"])
        page.cell(page.max_row, 1).font = Font(bold=True)
        for field in sheet.fields:
            page.append(
                [f"Spalte „{field.label}“ ({'Pflicht' if field.required else 'freiwillig'}): {_sentence(field)}"]
            )
            page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["A"].width = 120
    page.protection.enable()  # without a password: against a slip, not against anybody


def _sentence(field: Field) -> str:
    """What may stand in a column: what its type says, and what the declaration adds."""
    return " ".join(part for part in (field.type.describe(), field.help) if part)
