"""Rows and cells of an OpenDocument table while they are read."""

import re
from datetime import datetime, timedelta

from loaders.cells.base import Cell, Percentage, Uncalculated
from loaders.formats.canvas import Canvas
from loaders.formats.markup import Attributes
from loaders.formats.moments import coarse, iso
from loaders.formats.numberformats import Kind
from loaders.formats.texts import Texts, error
from loaders.formats.xlsx_values import TRUTH, number

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
CELLS = ("table-cell", "covered-table-cell")
TIME = re.compile(r"PT?(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:[.,](\d{1,6})\d*)?S)?")
NUMBER = re.compile(r"\d+")
NUMBERS = ("float", "currency", "percentage")


class OpenCell:
    """A cell being read: what it says itself, and its paragraphs."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self.paragraphs: list[str] = []
        self.within = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element inside the cell begins."""
        if name == "p":
            self.paragraphs.append("")
        if name == "p" or self.within:
            self.within += 1
        if name == "s":
            self.text(" " * min(int(attributes.get(TEXT + "c", "1")), 1000))
        elif name in ("tab", "line-break"):
            self.text("\t" if name == "tab" else "\n")

    def text(self, text: str) -> None:
        """Characters: they count inside paragraphs."""
        if self.within:
            self.paragraphs[-1] += text

    def end(self, _: str) -> None:
        """An element inside the cell ends."""
        self.within -= bool(self.within)

    def value(self, texts: Texts) -> Cell:
        """What the cell holds."""
        kind = self.attributes.get(OFFICE + "value-type", "")
        shown = "\n".join(self.paragraphs)
        if self.attributes.get(EXTENSION + "value-type") == "error":
            return error(shown)
        if kind in NUMBERS:
            value = number(self.attributes.get(OFFICE + "value", "").encode())
            return Percentage(value) if kind == "percentage" and isinstance(value, float) else value
        if kind == "date":
            return coarse(iso(self.attributes.get(OFFICE + "date-value", "")), precision(shown))
        if kind == "time":
            return lapse(self.attributes.get(OFFICE + "time-value", ""))
        if kind == "boolean":
            return TRUTH.get(self.attributes.get(OFFICE + "boolean-value", "").encode())
        if not kind and not shown and TABLE + "formula" in self.attributes:
            return Uncalculated()
        return texts.clean(shown or self.attributes.get(OFFICE + "string-value", ""))


class Row:
    """A row being read, which stands for as many equal rows as it says; `before` is the last one above it."""

    def __init__(self, attributes: Attributes, before: int) -> None:
        self.first = before + 1
        self.last = before + repeated(attributes, "number-rows-repeated")
        self.hidden = attributes.get(TABLE + "visibility", "visible") != "visible"
        self.column = 0
        self.cells: list[tuple[int, int, Cell]] = []

    def take(self, cell: OpenCell, canvas: Canvas, texts: Texts) -> None:
        """A cell is complete: keep it if it holds something, as often as it is repeated."""
        first = self.column + 1
        self.column += repeated(cell.attributes, "number-columns-repeated")
        value = cell.value(texts)
        if value is not None:
            self.cells.append((first, self.column, value))
        high = repeated(cell.attributes, "number-rows-spanned")
        wide = repeated(cell.attributes, "number-columns-spanned")
        if high > 1 or wide > 1:
            canvas.merge((self.first, first, self.first + high - 1, first + wide - 1))

    def paint(self, canvas: Canvas) -> None:
        """The row is complete: put it on the canvas; raises `Refused` when it stands for too many."""
        if not self.cells:
            return
        first, last = self.cells[0][0], self.cells[-1][1]
        canvas.reserve(self.first, first, last)
        canvas.reserve(self.last, first, last)
        values: list[Cell] = [None] * (last - first + 1)
        for start, end, value in self.cells:
            values[start - first : end - first + 1] = [value] * (end - start + 1)
        for line in range(self.first, self.last + 1):
            canvas.add(line, first, list(values))
        if self.hidden:
            canvas.hidden.update(range(self.first, self.last + 1))


def precision(shown: str) -> Kind:
    """Whether a day is shown as a day, or only as its month („Feb 20“, „02/2020“) or its year."""
    numbers, words = len(NUMBER.findall(shown)), any(sign.isalpha() for sign in shown)
    if numbers == 0 or numbers + words > 2:
        return "moment"
    return "year" if numbers + words == 1 else "month"


def repeated(attributes: Attributes, name: str) -> int:
    """How often an attribute of the table namespace says that something is repeated; once without it."""
    written = attributes.get(TABLE + name, "1")
    return max(1, int(written)) if written.isdecimal() else 1


def lapse(written: str) -> Cell:
    """A time of day below 24 hours, else a duration, out of `PT14H30M00S`; other text stays text."""
    match = TIME.fullmatch(written)
    if not match:
        return written or None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    micro = int((match[4] or "0").ljust(6, "0"))
    passed = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
    return (datetime.min + passed).time() if passed < timedelta(days=1) else passed
