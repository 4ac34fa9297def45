"""Comparability of reports: where a line over the Stichtage has to break, and why.

Two neighbouring Stichtage can be compared when they know the same services, levels of the same model, the same
territory and the same Kommunen; otherwise a new segment begins. Works on the small tables of `standing`.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from data.metrics.standing import Standing
from loaders import reference, territory
from loaders.cells.reifegrad import NEW, OLD

MUCH = 0.05
"""More than this part of all services or Kommunen that occur on either day differ: another catalogue, others."""

CATALOGUE = "anderer Katalog: {new} OZG-Leistungen neu, {gone} entfallen"
MODEL = "anderes Reifegradmodell: {new} statt {old}"
TERRITORY = "anderer Gebietsstand: {what}"
REPORTING = "andere Meldende: {new} kamen hinzu, {gone} fehlen"


def segmented(known: Standing) -> pd.DataFrame:
    """The Stichtage in order of time: stichtag, segment (int from 0), break_reason (where a later segment begins)."""
    services = _sets(known.by_service, "ozg_id", known.days)
    kommunen = _sets(known.by_kommune, "kommune", known.days)
    models = _models(known)
    said: list[str | None] = [None] * bool(known.days)
    for old, new in zip(known.days, known.days[1:], strict=False):
        reasons = [
            _differ(CATALOGUE, services[old], services[new]),
            _model(models[old], models[new]),
            _territory(old, new, kommunen[old] | kommunen[new]),
            _differ(REPORTING, *({territory.successor(key, new) for key in kommunen[day]} for day in (old, new))),
        ]
        said.append("; ".join(filter(None, reasons)) or None)
    table = pd.DataFrame({"stichtag": known.days, "break_reason": said}).astype({"stichtag": "str"})
    table["break_reason"] = table["break_reason"].astype("str")
    return table.assign(segment=table["break_reason"].notna().cumsum().astype("int64"))


def _sets(table: pd.DataFrame, name: str, days: Sequence[str]) -> dict[str, set[str]]:
    """What occurs in the stand of each day."""
    found = {str(day): set(part[name]) for day, part in table.groupby("stichtag")}
    return {day: found.get(day, set()) for day in days}


def _models(known: Standing) -> dict[str, str]:
    """The model to which most levels of each day belong; "" where none states one."""
    sums = known.by_service.groupby("stichtag")[["alt", "neu"]].sum()
    pairs = zip(sums.index, sums["alt"], sums["neu"], strict=True)
    said = {str(day): "" if not old + new else NEW if new >= old else OLD for day, old, new in pairs}
    return dict.fromkeys(known.days, "") | said


def _differ(sentence: str, before: set[str], after: set[str]) -> str:
    """What is new and what is gone, where it is more than MUCH of both together."""
    new, gone = len(after - before), len(before - after)
    return sentence.format(new=new, gone=gone) if new + gone > MUCH * len(before | after) else ""


def _model(before: str, after: str) -> str:
    return MODEL.format(old=before, new=after) if before and after and before != after else ""


def _territory(old: str, new: str, keys: set[str]) -> str:
    """The changes of the territory between two days that concern any of these Kommunen (or the Kreis of one)."""
    changes = [change for change in reference.rows("changes") if old < change["date"] <= new]
    own = [change for change in changes if {change["old"], change["new"]} & keys]
    return TERRITORY.format(what=", ".join(_said(own, old, new))) if own else ""


def _said(changes: list[dict[str, str]], old: str, new: str) -> Iterable[str]:
    """Each change in words, and the number of Kommunen where that changed."""
    before, after = (len(territory.kommunen(day)) for day in (old, new))
    if before != after:
        yield f"{after} statt {before} Kommunen"
    for change in changes:
        name = territory.name_of(change["old"])
        if change["kind"] == "key":
            yield f"{name} ist seit {_day(change['date'])} kreisfrei"
        else:
            yield f"{name} gehört seit {_day(change['date'])} zu {territory.name_of(change['new'])}"


def _day(iso: str) -> str:
    return ".".join(reversed(iso.split("-")))
