"""Filters that stand in the address, so that every view is a link: `?bezirk=Kassel&programm=Starke+Heimat`.

Each function draws one widget and returns what was chosen; nothing chosen means everything. A value in
the address that does not exist is dropped. Draw them side by side with `with filters.row():`.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from loaders import territory
from loaders.workbooks.ozg import THEMENFELDER
from pages.shared import german

WIDTH = 260
"""Width of a filter in pixels: several fit beside each other, one fits a phone."""


def as_asked() -> None:
    """Let the address choose again when a reader comes back to a page by the browser's Back.

    Streamlit takes a filter for one of the page that was left when both pages have one of that name, and drops it
    from `st.query_params`. A change of pages by the menu asks for no filter, so nothing is given back then.
    """
    context = get_script_run_ctx()
    asked = parse_qs(context.query_string, keep_blank_values=True) if context else {}
    lost = {name: asked[name] for name in asked if name not in st.query_params and not name.lower().startswith("embed")}
    if lost:
        st.query_params.update(lost)
        st.rerun()


def row(key: str = "filter") -> DeltaGenerator:
    """A place for filters beside each other, that wraps on narrow screens; a second one needs a key of its own."""
    return st.container(horizontal=True, vertical_alignment="bottom", key=key)


def one(
    label: str, options: Mapping[str, str] | Iterable[str], *, key: str, everything: str, width: int = WIDTH
) -> str | None:
    """Choose one of the options (values, or value -> label); None for everything. `key` is the name in the address.

    What was chosen before and is no longer offered (a Kreis of another Bezirk) is chosen no longer.
    """
    labels = _labelled(options)
    if st.session_state.get(key, "") not in ("", *labels):
        st.session_state[key] = ""
    chosen = st.selectbox(
        label, ["", *labels], format_func=lambda value: labels.get(value, everything), key=key, width=width,
        bind="query-params",
    )  # fmt: skip
    return chosen or None


def many(label: str, options: Mapping[str, str] | Iterable[str], *, key: str, everything: str) -> list[str]:
    """Choose any of the options (values, or value -> label); an empty list for everything."""
    labels = _labelled(options)
    return st.multiselect(
        label, list(labels), format_func=labels.__getitem__, key=key, placeholder=everything, width=WIDTH,
        bind="query-params", select_all=False,
    )  # fmt: skip


def bezirk() -> str | None:
    """The key of one Regierungsbezirk ("064"), or None for all."""
    table = territory.bezirke()
    names = dict(zip(table["bezirk"], table["name"], strict=True))
    return one("Regierungsbezirk", names, key="bezirk", everything="Alle Regierungsbezirke")


def kreis(
    bezirk: str | None = None, day: str | None = None, everything: str = "Alle Kreise und kreisfreien Städte"
) -> str | None:
    """The key of one Kreis or kreisfreie Stadt ("06531") on that day, only those of the Bezirk if one is given."""
    table = territory.kreise(day)
    table = table[table["bezirk"].eq(bezirk)] if bezirk else table
    names = {key: territory.name_of(key) for key in table["kreis"]}
    ordered = dict(sorted(names.items(), key=lambda pair: pair[1]))
    return one("Kreis", ordered, key="kreis", everything=everything)


def programm(rows: pd.DataFrame) -> list[str]:
    """Names of programmes that occur in `programm` of the rows."""
    return many("Programm", _occurring(rows, "programm"), key="programm", everything="Alle Programme")


def themenfeld() -> list[str]:
    """Names of the OZG subject areas."""
    return many("Themenfeld", THEMENFELDER, key="themenfeld", everything="Alle Themenfelder")


def reihe(rows: pd.DataFrame) -> str | None:
    """One series of conferences that occurs in `reihe` of the rows, or None for all."""
    return one("Reihe", _occurring(rows, "reihe"), key="reihe", everything="Alle Reihen")


def zeitraum(rows: pd.DataFrame, column: str) -> tuple[str, str] | None:
    """First and last year of a period, from the ISO days in the column; None when there is nothing to choose."""
    years = sorted({str(day)[:4] for day in rows[column].dropna().unique()})
    if len(years) < 2:
        return None
    first, last = st.select_slider(
        "Zeitraum", years, (years[0], years[-1]), key="zeitraum", width=WIDTH, bind="query-params"
    )
    return None if (first, last) == (years[0], years[-1]) else (first, last)


def within(rows: pd.DataFrame, column: str, period: tuple[str, str] | None) -> pd.DataFrame:
    """The rows whose day lies in the period; rows without a day only when there is no period."""
    if period is None:
        return rows
    years = rows[column].astype("str").str[:4]
    return rows[years.ge(period[0]) & years.le(period[1])]


def in_words(**chosen: object) -> str:
    """What was chosen, for captions and downloads: (Bezirk="Kassel", Programm=[]) -> "Bezirk: Kassel"."""
    said = {
        name: german.listed(list(map(str, value))) if isinstance(value, list) else value
        for name, value in chosen.items()
    }
    said |= {name: german.listed(list(value), "bis") for name, value in chosen.items() if isinstance(value, tuple)}
    return "; ".join(f"{name}: {value}" for name, value in said.items() if value)


def _labelled(options: Mapping[str, str] | Iterable[str]) -> dict[str, str]:
    return dict(options) if isinstance(options, Mapping) else {option: option for option in options}


def _occurring(rows: pd.DataFrame, column: str) -> list[str]:
    return sorted(map(str, rows[column].dropna().unique()))
