"""Standing: the stand of every Stichtag as two small tables, so that no series has to read all rows day by day.

A report of a Kommune holds from its Stichtag until its next one (`ozg.STAND_RULE`). The rows are reduced once: to one
row per OZG-Leistung and span of time, and to one per Kommune and span. A full year of all services is a few thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data.metrics import ozg
from data.metrics.conferences import LAND
from data.metrics.counting import KONFORM_LEVEL, ONLINE_LEVEL, reached
from data.metrics.spanned import SPAN, codes, spanned
from data.metrics.tally import within
from loaders.cells.reifegrad import HIGHEST, NEW, OLD

LEVELS = {"yes2": (ONLINE_LEVEL, "yes"), "no2": (ONLINE_LEVEL, "no"),
          "yes3": (KONFORM_LEVEL, "yes"), "no3": (KONFORM_LEVEL, "no")}  # fmt: skip
"""Rows that surely have, and have not, reached the level from which a Leistung is online, and OZG-konform."""

ROWS = ["meldungen", *LEVELS, "alt", "neu"]
"""Numbers of rows: all, by `LEVELS`, and those with a level of model 1.1 and of model 2.0."""
PAIRS = ["paare", "online", "paare_land", "online_land"]
"""Numbers of pairs of an OZG-Leistung and a Kommune, those online in it, and the part of both that is the Land's."""


@dataclass(frozen=True)
class Standing:
    """`days` in order of time, and the tables: key, von and bis (places in `days`, bis excluded), then numbers.

    `services` by ozg_id with ROWS, PAIRS and revision (the last that touched it); `kommunen` by kommune with paare,
    online, revision and mark (equal for reports that say the same).
    """

    days: list[str]
    services: pd.DataFrame
    kommunen: pd.DataFrame

    @cached_property
    def by_service(self) -> pd.DataFrame:
        """ROWS and PAIRS of each OZG-Leistung (ozg_id) in the stand of each Stichtag (stichtag)."""
        return self._daily(self.services, "ozg_id", [*ROWS, *PAIRS])

    @cached_property
    def by_kommune(self) -> pd.DataFrame:
        """Pairs and those online (paare, online) of each Kommune in the stand of each Stichtag."""
        return self._daily(self.kommunen, "kommune", ["paare", "online"])

    def _daily(self, table: pd.DataFrame, key: str, numbers: list[str]) -> pd.DataFrame:
        parts = [
            table[table["von"].le(place) & table["bis"].gt(place)].groupby(key)[numbers].sum().assign(stichtag=day)
            for place, day in enumerate(self.days)
        ]
        empty = table.head(0).set_index(key)[numbers].assign(stichtag=pd.Series(dtype="str"))
        return pd.concat(parts or [empty]).reset_index().astype({"stichtag": "str"})


def standing(rows: pd.DataFrame, themenfelder: Sequence[str] = ()) -> Standing:
    """Both tables of rows of the sheet `ozg`; plans are no facts and stay out.

    Of the Themenfelder (all if none) only their services are counted; which report holds is decided by all rows.
    """
    days = sorted(ozg.stichtage(rows))
    known = within(spanned(ozg.facts(rows), days), themenfelder)
    pairs = _pairs(known)
    services = pairs.groupby(["ozg_id", *SPAN], sort=True).agg(
        dict.fromkeys([*ROWS, *PAIRS], "sum") | {"revision": "max"}
    )
    kommunen = pairs.groupby(["kommune", *SPAN], sort=True).agg(
        {"paare": "sum", "online": "sum", "revision": "max", "mark": "sum"}
    )
    return Standing(
        days, _named(services.reset_index(), known, "ozg_id"), _named(kommunen.reset_index(), known, "kommune")
    )


def _pairs(known: pd.DataFrame) -> pd.DataFrame:
    """One row per OZG-Leistung, Kommune and report, by codes: what all services of the bundle add up to."""
    table = known[SPAN].assign(ozg_id=codes(known, "ozg_id"), kommune=codes(known, "kommune")).reset_index(drop=True)
    numbers = pd.DataFrame(_numbers(known)).assign(mark=_marks(known), revision=known["revision"].to_numpy())
    table = pd.concat([table, numbers], axis="columns")
    key = ["ozg_id", "kommune", *SPAN]
    if table.duplicated(key).any():
        how = dict.fromkeys([*ROWS, "mark"], "sum") | {"online": "max", "revision": "max"}
        table = table.groupby(key, sort=False).agg(how).reset_index()
    land = table["kommune"].eq(_code_of(known, "kommune", LAND)).astype("int64")
    return table.assign(paare=1, paare_land=land, online_land=land * table["online"])


def _numbers(known: pd.DataFrame) -> dict[str, np.ndarray]:
    """What is counted of each row, 0 or 1."""
    levels = {level: reached(known, level) for level in (ONLINE_LEVEL, KONFORM_LEVEL)}
    flags = {name: levels[level][side] for name, (level, side) in LEVELS.items()}
    stated = known["reifegrad"].notna()
    flags |= {name: stated & known["reifegrad_modell"].eq(model) for name, model in (("alt", OLD), ("neu", NEW))}
    flags["online"] = known["status"].eq(ozg.ONLINE)
    counted = {name: flag.fillna(False).to_numpy("int64") for name, flag in flags.items()}
    return {"meldungen": np.ones(len(known), "int64"), **counted}


def _marks(known: pd.DataFrame) -> np.ndarray:
    """A number for what each row says (service, status, Reifegrad), whose sum tells one report from another."""
    code = codes(known, "ozg_id")
    for name in ("leika_schluessel", "status", "reifegrad_modell"):
        code = code * (known[name].nunique() + 2) + codes(known, name) + 1
    level = known["reifegrad"].astype("Int64").fillna(-1).to_numpy("int64") + 1
    mixed = pd.util.hash_array(code * (max(HIGHEST.values()) + 2) + level)
    return mixed.view("int64")


def _code_of(known: pd.DataFrame, name: str, value: str) -> int:
    return int(known[name].astype("category").cat.categories.get_indexer(pd.Index([value]))[0])


def _named(table: pd.DataFrame, known: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table with the keys themselves in place of their codes."""
    categories = known[name].astype("category").cat.categories.astype("str")
    return table.assign(**{name: categories.to_numpy()[table[name].to_numpy("int64")]}).astype({name: "str"})
