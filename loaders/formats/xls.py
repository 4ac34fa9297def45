"""Workbooks of Excel 97 to 2003 (xls, BIFF8): a scan of the records, and the values by the library."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.cells.base import ErrorCell
from loaders.findings import NOTE, Finding, finding
from loaders.formats.canvas import Canvas, Grid
from loaders.formats.foreign import OLD_EXCEL
from loaders.formats.library import Marks, filled
from loaders.formats.numberformats import Kind, kind
from loaders.formats.texts import ERROR_CODES, Texts
from loaders.limits import Limits
from loaders.refused import refusal

STREAM = "workbook"
BIFF8, PASSWORD = 0x600, 0x2F
BEGIN, END, SHEET, FORMAT, STYLE = 0x809, 0x0A, 0x85, 0x41E, 0xE0
FORMULA, ERROR_OR_TRUTH, SEVERAL_NUMBERS, ROW, MERGED = 0x06, 0x205, 0xBD, 0x208, 0xE5
SINGLE_CELLS = {0xFD, 0x204, 0xD6, 0x203, 0x27E, FORMULA, ERROR_OR_TRUTH}
HIDDEN = 0x20
MOST_COLUMNS = 256


@dataclass
class Book:
    """Name, visibility, kind (0: worksheet) and start of each sheet; the kinds of all styles."""

    sheets: list[tuple[str, bool, int, int]] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)


def read(content: bytes, workbook: bytes, limits: Limits, texts: Texts) -> tuple[list[Grid], list[Finding]]:
    """All worksheets, and a note for each other sheet; `workbook` is the stream of that name."""
    notes: list[Finding] = []
    found: list[tuple[str, Marks]] = []
    taken = 0
    try:
        book = read_book(workbook)
        for name, visible, sort, start in book.sheets:
            shown = texts.clean(name) or f"Blatt {len(found) + 1}"
            if sort:
                notes.append(finding("sheet_without_cells", sheet=shown, severity=NOTE))
                continue
            marks = scan(workbook, start, book.kinds, Canvas(shown, visible, limits, taken))
            taken += marks.canvas.size
            found.append((name, marks))
    except (struct.error, IndexError) as error:
        raise refusal("file_damaged") from error
    return filled(content, found, texts), notes


def check(workbook: bytes) -> None:
    """Raises `Refused` for a version before Excel 97, and for a workbook with a password."""
    try:
        number, _, version = struct.unpack_from("<HHH", workbook)
        if number != BEGIN or version != BIFF8:
            raise refusal("file_to_convert", kind=OLD_EXCEL)
        if any(number == PASSWORD for number, _ in records(workbook, 0)):
            raise refusal("file_password")
    except (struct.error, IndexError) as error:
        raise refusal("file_damaged") from error


def records(workbook: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Number and body of the records of one substream, without what is embedded in it."""
    depth = 0
    while start < len(workbook):
        number, length = struct.unpack_from("<HH", workbook, start)
        body = workbook[start + 4 : start + 4 + length]
        if len(body) < length:
            raise IndexError("a record is cut off")
        start += 4 + length
        depth += (number == BEGIN) - (number == END)
        if depth == 0:
            return
        if depth == 1:
            yield number, body


def read_book(workbook: bytes) -> Book:
    """What the first substream says about the workbook."""
    book = Book()
    for number, body in records(workbook, 0):
        if number == SHEET:
            start, state, sort = struct.unpack_from("<IBB", body)
            book.sheets.append((_text(body[6:], 1), state & 3 == 0, sort, start))
        elif number == FORMAT:
            book.codes[struct.unpack_from("<H", body)[0]] = _text(body[2:], 2)
        elif number == STYLE:
            book.kinds.append(kind(struct.unpack_from("<H", body, 2)[0], book.codes))
    return book


def scan(workbook: bytes, start: int, kinds: list[Kind], canvas: Canvas) -> Marks:
    """Where the sheet that starts there holds something, which of it are errors and percentages, what is hidden."""
    marks = Marks(canvas)
    for number, body in records(workbook, start):
        if number in SINGLE_CELLS:
            row, column, style = struct.unpack_from("<HHH", body)
            _cell(marks, row + 1, column + 1, style, kinds)
            error = _error(number, body)
            if error:
                marks.cells[row + 1, column + 1] = error
        elif number == SEVERAL_NUMBERS:
            row, first = struct.unpack_from("<HH", body)
            for offset in range((len(body) - 6) // 6):
                _cell(marks, row + 1, first + offset + 1, struct.unpack_from("<H", body, 4 + 6 * offset)[0], kinds)
        elif number == ROW and struct.unpack_from("<I", body, 12)[0] & HIDDEN:
            canvas.hidden.add(struct.unpack_from("<H", body)[0] + 1)
        elif number == MERGED:
            for top, bottom, left, right in struct.iter_unpack("<HHHH", body[2 : 2 + (len(body) - 2) // 8 * 8]):
                canvas.merge((top + 1, left + 1, bottom + 1, right + 1))
    return marks


def _cell(marks: Marks, row: int, column: int, style: int, kinds: list[Kind]) -> None:
    if column > MOST_COLUMNS:
        raise IndexError("xls has no such column")
    marks.filled(row, column)
    if style < len(kinds):
        marks.shown(row, column, kinds[style])


def _error(number: int, body: bytes) -> ErrorCell | None:
    """The error that a cell shows, as its value or as the result of its formula."""
    if number == ERROR_OR_TRUTH and body[7]:
        return ErrorCell(ERROR_CODES.get(body[6], "#FEHLER!"))
    if number == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return ErrorCell(ERROR_CODES.get(body[8], "#FEHLER!"))
    return None


def _text(body: bytes, width: int) -> str:
    """A string with its length in `width` bytes and a flag whether characters take two bytes."""
    length, wide = int.from_bytes(body[:width], "little"), body[width] & 1
    written = body[width + 1 : width + 1 + length * (1 + wide)]
    return written.decode("utf-16-le" if wide else "latin-1", "replace")
