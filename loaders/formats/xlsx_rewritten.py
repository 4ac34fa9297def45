"""A worksheet that is legal but written uncommonly, rewritten as spreadsheet programs write it.

CDATA, comments, UTF-16, several prefixes, cells and rows without reference: the parser takes them all;
what comes out reads like any other worksheet. Slower, and rarely needed.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string, get_column_letter

from loaders.formats.markup import Attributes, walk
from loaders.limits import Limits
from loaders.refused import refusal

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
ROW_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
PLAIN = re.compile(r"\w{1,9}", re.ASCII)
AREA = re.compile(r"[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}")


def rewritten(chunks: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    """The worksheet in plain UTF-8, only with what is read of it; counts where references are missing."""
    writer = Writer()
    yield b"<worksheet>"
    for _ in walk(chunks, limits, writer.start, writer.end, writer.text):
        yield writer.taken()
    yield b"</worksheet>"


class Writer:
    """Hears of elements and writes those that matter."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.path: list[str] = []
        self.row = self.column = 0
        self.numbered = self.opened = False
        self.hidden = ""
        self.content: list[str] | None = None

    def taken(self) -> bytes:
        """What was written since the last call."""
        written = "".join(self.out).encode("utf-8", "replace")
        self.out.clear()
        return written

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self.path.append(name)
        parents = self.path[:-1]
        if name == "row" and parents[-1:] == ["sheetData"]:
            self._row(attributes)
        elif name == "c" and parents[-2:] == ["sheetData", "row"]:
            self._cell(attributes)
        elif name == "f" and parents[-1:] == ["c"]:
            self.out.append("<f/>")
        elif (name == "v" and parents[-1:] == ["c"]) or (name == "is" and parents[-1:] == ["c"]):
            self.content = []
        elif name == "mergeCell" and AREA.fullmatch(attributes.get("ref", "")):
            self.out.append(f'<mergeCell ref="{attributes["ref"]}"/>')

    def text(self, text: str) -> None:
        """Characters: kept inside a value, and inside inline text but for its phonetic reading."""
        if self.content is not None and self.path[-1] in ("v", "t") and "rPh" not in self.path:
            self.content.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        parents = self.path[:-1]
        if name in ("v", "is") and parents[-1:] == ["c"]:
            content = escape("".join(self.content or ()))
            self.out.append(f"<v>{content}</v>" if name == "v" else f"<is><t>{content}</t></is>")
            self.content = None
        elif name == "c" and parents[-2:] == ["sheetData", "row"]:
            self.out.append("</c>")
        elif name == "row" and parents[-1:] == ["sheetData"] and self.opened:
            self.out.append("</row>")
        elif name == "sheetData":
            self.out.append("</sheetData>")
        self.path.pop()

    def _row(self, attributes: Attributes) -> None:
        """A row begins; it is written with its first cell, which may know its number better."""
        given = attributes.get("r")
        if given is not None and not ROW_NUMBER.fullmatch(given):
            raise refusal("file_damaged")
        self.row = int(given) if given else self.row + 1
        self.column, self.numbered, self.opened = 0, given is not None, False
        self.hidden = ' hidden="1"' if attributes.get("hidden") in ("1", "true", "on") else ""

    def _cell(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        reference = REFERENCE.fullmatch(given or "")
        if reference:
            self.column = column_index_from_string(reference[1])
            self.row = self.row if self.numbered or self.opened else int(reference[2])
        else:
            self.column += 1
        if (given is not None and not reference) or (reference and int(reference[2]) != self.row):
            raise refusal("file_damaged")
        if not self.opened:
            self.out.append(f'<row r="{self.row}"{self.hidden}>')
            self.opened = True
        style, kind = (attributes.get(key, "") for key in ("s", "t"))
        style = f' s="{style}"' if PLAIN.fullmatch(style) else ""
        kind = f' t="{kind}"' if PLAIN.fullmatch(kind) else ""
        self.out.append(f'<c r="{get_column_letter(self.column)}{self.row}"{style}{kind}>')
