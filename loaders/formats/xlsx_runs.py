"""Many rows at once: the body of a table, column by column.

A table repeats the same kinds of cells in every row. One pattern made of them finds whole rows, and each
column is converted in one go; that saves two thirds of the processor time of a full worksheet.
"""

import re

from openpyxl.utils import column_index_from_string

from loaders.cells.base import Cell
from loaders.formats.canvas import Canvas
from loaders.formats.xlsx_values import ConvertColumn, Values

Kinds = dict[bytes, set[tuple[bytes, bytes]]]
"""For each column, by its letters, the styles and types that its cells have."""

ROW = rb'<row r="([1-9]\d{0,6})"(?![^>]*\shidden="(?:1|true|on)")[^>]*+>'
EMPTY = rb'(?:<c r="[A-Z]{1,3}\1"(?: s="\d{1,5}")?/>)*+'
FORMULA = rb"(?:<f[^>]*+>(?:[^<]*+</f>)?+)?+"
NUMBER = rb"<v>([-+.\deE]+)</v>"
CONTENT = {
    b"": NUMBER,
    b"n": NUMBER,
    b"s": rb"<v>(\d{1,9})</v>",
    b"inlineStr": rb'<is><t(?: xml:space="preserve")?>([^<]+)</t></is>',
}
OTHER_CONTENT = rb"<v>([^<]+)</v>"
ROW_END = b"</row"
MOST_KINDS = 256
"""Kinds of cells in a row that are looked for at once; the rows of other sheets are read one by one."""


class Shape:
    """Rows made of these kinds of cells, each of which may also be blank or missing."""

    def __init__(self, kinds: Kinds, values: Values) -> None:
        placed = sorted((column_index_from_string(letters.decode()), letters) for letters in kinds)
        self.first, self.last = placed[0][0], placed[-1][0]
        self.converts: list[tuple[int, ConvertColumn]] = []
        pattern = ROW + EMPTY
        for at, letters in placed:
            alternatives = sorted(kinds[letters])
            pattern += b"(?:" + b"|".join(_cell(letters, *alternative) for alternative in alternatives) + b")?+" + EMPTY
            self.converts += [(at, values.column(*alternative)) for alternative in alternatives]
        self.pattern = re.compile(pattern + ROW_END + b">")

    def read(self, block: bytes, canvas: Canvas) -> bool:
        """Put all rows of the block on the canvas; False, and nothing done, when one is made otherwise."""
        found = self.pattern.findall(block)
        if len(found) != block.count(ROW_END):
            return False
        found = [row for row in found if any(row[1:])]  # rows of formatted but blank cells do not count
        if not found:
            return True
        written, *contents = zip(*found, strict=True)
        numbers = list(map(int, written))
        canvas.reserve(min(numbers), self.first, self.last)
        canvas.reserve(max(numbers), self.first, self.last)
        return canvas.add_rows(numbers, self.first, self._rows(contents, len(found)))

    def _rows(self, contents: list[tuple[bytes, ...]], height: int) -> list[list[Cell]]:
        columns: dict[int, list[Cell]] = {}
        for (at, convert), content in zip(self.converts, contents, strict=True):
            column = convert(content)
            if at in columns:  # of the alternatives of a cell, only one has content
                column = [cell if cell is not None else other for cell, other in zip(column, columns[at], strict=True)]
            columns[at] = column
        blank: list[Cell] = [None] * height
        wide = [columns.get(at, blank) for at in range(self.first, self.last + 1)]
        return list(map(list, zip(*wide, strict=True)))


def _cell(letters: bytes, style: bytes, kind: bytes) -> bytes:
    """The pattern of a cell of that kind; its content is a group."""
    attributes = (b' s="%s"' % style if style else b"") + (b' t="%s"' % kind if kind else b"")
    return rb'<c r="%s\1"%s>%s%s</c>' % (letters, attributes, FORMULA, CONTENT.get(kind, OTHER_CONTENT))
