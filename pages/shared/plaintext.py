"""Text of workbooks as plain text in every file: nothing in it is run, and nothing breaks the file."""

import re

_LIVE = ("=", "+", "-", "@", "＝", "＋", "－", "﹣", "＠", "﹢", "﹦", "﹫", "−", "|", "%")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold."""


def harmless(text: str) -> str:
    """Text that no spreadsheet program runs as a formula: led by an apostrophe where it would look like one.

    Control characters (TAB, CR, LF, NUL among them) and invisible ones become blanks: they can hide the beginning.
    """
    plain = printable(text)
    looks_live = plain.lstrip().startswith(_LIVE)
    return (f"'{plain}" if looks_live else plain)[:_LONGEST]


def printable(text: str) -> str:
    """Text without control characters and invisible ones, that every file format can hold; they become blanks."""
    return _CONTROL.sub(" ", text)
