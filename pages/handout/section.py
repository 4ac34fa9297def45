"""Mitnehmen: at the foot of each page, everything that it shows as files of the office programs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from pages.handout.content import Content
from pages.handout.document import document
from pages.handout.paper import paper
from pages.handout.slides import slides
from pages.handout.workbook import workbook
from pages.shared import downloads, german, parts
from pages.shared.exhibits import Exhibit

FILES = (
    ("xlsx", "Excel-Datei", workbook),
    ("pptx", "Folien (PowerPoint)", slides),
    ("docx", "Kurzvorlage (Word)", document),
    ("pdf", "Kurzvorlage (PDF)", paper),
)
TOLD = (
    "Die Dateien enthalten, was diese Seite gerade zeigt: Zahlen und Diagramme, die sich in Excel und PowerPoint "
    "weiter bearbeiten lassen, Regel, Stand und Quelle, die Auswahl und den Link zu dieser Ansicht."
)


def show(title: str, author: str, exhibits: Sequence[Exhibit], key: str) -> None:
    """The section under a page; nothing where the page shows no chart and no table. `key` names the files."""
    if not exhibits:
        return
    with st.container(key="mitnehmen"):
        st.header("Mitnehmen", anchor=False)
        st.markdown(TOLD)
        _choice(title, author, exhibits, key)


@parts.fragment
def _choice(title: str, author: str, exhibits: Sequence[Exhibit], key: str) -> None:
    """What is taken along, and a button per file; only this part runs again when the choice changes."""
    chosen = _chosen(exhibits, f"mitnehmen_{key}") if len(exhibits) > 1 else exhibits
    content = Content(title, chosen, author)
    name = downloads.file_name(key, replace(chosen[0].origin, demonstration=bool(content.mark)))
    with st.container(horizontal=True):
        for ending, label, write in FILES:
            downloads.button(label, partial(_made, write, content), name, ending, f"mitnehmen_{key}_{ending}")


def _chosen(exhibits: Sequence[Exhibit], key: str) -> Sequence[Exhibit]:
    """The exhibits that the reader chose; without a choice all of them."""
    names = {each.key: f"{number}. {each.origin.question}" for number, each in enumerate(exhibits, 1)}
    asked = st.multiselect(
        "Was kommt mit?", list(names), format_func=lambda name: names.get(name, name), key=key, placeholder="Alles",
        select_all=False,
    )  # fmt: skip
    return [exhibit for exhibit in exhibits if exhibit.key in asked] or exhibits


def _made(write: Callable[[Content], bytes], content: Content) -> bytes:
    """A file, with the moment in which it was made."""
    return write(replace(content, made=german.moment(datetime.now(UTC))))
