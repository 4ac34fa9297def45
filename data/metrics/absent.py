"""Who is still absent: the Kommunen without a row for a conference, a programme or a Stichtag. Pure, table -> table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.metrics import ozg
from data.metrics.carried import carried
from data.metrics.conferences import EVENT, LAND
from data.metrics.periods import compatible, in_german, latest
from data.metrics.teilnahme import BEZIRKE
from loaders import territory
from loaders.wording import telling_name


@dataclass(frozen=True)
class Occasion:
    """What a Kommune can be absent from: a conference, a programme or a Stichtag.

    `key` says which rows belong to it (field -> value), `day` on which day the Kommunen are counted (ISO, as precise as
    known; None for today), `dated` the day that all its rows can have ("" where they tell none, or different ones),
    and `bezirke` the Regierungsbezirke that are expected.
    """

    sheet: str
    key: Mapping[str, str]
    day: str | None = None
    dated: str = ""
    bezirke: tuple[str, ...] = BEZIRKE


def occasions(sheet: str, rows: pd.DataFrame) -> list[Occasion]:
    """Everything that rows of a sheet (`teilnahme`, `mittel` or `ozg`) were stored for, the newest first."""
    return OCCASIONS[sheet](rows)


def rows_of(rows: pd.DataFrame, occasion: Occasion) -> pd.DataFrame:
    """The rows of the sheet that belong to the occasion; a plan is no report of the Stand."""
    own = ozg.facts(rows) if occasion.sheet == "ozg" else rows
    for name, value in occasion.key.items():
        own = own[own[name].eq(value)]
    return own


def expected(occasion: Occasion) -> pd.DataFrame:
    """The Kommunen of that day that the occasion concerns; columns of `territory.kommunen`."""
    kommunen = territory.kommunen(occasion.day)
    return kommunen[kommunen["bezirk"].isin(occasion.bezirke)].reset_index(drop=True)


def absent(rows: pd.DataFrame, occasion: Occasion) -> pd.DataFrame:
    """Those of the expected Kommunen that have no row yet, whatever key they had in it; columns as in `expected`.

    A Kommune that registered or stayed away has a row.
    """
    known = carried(rows_of(rows, occasion)["kommune"], occasion.day).values()
    kommunen = expected(occasion)
    return kommunen[~kommunen["key"].isin(known)].reset_index(drop=True)


def to_complete(occasion: Occasion, kommunen: pd.DataFrame) -> list[dict[str, str]]:
    """One row of a template per Kommune, with what is known of it: name of a field -> text of its cell."""
    shared = {name: in_german(value) if name == "stichtag" else value for name, value in occasion.key.items()}
    shared |= {"datum": in_german(occasion.dated)} if occasion.dated else {}
    named = kommunen[["bezirk_name", "kreis_name", "key"]].itertuples(index=False, name=None)
    return [
        {**shared, "regierungsbezirk": bezirk, "kreis": kreis, "ags": key, "kommune": telling_name(key)}
        for bezirk, kreis, key in named
    ]


def _conferences(rows: pd.DataFrame) -> list[Occasion]:
    """Conferences by series and title; what belongs to no single Bezirk concerns all of them."""
    stated = rows.assign(regierungsbezirk=rows["regierungsbezirk"].astype("str").fillna(LAND))
    parts = stated.groupby(EVENT, observed=True)
    found = [_conference(dict(zip(EVENT, map(str, event), strict=True)), part) for event, part in parts]
    return sorted(found, key=lambda each: each.day or "", reverse=True)


def _conference(key: Mapping[str, str], rows: pd.DataFrame) -> Occasion:
    day = latest(rows)
    same = all(compatible(other, day) for other in rows["datum"].unique())
    bezirke = tuple(sorted(map(str, rows["regierungsbezirk"].unique())))
    return Occasion("teilnahme", key, day, day if day and same else "", BEZIRKE if LAND in bezirke else bezirke)


def _programmes(rows: pd.DataFrame) -> list[Occasion]:
    """Programmes, those with the latest day first; whoever is still to answer does so as the Kommune of today."""
    last = rows["datum"].astype("str").fillna("").groupby(rows["programm"].astype("str")).max()
    newest = sorted(last.index, key=lambda name: last[name], reverse=True)
    return [Occasion("mittel", {"programm": str(name)}) for name in newest]


def _stichtage(rows: pd.DataFrame) -> list[Occasion]:
    return [Occasion("ozg", {"stichtag": day}, day) for day in ozg.stichtage(rows)]


OCCASIONS: dict[str, Callable[[pd.DataFrame], list[Occasion]]] = {
    "teilnahme": _conferences,
    "mittel": _programmes,
    "ozg": _stichtage,
}
