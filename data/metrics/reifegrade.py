"""Reifegrade: how many are at which level, per version of the model. Levels of different models are never mixed."""

import pandas as pd

from data.metrics.tally import held
from data.quantities import NOTHING, Quantity, as_columns, exact, listed, total_by
from loaders.cells.reifegrad import HIGHEST, NAMES, OLD

PUBLICATION = ["kennzahl", "gebiet", "stichtag", "zaehlweise", "quelle"]
LEVEL = ["reifegrad_modell", "reifegrad"]


def of_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The distribution of rows of the sheet `ozg` (one stand) over all levels of the models that occur.

    Columns: reifegrad_modell, reifegrad (int), name („“ where the model has none), the quantity `anzahl`, anteil
    (0..1 of its model), and the quantity `ab_stufe` with ab_stufe_anteil: at that level or above. Rows without a level
    are left out: see `without_level`.
    """
    return _levels(rows.groupby(LEVEL, observed=True).size(), [])


def over_time(counts: pd.DataFrame) -> pd.DataFrame:
    """The distribution on each Stichtag, of counted reports: `stichtag`, then the columns of `of_rows`, in order."""
    sums = held(counts, LEVEL)
    by_day = sums[sums["anzahl"].gt(0)].rename(columns={"tag": "stichtag"}).set_index(["stichtag", *LEVEL])["anzahl"]
    return _levels(by_day, ["stichtag"])


def _levels(counts: pd.Series, by: list[str]) -> pd.DataFrame:
    """Distributions over all levels of the models that occur; `counts` by `by` and LEVEL."""
    heads = counts.index.to_frame(index=False)[[*by, LEVEL[0]]].drop_duplicates().itertuples(index=False, name=None)
    grid = [(*head, level) for head in heads for level in range(HIGHEST.get(head[-1], -1) + 1)]
    names = [*by, *LEVEL]
    counts = counts.reindex(pd.MultiIndex.from_tuples(grid, names=names) if grid else counts.index[:0], fill_value=0)
    types = dict.fromkeys([*by, LEVEL[0]], "str") | {"reifegrad": "int64"}
    table = pd.DataFrame(grid, columns=names).astype(types)
    return _distributed(table.join(as_columns([exact(number) for number in counts], "anzahl")), [*by, LEVEL[0]])


def without_level(rows: pd.DataFrame) -> int:
    """How many rows state no Reifegrad."""
    return int(rows["reifegrad"].isna().sum())


def of_published(rows: pd.DataFrame) -> pd.DataFrame:
    """The distributions among rows of the sheet `kennzahlen`: PUBLICATION, then the columns of `of_rows`.

    Only levels that were published stand there; a level that nobody mentions is no zero.
    """
    levels = rows[rows["reifegrad"].notna()].astype({"reifegrad": "int64"})
    by = [*PUBLICATION, *LEVEL]
    counts = total_by(levels.rename(columns={"wert": "anzahl", "wert_qualifier": "anzahl_qualifier"}), "anzahl", by)
    return _distributed(
        counts.astype(dict.fromkeys([*PUBLICATION, "reifegrad_modell"], "str")), [*PUBLICATION, LEVEL[0]]
    )


def _distributed(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Add name, shares and the numbers at each level or above, within each group; levels in order."""
    table = table.sort_values([*by, "reifegrad"], ignore_index=True)
    whole = table.groupby(by, dropna=False)["anzahl"].transform("sum")
    above = as_columns(_from_above(table, by), "ab_stufe", table.index)
    levels = zip(table["reifegrad_modell"], table["reifegrad"], strict=True)
    names = pd.Series([NAMES[level] if model == OLD else "" for model, level in levels], index=table.index, dtype="str")
    table = pd.concat([table.assign(anteil=table["anzahl"] / whole), above], axis="columns")
    table.insert(list(table.columns).index("reifegrad") + 1, "name", names)
    return table.assign(ab_stufe_anteil=table["ab_stufe"] / whole)


def _from_above(table: pd.DataFrame, by: list[str]) -> list[Quantity]:
    """The running sums from the highest level of each group down."""
    groups = table.groupby(by, dropna=False).ngroup().tolist()
    sums: list[Quantity] = []
    group, so_far = None, NOTHING
    for current, quantity in zip(reversed(groups), reversed(listed(table, "anzahl")), strict=True):
        so_far = quantity if current != group else so_far + quantity
        group = current
        sums.append(so_far)
    return sums[::-1]
