"""What the reports of the Kommunen show: only the chosen part is computed."""

from collections.abc import Callable

import streamlit as st

from pages.ozg import by_rule, last_mile, levels_by, matrix, reported, ruled, rules, tempo, watch
from pages.ozg.choice import Reports
from pages.ozg.ruled import Ruled
from pages.shared import filters

OVERVIEW = "Überblick"
Part = Callable[[Ruled], Callable[[], None] | None]
"""Shows a part of the page; what it returns is done when all parts stand there."""

CONTENTS: dict[str, tuple[Part, ...]] = {
    OVERVIEW: (
        reported.key_figures, by_rule.over_time_if_chosen, rules.side_by_side, reported.over_time, by_rule.breaks,
        reported.by_themenfeld, reported.by_bezirk, reported.levels, reported.levels_over_time,
    ),
    "Zählweisen": (
        rules.side_by_side, by_rule.over_time, by_rule.by_themenfeld, by_rule.by_bezirk,
    ),
    "Reifegrade": (reported.levels, levels_by.by_themenfeld, levels_by.by_bezirk, reported.levels_over_time),
    "Kommunen und Leistungen": (matrix.show,),
    "Letzte Meile": (last_mile.show,),
    "Tempo": (tempo.show,),
    "Auffälliges": (watch.show,),
}  # fmt: skip


def show(view: Reports) -> None:
    """The part that the reader chooses, counted by the rule that they choose."""
    with filters.row("ansichten"):
        part = st.segmented_control(
            "Ansicht", list(CONTENTS), default=OVERVIEW, required=True, key="ansicht", bind="query-params", wrap=True
        )
        counted = ruled.choose(view)
    ruled.key_figure(counted)
    for finish in [each(counted) for each in CONTENTS[str(part)]]:
        if finish:
            finish()
