"""What is missing from the Kommune."""

from collections.abc import Iterable

import streamlit as st

from data.metrics import lacking
from data.metrics.one_kommune import ADVICE, CONFERENCES, SERVICES
from loaders.sheet import Sheet
from loaders.workbooks.foerderung import BERATUNG
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.kommune.profile import Profile
from pages.shared import german, look, source
from pages.shared.columns import Column
from pages.shared.view import Origin

COLUMNS = {
    "thema": Column("Thema"),
    "was": Column("Was"),
    "stand": Column("Was bekannt ist"),
}
OF = {CONFERENCES: TEILNAHME, ADVICE: BERATUNG, SERVICES: OZG}
"""The sheet from which a lack follows."""
RULE = (
    "Konferenzen des eigenen Regierungsbezirks, die Beratung und der neueste Stichtag. Nicht genannt heißt nicht "
    "abwesend. Ein Programm ohne die Kommune ist keine Lücke."
)


def show(profile: Profile) -> None:
    """Where others are named and the Kommune is not."""
    question = f"{profile.name}: Was fehlt?"
    advised = source.rows(BERATUNG)
    table = lacking.lacking(profile.key, profile.held, profile.attended, advised, profile.reported)
    if table.empty:
        st.header(question, anchor=False)
        st.markdown("Nichts von dem, was hier geprüft wird.")
        return
    look.show_table(
        table.assign(was=[_dated(*pair) for pair in zip(table["was"], table["datum"], strict=True)]),
        question=question,
        columns=COLUMNS,
        remark=RULE,
        **_origin(profile, [OF[theme] for theme in table["thema"].unique()]),
    )


def _dated(what: str, day: object) -> str:
    """What is missing, with its day where it has one."""
    return what if german.is_missing(day) else f"{what} ({german.day(day)})"


def _origin(profile: Profile, sheets: Iterable[Sheet]) -> Origin:
    """The lists in which the Kommune is missing; there are no rows behind what is missing."""
    origin = profile.origin("kommune-luecken", [(sheet, source.rows(sheet)) for sheet in sheets])
    origin["behind"] = None
    return origin
