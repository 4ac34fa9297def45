"""Selecting a bar, a tile or a row opens its Belege; from there the page can be filtered by it, with a button.

Bars cannot be selected by keyboard. The list „Belege zu“ holds the same values for whoever has no mouse.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from loaders import territory
from pages.shared import proof, tables
from pages.shared.columns import Columns
from pages.shared.proof import Behind

FILTERS = {
    "bezirk": ("bezirk", "Regierungsbezirk"),
    "regierungsbezirk": ("bezirk", "Regierungsbezirk"),
    "kreis": ("kreis", "Kreis"),
    "programm": ("programm", "Programm"),
    "themenfeld": ("themenfeld", "Themenfeld"),
}
"""What a chart may be divided by -> the key of the filter of the same, and its label; see `filters`."""

SEVERAL = ("programm", "themenfeld")
"""Filters of which several values can be chosen."""

WIDTH = 380
"""Width of the list in pixels."""


def chart(figure: go.Figure, table: pd.DataFrame, behind: Behind | None, key: str, **settings: Any) -> None:
    """Draw a chart; a bar or tile whose `ids` name a value that its rows are divided by can be selected."""
    name, found = f"{key}_bild", behind.divisions(table)[1] if behind else []
    if behind and any(str(each) in found for trace in figure.data for each in _ids(trace)):
        opened = partial(_opened, name, key, found, behind.drill)
        settings |= {"on_select": opened, "selection_mode": "points"}
    st.plotly_chart(figure, key=name, **settings)


def rows(table: pd.DataFrame, shown: Columns, alt: str, behind: Behind | None, key: str) -> None:
    """Show a table; where it is long, a row can be selected as a bar can, also by keyboard."""
    division, found = behind.divisions(table) if behind else ("", [])
    if not behind or not found:
        tables.show(table, shown, alt)
        return
    name = f"{key}_zeile"
    values = table[division].astype("str").tolist()
    opened = partial(_opened_row, name, key, values, behind.drill)
    tables.show(table, shown, alt, key=name, on_select=opened, selection_mode="single-row")
    if st.session_state.pop(f"{key}_folgt", False):
        st.rerun()  # the Belege stand outside of this fragment


def narrowed(behind: Behind, table: pd.DataFrame, key: str) -> Behind:
    """Let the reader choose of which bar to see the rows, and filter the page by it; without a choice all rows."""
    division, found = behind.divisions(table)
    if not found:
        return behind
    list_key = f"{key}_zu"
    if st.session_state.get(list_key, proof.ALL) not in (proof.ALL, *found):
        st.session_state[list_key] = proof.ALL
    names = {value: proof.named(behind.sheet, division, value) for value in found}
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}_wahl"):
        chosen = st.selectbox(
            "Belege zu", [proof.ALL, *found], format_func=lambda value: names.get(value, value), key=list_key,
            width=WIDTH,
        )  # fmt: skip
        if chosen == proof.ALL:
            return behind
        _onward(behind, division, chosen, names[chosen], key)
    return behind.of(division, chosen)


def _onward(behind: Behind, division: str, value: str, name: str, key: str) -> None:
    """Filter the page by what was chosen, where it has such a filter, or lift that filter; of a Kommune its page."""
    if division == "kommune":
        st.page_link("kommune/page.py", label=tables.plain(f"Alles zu {name}"), query_params={"kommune": value})
    asked, label = FILTERS.get(division, ("", ""))
    if label not in behind.chosen or not _offered(asked, value):
        return
    current = st.session_state.get(asked)
    said = name if asked in ("bezirk", "kreis") else f"{label} {name}"
    if current and value in ([current] if isinstance(current, str) else current):
        words, then = f"Filter aufheben: {said}", [] if asked in SEVERAL else ""
    else:
        words, then = f"Nur {said} zeigen", [value] if asked in SEVERAL else value
    # The filter stands outside of this fragment: the whole page has to run again.
    if st.button(tables.plain(words), key=f"{key}_nur", on_click=_put, args=(asked, then)):
        st.rerun()


def _offered(asked: str, value: str) -> bool:
    """Whether a filter knows the value: what belongs to no Bezirk, or to a Kreis of former days, cannot be chosen."""
    places = {"bezirk": territory.bezirke, "kreis": territory.kreise}
    return asked not in places or value in set(places[asked]()[asked])


def _put(asked: str, value: str | list[str]) -> None:
    """Set a filter; a widget can be set only before it is drawn."""
    st.session_state[asked] = value


def _opened(name: str, key: str, found: Sequence[str], drill: str) -> None:
    """Open the Belege of the bar that was selected; without a selection they are those of all."""
    points = st.session_state[name]["selection"]["points"]
    _open(next((str(point["id"]) for point in points if str(point.get("id")) in found), ""), key, drill)


def _open(picked: str, key: str, drill: str) -> None:
    """The Belege of what was picked, or where there is a closer view of it, that."""
    st.session_state[f"{key}_zu"] = picked or proof.ALL
    if picked:
        st.session_state[drill or f"{key}_belege"] = picked if drill else True


def _opened_row(name: str, key: str, values: Sequence[str], drill: str) -> None:
    """Open the Belege of the row that was selected."""
    selected = st.session_state[name]["selection"]["rows"]
    _open(values[selected[0]] if selected else "", key, drill)
    st.session_state[f"{key}_folgt"] = True


def _ids(trace: Any) -> Sequence[object]:
    """What the bars or tiles of a trace stand for."""
    return () if trace.ids is None else trace.ids
