"""The drawing of the comments of a worksheet: boxes taken out and put in, as text.

Such parts are often no well-formed XML; whatever else they hold (buttons, lists) stays as it is.
"""

import re
from collections.abc import Collection

from loaders.returned.marks import Mark, Marks, Place

SPACES = b'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
SPACES += b'xmlns:x="urn:schemas-microsoft-com:office:excel"'
EMPTY = b'<xml %b><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>' % SPACES
KIND = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
BOX = (
    b'<v:shape %bid="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;'
    b'margin-top:1.5pt;width:%dpx;height:%dpx;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    b'<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    b'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    b"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
)
SHAPE = re.compile(rb"<(\w+:)?shape(?=\s)[^>]*>.*?</\1?shape\s*>", re.DOTALL)
ROW, COLUMN = (re.compile(rb"<(?:\w+:)?%b>\s*(\d{1,7})\s*<" % name) for name in (b"Row", b"Column"))
NUMBER = re.compile(rb"""\sid\s*=\s*["']_x0000_s(\d{1,9})["']""")
END = re.compile(rb"</(?:\w+:)?xml\s*>\s*\Z")
FIRST = 1025

WIDTH, LINE, LEAST, MOST = 380, 15, 90, 420
"""Pixels: how wide a box is, how high a line of text, and how high a box at least and at most."""
LETTERS = 58
"""So many letters fit on a line of a box."""


def redrawn(drawing: bytes, gone: Collection[Place], new: Collection[Place], marks: Marks) -> bytes:
    """The drawing without the boxes of comments that are gone, and with boxes for new ones."""
    if gone:
        drawing = SHAPE.sub(lambda shape: b"" if _cell(shape[0]) in gone else shape[0], drawing)
    last = max((int(found) for found in NUMBER.findall(drawing)), default=FIRST)
    spaces = b"" if all(space in drawing[:1000] for space in SPACES.split()) else SPACES + b" "
    boxes = [_box(at, marks[at], number, spaces) for number, at in enumerate(sorted(new), last + 1)]
    kind = (
        b"" if b'"_x0000_t202"' in drawing or not boxes else KIND.replace(b"<v:shapetype ", b"<v:shapetype " + spaces)
    )
    end = END.search(drawing)
    at = end.start() if end else len(drawing)
    return drawing[:at] + kind + b"".join(boxes) + drawing[at:]


def _cell(shape: bytes) -> Place | None:
    """The cell whose comment a shape shows; None when it is something else."""
    row, column = ROW.search(shape), COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if b'"Note"' in shape and row and column else None


def _box(at: Place, mark: Mark, number: int, spaces: bytes) -> bytes:
    lines = 2 + sum(1 + len(line) // LETTERS for said in mark.paragraphs for line in ["", *said.split("\n")])
    return BOX % (spaces, number, WIDTH, min(max(LINE * lines, LEAST), MOST), at[0] - 1, at[1] - 1)
