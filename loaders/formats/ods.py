"""OpenDocument spreadsheets (ods): one pass over the content, without building a tree of it.

Every cell says itself what it is, and how often it is repeated; so nothing but this pass is needed.
"""

from loaders.findings import Finding
from loaders.formats.canvas import Canvas, Grid
from loaders.formats.markup import Attributes, walk
from loaders.formats.ods_cells import CELLS, TABLE, OpenCell, Row
from loaders.formats.package import Package
from loaders.formats.texts import Texts

STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
ASIDE = ("annotation", "frame", "shapes", "custom-shape", "line", "control", "tracked-changes")
"""What may lie in or over a table without being its content."""


def read(package: Package, texts: Texts) -> tuple[list[Grid], list[Finding]]:
    """All tables of the document; raises `Refused`."""
    document = Document(package, texts)
    for _ in walk(package.stream("content.xml"), package.limits, document.start, document.end, document.text):
        pass
    return document.grids, []


class Document:
    """Hears of elements and paints the tables."""

    def __init__(self, package: Package, texts: Texts) -> None:
        self.limits, self.texts = package.limits, texts
        self.grids: list[Grid] = []
        self.taken = 0
        self.aside = 0
        self.style = ""
        self.not_displayed: set[str] = set()
        self.above = 0
        self.row = Row({}, before=0)
        self.cell: OpenCell | None = None
        self.canvas = Canvas("", True, self.limits)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self.aside or name in ASIDE:
            self.aside += 1
        elif self.cell:
            self.cell.start(name, attributes)
        elif name in CELLS:
            self.cell = OpenCell(attributes)
        elif name == "table-row":
            self.row = Row(attributes, before=self.above)
        elif name == "table":
            self._table(attributes)
        elif name == "style":
            self.style = attributes.get(STYLE + "name", "")
        elif name == "table-properties" and attributes.get(TABLE + "display") == "false":
            self.not_displayed.add(self.style)

    def text(self, text: str) -> None:
        """Characters: content of a cell, or nothing."""
        if self.cell and not self.aside:
            self.cell.text(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self.aside:
            self.aside -= 1
        elif self.cell and name in CELLS:
            self.row.take(self.cell, self.canvas, self.texts)
            self.cell = None
        elif self.cell:
            self.cell.end(name)
        elif name == "table-row":
            self.row.paint(self.canvas)
            self.above = self.row.last
        elif name == "table":
            self.taken += self.canvas.size
            self.grids.append(self.canvas.grid())

    def _table(self, attributes: Attributes) -> None:
        name = self.texts.clean(attributes.get(TABLE + "name", "")) or f"Blatt {len(self.grids) + 1}"
        shown = attributes.get(TABLE + "style-name") not in self.not_displayed
        self.canvas = Canvas(name, shown, self.limits, self.taken)
        self.above = 0
