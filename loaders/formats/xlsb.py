"""Binary workbooks of Excel since 2007 (xlsb): a scan of the records, and the values by the library."""

import struct
from collections.abc import Iterator

from loaders.cells.base import ErrorCell
from loaders.findings import NOTE, Finding, finding
from loaders.formats.canvas import Canvas, Grid
from loaders.formats.library import Marks, filled
from loaders.formats.numberformats import Kind, kind
from loaders.formats.package import Package
from loaders.formats.relations import part_of, relations
from loaders.formats.texts import ERROR_CODES, Texts
from loaders.refused import refusal

SHEET, FORMAT, STYLE, STYLES_BEGIN, STYLES_END, MERGED = 156, 44, 47, 617, 618, 176
ROW, ERROR, FORMULA_ERROR, LAST_CELL = 0, 3, 11, 11
FILLED = range(2, LAST_CELL + 1)
HIDDEN = 0x10
BOOK = "xl/workbook.bin"


def read(content: bytes, package: Package, texts: Texts) -> tuple[list[Grid], list[Finding]]:
    """All worksheets, and a note for each other sheet; raises `Refused`."""
    related = relations(package, BOOK)
    notes: list[Finding] = []
    found: list[tuple[str, Marks]] = []
    taken = 0
    try:
        kinds = kinds_of_styles(package, part_of(related, "styles"))
        for name, visible, relation in sheets(package):
            sort, part = related.get(relation, ("", ""))
            shown = texts.clean(name) or f"Blatt {len(found) + 1}"
            if sort and sort != "worksheet":
                notes.append(finding("sheet_without_cells", sheet=shown, severity=NOTE))
                continue
            marks = scan(package.read(part), kinds, Canvas(shown, visible, package.limits, taken))
            taken += marks.canvas.size
            found.append((name, marks))
    except (struct.error, IndexError) as error:
        raise refusal("file_damaged") from error
    return filled(content, found, texts), notes


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and body of each record; both number and length are written in groups of seven bits."""
    at = 0
    while at < len(part):
        number, at = part[at], at + 1
        if number & 0x80:
            number, at = number & 0x7F | (part[at] & 0x7F) << 7, at + 1
        length = 0
        for shift in (0, 7, 14, 21):
            length |= (part[at] & 0x7F) << shift
            at += 1
            if not part[at - 1] & 0x80:
                break
        if at + length > len(part):
            raise IndexError("a record is cut off")
        yield number, part[at : at + length]
        at += length


def sheets(package: Package) -> list[tuple[str, bool, str]]:
    """Name, visibility and relation of each sheet."""
    found = []
    for number, body in records(package.read(BOOK)):
        if number == SHEET:
            state = struct.unpack_from("<I", body)[0]
            relation, after = _text(body, 8)
            found.append((_text(body, after)[0], state == 0, relation))
    return found


def kinds_of_styles(package: Package, part: str) -> list[Kind]:
    """For each cell style in order, what its number format makes of a number."""
    codes: dict[int, str] = {}
    kinds: list[Kind] = []
    within = False
    for number, body in records(package.read(part)) if part in package else ():
        if number in (STYLES_BEGIN, STYLES_END):
            within = number == STYLES_BEGIN
        elif number == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif number == STYLE and within:
            kinds.append(kind(struct.unpack_from("<H", body, 2)[0], codes))
    return kinds


def scan(part: bytes, kinds: list[Kind], canvas: Canvas) -> Marks:
    """Where the sheet holds something, which of it are errors and percentages, what is hidden and merged."""
    marks, row = Marks(canvas), 0
    for number, body in records(part):
        if number == ROW:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & HIDDEN:
                canvas.hidden.add(row)
        elif number in FILLED:
            _cell(marks, row, number, body, kinds)
        elif number == MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            canvas.merge((top + 1, left + 1, bottom + 1, right + 1))
    return marks


def _cell(marks: Marks, row: int, number: int, body: bytes, kinds: list[Kind]) -> None:
    column, style = struct.unpack_from("<II", body)
    marks.filled(row, column + 1)
    if number in (ERROR, FORMULA_ERROR):
        marks.cells[row, column + 1] = ErrorCell(ERROR_CODES.get(body[8], "#FEHLER!"))
    elif style & 0xFFFFFF < len(kinds):
        marks.shown(row, column + 1, kinds[style & 0xFFFFFF])


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A string with its length in four bytes before it, and where it ends; a missing one is ""."""
    length = struct.unpack_from("<I", body, at)[0]
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
