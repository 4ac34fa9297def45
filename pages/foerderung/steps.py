"""How far the money of a programme has come, step by step."""

import pandas as pd

from data.metrics import foerderung_steps
from pages.foerderung import charts
from pages.foerderung.choice import Money
from pages.shared import german, look, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

SHOWN = 3
"""So many programmes are drawn, the greatest first; any other can be chosen."""

QUESTION = "Was blieb auf dem Weg vom Volumen bis zum Abruf?"
NEEDS = (
    "Dazu braucht es von einem Programm mindestens zwei der Angaben Volumen, beantragt, bewilligt und abgerufen; in "
    f"dieser Auswahl ist von jedem höchstens eine bekannt. {UPLOAD}"
)
COLUMNS = {
    "programm": Column("Programm"),
    "schritt": Column("Schritt"),
    "art": Column("Art"),
    "betrag": Column("Euro", "euro"),
}


def by_programme(view: Money) -> None:
    """A waterfall for each of the greatest programmes of which more than one stage is known."""
    table = view.measure(foerderung_steps.steps)
    names = list(dict.fromkeys(table["programm"]))
    if not names:
        look.nothing(QUESTION, NEEDS)
    for place, name in enumerate(names[:SHOWN], 1):
        rest = f" Weitere Programme ({len(names) - SHOWN}) lassen sich oben wählen." if len(names) > SHOWN else ""
        _one(view, table[table["programm"].eq(name)].reset_index(drop=True), place, rest if place == SHOWN else "")


def _one(view: Money, table: pd.DataFrame, place: int, rest: str) -> None:
    name = table["programm"].iloc[0]
    said = spoken.values(table, "schritt", "betrag", COLUMNS["betrag"])
    unknown = table.loc[table["art"].eq(foerderung_steps.STAGE) & table["betrag"].isna(), "schritt"]
    gaps = f" Keine Angabe: {german.listed(list(unknown))}." if len(unknown) else ""
    look.show(
        charts.steps(table),
        table,
        question=f"{name}: {QUESTION}",
        alt=f"Wasserfall: {said}.",
        columns=COLUMNS,
        remark=f"{foerderung_steps.STEPS_RULE}{gaps}{rest}",
        **view.origin("foerderung-stufen" if place == 1 else f"foerderung-stufen-{place}"),
    )
