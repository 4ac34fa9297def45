"""Tables on screen in German: short ones as real HTML tables, long ones in a grid that can be sorted and searched."""

import re
from collections.abc import Callable, Set
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from loaders.formats.texts import TURNING
from pages.shared import german
from pages.shared.columns import Columns, is_quantity, texts

SHORT = 40
"""Rows up to which a table is shown in full, as HTML that screen readers and printers understand."""

LONGEST = 1_000
"""Rows that the grid shows; the downloads always hold all."""

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]<>()#+-.!|~$:&^="})

_SEEN_LATE = re.compile(
    r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=:material)(?=/)|(?<=:streamlit)(?=:)"
    r"|(?<=<)(?=[=-])|(?<=-)(?=[>-])|(?<=[>~])(?==)",
    re.IGNORECASE,
)
"""Where an address, an icon or an arrow begins that Streamlit finds in the text when its escapes are read already."""

_APART = ":small[]"
"""An empty piece of Markdown: what stands before and behind it is never read as one word, but copied as one."""


def plain(text: str) -> str:
    """Text for places where Streamlit reads Markdown: nothing in it becomes a picture, a link, a colour or a sign.

    Nor does it turn the words of ours behind it.
    """
    return _APART.join(part.translate(_MARKDOWN) for part in _SEEN_LATE.split(TURNING.sub("", text)))


def show(table: pd.DataFrame, shown: Columns, alt: str, **selecting: Any) -> None:
    """Show a table under an accessible name; a very long one is cut, and says so.

    `selecting` are the arguments of `st.dataframe` about rows that can be selected: only those of a long one.
    """
    if len(table) <= SHORT:
        numbers = {name for name, column in shown.items() if column.numeric}
        st.table(_styled(table, shown, numbers, plain), hide_index=True, border="horizontal", alt=alt)
        return
    grid(table, shown, alt, **selecting)


def grid(table: pd.DataFrame, shown: Columns, alt: str, **selecting: Any) -> None:
    """A table that is wide or long as a grid, to be moved under the finger or by keyboard; a very long one is cut."""
    part = table.head(LONGEST)
    look: dict[str, Any] = {"hide_index": True, "placeholder": german.MISSING, "row_height": 30}
    # A grid says „keine Angabe“ in place of every number that it does not get, also of one that is withheld.
    hidden = {name for name in shown if part.get(f"{name}_withheld", pd.Series(False)).eq(True).any()}
    numbers = {name for name, column in shown.items() if column.numeric} - hidden
    st.dataframe(_styled(part, shown, numbers), alt=alt, **look, **selecting)
    if len(table) > LONGEST:
        st.caption(
            f"Gezeigt sind die ersten {german.number(LONGEST)} von {german.number(len(table))} Zeilen; "
            "die Downloads enthalten alle."
        )


def _styled(table: pd.DataFrame, shown: Columns, numbers: Set[str], written: Callable[[str], str] = str) -> Styler:
    """The table with `numbers` that sort and align as such and read as German; text goes through `written`."""
    content: dict[str, object] = {}
    for name, column in shown.items():
        words = table[name] if name in numbers else [written(text) for text in texts(table, name, column)]
        content[written(column.label)] = words
    styler = pd.DataFrame(content, index=table.index).reset_index(drop=True).style
    for name, column in shown.items():
        if name in numbers and is_quantity(table, name):
            _qualified(styler, written(column.label), texts(table, name, column))
        elif name in numbers:
            styler.format(column.words, subset=[written(column.label)])
    return styler


def _qualified(styler: Styler, label: str, words: list[str]) -> None:
    """Give every cell of a quantity its own words; equal words at once."""
    for text, places in pd.Series(words).groupby(pd.Series(words)).groups.items():
        styler.format(partial(_always, str(text)), subset=pd.IndexSlice[list(places), [label]])


def _always(text: str, _value: object) -> str:
    return text
