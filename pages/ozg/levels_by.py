"""At which Reifegrad the services are, per Themenfeld and per Regierungsbezirk; one chart per model, never mixed."""

import pandas as pd

from data.metrics import reifegrade_by
from data.metrics.conferences import LAND
from loaders import territory
from pages.ozg import charts
from pages.ozg.reported import LEVELS, OWN, REPORTS
from pages.ozg.ruled import Ruled
from pages.shared import look, spoken
from pages.shared.columns import Column

READY = 3
"""The level that is spoken of: OZG-konform in model 1.1; in 2.0 it is only the highest of the front end."""


def by_themenfeld(view: Ruled) -> None:
    """The Reifegrade of each of the Themenfelder."""
    table = view.now.measure(reifegrade_by.by_themenfeld)
    _shown(view, table, "themenfeld", Column("Themenfeld"), "Welchen Reifegrad haben die Leistungen je Themenfeld?")


def by_bezirk(view: Ruled) -> None:
    """The Reifegrade in each Regierungsbezirk, and of the services of the Land."""
    table = view.now.measure(reifegrade_by.by_bezirk)
    names = {key: OWN if key == LAND else territory.name_of(key) for key in table["bezirk"].unique()}
    # „name“ is already that of the level.
    table = table.assign(bezirk_name=table["bezirk"].map(names).astype("str"))
    question = "Welchen Reifegrad haben die Leistungen je Regierungsbezirk?"
    _shown(view, table, "bezirk_name", Column("Regierungsbezirk"), question)


def _shown(view: Ruled, table: pd.DataFrame, name: str, column: Column, question: str) -> None:
    share = LEVELS["ab_stufe_anteil"]
    for model, part in table.groupby("reifegrad_modell"):
        ready = part[part["reifegrad"].eq(READY)]
        look.show(
            charts.levels_by(part, name),
            part,
            question=f"{question} (Modell {model})",
            alt=f"Gestapelte Balken je {column.label}, Modell {model}. Anteil ab Stufe {READY}: "
            f"{spoken.values(ready, name, 'ab_stufe_anteil', share)}.",
            columns={name: column, **LEVELS},
            remark=REPORTS,
            **view.origin(f"ozg-reifegrad-{column.label.casefold()}-{str(model).replace('.', '-')}"),
        )
