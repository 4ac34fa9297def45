"""XML as spreadsheet programs write it: UTF-8, and nothing in it that could be mistaken for a tag."""

import codecs
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from loaders.formats.xlsx_blocks import LONGEST, PLAIN
from loaders.refused import refusal

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ENCODING = re.compile(r"""\A(\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["'])([\w.-]+)""")
DECLARATION = 200
"""Bytes in which a part says its encoding."""
SPECIAL = re.compile(rb"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8; raises `Refused` when the part is not in the encoding that it names."""
    source = iter(chunks)
    first = b""
    while len(first) < DECLARATION and (chunk := next(source, None)) is not None:
        first += chunk
    named = ENCODING.match(first[:DECLARATION].decode("latin-1").removeprefix("ï»¿"))
    encoding = "utf-16" if first.startswith(WIDE) else named[2].lower() if named else "utf-8"
    if encoding.encode() in PLAIN:
        yield first
        yield from source
        return
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        yield ENCODING.sub(r"\1UTF-8", decoder.decode(first)).encode()
        for chunk in source:
            yield decoder.decode(chunk).encode()
    except (LookupError, ValueError) as error:
        raise refusal("file_damaged") from error


def plain(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """In UTF-8, with CDATA written as plain text and without XML comments, neither ever cut in two."""
    rest = b""
    for chunk in utf8(chunks):
        block = rest + chunk
        if b"<!" in block:
            block = SPECIAL.sub(lambda found: escape((found[1] or b"").decode()).encode(), block)
        cut = block.find(b"<!")
        cut = len(block) - block.endswith(b"<") if cut < 0 else cut
        rest = block[cut:]
        if len(rest) > LONGEST:
            raise refusal("file_damaged")
        yield block[:cut]
    yield rest
