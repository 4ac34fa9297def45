"""What an import would change, prepared once per preview: tables in words."""

from dataclasses import dataclass

import pandas as pd

from data.difference import Difference
from data.metrics import headlines
from data.preview import Preview
from loaders.sheet import Sheet
from loaders.workbooks import SHEETS
from pages.shared import columns, german, source
from pages.shared.columns import Column

LISTED = 1_000
"""So many rows of each kind are listed; the counts count them all."""

WITHHELD = frozenset({"funktion"})
"""Columns that are not shown of rows that others stored: an office of a Kommune is a person."""


@dataclass(frozen=True)
class Listing:
    """Rows in German words, without the columns that say the same in all of them: `same` says those."""

    count: int
    table: pd.DataFrame
    same: str


@dataclass(frozen=True)
class Part:
    """What would happen to the rows of one sheet."""

    sheet: Sheet
    new: Listing
    changed: Listing
    vanished: Listing
    unchanged: int


@dataclass(frozen=True)
class Outlook:
    """A preview, its parts, and the headline figures before and after."""

    preview: Preview
    parts: tuple[Part, ...]
    effect: list[headlines.Change]

    @property
    def vanished(self) -> int:
        """Stored rows that the file does not name any more."""
        return sum(part.vanished.count for part in self.parts)


def outlook(preview: Preview) -> Outlook:
    """Everything that the page shows of a preview; takes seconds for a million rows, so do it once."""
    parts = tuple(_part(difference) for difference in preview.differences.values())
    return Outlook(preview, parts, _effect(preview))


def _effect(preview: Preview) -> list[headlines.Change]:
    """Every headline figure that would read differently."""
    before = {name: source.rows_at(sheet, preview.base) for name, sheet in SHEETS.items()}
    after = before | {name: preview.after(SHEETS[name]) for name in preview.differences}
    return headlines.changes(headlines.headlines(before, None), headlines.headlines(after, None))


def _part(difference: Difference) -> Part:
    sheet, counts = difference.sheet, difference.counts
    new, gone = difference.added[~difference.alters], difference.vanished
    return Part(
        sheet,
        listing(sheet, new.head(LISTED), counts["new"]),
        _changes(difference, counts["changed"]),
        listing(sheet, gone.head(LISTED), counts["vanished"], WITHHELD),
        counts["unchanged"],
    )


def listing(sheet: Sheet, rows: pd.DataFrame, count: int, without: frozenset[str] = frozenset()) -> Listing:
    """Rows of a sheet in words: what is known, where it stood, and apart from that what all have in common."""
    shown = {name: column for name, column in _all_columns(sheet).items() if name not in without}
    shown = {name: column for name, column in shown.items() if rows[name].notna().any()}
    constant = [name for name in shown if len(rows) > 1 and _is_constant(rows, name)]
    same = "; ".join(f"{shown[name].label}: {columns.texts(rows.head(1), name, shown[name])[0]}" for name in constant)
    several = rows["worksheet"].nunique() > 1
    place = ({"worksheet": Column("Blatt")} if several else {}) | {"line": Column("Zeile", "number")}
    differing = {name: column for name, column in shown.items() if name not in constant}
    return Listing(count, columns.in_german(rows, place | differing), same)


def _is_constant(rows: pd.DataFrame, name: str) -> bool:
    parts = [part for part in (name, f"{name}_qualifier") if part in rows]
    return all(rows[part].nunique(dropna=False) == 1 for part in parts)


def _changes(difference: Difference, count: int) -> Listing:
    """Old and new value of each changed field, in the order of the file."""
    old, new = difference.before.head(LISTED), difference.added[difference.alters].head(LISTED)
    new = new.reset_index(drop=True)
    parts = [_changes_of(name, column, old, new) for name, column in _all_columns(difference.sheet).items()]
    what = list(_named(difference.sheet, new))
    table = pd.concat(parts).sort_index(kind="stable") if len(new) else parts[0]
    table = table.assign(Betrifft=[what[row] for row in table.index])
    return Listing(count, table[["Zeile", "Betrifft", "Feld", "Bisher", "Neu"]], "")


def _changes_of(name: str, column: Column, old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The rows in which one field reads differently; index as `new`."""
    lines = [german.number(line) for line in new["line"]]
    words = {"Bisher": columns.texts(old, name, column), "Neu": columns.texts(new, name, column)}
    table = pd.DataFrame({"Zeile": lines, "Feld": column.label, **words}, index=new.index)
    return table[table["Bisher"].ne(table["Neu"])]


def _named(sheet: Sheet, rows: pd.DataFrame) -> pd.Series:
    """Which row is meant: the words of its key, without what is not known."""
    shown = {name: column for name, column in _all_columns(sheet).items() if name in sheet.key}
    words = columns.in_german(rows, shown)
    return words.apply(lambda row: " · ".join(word for word in row if word != german.MISSING), axis="columns")


def _all_columns(sheet: Sheet) -> dict[str, Column]:
    """The stored columns; qualifiers belong to their number, other parts (a model) stand on their own."""
    shown = {}
    for name, column in columns.of(sheet).items():
        shown[name] = column
        for suffix, _ in sheet.field(name).type.parts:
            if suffix not in ("", "_qualifier"):
                shown[name + suffix] = Column(f"{column.label}: {suffix.strip('_').capitalize()}")
    return shown
