"""The styles of a workbook: new cell formats are added behind those that are there, and nothing else is changed."""

import re
from functools import cache

from loaders.formats.xlsx_shared import MOST_STYLES
from loaders.returned import fills
from loaders.returned.ours import Colour
from loaders.returned.section import Section, number, said
from loaders.returned.tags import with_attribute, without_attribute
from loaders.returned.tree import Document

FIRST = {
    "fonts": b'<%bfont><%bsz val="11"/><%bname val="Calibri"/></%bfont>',
    "fills": b'<%bfill><%bpatternFill patternType="none"/></%bfill>',
    "cellXfs": b'<%bxf numFmtId="0" fontId="0" fillId="0"/>',
}
"""What the first of each stands for in every workbook."""

GRAY = b'<%bfill><%bpatternFill patternType="gray125"/></%bfill>'
FILL = (b"fillId", b"applyFill")
ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"),
    *("cellStyles", "dxfs", "tableStyles", "colors", "extLst"),
)
EMPTY = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%b"></styleSheet>'


class Styles:
    """The styles part of a workbook; raises `Refused` when it is damaged."""

    def __init__(self, content: bytes) -> None:
        self.document = Document(content, 8)
        self.prefix = self.document.prefix(self.document.root)
        self.fonts, self.fills, self.formats = (self._section(name) for name in FIRST)
        self.shown = [fills.fill_of(source) for source in self.fills.all]
        coloured = {at for at, fill in enumerate(self.shown) if fills.unmarked(fill)}
        self.ours = {at for at, xf in enumerate(self.formats.kept) if number(xf, b"fillId") in coloured}
        self.marked, self.unmarked = cache(self._marked), cache(self._unmarked)

    @property
    def old(self) -> "re.Pattern[bytes] | None":
        """Finds cells with marks of last time, as every program writes them; None when there cannot be any."""
        numbers = b"|".join(b"%d" % style for style in sorted(self.ours))
        return re.compile(b' s="(?:%b)"' % numbers) if numbers else None

    def font(self, inner: bytes) -> int:
        """The number of a font made of these elements; their names have a %b for the prefix."""
        return self.fonts.place(self._prefixed(b"<%bfont>" + inner + b"</%bfont>"))

    def fill(self, fill: fills.Fill) -> int:
        """The number of a fill."""
        if fill not in self.shown:
            self.fills.new.append(fills.source_of(fill, self.prefix))
            self.shown.append(fill)
        return self.shown.index(fill)

    def format(self, font: int, fill: int, alignment: bytes) -> int:
        """The number of a format for text, never read as a formula."""
        attributes = b'numFmtId="49" fontId="%d" fillId="%d"' % (font, fill)
        attributes += b' borderId="0"' * bool(self.document.root.first("borders"))
        attributes += b' xfId="0"' * bool(self.document.root.first("cellStyleXfs"))
        attributes += b' quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"'
        return self.formats.place(self._prefixed(b"<%bxf " + attributes + b">" + alignment + b"</%bxf>"))

    def result(self) -> bytes:
        """The part with everything that was added."""
        for name, section in zip(FIRST, (self.fonts, self.fills, self.formats), strict=True):
            if section.node and section.new:
                self.document.append(section.node, b"".join(section.new), count=len(section.all))
            elif section.new:
                inner = b"".join(section.all)
                tags = name.encode(), len(section.all), inner, self.prefix, name.encode()
                self.document.insert(self._place(name), b'<%b%b count="%d">%b</%b%b>' % (self.prefix, *tags))
        return self.document.result()

    def _marked(self, style: int, colour: Colour) -> int:
        xf = self._xf(style)
        if len(self.formats.all) >= MOST_STYLES:
            return style
        fill = self.fill(fills.marked(self._fill_of(xf), colour))
        return self.formats.place(with_attribute(with_attribute(xf, b"fillId", b"%d" % fill), b"applyFill", b"1"))

    def _unmarked(self, style: int) -> int:
        """The format that a cell had before it was marked; one that is like it but for the fill, or a new one."""
        if style not in self.ours:
            return style
        xf = self._xf(style)
        before = fills.unmarked(self.shown[number(xf, b"fillId")]) or fills.NO_FILL
        for at, other in enumerate(self.formats.kept):
            if self._fill_of(other) == before and said(other, *FILL) == said(xf, *FILL):
                return at
        new = with_attribute(xf, b"fillId", b"%d" % self.fill(before))
        return self.formats.place(without_attribute(new, b"applyFill") if before == fills.NO_FILL else new)

    def _fill_of(self, xf: bytes) -> fills.Fill:
        at = number(xf, b"fillId")
        return self.shown[at] if at < len(self.shown) else fills.NO_FILL

    def _xf(self, style: int) -> bytes:
        every = self.formats.all
        return every[style] if style < len(every) else every[0]

    def _section(self, name: str) -> Section:
        node = self.document.root.first(name)
        kept = [self.document.source(child) for child in node.children] if node else []
        if not kept:
            if node:
                self.document.remove(node)
            first = [self._prefixed(FIRST[name])] + [self._prefixed(GRAY)] * (name == "fills")
            return Section(None, [], first)
        return Section(node, kept)

    def _place(self, name: str) -> int:
        behind = ORDER[ORDER.index(name) + 1 :]
        after = [node.start for node in self.document.root.children if node.name in behind]
        return after[0] if after else self.document.root.inner_end

    def _prefixed(self, source: bytes) -> bytes:
        return source.replace(b"%b", self.prefix)
