"""Rows of a sheet in German words, short enough to be read: what all of them have in common is said once."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.difference import Difference
from loaders.sheet import Sheet
from pages.shared import columns, german, tables
from pages.shared.columns import Column
from pages.shared.discretion import WITHHELD, without_persons

LISTED = 1_000
"""So many rows of each kind are listed; the counts count them all."""

OPEN = 10
"""Up to so many rows a table is shown at once; a longer one on request."""

FEW = 3
"""Up to so many columns fit a phone; a wider table is a grid that can be moved under the finger or by keyboard."""


@dataclass(frozen=True)
class Listing:
    """`count` rows, the first of them as a table of text; `same` says what is alike in all of them.

    A single row needs no table: `same` says all of it.
    """

    count: int
    table: pd.DataFrame
    same: str


def of_file(sheet: Sheet, rows: pd.DataFrame, count: int) -> Listing:
    """Rows of the file, each with its line (and worksheet, if there are several)."""
    rows = rows.head(LISTED)
    several = rows["worksheet"].nunique() > 1
    place = ({"worksheet": Column("Blatt")} if several else {}) | {"line": Column("Zeile", "number")}
    return _listing(rows, place, _known(sheet, rows), count)


def of_store(sheet: Sheet, rows: pd.DataFrame, count: int, *stands: int) -> Listing:
    """Rows that are stored at any of the `stands`, without what would tell a person."""
    rows = without_persons(sheet, rows.head(LISTED), *stands)
    shown = {name: column for name, column in _known(sheet, rows).items() if name not in WITHHELD}
    return _listing(rows, {}, shown, count)


def of_changes(difference: Difference, count: int, *stands: int) -> Listing:
    """Old -> new of each changed field, in the order of the file: Zeile, Betrifft, Änderung.

    Of two `stands` without the line, and without what would tell a person.
    """
    sheet, hidden = difference.sheet, WITHHELD if stands else frozenset()
    old = difference.before.head(LISTED)
    new = difference.added[difference.alters].head(LISTED).reset_index(drop=True)
    if stands:
        old, new = without_persons(sheet, old, *stands), without_persons(sheet, new, *stands)
    key = {name: column for name, column in _known(sheet, new).items() if name in sheet.key and name not in hidden}
    constant = _constant(new, key)
    table = pd.concat(
        [_changed(name, column, old, new) for name, column in _columns(sheet).items() if name not in hidden]
    )
    table = table.sort_index(kind="stable")
    words = columns.in_german(new, {name: column for name, column in key.items() if name not in constant})
    meant = [" · ".join(word for word in row if word != german.MISSING) for row in words.itertuples(index=False)]
    place = pd.DataFrame({"Zeile": new["line"].map(german.number), "Betrifft": meant or ""}, dtype="str")
    place = place.loc[table.index, [*["Zeile"] * (not stands), *["Betrifft"] * any(meant)]]
    return Listing(count, pd.concat([place, table], axis="columns"), _said(new, key, constant))


def _listing(rows: pd.DataFrame, place: dict[str, Column], shown: dict[str, Column], count: int) -> Listing:
    if len(rows) == 1:
        return Listing(count, pd.DataFrame(), _said(rows, place | shown, [*place, *shown]))
    constant = _constant(rows, shown)
    differing = {name: column for name, column in shown.items() if name not in constant}
    return Listing(count, columns.in_german(rows, place | differing), _said(rows, shown, constant))


def _changed(name: str, column: Column, old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The rows in which one field reads differently: Änderung, with the index of `new`."""
    pairs = zip(columns.texts(old, name, column), columns.texts(new, name, column), strict=True)
    told = {row: f"{column.label}: {was} → {now}" for row, (was, now) in enumerate(pairs) if was != now}
    return pd.DataFrame({"Änderung": pd.Series(told, dtype="str")})


def _columns(sheet: Sheet) -> dict[str, Column]:
    """The stored columns; qualifiers belong to their number, other parts (a model) stand on their own."""
    shown = {}
    for name, column in columns.of(sheet).items():
        shown[name] = column
        for suffix, _ in sheet.field(name).type.parts:
            if suffix not in ("", "_qualifier"):
                shown[name + suffix] = Column(f"{column.label}: {suffix.strip('_').capitalize()}")
    return shown


def _known(sheet: Sheet, rows: pd.DataFrame) -> dict[str, Column]:
    """The columns in which any row says something."""
    return {name: column for name, column in _columns(sheet).items() if rows[name].notna().any()}


def _constant(rows: pd.DataFrame, names: Iterable[str]) -> list[str]:
    """Those of the columns that say the same in all rows."""
    parts = {name: [part for part in (name, f"{name}_qualifier") if part in rows] for name in names}
    return [name for name, held in parts.items() if all(rows[part].nunique(dropna=False) == 1 for part in held)]


def _said(rows: pd.DataFrame, shown: dict[str, Column], constant: list[str]) -> str:
    """What these columns say in every row: "Datum 12.02.2020 und Kommune Hanau"."""
    words = {shown[name].label: columns.texts(rows.head(1), name, shown[name])[0] for name in constant}
    return german.listed([word if word.startswith(label) else f"{label} {word}" for label, word in words.items()])


def show(listing: Listing, title: str) -> None:
    """One table of rows, folded when it is long."""
    if not listing.count:
        return
    with st.expander(f"{title} ({german.number(listing.count)})", expanded=len(listing.table) <= OPEN):
        if listing.same:
            which = "In allen Zeilen" if listing.count > 1 else "In dieser Zeile"
            st.markdown(f"{which}: {tables.plain(listing.same)}")
        if listing.table.empty:
            return
        if listing.table.shape[1] > FEW:
            st.dataframe(listing.table, hide_index=True, alt=title, row_height=30)
        else:
            tables.show(listing.table, {str(name): Column(str(name)) for name in listing.table}, title)
        if listing.count > LISTED:
            st.caption(f"Gezeigt sind die ersten {german.number(LISTED)} von {german.number(listing.count)} Zeilen.")
