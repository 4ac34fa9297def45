"""From what the XML of an xlsx cell says to its value: by its type, and by its style where it is a number."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from html import unescape
from math import inf, isfinite

from loaders.cells.base import Cell, Percentage, Uncalculated
from loaders.formats.moments import coarse, duration, iso, moment
from loaders.formats.numberformats import Kind
from loaders.formats.texts import Texts, error, unescaped
from loaders.refused import refusal

Convert = Callable[[bytes], Cell]
ConvertColumn = Callable[[Sequence[bytes]], list[Cell]]

UNCALCULATED = b"(uncalculated)"
"""Stands for the type of a formula cell that has no value at all."""

NOT_A_NUMBER = error("#NUM!")
TRUTH = {b"1": "WAHR", b"true": "WAHR", b"0": "FALSCH", b"false": "FALSCH", b"": None}
REMEMBERED = 1 << 16
"""So many distinct texts, dates and percentages are converted once; columns repeat their values."""


class Values:
    """Converts the cells of one workbook.

    `kinds` says for each style what its number format makes of a number, `shared` are the shared
    strings. `texts` cleans all text.
    """

    def __init__(self, kinds: list[Kind], shared: list[str | None], from_1904: bool, texts: Texts) -> None:
        self.kinds, self.shared, self.from_1904, self.texts = kinds, shared, from_1904, texts
        self.text = lru_cache(REMEMBERED // 8)(self._text)  # texts may be long
        self.by_kind: dict[Kind, Convert] = {
            "number": number,
            "percent": lru_cache(REMEMBERED)(_shaped(Percentage)),
            "moment": lru_cache(REMEMBERED)(_shaped(lambda serial: moment(serial, from_1904))),
            "month": lru_cache(REMEMBERED)(_shaped(lambda serial: coarse(moment(serial, from_1904), "month"))),
            "year": lru_cache(REMEMBERED)(_shaped(lambda serial: coarse(moment(serial, from_1904), "year"))),
            "duration": lru_cache(REMEMBERED)(_shaped(duration)),
        }
        self.by_type: dict[bytes, Convert] = {
            b"s": self._shared,
            b"b": lambda raw: TRUTH[raw] if raw in TRUTH else self.text(raw),
            b"e": lambda raw: error(unescape(raw.decode())),
            b"d": lambda raw: iso(raw.decode()) if raw else None,
            UNCALCULATED: lambda _: Uncalculated(),
        }

    def converter(self, style: bytes, kind: bytes, formula: bool) -> Convert:
        """How to read the content of a cell with this style and type (both b"" when not given)."""
        if kind not in (b"", b"n"):
            return self.by_type.get(kind, self.text)
        place = whole(style) or 0
        convert = self.by_kind[self.kinds[place] if place < len(self.kinds) else "number"]
        return (lambda raw: convert(raw) if raw else Uncalculated()) if formula else convert

    def column(self, style: bytes, kind: bytes) -> ConvertColumn:
        """How to read many cells of this style and type at once; empty content is a blank cell."""
        convert = self.converter(style, kind, formula=False)
        if kind == b"s":
            return self._shared_column
        if convert is number:
            return numbers
        return lambda column: [convert(raw) if raw else None for raw in column]

    def _shared_column(self, column: Sequence[bytes]) -> list[Cell]:
        """Shared texts by their numbers, which are digits only."""
        try:
            return [self.shared[int(raw)] if raw else None for raw in column]
        except IndexError as error:
            raise refusal("file_damaged") from error

    def _shared(self, raw: bytes) -> Cell:
        place = whole(raw)
        if place is not None and place < len(self.shared):
            return self.shared[place]
        if raw.strip():
            raise refusal("file_damaged")
        return None

    def _text(self, raw: bytes) -> Cell:
        return self.texts.clean(unescaped(unescape(raw.decode())))


def whole(raw: bytes) -> int | None:
    """A number that counts things; None when it is none, or beyond all counting."""
    return int(raw) if raw.isdigit() and len(raw) < 10 else None


def number(raw: bytes) -> Cell:
    """The number as written; text where it is none, an error cell where it has no size."""
    try:
        value = float(raw)
    except ValueError:
        return raw.decode().strip() or None
    if b"_" in raw:
        return raw.decode()
    return value if isfinite(value) else NOT_A_NUMBER


def numbers(column: Sequence[bytes]) -> list[Cell]:
    """Many numbers at once, none of them NaN; one by one where some are no numbers, or have no size."""
    try:
        values: list[Cell] = [float(raw) if raw else None for raw in column]
    except ValueError:
        return [number(raw) for raw in column]
    return [number(raw) for raw in column] if inf in values or -inf in values else values


def _shaped(shape: Callable[[float], Cell]) -> Convert:
    """Converts to a number first, then to what its format shows."""

    def convert(raw: bytes) -> Cell:
        value = number(raw)
        return shape(value) if isinstance(value, float) else value

    return convert
