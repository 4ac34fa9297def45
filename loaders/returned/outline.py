"""What stands around the rows of a worksheet: small enough to be taken apart, and changed, as a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from loaders.formats.canvas import Area
from loaders.refused import refusal
from loaders.returned.sheetxml import ROWS, numbered, sections
from loaders.returned.tags import INSIDE
from loaders.returned.tree import Document, Node

ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet(?=[\s>])" + INSIDE + rb">")
AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
BEHIND = {
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent"),
    *("webPublishItems", "tableParts", "extLst"),
}
"""What stands behind `legacyDrawing`; a worksheet keeps a fixed order."""


@dataclass
class Outline:
    """What stands before and behind the rows of a worksheet, and which of the rows are there."""

    head: bytes = b""
    tail: bytes = b""
    prefix: bytes = b""
    rows: set[int] = field(default_factory=set)
    marked: bool = False
    """Whether cells have styles of earlier marks."""

    @property
    def root(self) -> bytes:
        """The start tag of the worksheet."""
        found = ROOT.search(self.head)
        if not found:
            raise refusal("file_damaged")
        return found[0]

    def before(self) -> Document:
        """The part before the rows, as a document."""
        return Document(self.head + b"</%bsheetData></%bworksheet>" % (self.prefix, self.prefix), 3)

    def behind(self) -> Document:
        """The part behind the rows, as a document whose first bytes are the tags around it."""
        return Document(self.root + b"<%bsheetData>" % self.prefix + self.tail, 3)

    def default_styles(self) -> list[tuple[int, int, int]]:
        """First column, last column and style of columns that have one for their empty cells."""
        columns = self.before().root.within("col")
        return [tuple(_whole(col, name) for name in ("min", "max", "style")) for col in columns]  # type: ignore[misc]


def outline(chunks: Iterable[bytes], old: re.Pattern[bytes] | None) -> Outline:
    """Look through a worksheet once, before its cells are changed; `old` finds the styles of earlier marks."""
    found = Outline()
    last = 0
    for kind, block in sections(chunks):
        if kind == "head":
            found.head, found.prefix = block, next(ROWS.finditer(block))[1]
        elif kind == "tail":
            found.tail = block
        else:
            numbers = [number for number, _, _ in numbered(block, last, found.prefix)]
            found.rows.update(numbers)
            last = numbers[-1] if numbers else last
            found.marked = found.marked or bool(old and old.search(block))
    return found


def merged(behind: Document) -> list[Area]:
    """The merged ranges of a worksheet."""
    found = (AREA.fullmatch(node.attributes.get("ref", "")) for node in behind.root.within("mergeCell"))
    return [
        (int(area[2]), column_index_from_string(area[1]), int(area[4]), column_index_from_string(area[3]))
        for area in found
        if area
    ]


def with_drawing(behind: Document, relation: str, namespace: str, prefix: bytes) -> None:
    """Let a worksheet that has none refer to the drawing of its comments, at the place where this belongs."""
    element = b'<%blegacyDrawing xmlns:r="%b" r:id="%b"/>' % (prefix, namespace.encode(), relation.encode())
    before = [node.end for node in behind.root.children if node.name not in BEHIND]
    behind.insert(before[-1], element)


def _whole(node: Node, name: str) -> int:
    written = node.attributes.get(name, "")
    return int(written) if written.isdecimal() else 0
