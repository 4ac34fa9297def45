"""Progress: what a Zählweise makes of the stand of every Stichtag, computed from the small tables of `standing`.

The same answers as `Zaehlweise.count` of the rows of each stand (tested), without reading all rows for each day.
"""

from collections.abc import Callable, Sequence

import pandas as pd

from data.metrics.comparability import segmented
from data.metrics.counting import Count, counted, of, weighted
from data.metrics.standing import Standing, standing
from data.metrics.zaehlweisen import ANTEIL_EINWOHNER, ANTEIL_KOMMUNEN, BUND, FLAECHENDECKEND, KONFORM, ZAEHLWEISEN
from data.quantities import as_columns
from loaders.cells.quantity import EXACT


def _bund(services: pd.DataFrame) -> Count:
    return counted(services["yes2"].gt(0), services["no2"].eq(services["meldungen"]))


def _konform(services: pd.DataFrame) -> Count:
    return counted(services["yes3"].eq(services["meldungen"]), services["no3"].gt(0))


def _everywhere(services: pd.DataFrame) -> Count:
    return of(int(services["online"].eq(services["paare"]).sum()), len(services))


def _kommunen(services: pd.DataFrame) -> Count:
    online = services["online"] - services["online_land"]
    return of(int(online.sum()), int((services["paare"] - services["paare_land"]).sum()))


OF_SERVICES: dict[str, Callable[[pd.DataFrame], Count]] = {
    BUND.name: _bund,
    KONFORM.name: _konform,
    FLAECHENDECKEND.name: _everywhere,
    ANTEIL_KOMMUNEN.name: _kommunen,
}
"""The rules that only need to know how far each service is."""


def counts(known: Standing, name: str) -> list[Count]:
    """What the rule of that name counts on each day of the standing."""
    if name == ANTEIL_EINWOHNER.name:
        parts = _daily(known.by_kommune.set_index("kommune"), known.days)
        return [weighted(part, day) for day, part in parts.items()]
    return [OF_SERVICES[name](part) for part in _daily(known.by_service, known.days).values()]


def _daily(table: pd.DataFrame, days: Sequence[str]) -> dict[str, pd.DataFrame]:
    """The rows of each Stichtag; none on one whose reports say nothing of what was chosen."""
    parts = dict(iter(table.groupby("stichtag")))
    return {day: parts.get(day, table.head(0)) for day in days}


def over_time(known: Standing, name: str) -> pd.DataFrame:
    """One rule on every Stichtag, in order of time: stichtag, nenner (int), hinweis, `anzahl` and `anteil` (0..1)."""
    found = counts(known, name)
    table = pd.DataFrame({"stichtag": known.days, "nenner": [count.denominator for count in found]})
    table = table.assign(hinweis=pd.Series([count.remark for count in found], dtype="str"))
    quantities = as_columns([count.quantity for count in found], "anzahl")
    shares = as_columns([count.share for count in found], "anteil")
    return pd.concat([table.astype({"stichtag": "str", "nenner": "int64"}), quantities, shares], axis="columns")


def all_over_time(rows: pd.DataFrame, themenfelder: Sequence[str] = ()) -> pd.DataFrame:
    """`of_standing` of the Themenfelder (all if none) of rows of the sheet `ozg`."""
    return of_standing(standing(rows, themenfelder))


def of_standing(known: Standing) -> pd.DataFrame:
    """Every rule on every Stichtag, with the segments in which its values may be compared.

    The columns of `over_time` and of `comparability.segmented`, name of the rule, and rueckgang: by how much (0..1) an
    exact share is smaller than the exact one before in its segment; missing where it is not.
    """
    breaks = segmented(known)
    parts = [_falling(over_time(known, rule.name).merge(breaks)).assign(name=rule.name) for rule in ZAEHLWEISEN]
    return pd.concat(parts, ignore_index=True)


def _falling(table: pd.DataFrame) -> pd.DataFrame:
    exact = table["anteil"].where(table["anteil_qualifier"].eq(EXACT))
    drop = -exact.groupby(table["segment"]).diff()
    return table.assign(rueckgang=drop.where(drop.gt(0)))
