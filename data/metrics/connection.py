"""Connection: who came, who has money, who is online. One row per Kommune, and no word about causes.

An answer is True, False or <NA>: what nobody reported is unknown and never counts as a no.
"""

import pandas as pd

from data.metrics import coverage, ozg
from data.metrics.carried import carried
from data.metrics.conferences import LAND
from data.metrics.contrast import COARSE
from data.metrics.sizes import size_classes
from data.quantities import Quantity, as_columns, exact
from loaders import territory
from loaders.cells.quantity import AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN

ALL, CAME, FUNDED, ONLINE = "kommunen", "vertreten", "foerderung", "online"
STEPS = (ALL, CAME, FUNDED, ONLINE)
"""The steps of the funnel; each holds only those of the step before."""

CONNECTION_RULE = (
    "Gezählt wird nach heutigem Gebietsstand. Vertreten ist, wer in einer Zeile mit „teilgenommen“ genannt ist, nicht "
    "vertreten nur, wer in der vollständigen Aufstellung seines Regierungsbezirks fehlt. Förderung heißt: Ein "
    "beantragter oder bewilligter Betrag ist bekannt. Online heißt: Der letzte gemeldete Stand nennt mindestens eine "
    "Leistung online; Pläne zählen nicht. "
    "Unbekanntes gilt nie als Nein; die Zahl ist dann eine Mindestzahl."
)
"""The rule as it stands on screen."""


def came(rows: pd.DataFrame, day: str | None) -> pd.Series:
    """Whether each Kommune of the day was represented, from rows of `teilnahme`: boolean by key.

    False only where the lists of its Bezirk are complete.
    """
    absent = coverage.missing(rows, day)
    return _answers(day, coverage.named_rows(rows)["kommune"], absent.loc[absent["gesichert"], "key"])


def funded(rows: pd.DataFrame, day: str | None) -> pd.Series:
    """Whether an amount that was applied for or granted is known, from rows of `mittel`: boolean by key.

    False only where each row of the Kommune states that it was nothing.
    """
    local = rows[rows["kommune"].notna()]
    some, none, unclear = (pd.Series(False, index=local.index) for _ in range(3))
    for step in ("beantragt", "bewilligt"):
        value, qualifier = local[step], local[f"{step}_qualifier"]
        at_most = qualifier.isin([LESS_THAN, AT_MOST])
        some |= (value.gt(0) & ~at_most) | qualifier.eq(MORE_THAN)
        none |= value.eq(0)
        unclear |= value.gt(0) & at_most
    refused = none & ~some & ~unclear
    everybody, undecided = (_keys(local.loc[which, "kommune"], day) for which in (slice(None), ~refused))
    return _answers(day, local.loc[some, "kommune"], pd.Series(list(everybody - undecided)))


def advised(rows: pd.DataFrame, day: str | None) -> pd.Series:
    """Whether each Kommune of the day takes part in the Beratung, from rows of `beratung`: True or unknown, by key."""
    return _answers(day, rows["kommune"], pd.Series(dtype="str"))


def progress(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """The latest report of each Kommune that made any, by key: leistungen, online (both counts) and stichtag (ISO)."""
    local = rows.assign(kommune=rows["kommune"].map(carried(rows["kommune"], day)).astype("category"))
    stand = ozg.at(local[local["kommune"].ne(LAND)])
    reports = stand.assign(online=stand["status"].eq(ozg.ONLINE)).groupby("kommune", observed=True)
    table = pd.DataFrame(
        {"leistungen": reports.size(), "online": reports["online"].sum(), "stichtag": reports["stichtag"].first()}
    )
    return table.set_axis(table.index.astype("str")).astype({"leistungen": "Int64", "online": "Int64"})


def connect(
    came: pd.Series, funded: pd.Series, advised: pd.Series, progress: pd.DataFrame, day: str | None
) -> pd.DataFrame:
    """What is known of each Kommune of the day, side by side, in order of the keys.

    Columns: those of `territory.kommunen`, vertreten, foerderung and beratung (boolean), leistungen and online (Int64),
    stichtag, anteil (of the services that are online, 0..1) and groesse (the size class); <NA> where unknown.
    """
    table = territory.kommunen(day)
    answers = pd.DataFrame({CAME: came, FUNDED: funded, "beratung": advised}).reindex(table["key"])
    known = pd.concat([answers, progress.reindex(table["key"])], axis="columns").reset_index(drop=True)
    table = pd.concat([table, known], axis="columns")
    share = table["online"].astype("Float64") / table["leistungen"].astype("Float64")
    return table.assign(anteil=share.astype("float64"), groesse=size_classes(table, COARSE))


def funnel(table: pd.DataFrame) -> pd.DataFrame:
    """How many Kommunen of each Regierungsbezirk came, have money and are online, from a table of `connect`.

    Columns: regierungsbezirk, name, stufe (of STEPS) and the quantity `anzahl`: a lower bound where some are unknown,
    missing where nothing is known.
    """
    came = table[CAME]
    funded = came & table[FUNDED]
    steps = pd.DataFrame({ALL: True, CAME: came, FUNDED: funded, ONLINE: funded & table["online"].gt(0)})
    rows, quantities = [], []
    for (key, name), part in table.groupby(["bezirk", "bezirk_name"]):
        rows += [(key, name, step) for step in STEPS]
        quantities += [_count(steps.loc[part.index, step]) for step in STEPS]
    named = pd.DataFrame(rows, columns=["regierungsbezirk", "name", "stufe"]).astype("str")
    return pd.concat([named, as_columns(quantities, "anzahl")], axis="columns")


def came_without_money(table: pd.DataFrame) -> pd.DataFrame:
    """The Kommunen that were represented and of which no money is known."""
    return _chosen(table, _sure(table[CAME]) & ~_sure(table[FUNDED]))


def money_without_progress(table: pd.DataFrame) -> pd.DataFrame:
    """The Kommunen of which money is known and that reported no service online, or nothing at all."""
    return _chosen(table, _sure(table[FUNDED]) & ~_sure(table["online"].gt(0)))


def _chosen(table: pd.DataFrame, which: pd.Series) -> pd.DataFrame:
    return table[which].reset_index(drop=True)


def _sure(answers: pd.Series) -> pd.Series:
    return answers.fillna(False).astype("bool")


def _count(answers: pd.Series) -> Quantity:
    """How many surely do; the unknown ones leave it open upwards."""
    yes, unknown = int(answers.sum()), int(answers.isna().sum())
    if not unknown:
        return exact(yes)
    return Quantity(float(yes), AT_LEAST, missing=unknown) if yes else Quantity(missing=unknown)


def _keys(kommunen: pd.Series, day: str | None) -> set[str]:
    return set(carried(kommunen, day).values())


def _answers(day: str | None, yes: pd.Series, no: pd.Series) -> pd.Series:
    """True for the keys in `yes`, else False for those in `no`, else unknown: one per Kommune of the day."""
    keys = territory.kommunen(day)["key"]
    known = keys.isin(_keys(yes, day)), keys.isin(_keys(no, day))
    found = [True if surely else False if not_so else pd.NA for surely, not_so in zip(*known, strict=True)]
    return pd.Series(pd.array(found, dtype="boolean"), index=keys)
