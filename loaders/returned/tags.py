"""Start tags and what to write into XML: pieces of bytes in, pieces of bytes out."""

import re
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from loaders.formats.texts import TURNING, UNWANTED, escaped

INSIDE = rb"""[^<>"']*+(?:"[^"]*"[^<>"']*+|'[^']*'[^<>"']*+)*+"""
TAG = re.compile(rb"<[^\s<>/!?]+" + INSIDE + rb">")
ATTRIBUTE = rb"""(\s%s\s*=\s*)("[^"]*"|'[^']*')"""
LONGEST = 32_767
"""Characters of a cell, as in Excel."""


def attribute(tag: bytes, name: bytes) -> bytes:
    """The value of an attribute as written in a start tag; b"" when it is not there."""
    found = re.search(ATTRIBUTE % re.escape(name), tag)
    return unescape(found[2][1:-1].decode()).encode() if found else b""


def with_attribute(tag: bytes, name: bytes, value: bytes) -> bytes:
    """The start tag (or an element that begins with it) with this value of an attribute."""
    head = TAG.match(tag)
    end = head.end() if head else len(tag)
    found = re.search(ATTRIBUTE % re.escape(name), tag[:end])
    if found:
        return tag[: found.start(2)] + b'"' + value + b'"' + tag[found.end(2) :]
    at = end - (2 if tag[:end].endswith(b"/>") else 1)
    return tag[:at].rstrip() + b" " + name + b'="' + value + b'"' + tag[at:]


def without_attribute(tag: bytes, name: bytes) -> bytes:
    """The start tag (or an element that begins with it) without an attribute."""
    head = TAG.match(tag)
    end = head.end() if head else len(tag)
    return re.sub(ATTRIBUTE % re.escape(name), b"", tag[:end]) + tag[end:]


def text(written: str) -> bytes:
    """Text as XML: without what it cannot hold or what turns the words behind it, and never an escape of Excel's."""
    return escape(escaped(TURNING.sub("", UNWANTED.sub("", written[:LONGEST])))).encode()


def quoted(written: str) -> bytes:
    """Text as the value of an attribute, in its quotes."""
    return quoteattr(UNWANTED.sub("", written)).encode()
