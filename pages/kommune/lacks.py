"""What is missing from the Kommune."""

import streamlit as st

from data.metrics import lacking
from data.metrics.one_kommune import ADVICE, CONFERENCES, SERVICES
from loaders.workbooks.foerderung import BERATUNG
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.kommune.profile import Profile
from pages.shared import german, look, source
from pages.shared.columns import Column

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
        **profile.origin("kommune-luecken", [source.rows(OF[theme]) for theme in table["thema"].unique()]),
    )


def _dated(what: str, day: object) -> str:
    """What is missing, with its day where it has one."""
    return what if german.is_missing(day) else f"{what} ({german.day(day)})"
