"""Belege: the stored rows behind a chart, each with the file, worksheet and cell it came from, who brought it and when.

Counts of one or two persons stay withheld here as everywhere, and offices are not named.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from data.metrics.regions import holds
from data.provenance import provenance, values
from loaders import territory
from loaders.sheet import Sheet
from pages.shared import columns, german, source
from pages.shared.columns import Column
from pages.shared.discretion import WITHHELD, without_persons

PLACES: dict[str, Callable[[str], str]] = {
    "kreis": territory.kreis_of,
    "bezirk": territory.bezirk_of,
    "regierungsbezirk": territory.bezirk_of,
    "kommune": lambda key: territory.successor(key, None),
}
"""What a chart may be divided by although the rows only name a Kommune, perhaps by a former key."""

NO_DIVISION = WITHHELD | {"quelle"}
"""Columns by which rows are never told apart: the rows of an office would tell of single persons."""

WHERE = {
    "datei": Column("Datei"),
    "blatt": Column("Blatt"),
    "zellen": Column("Zelle"),
    "revision": Column("Revision", "number"),
    "wer": Column("übernommen von"),
    "wann": Column("am"),
}


ALL = "alle Zahlen"

MOST = 20_000
"""So many rows are traced at once."""


def named(sheet: Sheet, division: str, value: str) -> str:
    """A value of a division in words."""
    if division in PLACES:
        return territory.name_of(value)
    return columns.of(sheet, division)[division].words(value)


@dataclass(frozen=True)
class Behind:
    """The rows of a sheet behind a chart; `beside` are those of further sheets.

    `chosen` are the filters of the page (label -> value): see `picking.onward`. `drill` is the key of a filter that a
    selected bar or tile sets, in place of opening its Belege.
    """

    sheet: Sheet
    rows: pd.DataFrame
    chosen: Mapping[str, object] = field(default_factory=dict)
    beside: tuple["Behind", ...] = ()
    drill: str = ""

    @property
    def parts(self) -> tuple["Behind", ...]:
        """Each sheet by itself, those without rows left out unless all are."""
        every = (replace(self, beside=()), *self.beside)
        return tuple(part for part in every if len(part.rows)) or every[:1]

    def divisions(self, table: pd.DataFrame) -> tuple[str, list[str]]:
        """By which column the table of a chart divides the rows, and its values; "" where it does not.

        Of several columns it is the one with most values, a place before all others; only a place where there are
        several sheets.
        """
        text = [field.name for field in self.sheet.fields if field.stored and field.columns()[field.name] == "text"]
        others = [] if self.beside else [name for name in text if name not in NO_DIVISION]
        for names in (PLACES, others):
            fitting = [name for name in names if name in table and (name in self.rows or "kommune" in self.rows)]
            if fitting:
                division = max(fitting, key=lambda name: table[name].nunique())
                return division, [str(value) for value in dict.fromkeys(table[division].dropna())]
        return "", []

    def of(self, division: str, value: str) -> "Behind":
        """Only the rows of one value of a division."""
        beside = tuple(part.of(division, value) for part in self.beside)
        if division in self.rows and division != "kommune":
            own = self.rows[division].astype("str").eq(value).fillna(False).to_numpy(dtype="bool")
        else:
            place = PLACES[division]
            own = holds(self.rows["kommune"], lambda key: place(key) == place(value))
        return replace(self, rows=self.rows[own], beside=beside)


def behind_all(parts: Iterable[tuple[Sheet, pd.DataFrame]], chosen: Mapping[str, object]) -> Behind:
    """The rows of several sheets behind one chart."""
    first, *others = (Behind(sheet, rows, chosen) for sheet, rows in parts)
    return replace(first, beside=tuple(others))


def listed(behind: Behind) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The rows (the first MOST of them) with where they came from, and how they are shown."""
    sheet, rows = behind.sheet, behind.rows.head(MOST)
    revisions = {revision.id: revision for revision in source.revisions()}
    told = provenance(sheet, rows, revisions)
    told = told.assign(wann=[german.moment(at) for at in told["wann"]])
    names = [*sheet.key, *(name for name in values(sheet) if name not in sheet.key)]
    shown = {
        name: column
        for name, column in columns.of(sheet, *names).items()
        if name not in WITHHELD and rows[name].notna().any()
    }
    table = pd.concat(
        [without_persons(sheet, rows), told.drop(columns=[name for name in told if name in rows])], axis=1
    )
    return table, shown | WHERE
