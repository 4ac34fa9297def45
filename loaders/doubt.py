"""Defaults that stand for a missing column: not used while an unknown column may be the one that is missing."""

from collections import Counter
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from loaders.cells.base import Cell, written
from loaders.claims import cells_below, is_personal_column
from loaders.findings import Finding, Rejected, finding
from loaders.layout import Layout
from loaders.names import match_key
from loaders.sheet import Field

NO_COUNTS = frozenset(
    (
        "nr", "lfd", "lfdnr", "laufende", "nummer", "pos", "position", "id", "zeile", "plz", "postleitzahl", "tisch",
        "platz", "sitzplatz", "raum", "saal", "etage", "einwohner", "einwohnerzahl", "jahr", "monat", "uhrzeit",
        "uhr", "zeit", "kennziffer", "aktenzeichen", "rechnung", "euro", "eur", "kosten", "betrag", "rang",
    )
)  # fmt: skip
"""Words of headers over numbers that count nobody."""

MOST = 0.5
"""A column may be the missing one when this share of its filled cells can be read as its values."""


def doubtful_defaults(layout: Layout) -> Iterator[Finding]:
    """One finding per field whose default would stand for a column that may be there under another name."""
    for field in layout.sheet.fields:
        if field.default is None or field.name in layout.found:
            continue
        columns = [column for column in _unclaimed(layout) if _may_be(layout, column, field)]
        if columns:
            yield _asked(layout, field, columns)


def _asked(layout: Layout, field: Field, columns: list[int]) -> Finding:
    named = ", ".join(_named(layout, column) for column in columns)
    cell = layout.address(layout.header.named, columns[0])
    details = {"label": field.label, "columns": named}
    rule = "unknown_may_be_column" if len(columns) == 1 else "unknown_may_be_columns"
    return finding(rule, sheet=layout.grid.name, cell=cell, value=layout.header.texts[columns[0]], details=details)


def _named(layout: Layout, column: int) -> str:
    """„Meldungen“, or the letter of a column without a header."""
    letter = get_column_letter(layout.grid.first_column + column)
    text = layout.header.texts[column]
    return f"„{text}“ ({letter})" if text else f"{letter} (ohne Überschrift)"


def _unclaimed(layout: Layout) -> Iterator[int]:
    """The columns that belong to no field and hold nothing personal, also those without a header.

    A column of which people have said that it is none of ours is not asked about.
    """
    used = layout.used.union(layout.settled, *layout.twice.values())
    for column in range(len(layout.header.texts)):
        if column in used or set(match_key(layout.header.texts[column]).split()) & NO_COUNTS:
            continue
        if not is_personal_column(layout.grid, layout.sheet, layout.header, column):
            yield column


def _may_be(layout: Layout, column: int, field: Field) -> bool:
    cells = cells_below(layout.grid, layout.header, column)
    distinct = Counter((type(cell), cell) for cell in cells)
    readable = sum(count for (_, cell), count in distinct.items() if _reads(cell, field))
    return bool(readable) and readable >= MOST * len(cells) and not _numbers_rows(cells)


def _reads(cell: Cell, field: Field) -> bool:
    """Whether a cell can be a value of the field; a bare number is none of a list of words."""
    if field.type.parts[0][1] == "text" and not (isinstance(cell, str) and not cell.strip().isdigit()):
        return False
    try:
        value = field.type.parse(cell)
    except Rejected:
        return False
    return value is not None and value != (None,) * len(field.type.parts)


def _numbers_rows(cells: list[Cell]) -> bool:
    """Whether the cells count 1, 2, 3 ...: they number the rows, as long as there are at least three."""
    numbers = [int(written(cell)) for cell in cells if written(cell).isdecimal()]
    return len(numbers) == len(cells) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
