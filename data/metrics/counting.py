"""Counting OZG-Leistungen: the functions behind the Zählweisen, from the rows of one stand (`ozg.at`) to a count.

Their sentences stand in `data.metrics.zaehlweisen`. Responsible for a Leistung is, as an assumption, every
Kommune (or the Land) that has a row for it. A level decides only in model 1.1: for model 2.0 no source names the level
from which a Leistung counts as online or as OZG-konform, so its rows leave the answer open. Open rows never make a
count: it becomes a lower bound, and with nothing but open rows there is none.
"""

from dataclasses import dataclass

import pandas as pd

from data.metrics.conferences import LAND
from data.metrics.inhabitants import inhabitants
from data.quantities import NOTHING, Quantity, exact, ratio
from loaders.cells.quantity import AT_LEAST
from loaders.cells.reifegrad import OLD

ONLINE = "online"
ONLINE_LEVEL, KONFORM_LEVEL = 2, 3
"""Sources: digitale-verwaltung.de, info-reifegradmodell (online from 2); leitfaden.ozg-umsetzung.de (konform)."""

OPEN_RESULT = (
    "{number} von {denominator} OZG-Leistungen sind nicht entscheidbar: Reifegrad fehlt oder gehört zu Modell 2.0."
)


@dataclass(frozen=True)
class Count:
    """What a rule counts, out of how many, and what has to be said about it."""

    quantity: Quantity
    denominator: int
    remark: str = ""

    @property
    def share(self) -> Quantity:
        """The count by its denominator (0..1); MISSING without a denominator."""
        return ratio(self.quantity, float(self.denominator))


def of(number: int, denominator: int, remark: str = "") -> Count:
    """So many of so many; nothing where there is nothing to count."""
    return Count(exact(number) if denominator else NOTHING, denominator, remark)


def reached(rows: pd.DataFrame, level: int) -> pd.DataFrame:
    """Per row whether it has surely reached a level of model 1.1 (`yes`) and surely not (`no`); else it is open.

    A row without a level has not reached it as long as it is not online.
    """
    number, old = (
        rows["reifegrad"].astype("Float64").to_numpy("float64", na_value=-1.0),
        rows["reifegrad_modell"].eq(OLD),
    )
    known = old & (number >= 0)
    silent = (number < 0) & rows["status"].ne(ONLINE)
    return pd.DataFrame({"yes": known & (number >= level), "no": (known & (number < level)) | silent}, index=rows.index)


def _bundles(rows: pd.DataFrame, level: int) -> pd.DataFrame:
    """Per OZG-ID whether any row and whether all rows have (`yes`) or have not (`no`) reached the level."""
    grouped = reached(rows, level).groupby(rows["ozg_id"], observed=True)
    return grouped.any().add_suffix("_any").join(grouped.all().add_suffix("_all"))


def counted(yes: pd.Series, no: pd.Series) -> Count:
    """Bundles that count, of all; those that are neither leave it open."""
    number, denominator = int(yes.sum()), len(yes)
    left_open = denominator - number - int(no.sum())
    if not left_open:
        return of(number, denominator)
    remark = OPEN_RESULT.format(number=left_open, denominator=denominator)
    decided = Quantity(float(number), AT_LEAST, missing=left_open)
    return Count(decided if left_open < denominator else Quantity(missing=left_open), denominator, remark)


def best_service(rows: pd.DataFrame) -> Count:
    """The rule „Bund“: see its sentence."""
    bundles = _bundles(rows, ONLINE_LEVEL)
    return counted(bundles["yes_any"], bundles["no_all"])


def worst_service(rows: pd.DataFrame) -> Count:
    """The rule „konform“: see its sentence."""
    bundles = _bundles(rows, KONFORM_LEVEL)
    return counted(bundles["yes_all"], bundles["no_any"])


def pairs_of(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per OZG-Leistung and responsible Kommune or Land: ozg_id, kommune, online."""
    online = rows["status"].eq(ONLINE)
    return online.groupby([rows["ozg_id"], rows["kommune"]], observed=True).any().rename("online").reset_index()


def everywhere(rows: pd.DataFrame) -> Count:
    """The rule „flächendeckend“: see its sentence."""
    complete = pairs_of(rows).groupby("ozg_id", observed=True)["online"].all()
    return of(int(complete.sum()), len(complete))


def kommunen_share(rows: pd.DataFrame) -> Count:
    """The rule „Anteil der Kommunen“: see its sentence."""
    pairs = pairs_of(rows[rows["kommune"].ne(LAND)])
    return of(int(pairs["online"].sum()), len(pairs))


def inhabitants_share(rows: pd.DataFrame) -> Count:
    """The rule „Anteil der Einwohner“: see its sentence. Inhabitants are those of the latest Stichtag of the rows."""
    pairs = pairs_of(rows)
    day = max((str(day) for day in rows["stichtag"].dropna().unique()), default=None)
    online = pairs["online"].groupby(pairs["kommune"], observed=True)
    return weighted(pd.DataFrame({"paare": online.size(), "online": online.sum()}), day)


def weighted(pairs: pd.DataFrame, day: str | None) -> Count:
    """Pairs and those online (`paare`, `online`, by key of the Kommune), each as many times as it has inhabitants."""
    people = {key: inhabitants(str(key), day)[0] for key in pairs.index}
    weight = pd.Series(people, dtype="float64").reindex(pairs.index)
    unknown = sorted(str(key) for key, number in people.items() if number is None)
    remark = f"Ohne Einwohnerzahl und deshalb nicht gezählt: {', '.join(unknown)}." if unknown else ""
    known = of(int((weight * pairs["online"]).sum()), int((weight * pairs["paare"]).sum()), remark)
    return Count(known.quantity + Quantity(missing=len(unknown)), known.denominator, remark) if unknown else known
