"""Taking a revision back: first its effect, or the rows that stand against it, then one button."""

import pandas as pd
import streamlit as st

from data.errors import StoreError
from data.reversal import NAMED
from data.revisions import Revision
from data.undoing import Undoing
from loaders.workbooks import SHEETS
from pages.shared import columns, effect, german, headlines, identity, parts, source, tables
from pages.shared.columns import Column
from pages.verlauf.outcome import carry_out, reverted

_COUNTS = {
    "blatt": Column("Liste"),
    "new": Column("kommen zurück", "number"),
    "changed": Column("werden wie zuvor", "number"),
    "vanished": Column("enden", "number"),
}


@parts.fragment
def show(revision: Revision, by: str) -> None:
    """The folded way back of one revision; what it would do is worked out only when somebody opens it."""
    title = f"Revision {revision.id} zurücknehmen"
    box = st.expander(title, key=f"zuruecknehmen_{revision.id}", type="compact", on_change="rerun")
    if box.open:
        with box:
            try:
                told = source.store().undoing(revision.id)
            except StoreError as refused:
                st.error(tables.plain(str(refused)))
            else:
                _told(told, by)


def _told(told: Undoing, by: str) -> None:
    """What stands against it; or its effect, and the button."""
    if told.against:
        _conflicts(told)
        return
    _effect(told)
    number = told.revision.id
    if st.button(f"Revision {number} rückgängig machen", key=f"rueckgaengig_{number}"):
        carry_out(lambda: identity.acting().undo(number), reverted("rückgängig gemacht"), by)


def _effect(told: Undoing) -> None:
    rows = [(SHEETS[name].title, each["new"], each["changed"], each["vanished"]) for name, each in told.counts.items()]
    table = pd.DataFrame(rows, columns=list(_COUNTS))
    tables.show(table[table.drop(columns="blatt").any(axis="columns")], _COUNTS, "Zeilen, die sich ändern würden")
    after = {name: told.after(SHEETS[name]) for name in told.reversals}
    st.markdown("**Was wird aus den wichtigsten Zahlen?**")
    effect.show(headlines.moved(told.base, after), "Wirkung der Rücknahme auf die wichtigsten Zahlen")


def _conflicts(told: Undoing) -> None:
    """Row by row what later revisions built on it, and what to do first."""
    number = told.revision.id
    later = sorted({int(by) for each in told.reversals.values() for by in each.conflicts["later"].dropna()})
    st.markdown(
        f"Revision {number} kann noch nicht zurückgenommen werden: Spätere Revisionen ("
        f"{german.listed([str(by) for by in later])}) bauen auf {_rows(told.against)} auf. Bitte zuerst diese "
        "zurücknehmen, die neueste zuerst."
    )
    for each in told.reversals.values():
        if len(each.conflicts):
            key = {name: column for name, column in columns.of(each.sheet).items() if name in each.sheet.key}
            shown = {"later": Column("Spätere Revision", "number"), **key}
            tables.show(each.conflicts.head(NAMED), shown, f"{each.sheet.title}: was gegen Revision {number} steht")


def _rows(count: int) -> str:
    return "einer ihrer Zeilen" if count == 1 else f"{german.number(count)} ihrer Zeilen"
