"""Presence: what is known of each expected Kommune, and who came for the first time. Rows are those of `teilnahme`.

A Kommune that no row names was not named, which is not the same as absent: see `data.metrics.coverage`.
"""

import pandas as pd

from data.metrics.carried import carried
from data.metrics.conferences import ATTENDED, EVENT, conferences
from data.metrics.coverage import named_rows
from data.metrics.sizes import size_classes
from data.quantities import NOTHING, Quantity, as_columns, difference, listed, ratio, total_by
from loaders import territory

REGISTERED, STAYED_AWAY = "angemeldet", "nicht erschienen"
NOT_NAMED = "nicht genannt"
STATES = (ATTENDED, REGISTERED, STAYED_AWAY, NOT_NAMED)
"""From what says most of a Kommune to what says least: the first that any of its rows says counts."""


def presence(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """Each Kommune of the day that the conferences concern: columns of `territory.kommunen`, groesse and stand.

    `groesse` is its size class, `stand` one of STATES. Only the Bezirke in which any Kommune is named are expected.
    """
    named = rows[rows["kommune"].notna() & rows["anzahl"].ne(0)]
    states: dict[str, str] = {}
    for state in reversed(STATES[:-1]):
        own = carried(named.loc[named["beteiligung"].eq(state), "kommune"], day)
        states |= dict.fromkeys(own.values(), state)
    kommunen = territory.kommunen(day)
    concerned = kommunen[kommunen["bezirk"].isin({key[:3] for key in states})].reset_index(drop=True)
    stand = concerned["key"].map(states).astype("str").fillna(NOT_NAMED)
    return concerned.assign(groesse=size_classes(concerned), stand=stand)


def by_state(known: pd.DataFrame, column: str) -> pd.DataFrame:
    """How many Kommunen of `presence` are at which state per group: column, erwartet, one column per state, anteil.

    `anteil` is the share (0..1) of those that took part; groups in their own order.
    """
    counts = pd.crosstab(known[column], known["stand"]).reindex(columns=list(STATES), fill_value=0)
    table = counts.assign(erwartet=counts.sum(axis="columns")).rename_axis(columns=None).reset_index()
    table = table.astype({column: "str"}).assign(anteil=table[ATTENDED] / table["erwartet"])
    return table[[column, "erwartet", *STATES, "anteil"]]


def regulars(rows: pd.DataFrame) -> pd.DataFrame:
    """Per conference in order of time how many of its Kommunen came for the first time, and how many again.

    Columns: reihe, veranstaltung, datum, vertreten, erstmals, wieder (whole numbers). Only conferences that name
    Kommunen; those without a day come last and are compared with all others.
    """
    named = named_rows(rows)
    held = conferences(rows).drop_duplicates(EVENT)[[*EVENT, "datum"]]
    seen: set[str] = set()
    found = []
    for event in held.itertuples(index=False, name=None):
        own = named[named["reihe"].eq(event[0]) & named["veranstaltung"].eq(event[1])]["kommune"]
        keys = set(carried(own, None).values())
        if keys:
            found.append((*event, len(keys), len(keys - seen), len(keys & seen)))
            seen |= keys
    types = {**dict.fromkeys((*EVENT, "datum"), "str"), **dict.fromkeys(("vertreten", "erstmals", "wieder"), "int64")}
    return pd.DataFrame(found, columns=list(types)).astype(types)


def no_shows(rows: pd.DataFrame) -> pd.DataFrame:
    """Conferences of which both is known, who registered and who came: EVENT, datum, three quantities and a share.

    Quantities: `angemeldet`, `teilgenommen`, `ausgeblieben` and `quote` (0..1). Who is told as registered and as
    having come stands in rows of both; rows „nicht erschienen“ add to those who registered where nobody says how many
    did.
    """
    held = conferences(rows)
    came = total_by(held, "anzahl", EVENT)
    registered, absent = (_stated(rows, state) for state in (REGISTERED, STAYED_AWAY))
    day = held.drop_duplicates(EVENT).set_index(EVENT)["datum"]
    found = []
    for event, present in zip(came[EVENT].itertuples(index=False, name=None), listed(came, "anzahl"), strict=True):
        known, away = registered.get(event, NOTHING), absent.get(event, NOTHING)
        whole = known if known != NOTHING else present + away if away != NOTHING else NOTHING
        if whole.value and present.value is not None and whole.value >= present.value:
            left = difference(whole, present) if known != NOTHING else away
            found.append((*event, day[event], whole, present, left, ratio(left, whole)))
    table = pd.DataFrame(found, columns=[*EVENT, "datum", *SHARES])
    parts = [as_columns(table[name], name) for name in SHARES]
    return pd.concat([table[[*EVENT, "datum"]].astype("str"), *parts], axis="columns")


SHARES = ["angemeldet", "teilgenommen", "ausgeblieben", "quote"]


def _stated(rows: pd.DataFrame, state: str) -> dict[tuple[str, str], Quantity]:
    """How many persons are told at a state per conference, counted as those who came are."""
    own = rows[rows["beteiligung"].eq(state)].assign(beteiligung=ATTENDED)
    sums = total_by(conferences(own), "anzahl", EVENT)
    return dict(zip(sums[EVENT].itertuples(index=False, name=None), listed(sums, "anzahl"), strict=True))
