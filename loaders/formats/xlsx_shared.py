"""What the worksheets of an xlsx share: their texts, and what their styles make of numbers."""

from loaders.formats.markup import Attributes, elements, walk
from loaders.formats.numberformats import Kind, kind
from loaders.formats.package import Package
from loaders.formats.texts import Texts, unescaped
from loaders.formats.xlsx_values import whole
from loaders.refused import refusal

MOST_STYLES = 65_490
"""Cell formats of a workbook, as in Excel."""


def kinds_of_styles(package: Package, part: str) -> list[Kind]:
    """For each cell style in order, what its number format makes of a number."""
    codes: dict[int, str] = {}
    kinds: list[Kind] = []
    section = ""
    for name, attributes in elements(package.stream(part), package.limits) if part in package else ():
        if name in ("numFmts", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            section = name
        elif name == "numFmt" and section == "numFmts":
            codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and section == "cellXfs":
            kinds.append(kind(_whole(attributes.get("numFmtId")), codes))
        if len(kinds) > MOST_STYLES:
            raise refusal("file_unsafe", detail=f"mehr als {MOST_STYLES} Zellformate")
    return kinds


def shared_strings(package: Package, part: str, texts: Texts) -> list[str | None]:
    """The shared texts in order, without formatting and phonetic readings."""
    strings = Strings(texts)
    if part in package:
        for _ in walk(package.stream(part), package.limits, strings.start, strings.end, strings.text):
            pass
    return strings.found


class Strings:
    """Hears of the elements of the shared strings and keeps their texts."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.found: list[str | None] = []
        self.parts: list[str] = []
        self.wanted = False
        self.phonetic = False

    def start(self, name: str, _: Attributes) -> None:
        """An element begins."""
        if name == "t":
            self.wanted = not self.phonetic
        elif name == "rPh":
            self.phonetic = True

    def text(self, text: str) -> None:
        """Characters, kept when they are shown."""
        if self.wanted:
            self.parts.append(text)

    def end(self, name: str) -> None:
        """An element ends; with `si` a shared text is complete."""
        if name == "t":
            self.wanted = False
        elif name == "rPh":
            self.phonetic = False
        elif name == "si":
            self.found.append(self.texts.clean(unescaped("".join(self.parts))))
            self.parts.clear()


def _whole(written: str | None) -> int:
    return whole((written or "").encode()) or 0
