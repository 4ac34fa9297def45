"""Colours for the cells of one worksheet: the marks of today laid on, those of last time taken off."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from loaders.returned.marks import Marks
from loaders.returned.ours import Colour
from loaders.returned.outline import Outline
from loaders.returned.rowxml import Restyle, edited, new_row
from loaders.returned.sheetxml import numbered, sections
from loaders.returned.styles import Styles


def painted(chunks: Iterable[bytes], outline: Outline, marks: Marks, styles: Styles, tail: bytes) -> Iterator[bytes]:
    """A worksheet in steps, with its cells marked, and with this `tail` behind its rows."""
    painter = Painter(outline, marks, styles)
    for kind, block in sections(chunks):
        if kind == "head":
            yield block
        elif kind == "rows":
            yield painter.rows(block)
    yield painter.remaining()
    yield tail


class Painter:
    """Takes the rows of a worksheet in order."""

    def __init__(self, outline: Outline, marks: Marks, styles: Styles) -> None:
        self.styles, self.prefix = styles, outline.prefix
        self.colours: dict[int, dict[int, Colour]] = {}
        for (row, column), mark in marks.items():
            self.colours.setdefault(row, {})[column] = mark.colour
        self.missing = sorted(self.colours.keys() - outline.rows)
        self.columns = sorted(outline.default_styles())
        self.old: re.Pattern[bytes] | None = styles.old
        self.last = 0

    def rows(self, block: bytes) -> bytes:
        """Whole rows, painted; rows that are missing before one of them are added."""
        pieces, done = [], 0
        old = [found.start() for found in self.old.finditer(block)] if self.old else []
        for number, start, end in numbered(block, self.last, self.prefix):
            self.last = number
            if self.missing and self.missing[0] < number:
                pieces += [block[done:start], self._added(number)]
                done = start
            if number in self.colours or bisect(old, start) < bisect(old, end):
                wanted = self.colours.get(number, {})
                row = edited(block[start:end], number, wanted, self._restyle(wanted), self._usual)
                pieces += [block[done:start], row]
                done = end
        return b"".join([*pieces, block[done:]])

    def remaining(self) -> bytes:
        """The rows that are missing behind the last one."""
        return self._added(self.missing[-1] + 1) if self.missing else b""

    def _added(self, before: int) -> bytes:
        new = [number for number in self.missing if number < before]
        self.missing = self.missing[len(new) :]
        wanted = [(number, self.colours[number]) for number in new]
        return b"".join(new_row(self.prefix, at, row, self._restyle(row), self._usual) for at, row in wanted)

    def _restyle(self, wanted: dict[int, Colour]) -> Restyle:
        def styled(column: int, style: int) -> int:
            own = self.styles.unmarked(style)
            return self.styles.marked(own, wanted[column]) if column in wanted else own

        return styled

    def _usual(self, column: int) -> int:
        """The style that empty cells of a column have."""
        at = bisect(self.columns, (column, 1 << 30, 0)) - 1
        first, last, style = self.columns[at] if at >= 0 else (0, 0, 0)
        return style if first <= column <= last else 0
