"""Last mile: which OZG-Leistungen lack only few Kommunen of flächendeckend, and which Kommunen these are.

Rows are those of one stand (`ozg.at`); responsible is, as for the Zählweise „Flächendeckend“, whoever has a row (an
assumption), the Land among them. A Leistung is there where at least one of its services is online.
"""

import numpy as np
import pandas as pd

from data.metrics.counting import pairs_of

METHOD = (
    "Schrittweise gewählt: in jedem Schritt die Kommune, mit der die meisten Leistungen flächendeckend werden, bei "
    "Gleichstand die, die den übrigen am nächsten bringt; das ist nicht immer die beste Auswahl im Ganzen."
)
"""How `greedy` chooses, as it stands on screen."""

TOLD = ["leistung", "themenfeld"]


def services(rows: pd.DataFrame) -> pd.DataFrame:
    """How far each OZG-Leistung is from everywhere, the nearest first.

    Columns: ozg_id, leistung, themenfeld, zustaendig (Kommunen and Land with a row), fehlen (those where it is not
    online), anteil (0..1, of the responsible).
    """
    online = pairs_of(rows).groupby("ozg_id", observed=True)["online"].agg(["size", "sum"]).astype("int64")
    table = pd.DataFrame({"zustaendig": online["size"], "fehlen": online["size"] - online["sum"]}).reset_index()
    named = rows.drop_duplicates("ozg_id").set_index("ozg_id")[TOLD].astype("str")
    table = table.astype({"ozg_id": "str"}).join(named.set_axis(named.index.astype("str")), on="ozg_id")
    table = table.assign(anteil=1 - table["fehlen"] / table["zustaendig"].clip(lower=1))
    order = table.sort_values(["fehlen", "anteil", "ozg_id"], ascending=[True, False, True], ignore_index=True)
    return order[["ozg_id", *TOLD, "zustaendig", "fehlen", "anteil"]]


def missing(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The Kommunen that services with 1 to `most` missing lack: the columns of `services`, then kommune (key)."""
    near = services(rows)
    near = near[near["fehlen"].between(1, most)]
    pairs = pairs_of(rows[rows["ozg_id"].isin(near["ozg_id"])]).astype({"ozg_id": "str", "kommune": "str"})
    found = near.merge(pairs.loc[~pairs["online"], ["ozg_id", "kommune"]], on="ozg_id")
    return found.sort_values(["fehlen", "ozg_id", "kommune"], ignore_index=True)


def distances(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """How many OZG-Leistungen lack how many Kommunen, from none to `most`: fehlen (int), leistungen (int)."""
    counts = services(rows)["fehlen"].value_counts().reindex(range(most + 1), fill_value=0)
    return counts.rename("leistungen").rename_axis("fehlen").reset_index().astype("int64")


def greedy(rows: pd.DataFrame, steps: int) -> pd.DataFrame:
    """Which Kommunen, one after the other, make most services complete if everything of theirs went online.

    Columns: schritt (from 1), kommune (key), offen (its missing services), dazu (services that become complete with
    it), summe (services complete by then beyond those of today). Ends early where nothing is missing.
    """
    pairs = pairs_of(rows)
    gaps = pairs[~pairs["online"]]
    service, _ = pd.factorize(gaps["ozg_id"])
    kommune, keys = pd.factorize(gaps["kommune"].astype("str"), sort=True)
    left = np.bincount(service).astype("float64")
    own = np.bincount(kommune, minlength=len(keys))
    alive, found, total = np.ones(len(gaps), "bool"), [], 0
    for step in range(1, min(steps, len(keys)) + 1):
        chosen = _next(service[alive], kommune[alive], left, len(keys))
        taken = alive & (kommune == chosen)
        if not taken.any():
            break
        done = int((left[service[taken]] == 1).sum())
        left[service[taken]] -= 1
        alive &= ~taken
        total += done
        found.append((step, str(keys[chosen]), int(own[chosen]), done, total))
    types = {"schritt": "int64", "kommune": "str", "offen": "int64", "dazu": "int64", "summe": "int64"}
    return pd.DataFrame(found, columns=list(types)).astype(types)


def _next(service: np.ndarray, kommune: np.ndarray, left: np.ndarray, number: int) -> int:
    """The Kommune that completes most services; of several the one that brings the others nearest, then by key."""
    done = np.bincount(kommune, weights=left[service] == 1, minlength=number)
    nearer = np.bincount(kommune, weights=1 / left[service], minlength=number)
    return int(np.lexsort((np.arange(number), -nearer.round(9), -done))[0])
