"""Förderung by size: how much went to small and how much to large Kommunen. Rows of the sheet `mittel`, in Euro."""

import pandas as pd

from data.metrics.foerderung import by_kommune
from data.metrics.sizes import size_classes
from data.quantities import columns, total_by
from loaders import territory

SIZES_RULE = (
    "Größenklassen wie bei den Stadt- und Gemeindetypen des BBSR, nach den heutigen Einwohnern. Einwohner und Beträge "
    "sind die der Kommunen, zu denen ein Betrag vorliegt; Landkreise und ihre Gemeinden haben dieselben Einwohner."
)


def by_size(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The sum of a measure per size class, the smallest first, Landkreise last; only classes with an amount.

    Columns: groesse, kommunen (with an amount), the quantity of the measure, einwohner (of these Kommunen, Int64) and
    einwohner_stand (the last day of their counts). Amounts count by `foerderung.COUNTING_RULE`.
    """
    amounts = by_kommune(rows)[["kommune", *columns(measure)]]
    amounts = amounts[amounts[measure].notna()]
    today = territory.kommunen()
    sized = today.assign(groesse=size_classes(today))[["key", "groesse", "einwohner", "einwohner_stand"]]
    placed = amounts.merge(sized, left_on="kommune", right_on="key")
    sums = total_by(placed, measure, ["groesse"])
    people = placed.groupby("groesse", observed=True).agg(
        kommunen=("kommune", "size"), einwohner=("einwohner", "sum"), einwohner_stand=("einwohner_stand", "max")
    )
    table = sums.merge(people.reset_index(), on="groesse").astype({"groesse": "str"})
    return table[["groesse", "kommunen", *columns(measure), "einwohner", "einwohner_stand"]]
