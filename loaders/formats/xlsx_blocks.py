"""The XML of an xlsx worksheet, cut where nothing is cut in two."""

import re
from collections.abc import Iterable, Iterator

from loaders.formats.xlsx_careful import Unusual
from loaders.limits import MEGABYTE
from loaders.refused import refusal

START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(<\?xml[^>]*?\?>)?\s*<(?:([A-Za-z_][\w.-]*):)?worksheet(?=[\s/>])([^>]*)>")
ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)["']""")
PLAIN = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
MAIN_NAMESPACE = re.compile(rb"/spreadsheetml/(?:2006/)?main\b")
LONGEST = 64 * MEGABYTE
"""A single row (or tag) beyond this is none that a spreadsheet program writes."""


def blocks(chunks: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Blocks of whole rows (True), then what stands behind the rows in whole tags (False), without prefix.

    Raises `Unusual` when the part is not a worksheet in UTF-8 with one name for its elements.
    """
    rest, prefix, row_end = b"", b"", b""
    in_rows = True
    for chunk in chunks:
        block = rest + chunk
        if not row_end:
            block, prefix = _opened(block)
            row_end = b"</" + prefix + b"row>"
        rows_end = block.find(b"</" + prefix + b"sheetData") if in_rows else -1
        if rows_end >= 0:
            yield True, _bare(block[:rows_end], prefix)
            block, in_rows = block[rows_end:], False
        end = row_end if in_rows else b">"
        cut = block.rfind(end) + len(end)
        rest = block[cut:] if cut >= len(end) else block
        if cut >= len(end):
            yield in_rows, _bare(block[:cut], prefix)
        if len(rest) > LONGEST:
            raise refusal("file_damaged")


def _opened(block: bytes) -> tuple[bytes, bytes]:
    """The block behind the root tag, and the prefix of all elements with its colon (or b"")."""
    start = START.match(block)
    if not start or len(MAIN_NAMESPACE.findall(start[3])) > 1:
        raise Unusual
    encoding = ENCODING.search(start[1] or b"")
    if encoding and encoding[1].lower() not in PLAIN:
        raise Unusual
    return block[start.end() :], start[2] + b":" if start[2] else b""


def _bare(block: bytes, prefix: bytes) -> bytes:
    return block.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else block
