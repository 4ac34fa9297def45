"""Text as it may go on: without control characters, escapes resolved, never longer than a cell may be."""

import re

from loaders.cells.base import ErrorCell

ESCAPE = re.compile("(?:_x[0-9A-Fa-f]{4}_)+")
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line break, halves of characters, and what is no character."""
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that set what follows from right to left, also the words of others behind them."""

GERMAN_ERRORS = {
    "#N/A": "#NV",
    "#REF!": "#BEZUG!",
    "#VALUE!": "#WERT!",
    "#NUM!": "#ZAHL!",
    "#SPILL!": "#ÜBERLAUF!",
    "#CALC!": "#KALK!",
    "#GETTING_DATA": "#DATEN_ABRUFEN",
}
"""Errors that German spreadsheet programs show under another name; the rest read the same."""

ERROR_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#WERT!", 23: "#BEZUG!", 29: "#NAME?", 36: "#ZAHL!", 42: "#NV"}
"""The errors of the binary formats xls and xlsb."""

LONGEST_ERROR = 40


class Texts:
    """Cleans texts; `cut` holds those that were shortened to `longest` characters."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.cut: set[str] = set()

    def clean(self, text: str) -> str | None:
        """The text without what no cell should hold; None when nothing but blanks is left."""
        if not text or text.isspace():
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = UNWANTED.sub("", text)
        if len(text) > self.longest:
            text = text[: self.longest]
            self.cut.add(text)
        return text if text.strip() else None


def unescaped(text: str) -> str:
    """Resolves `_x000D_` and the like, in which xlsx writes characters that XML cannot hold."""
    return ESCAPE.sub(_characters, text) if "_x" in text else text


def escaped(text: str) -> str:
    """Text as it has to stand in a cell of an xlsx, so that nothing of it is resolved there."""
    return _LIKE_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def error(code: str) -> ErrorCell:
    """The error cell for a code as the file writes it, named as German programs show it."""
    return ErrorCell(GERMAN_ERRORS.get(code, code[:LONGEST_ERROR] or "#FEHLER!"))


def _characters(escapes: re.Match[str]) -> str:
    """Several escapes in a row may be the two halves of one character."""
    halves = bytes.fromhex(escapes[0].replace("_x", "").replace("_", ""))
    return halves.decode("utf-16-be", "replace")
