"""The XML of a worksheet with some cells styled anew, in steps: a full sheet never stands in memory as a tree."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.formats.xlsx_blocks import LONGEST
from loaders.refused import refusal
from loaders.returned.plain import plain
from loaders.returned.rowxml import ROW_NUMBER
from loaders.returned.tags import INSIDE

ROWS = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])" + INSIDE + rb">")
ROW_START = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s/>])")


def sections(chunks: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """A worksheet as ("head", ...), any number of ("rows", whole rows) and ("tail", ...); raises `Refused`."""
    rest, stage, rows_end = b"", "head", b""
    for chunk in plain(chunks):
        rest += chunk
        if stage == "head" and (found := ROWS.search(rest)):
            stage, rows_end = "rows", b"</" + found[1] + b"sheetData"
            empty = found[0].endswith(b"/>")
            yield "head", rest[: found.end() - 2].rstrip() + b">" if empty else rest[: found.end()]
            rest = (rows_end + b">") * empty + rest[found.end() :]
        if stage == "rows" and (cut := rest.find(rows_end)) >= 0:
            stage = "tail"
            yield "rows", rest[:cut]
            rest = rest[cut:]
        if stage == "rows" and (cut := _last_row(rest)):
            yield "rows", rest[:cut]
            rest = rest[cut:]
        if len(rest) > LONGEST:
            raise refusal("file_damaged")
    if stage != "tail":
        raise refusal("file_damaged")
    yield "tail", rest


def numbered(block: bytes, last: int, prefix: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each row of a block; a row that does not say its number follows the `last` one."""
    tags = list(_row_pattern(None if b"xmlns" in block else prefix).finditer(block))
    starts = [tag.start() for tag in tags]
    for tag, start, end in zip(tags, starts, [*starts[1:], len(block)], strict=False):
        named = tag if tag[1] else ROW_NUMBER.search(block, start, block.find(b">", start))
        last = int(named[1]) if named else last + 1
        yield last, start, end


@cache
def _row_pattern(prefix: bytes | None) -> re.Pattern[bytes]:
    """Finds where rows begin; None stands for any prefix, which takes longer."""
    any_prefix = rb"(?:[\w.-]+:)?"
    return re.compile(rb'<%brow(?: r="(\d{1,7})")?(?=[\s/>])' % (any_prefix if prefix is None else re.escape(prefix)))


def _last_row(block: bytes) -> int:
    """Where the last row of a block begins; 0 when there is no other before it."""
    at = block.rfind(b"row")
    while at > 0:
        start = block.rfind(b"<", 0, at)
        if start >= 0 and ROW_START.match(block, start):
            return start
        at = block.rfind(b"row", 0, at)
    return 0
