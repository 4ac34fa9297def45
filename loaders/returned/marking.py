"""The uploaded xlsx or xlsm with its findings marked: which parts change, and which do not."""

from collections.abc import Sequence
from itertools import islice

from loaders.findings import Finding
from loaders.formats.canvas import Canvas
from loaders.formats.package import Package
from loaders.formats.relations import part_of
from loaders.formats.texts import Texts
from loaders.formats.xlsx import Book, book_part, read_book, worksheets
from loaders.formats.xlsx_blocks import blocks
from loaders.formats.xlsx_careful import Unusual
from loaders.formats.xlsx_rows import Rows
from loaders.formats.xlsx_shared import shared_strings
from loaders.formats.xlsx_values import Values
from loaders.returned import relate, styles
from loaders.returned.marks import MOST_CELLS, in_order, marks
from loaders.returned.ours import is_overview
from loaders.returned.overview import Heading, Sheet
from loaders.returned.package import Parts
from loaders.returned.styles import Styles
from loaders.returned.tree import Document
from loaders.returned.workbookxml import with_first_sheet
from loaders.returned.worksheet import Workbook, mark


def marked(content: bytes, package: Package, findings: Sequence[Finding], heading: Heading) -> bytes:
    """The file with its findings marked, and with a worksheet in front that lists them. Raises `Refused`."""
    texts = Texts(package.limits.characters)
    related = read_book(package, texts)
    parts, ordered = Parts(content, package), in_order(findings)
    namespace = Document(package.read(book_part(package)), 1).root.namespace
    style_part = part_of(related.relations, "styles")
    source = package.read(style_part) if style_part in package else styles.EMPTY % namespace.encode()
    book = Workbook(parts, Styles(source), namespace)
    sheets = worksheets(related, package, [])
    own = _overview(related, package, [part for _, _, part in sheets], texts)
    wanted = marks(ordered)
    for name, _, part in sheets:
        if part != own:
            mark(book, part, wanted.get(name, {}))
    listed = ordered[:MOST_CELLS]
    page = Sheet(book.styles, namespace).xml(heading, listed, len(ordered) - len(listed))
    parts.write(own or _add_sheet(book), page)
    _put_styles(book, style_part)
    return parts.archive()


def _overview(book: Book, package: Package, sheets: Sequence[str], texts: Texts) -> str:
    """The part of the worksheet that we added last time; "" when there is none."""
    shared = shared_strings(package, part_of(book.relations, "sharedStrings"), texts)
    values = Values([], shared, book.from_1904, texts)
    return next((part for part in sheets if _is_ours(package, part, values)), "")


def _is_ours(package: Package, part: str, values: Values) -> bool:
    """Whether a worksheet begins as ours does."""
    canvas = Canvas("", True, package.limits)
    try:
        Rows(canvas, values).read(islice(blocks(package.stream(part)), 1))
    except Unusual:
        return False
    return is_overview(canvas.grid())


def _add_sheet(book: Workbook) -> str:
    """Put our worksheet in front of the others; returns the name of its part."""
    parts, workbook = book.parts, book_part(book.parts.package)
    part = parts.free("xl/worksheets/sheet{}.xml")
    relation = relate.related(parts, workbook, f"{book.kinds}/worksheet", part)
    relate.declared(parts, part, relate.SPREADSHEET % "worksheet")
    parts.write(workbook, with_first_sheet(parts.read(workbook), relation, book.kinds))
    return part


def _put_styles(book: Workbook, part: str) -> None:
    """Keep the styles; a workbook without any gets a part for them."""
    parts = book.parts
    if not part:
        part = parts.free("xl/styles{}.xml")
        relate.related(parts, book_part(parts.package), f"{book.kinds}/styles", part)
    if part not in parts:
        relate.declared(parts, part, relate.SPREADSHEET % "styles")
    parts.write(part, book.styles.result())
