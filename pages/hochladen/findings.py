"""What is to be mended, told from the whole to the cell: the file, the actions with their counts, the cells."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from loaders.findings import Finding
from pages.hochladen import actions, giveback, mending, repairs
from pages.hochladen.actions import Action
from pages.hochladen.desk import Desk, Filed
from pages.hochladen.templates import XLSX
from pages.shared import downloads, export, german, tables
from pages.shared.columns import Column
from pages.shared.origin import Origin

SHOWN = 20
"""So many different entries of one action are shown; the downloads hold all."""

OPEN = 3
"""Up to so many actions show their cells at once; of more only the first does, unless one table holds all of them."""

CELLS = {
    "sheet": Column("Blatt"),
    "cell": Column("Zellen"),
    "value": Column("Dort steht"),
    "message": Column("Was zu tun ist"),
    "suggestion": Column("Vorschlag"),
}
EXPORTED = CELLS | {"severity": Column("Art")}
WAYS = (
    "Entweder gleich hier: Vorschläge annehmen oder unter „Selbst berichtigen“ eintragen, was richtig ist. Oder die "
    "eigene Datei mit markierten Stellen herunterladen, darin ändern, speichern und oben wieder auswählen; sie nimmt "
    "dann den Platz dieser Fassung ein. Gespeichert ist bis dahin nichts."
)


def show(desk: Desk, filed: Filed) -> None:
    """Everything that stands against the import, calmly; nothing when nothing does."""
    _so_far(desk, filed)
    for found in filed.of_the_file:
        st.markdown(tables.plain(found.message))
    if not filed.blocking:
        return
    listed = [action for action in filed.blocking if action.in_cells]
    few = _few(listed)
    in_lines = [each for each in filed.blocking if not (few and each.in_cells)]
    st.subheader("Was ist zu beheben?", anchor=False)
    st.markdown("\n".join([WAYS, "", *(f"- {tables.plain(action.sentence)}" for action in in_lines)]))
    with st.container(horizontal=True):
        mending.suggested(desk, filed)
        giveback.offer(filed, partial(file, export.xlsx_file, filed))
    giveback.remarks(filed)
    if few:
        mendable(desk, filed, few, "Alle Stellen, die zu beheben sind", f"beheben_{filed.key}")
    elif listed:
        _where(desk, filed, listed)
    _downloads(filed)


def _so_far(desk: Desk, filed: Filed) -> None:
    """Which version of the file it is, what is left of what was to be mended, and what was done here."""
    if filed.before:
        version = f"Fassung {filed.version} dieser Datei. " if filed.version > 1 else ""
        st.markdown(version + _progress(filed))
    if desk.notice:
        st.markdown(tables.plain(desk.notice))
    mending.done(desk, filed)


def _progress(filed: Filed) -> str:
    """How much of what was to be mended is left."""
    if not filed.open:
        return f"Alle {german.counted(filed.before, 'Stelle ist', 'Stellen sind')} behoben."
    return f"Von {german.counted(filed.before, 'Stelle', 'Stellen')} sind noch {german.number(filed.open)} zu beheben."


def _few(listed: list[Action]) -> list[Finding]:
    """The findings of many actions when one table holds them: that says more than a line and a fold for each."""
    found = [each for action in listed for each in action.findings]
    if len(listed) <= OPEN or len(actions.together(found)) > SHOWN:
        return []
    sheets = list(dict.fromkeys(each.sheet for each in found))
    return sorted(found, key=lambda each: (sheets.index(each.sheet), each.line, len(each.cell), each.cell))


def _where(desk: Desk, filed: Filed, listed: list[Action]) -> None:
    """The cells by what is to be done; of many actions only the first is open."""
    st.subheader("Wo genau?", anchor=False)
    for place, action in enumerate(listed):
        with st.expander(tables.plain(action.sentence), expanded=place == 0 or len(listed) <= OPEN):
            mendable(desk, filed, action.findings, action.sentence, f"beheben_{filed.key}_{place}")


def mendable(desk: Desk, filed: Filed, found: list[Finding], about: str, key: str) -> None:
    """Cells as a list, and below it as a form when somebody wants to mend them here, or has begun to."""
    cells(found, about)
    begun = bool(filed.reading.mended) and found[0].blocks
    if st.toggle("Selbst berichtigen", begun, key=key):
        mending.form(desk, filed, found, about, key)


def cells(findings: list[Finding], alt: str) -> None:
    """The cells of an action, equal ones together: where, what stands there, what to write instead."""
    table = _table(actions.together(findings))
    silent = {"sheet": table["sheet"].nunique() == 1, "suggestion": table["suggestion"].eq("").all()}
    columns = {name: column for name, column in CELLS.items() if not silent.get(name)}
    if silent["sheet"]:
        st.caption(f"Blatt „{tables.plain(table['sheet'].iloc[0])}“")
    tables.show(table.head(SHOWN), columns, alt)
    if len(table) > SHOWN:
        st.caption(
            f"Gezeigt sind die ersten {SHOWN} von {german.number(len(table))} verschiedenen Einträgen; "
            "die Downloads enthalten alle."
        )


def _table(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(value=table["value"].replace("", repairs.EMPTY))


def _downloads(filed: Filed) -> None:
    """All findings of the file in both formats, made when somebody asks for them."""
    name = f"befunde-{filed.reading.sha256[:8]}"
    with st.container(horizontal=True):
        for ending, mime, write in (("csv", "text/csv", export.csv_file), ("xlsx", XLSX, export.xlsx_file)):
            st.download_button(
                f"Alle Befunde als {ending.upper()}",
                downloads.taken(partial(file, write, filed), f"{name}.{ending}"),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"befunde_{ending}",
                on_click="ignore",
            )


def file(write: Callable[..., bytes], filed: Filed) -> bytes:
    """All findings, one row per cell, in the format that `write` makes."""
    name = filed.reading.file_name
    origin = Origin(f"Was ist in „{name}“ zu beheben?", "noch nicht gespeichert", (name,))
    return write(_table(actions.listed(filed.reading.findings)), EXPORTED, origin)
