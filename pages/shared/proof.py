"""Belege: the stored rows behind a chart, each with the file, worksheet and cell it came from, who brought it and when.

Counts of one or two persons stay withheld here as everywhere, and offices are not named.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

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
}
"""What a chart may be divided by although the rows only name their Kommune."""

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
    if division in PLACES or division == "kommune":
        return territory.name_of(value)
    return columns.of(sheet, division)[division].words(value)


@dataclass(frozen=True)
class Behind:
    """The rows of a sheet behind a chart."""

    sheet: Sheet
    rows: pd.DataFrame

    def divisions(self, table: pd.DataFrame) -> tuple[str, list[str]]:
        """By which column the table of a chart divides the rows, and its values; "" where it does not."""
        text = [field.name for field in self.sheet.fields if field.stored and field.columns()[field.name] == "text"]
        for name in (*PLACES, *text):
            if name in table and (name in self.rows or "kommune" in self.rows):
                return name, [str(value) for value in dict.fromkeys(table[name].dropna())]
        return "", []

    def of(self, division: str, value: str) -> "Behind":
        """Only the rows of one value of a division."""
        if division in self.rows:
            own = self.rows[division].astype("str").eq(value)
        else:
            place = PLACES[division]
            own = (
                self.rows["kommune"].map({key: place(key) for key in self.rows["kommune"].dropna().unique()}).eq(value)
            )
        return Behind(self.sheet, self.rows[own.fillna(False).astype("bool")])


def listed(behind: Behind) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The rows (the first MOST of them) with where they came from, and how they are shown."""
    sheet, rows = behind.sheet, behind.rows.head(MOST)
    revisions = {revision.id: revision for revision in source.store().revisions()}
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
