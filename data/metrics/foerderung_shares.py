"""Förderung among Kommunen: how evenly the money of a stage is spread. Rows of the sheet `mittel`, in Euro."""

import numpy as np
import pandas as pd

from data.metrics.foerderung import by_kommune
from data.quantities import columns, total_by
from loaders.cells.quantity import ABOUT, EXACT

FEWEST = 20
"""With fewer Kommunen nothing is said about a spread: single amounts would decide it."""

TOP = 10
"""So many Kommunen with the greatest amounts are named together."""

QUARTERS = (
    "Viertel mit den höchsten Beträgen",
    "zweites Viertel",
    "drittes Viertel",
    "Viertel mit den niedrigsten Beträgen",
)

SHARES_RULE = (
    "Gezählt werden Kommunen, zu denen ein Betrag vorliegt; wer nur fehlt, zählt nicht als null. Gini-Koeffizient: "
    "0 heißt alle gleich viel, 1 heißt alles bei einer Kommune. Gleich viel für alle ist kein Maßstab: Kommunen sind "
    "verschieden groß."
)


def shares(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Each Kommune with an amount, the greatest first, and which part of all money lies with it and those before it.

    Columns: kommune, name, the quantity of the measure, anteil, anteil_bisher and kommunen_bisher (0..1). Zero rows
    when there are fewer than FEWEST Kommunen or no money.
    """
    table = by_kommune(rows)
    table = table[table[measure].notna()].sort_values([measure, "kommune"], ascending=[False, True], ignore_index=True)
    whole = float(table[measure].sum())
    table = table if len(table) >= FEWEST and whole > 0 else table.head(0)
    part = table[measure] / (whole or 1.0)
    return table[["kommune", "name", *columns(measure)]].assign(
        anteil=part, anteil_bisher=part.cumsum().clip(upper=1.0), kommunen_bisher=(table.index + 1) / max(len(table), 1)
    )


def quarters(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The Kommunen of `shares` in four equal groups: gruppe, kommunen, quantity, anteil, hoechster, niedrigster."""
    parts = np.array_split(np.arange(len(table)), len(QUARTERS))
    place = np.repeat(range(len(QUARTERS)), [len(part) for part in parts])
    grouped = table.assign(place=place)
    sums = total_by(grouped, measure, ["place"])
    more = grouped.groupby("place").agg(
        kommunen=("kommune", "size"), anteil=("anteil", "sum"), hoechster=(measure, "max"), niedrigster=(measure, "min")
    )
    joined = sums.merge(more.reset_index(), on="place")
    joined = joined.assign(gruppe=[QUARTERS[number] for number in joined["place"]])
    return joined[["gruppe", "kommunen", *columns(measure), "anteil", "hoechster", "niedrigster"]]


def gini(table: pd.DataFrame, measure: str) -> float | None:
    """The Gini coefficient of the amounts of `shares`, from 0 (all alike) to 1; None without any."""
    amounts = np.sort(table[measure].to_numpy(dtype="float64"))
    if not len(amounts):
        return None
    ranks = np.arange(1, len(amounts) + 1)
    return float(2 * (ranks * amounts).sum() / (len(amounts) * amounts.sum()) - (len(amounts) + 1) / len(amounts))


def exactness(table: pd.DataFrame, measure: str) -> str:
    """„exakt“ when every amount of `shares` is, else „rund“: then the shares are not exact either."""
    sure = table[f"{measure}_qualifier"].eq(EXACT) & table[f"{measure}_missing"].eq(0) & ~table[f"{measure}_rounded"]
    return EXACT if sure.all() else ABOUT


def bounded(table: pd.DataFrame, measure: str) -> int:
    """How many amounts of `shares` are only bounds, so that the shares may shift."""
    return int((~table[f"{measure}_qualifier"].isin([EXACT, ABOUT]) | table[f"{measure}_missing"].gt(0)).sum())
