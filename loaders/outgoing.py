"""Workbooks that we hand out: the template of a kind, made from its declaration."""

from io import BytesIO

from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.example import LISTS, example_row
from loaders.sheet import Field, Sheet, Workbook

HEAD = PatternFill("solid", fgColor="1F3A5F")
OPTIONAL = PatternFill("solid", fgColor="5B7391")
EXAMPLE = Font(italic=True, color="6B6B6B")
ROWS = 2000
"""So many rows below the header carry drop-down lists and text format."""

HEADER_LINE = 3


def template(workbook: Workbook) -> bytes:
    """An empty workbook of a kind: one worksheet per sheet with lists and an example row, and an explanation."""
    book = Book()
    book.remove(book.active)
    explanation = book.create_sheet("Erläuterung")
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for place, sheet in enumerate(workbook.sheets):
        _table(book.create_sheet(sheet.title, place), sheet, workbook, lists)
    _explanation(explanation, workbook)
    book.properties.title = f"Vorlage {workbook.title}, Version {workbook.version}"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table(page: Worksheet, sheet: Sheet, workbook: Workbook, lists: Worksheet) -> None:
    page["A1"] = f"Vorlage „{workbook.title}“, Fassung {workbook.version}: {sheet.purpose}"
    page["A1"].font = Font(bold=True, size=12)
    page["A2"] = (
        "Dunkle Spalten sind Pflicht. Die kursive Beispielzeile darf stehen bleiben; sie wird nicht übernommen."
    )
    example = example_row(sheet)
    for column, field in enumerate(sheet.fields, 1):
        _head(page, column, field)
        cell = page.cell(HEADER_LINE + 1, column, example[field.name])
        cell.font = EXAMPLE
        page.column_dimensions[get_column_letter(column)].width = max(14, min(34, len(field.label) + 6))
        _drop_down(page, column, field, lists)
        if field.type.parts[0][1] == "text":
            _keep_as_text(page, column)
    page.freeze_panes = page.cell(HEADER_LINE + 1, 1)
    page.row_dimensions[HEADER_LINE].height = 30


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
    page.append([f"So wird „{workbook.title}“ ausgefüllt"])
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


def _sentence(field: Field) -> str:
    """What may stand in a column: what its type says, and what the declaration adds."""
    return " ".join(part for part in (field.type.describe(), field.help) if part)
