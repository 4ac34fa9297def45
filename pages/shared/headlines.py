"""The headline figures at a Stand, in German: on the Übersicht and as news."""

from collections.abc import Collection, Mapping

import pandas as pd
import streamlit as st

from data.metrics.headlines import EURO, PERSONS, SHOWN, Headline, of_sheet
from data.metrics.moved import Change, changes
from data.quantities import Quantity
from data.store import DEMONSTRATION
from loaders.workbooks import SHEETS
from loaders.workbooks.ozg import OZG
from pages.shared import german, source, spoken

PARTS = {EURO: "Zeilen", PERSONS: "Veranstaltungen"}
"""What a sum is made of, by its unit: so many of them may be without a value."""

FROM_REPORTS = "ozg.online"
"""The headline that is computed from the reports of the Kommunen, which may be invented for demonstration."""


def current() -> list[Headline]:
    """The headline figures at the chosen Stand; none when the store is empty."""
    return at(source.stand())


def at(revision: int, sheets: Collection[str] = SHOWN) -> list[Headline]:
    """The headline figures at a revision, or those of some sheets alone."""
    return [headline for name in SHOWN if name in sheets for headline in _of(name, source.last_change(name, revision))]


@st.cache_resource(max_entries=200, show_spinner=False)
def _of(sheet: str, revision: int) -> list[Headline]:
    """Those of one sheet at the revision that touched it last: others leave them as they are."""
    return of_sheet(sheet, source.rows_at(SHEETS[sheet], revision))


def moved(base: int, after: Mapping[str, pd.DataFrame]) -> list[Change]:
    """The headline figures that would read differently than at a revision if some sheets had these rows."""
    new = [headline for name in SHOWN if name in after for headline in of_sheet(name, after[name])]
    return changes(at(base, after.keys()), new)


def marked(label: str, key: str, *revisions: int) -> str:
    """The label of a headline, with Demonstrationsdaten when its figure rests on invented rows at any of the Stände."""
    invented = key == FROM_REPORTS and any(
        source.contains_demonstration(source.rows_at(OZG, revision)) for revision in revisions
    )
    return f"{label} · {DEMONSTRATION}" if invented else label


def amount(quantity: Quantity | None, unit: str) -> str:
    """A quantity of a headline in words: Euro in short, anything else as a plain number."""
    if quantity is None:
        return german.MISSING
    return spoken.quantity(quantity, german.euro_short if unit == EURO else german.number, PARTS.get(unit, ""))
