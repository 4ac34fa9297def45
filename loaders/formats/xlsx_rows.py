"""The cells of an xlsx worksheet in one pass over its XML, without building a tree of it.

Programs write cells in very few ways; one pattern finds those, several cells for the price of one call.
A row where the counts do not add up is taken apart with care; a sheet that is legal but written
otherwise is first rewritten (`xlsx_rewritten`).
"""

import re
from collections.abc import Iterator

from openpyxl.utils import column_index_from_string

from loaders.formats.canvas import Canvas
from loaders.formats.xlsx_careful import Found, Unusual, careful
from loaders.formats.xlsx_plans import Plans
from loaders.formats.xlsx_runs import MOST_KINDS, Shape
from loaders.formats.xlsx_values import Values
from loaders.refused import refusal

CELL = re.compile(
    rb'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,5})")?(?: t="(\w{1,9})")?(?: (?:cm|vm|ph)="\w*")*>'
    rb"(?:(<f)[^>]*(?:/>|>[^<]*</f>))?"
    rb'<(?:v|is><t(?: xml:space="preserve")?)>([^<]*)</(?:v|t></is)></c>'
)
ROW_NUMBER = re.compile(rb'\sr="([1-9]\d{0,6})"')
HIDDEN = re.compile(rb'\shidden="(?:1|true|on)"')
MERGED = re.compile(rb'<mergeCell\b[^>]*?\sref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
ROW_END = b"</row>"
MOST_SHAPES = 32
"""A sheet that changes its shape more often than this has none: its rows are read one by one."""


class Rows:
    """Feeds the rows that it finds in blocks of XML to a canvas."""

    def __init__(self, canvas: Canvas, values: Values) -> None:
        self.canvas, self.values = canvas, values
        self.too_deep = re.compile(rb"(?:<\w[^<>]*+(?<!/)>\s*+){%d}" % (canvas.limits.depth + 1))
        self.plans = Plans(values)
        self.shape: Shape | None = None
        self.known_kinds = self.shapes = 0

    def read(self, blocks: Iterator[tuple[bool, bytes]]) -> None:
        """Read whole rows, then what follows them; raises `Unusual`, and `Refused` for a damaged sheet."""
        for in_rows, block in blocks:
            if not in_rows:
                self._behind(block)
            elif unusual(block):
                raise Unusual
            elif not (self.shape and self.shape.read(block, self.canvas)):
                self._one_by_one(block)

    def _one_by_one(self, block: bytes) -> None:
        """Read the rows of a block whatever their shape, and learn the shape for the next block."""
        if block.count(b"<row") != block.count(b"<row "):
            raise Unusual
        self._check_nesting(block)
        for piece in block.split(ROW_END):
            self._row(piece)
        kinds = sum(map(len, self.plans.kinds.values()))
        if self.known_kinds < kinds <= MOST_KINDS and self.shapes < MOST_SHAPES:
            self.shape = Shape(self.plans.kinds, self.values)
            self.known_kinds, self.shapes = kinds, self.shapes + 1

    def _row(self, piece: bytes) -> None:
        """The one row that ends where the piece ends; before it only empty rows can stand."""
        start = piece.rfind(b"<row ")
        end = piece.find(b">", start)
        tag = piece[start:end]
        if start < 0 or tag.endswith(b"/"):
            return
        if piece.find(b"<v", 0, start) >= 0 or piece.find(b"<is", 0, start) >= 0:
            raise Unusual
        match = ROW_NUMBER.search(tag)
        if not match:
            raise Unusual
        number = int(match[1])
        if b"hidden" in tag and HIDDEN.search(tag):
            self.canvas.hidden.add(number)
        found = CELL.findall(piece, end)
        if not complete(piece, end, found, match[1]):
            found = careful(piece[end + 1 :], match[1])
        if found:
            self._place(number, found)

    def _place(self, number: int, found: list[Found]) -> None:
        *makeup, contents = zip(*found, strict=True)
        plan = self.plans.of(tuple(makeup))
        self.canvas.add(number, plan.first, plan.values(contents))

    def _behind(self, block: bytes) -> None:
        """What stands behind the rows: merged ranges matter."""
        self._check_nesting(block)
        for left, top, right, bottom in MERGED.findall(block) if b"<mergeCell " in block else ():
            start, end = (column_index_from_string(letters.decode()) for letters in (left, right))
            self.canvas.merge((int(top), start, int(bottom), end))

    def _check_nesting(self, block: bytes) -> None:
        if self.too_deep.search(block):
            raise refusal("file_unsafe", detail="zu tief verschachtelt")


def unusual(block: bytes) -> bool:
    """Whether rows hold what could hide cells from the patterns: comments, CDATA, other names for them."""
    if b"!" in block and b"<!" in block:
        return True
    if b"?" in block and b"<?" in block:
        return True
    return b"xmlns" in block


def complete(piece: bytes, start: int, found: list[Found], number: bytes) -> bool:
    """Whether the cells found are all that hold something, and stand in the row that says so."""
    contents = piece.count(b"<v", start) + piece.count(b"<is", start)
    if len(found) != contents or piece.count(number + b'"', start) < contents:
        return False
    return b"<f" not in piece or piece.count(b"<f", start) == sum(1 for cell in found if cell[3])
