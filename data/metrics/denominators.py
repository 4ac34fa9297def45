"""Participants per Kommune and per inhabitant: the order of the Regierungsbezirke depends on the denominator."""

from itertools import pairwise

import pandas as pd

from data.metrics.teilnahme import BEZIRKE, LAND, bezirk_name, participants_by_bezirk, total_participants
from data.quantities import NOTHING, Quantity, as_columns, columns, compare, listed, ratio
from loaders import territory

INHABITANTS = 100_000
MEASURES = {"anzahl": "Teilnehmende", "je_kommune": "je Kommune", "je_100000": "je 100.000 Einwohner"}
"""The measures by which the Bezirke can be ranked: column and German name."""


def per_denominator(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """Participants beside the Kommunen and inhabitants of the day: Darmstadt, Gießen, Kassel, then all Hessen.

    Columns: regierungsbezirk, name, kommunen, einwohner, einwohner_stand (ISO day) and the quantities `anzahl`,
    `je_kommune` and `je_100000`. The last row is the sum, also of what belongs to no Bezirk.
    """
    by_bezirk = participants_by_bezirk(rows)
    participants = dict(zip(by_bezirk["regierungsbezirk"], listed(by_bezirk, "anzahl"), strict=True))
    regions = [*BEZIRKE, LAND] if len(by_bezirk) else []
    table = _denominators(regions, day)
    counted = [total_participants(rows) if region == LAND else participants[region] for region in regions]
    parts = {
        "anzahl": counted,
        "je_kommune": [_per(q, n) for q, n in zip(counted, table["kommunen"], strict=True)],
        "je_100000": [_per(q, n / INHABITANTS) for q, n in zip(counted, table["einwohner"], strict=True)],
    }
    return pd.concat([table, *(as_columns(quantities, name) for name, quantities in parts.items())], axis="columns")


def _denominators(regions: list[str], day: str | None) -> pd.DataFrame:
    """Kommunen (Gemeinden and Landkreise) and inhabitants of the regions on that day."""
    kommunen = territory.kommunen(day)["bezirk"].value_counts()
    rows = []
    for region in regions:
        number = int(kommunen.sum()) if region == LAND else int(kommunen.get(region, 0))
        name = "Hessen" if region == LAND else bezirk_name(region)
        rows.append((region, name, number, *territory.einwohner(region, day)))
    table = pd.DataFrame(rows, columns=["regierungsbezirk", "name", "kommunen", "einwohner", "einwohner_stand"])
    text = dict.fromkeys(("regierungsbezirk", "name", "einwohner_stand"), "str")
    return table.astype({**text, "kommunen": "int64", "einwohner": "int64"})


def _per(quantity: Quantity, divisor: float) -> Quantity:
    return NOTHING if quantity == NOTHING else ratio(quantity, float(divisor))


def rankings(table: pd.DataFrame) -> pd.DataFrame:
    """The order of the Bezirke by each measure of `per_denominator`.

    Columns: masszahl, reihenfolge (names, the greatest first, „ > “ between) and gesichert: whether the bounds of the
    quantities allow no other order. „Mehr als 300“ may be far more, so the order by stated value is not always sure.
    """
    bezirke = table[table["regierungsbezirk"].ne(LAND)]
    rows = [(title, *_order(bezirke, measure)) for measure, title in MEASURES.items() if bezirke[measure].notna().any()]
    types = {"masszahl": "str", "reihenfolge": "str", "gesichert": "bool"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _order(bezirke: pd.DataFrame, measure: str) -> tuple[str, bool]:
    known = bezirke[bezirke[measure].notna()].sort_values(measure, ascending=False, kind="stable")
    quantities = listed(known[columns(measure)], measure)
    sure = all(compare(left, right) == 1 for left, right in pairwise(quantities))
    return " > ".join(known["name"]), sure


def ranking_flips(table: pd.DataFrame) -> bool:
    """Whether the order of the Bezirke (by stated value) differs from one denominator to another."""
    return rankings(table)["reihenfolge"].nunique() > 1
