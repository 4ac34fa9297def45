"""Workbooks of Excel since 2007 (xlsx, xlsm, templates, Strict): which worksheets there are, and their cells."""

from dataclasses import dataclass, field

from loaders.findings import NOTE, Finding, finding
from loaders.formats.canvas import Canvas, Grid
from loaders.formats.markup import checked, elements, parser
from loaders.formats.package import Package
from loaders.formats.relations import Relations, part_of, relations
from loaders.formats.texts import Texts, unescaped
from loaders.formats.xlsx_blocks import blocks
from loaders.formats.xlsx_careful import Unusual
from loaders.formats.xlsx_rewritten import rewritten
from loaders.formats.xlsx_rows import Rows
from loaders.formats.xlsx_shared import kinds_of_styles, shared_strings
from loaders.formats.xlsx_values import Values
from loaders.refused import refusal

TRUE = ("1", "true", "on")


@dataclass
class Book:
    """What the workbook part says: its sheets as (name, visible, relation), and how days are counted."""

    relations: Relations
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    from_1904: bool = False


def read(package: Package, texts: Texts) -> tuple[list[Grid], list[Finding]]:
    """All worksheets, and a note for each sheet that holds no cells; raises `Refused`."""
    book = read_book(package, texts)
    kinds = kinds_of_styles(package, part_of(book.relations, "styles"))
    shared = shared_strings(package, part_of(book.relations, "sharedStrings"), texts)
    values = Values(kinds, shared, book.from_1904, texts)
    grids: list[Grid] = []
    notes: list[Finding] = []
    taken = 0
    for name, visible, part in worksheets(book, package, notes):
        canvas = Canvas(name, visible, package.limits, taken)
        read_sheet(package, part, canvas, values)
        taken += canvas.size
        grids.append(canvas.grid())
    return grids, notes


def worksheets(book: Book, package: Package, notes: list[Finding]) -> list[tuple[str, bool, str]]:
    """Name, visibility and part of each sheet with cells; adds a note for each other sheet."""
    found: list[tuple[str, bool, str]] = []
    for name, visible, relation in book.sheets:
        kind, part = book.relations.get(relation, ("", ""))
        if kind and kind != "worksheet":
            notes.append(finding("sheet_without_cells", sheet=name, severity=NOTE))
        elif part not in package or any(name == other or part == taken for other, _, taken in found):
            raise refusal("file_damaged")
        else:
            found.append((name, visible, part))
    return found


def read_sheet(package: Package, part: str, canvas: Canvas, values: Values) -> None:
    """Fill the canvas with the cells of a worksheet part."""
    try:
        Rows(canvas, values).read(blocks(checked(parser(), package.stream(part))))
    except Unusual:
        canvas.clear()
        _read_rewritten(package, part, canvas, values)


def _read_rewritten(package: Package, part: str, canvas: Canvas, values: Values) -> None:
    try:
        Rows(canvas, values).read(blocks(rewritten(package.stream(part), package.limits)))
    except Unusual as error:
        raise refusal("file_damaged") from error


def book_part(package: Package) -> str:
    """The name of the workbook part."""
    part = part_of(relations(package, ""), "officeDocument")
    return part if part in package else "xl/workbook.xml"


def read_book(package: Package, texts: Texts) -> Book:
    """The workbook part and what it refers to."""
    part = book_part(package)
    book = Book(relations(package, part))
    for element, attributes in elements(package.stream(part), package.limits):
        if element == "sheet":
            name = texts.clean(unescaped(attributes.get("name", ""))) or f"Blatt {len(book.sheets) + 1}"
            shown = attributes.get("state", "visible") == "visible"
            book.sheets.append((name, shown, attributes.get("id", "")))
        elif element == "workbookPr":
            book.from_1904 = attributes.get("date1904") in TRUE
    return book
