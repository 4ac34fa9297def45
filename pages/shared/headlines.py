"""The headline figures at a Stand, in German: on the Übersicht and as news."""

import streamlit as st

from data.metrics.headlines import EURO, PERSONS, Headline, headlines
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


@st.cache_resource(max_entries=50, show_spinner=False)
def at(revision: int) -> list[Headline]:
    """The headline figures at a revision; a revision never changes."""
    return headlines({name: source.rows_at(sheet, revision) for name, sheet in SHEETS.items()}, None)


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
