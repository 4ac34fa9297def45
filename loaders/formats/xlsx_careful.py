"""A row of an xlsx worksheet that is written in an uncommon way, taken apart cell by cell."""

import re

from loaders.formats.xlsx_values import UNCALCULATED

Found = tuple[bytes, bytes, bytes, bytes, bytes]
"""A cell: column letters, style, type, b"<f" when it is a formula, and its content, still as XML."""

CELL = re.compile(rb"<c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</c\s*>)", re.DOTALL)
ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
REFERENCE = re.compile(rb"([A-Z]{1,3})([1-9]\d{0,6})")
VALUE = re.compile(rb"<v(?=[\s/>])[^>]*?(?:/>|>([^<]*)</v\s*>)")
TEXT = re.compile(rb"<t(?=[\s/>])[^>]*?(?:/>|>([^<]*)</t\s*>)")
PHONETIC = re.compile(rb"<rPh\b.*?</rPh\s*>", re.DOTALL)
FORMULA = re.compile(rb"<f[\s/>]")


class Unusual(Exception):
    """The sheet is legal XML, but not written as spreadsheet programs write it."""


def careful(row: bytes, number: bytes) -> list[Found]:
    """The cells of a row that hold something; `number` is the row's own.

    Raises `Unusual` for a cell without a plain reference into this row.
    """
    found = []
    for written, content in CELL.findall(row):
        if not content.strip():
            continue
        attributes = {name: double or single for name, double, single in ATTRIBUTE.findall(written)}
        reference = REFERENCE.fullmatch(attributes.get(b"r", b""))
        if not reference or reference[2] != number:
            raise Unusual
        kind, formula, raw = _content(attributes.get(b"t", b""), content)
        if kind or formula or raw:
            found.append((reference[1], attributes.get(b"s", b""), kind, formula, raw))
    return found


def _content(kind: bytes, content: bytes) -> tuple[bytes, bytes, bytes]:
    """Type, formula mark and content of a cell."""
    formula = b"<f" if FORMULA.search(content) else b""
    value = VALUE.search(content)
    if value:
        return kind, formula, value[1] or b""
    if b"<is" in content:
        return kind, formula, b"".join(TEXT.findall(PHONETIC.sub(b"", content)))
    return (UNCALCULATED if formula else kind), formula, b""
