"""One row of a worksheet: the styles of some of its cells changed, missing cells added in their place."""

import re
from collections.abc import Callable, Collection, Iterator

from openpyxl.utils import column_index_from_string, get_column_letter

from loaders.returned.tags import INSIDE, attribute, with_attribute, without_attribute

CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])" + INSIDE + rb">")
ROW = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s/>])" + INSIDE + rb">")
ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
COLUMN = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]{1,3})""")
STYLE = re.compile(rb"""\ss\s*=\s*["'](\d{1,9})["']""")
CUSTOM = re.compile(rb"""\scustomFormat\s*=\s*["'](?:1|true)["']""")

Restyle = Callable[[int, int], int]
"""From a column and the style that a cell has there to the style that it gets."""
Usual = Callable[[int], int]


def style_of(tag: bytes) -> int:
    """The style of a cell, 0 when it names none."""
    found = STYLE.search(tag)
    return int(found[1]) if found else 0


def row_style(tag: bytes) -> int | None:
    """The style that new cells of a row have; None when the row has none of its own."""
    return style_of(tag) if CUSTOM.search(tag) else None


def edited(row: bytes, number: int, wanted: Collection[int], restyle: Restyle, usual: Usual) -> bytes:
    """A row with the styles that `restyle` says; in the columns `wanted` there are cells in any case.

    `row` is everything from its start tag to the next row's; `usual` is the style of empty cells of a column.
    """
    head = ROW.match(row)
    tag = head[0] if head else b""
    prefix, own = tag[1 : tag.find(b"row")], row_style(tag)
    missing = sorted(set(wanted).difference(_columns(row)))
    if missing:
        row, tag = _opened(row, tag, prefix)
    styles = {column: restyle(column, usual(column) if own is None else own) for column in missing}
    new = {column: _cell(prefix, column, number, style) for column, style in styles.items()}
    pieces, done = [], 0
    for cell, column in zip(CELL.finditer(row, len(tag)), list(_columns(row)), strict=True):
        before = b"".join(new.pop(place) for place in list(new) if place < column)
        pieces += [row[done : cell.start()], before, _styled(cell[0], restyle(column, style_of(cell[0])))]
        done = cell.end()
    end = row.rfind(b"</" + prefix + b"row") if new else done
    return b"".join([*pieces, row[done:end], *new.values(), row[end:]])


def new_row(prefix: bytes, number: int, wanted: Collection[int], restyle: Restyle, usual: Usual) -> bytes:
    """A row that was not there."""
    cells = b"".join(_cell(prefix, column, number, restyle(column, usual(column))) for column in sorted(wanted))
    return b'<%brow r="%d">%b</%brow>' % (prefix, number, cells, prefix)


def _columns(row: bytes) -> Iterator[int]:
    """The column of each cell; a cell that does not say it stands behind the one before."""
    column = 0
    for cell in CELL.finditer(row):
        named = COLUMN.search(cell[0])
        column = column_index_from_string(named[1].decode().upper()) if named else column + 1
        yield column


def _cell(prefix: bytes, column: int, number: int, style: int) -> bytes:
    return b'<%bc r="%b%d" s="%d"/>' % (prefix, get_column_letter(column).encode(), number, style)


def _styled(tag: bytes, style: int) -> bytes:
    return tag if style == style_of(tag) else with_attribute(tag, b"s", b"%d" % style)


def _opened(row: bytes, tag: bytes, prefix: bytes) -> tuple[bytes, bytes]:
    """The row with room for cells: its columns are no longer counted, and it has an end tag."""
    rest = row[len(tag) :]
    bare = without_attribute(tag, b"spans") if attribute(tag, b"spans") else tag
    if bare.endswith(b"/>"):
        bare, rest = bare[:-2] + b">", b"</" + prefix + b"row>" + rest
    return bare + rest, bare
