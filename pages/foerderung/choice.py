"""Which money the page Förderung shows: programmes, a Regierungsbezirk, a period - and which stage of it."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.metrics import foerderung
from data.metrics.tally import within
from data.metrics.teilnahme import bezirk_name
from loaders import territory
from loaders.workbooks.foerderung import MITTEL
from pages.shared import columns, filters
from pages.shared.columns import Column
from pages.shared.view import View

STAGES = ("bewilligt", "volumen", "beantragt", "abgerufen")
CONTAINED = (
    "Veröffentlichte Volumina können einander enthalten; die Volumina verschiedener Programme werden deshalb nie "
    "zusammengezählt."
)
PART = "Zeilen"
"""What a sum of money is made of, where some of it is missing."""


@dataclass(frozen=True)
class Money(View):
    """The chosen rows and the stage that the charts per region and over time show.

    `everywhere` says that no Regierungsbezirk and no Kreis is chosen.
    """

    stage: str = STAGES[0]
    everywhere: bool = True

    @property
    def column(self) -> Column:
        """How the amounts of the stage are labelled."""
        return columns.of(MITTEL, self.stage)[self.stage]

    @property
    def placed(self) -> bool:
        """Whether any row states an amount of the stage for a Kommune."""
        return bool((self.rows["kommune"].notna() & self.rows[self.stage].notna()).any())

    @property
    def adds_up(self) -> bool:
        """Whether the amounts of the stage may be added: see `foerderung.adds_up`."""
        return foerderung.adds_up(self.rows, self.stage)


def choose(rows: pd.DataFrame, *, staged: bool = True) -> Money:
    """Let the reader choose; nothing chosen means everything, and what was granted.

    Without `staged` the stage is not asked: nothing that follows depends on it.
    """
    with filters.row():
        programmes = filters.programm(rows)
        bezirk = filters.bezirk()
        kreis = filters.kreis(bezirk)
        period = filters.zeitraum(rows, "datum")
        stage = _stage() if staged else STAGES[0]
    kept = rows[rows["programm"].isin(programmes)] if programmes else rows
    kept = within(kept, (), kreis or bezirk or "")
    words = {
        "Programm": programmes,
        "Regierungsbezirk": bezirk_name(bezirk) if bezirk else "",
        "Kreis": territory.name_of(kreis) if kreis else "",
        "Zeitraum": period,
    }
    return Money(MITTEL, filters.within(kept, "datum", period), words, stage, everywhere=not (bezirk or kreis))


def _stage() -> str:
    labels = {name: column.label for name, column in columns.of(MITTEL, *STAGES).items()}
    chosen = st.segmented_control(
        "Gezeigt wird",
        list(labels),
        format_func=labels.__getitem__,
        default=STAGES[0],
        required=True,
        key="stufe",
        bind="query-params",
    )
    return str(chosen)
