"""The rows of the sheet `mittel` held against the rules of their programme: what was checked, and what strikes."""

from collections.abc import Iterator

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.foerderung import VOLUME
from data.metrics.foerderung_rules import RULES, Rule
from data.metrics.periods import last_day
from data.quantities import Quantity, as_columns, columns, compare, exact, listed, total_by
from loaders import territory
from loaders.territory import first_day

COLUMNS = ["programm", "regel", "satz", "quelle", "geprueft", "offen", "auffaellig", "fehlt"]
FOUND = ["programm", "regel", "satz", "name", "vorhaben", "stufe", "beginn", "ende", "quelle"]

CHECKS_RULE = (
    "Geprüft wird nur, wessen Regel veröffentlicht ist, und nur an Zeilen von Kommunen, die den Wert nennen. Auffällig "
    "heißt: bitte klären, nicht: falsch. Offen ist, was fehlt oder nur als Grenze bekannt ist."
)

Case = tuple[str, str | None, str, Quantity, str | None, str | None]
"""A case: the Kommunen in words, the Vorhaben, the stage, its amount, beginning and end."""


def checks(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per programme and rule: COLUMNS; counts of cases checked, open and striking; `fehlt` says why not."""
    found = []
    for programme, rule, local in _ruled(rows):
        verdicts = [_verdict(rule, case) for case in _cases(rule, local)]
        counts = len(verdicts) - verdicts.count(None), verdicts.count(None), verdicts.count(False)
        found.append((programme, rule.title, rule.sentence, rule.source, *counts, rule.lacks))
    types = dict.fromkeys(COLUMNS, "str") | dict.fromkeys(("geprueft", "offen", "auffaellig"), "int64")
    return pd.DataFrame(found, columns=COLUMNS).astype(types)


def findings(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per case that strikes: FOUND and the quantity `betrag` in Euro (missing where a duration strikes)."""
    found = []
    for programme, rule, local in _ruled(rows):
        for case in (case for case in _cases(rule, local) if _verdict(rule, case) is False):
            name, project, stage, amount, begins, ends = case
            words = (programme, rule.title, rule.sentence, name, project, stage, begins, ends, rule.source)
            found.append((words, amount))
    table = pd.DataFrame([words for words, _ in found], columns=FOUND).astype("str")
    amounts = as_columns([amount for _, amount in found], "betrag", table.index)
    return pd.concat([table, amounts], axis="columns")[[*FOUND[:6], *columns("betrag"), *FOUND[6:]]]


def unruled(rows: pd.DataFrame) -> list[str]:
    """Programmes with rows of Kommunen for which no rule is known."""
    names = sorted(rows.loc[rows["kommune"].notna(), "programm"].astype("str").unique())
    return [name for name in names if not any(rule.holds_for(name) for rule in RULES)]


def _ruled(rows: pd.DataFrame) -> Iterator[tuple[str, Rule, pd.DataFrame]]:
    """Each programme with each rule that it is known to have and its rows of Kommunen, keys as of today."""
    text = ["programm", "kommune", "vorhaben", "beginn", "ende"]
    local = of_today(rows[rows["kommune"].notna()].astype(dict.fromkeys(text, "str")))
    for programme, part in local.groupby("programm"):
        for rule in (rule for rule in RULES if rule.holds_for(str(programme))):
            yield str(programme), rule, part.reset_index(drop=True)


def _cases(rule: Rule, local: pd.DataFrame) -> Iterator[Case]:
    """The cases of a rule: the amounts of each Kommune or Vorhaben, or the duration of each row."""
    if rule.months is not None:
        for row in local.to_dict("records"):
            begins, ends = _text(row["beginn"]), _text(row["ende"])
            yield territory.name_of(row["kommune"]), _text(row["vorhaben"]), "", Quantity(), begins, ends
    for measure in rule.measures:
        grouped = _grouped(rule, local, measure)
        sums = total_by(grouped, measure, ["fall"])
        keys, projects = (grouped.groupby("fall")[name].agg(list) for name in ("kommune", "vorhaben"))
        for case, amount in zip(sums["fall"], listed(sums, measure), strict=True):
            people = ", ".join(dict.fromkeys(map(territory.name_of, keys[case])))
            project = _text(projects[case][0]) if rule.per == "Vorhaben" else None
            yield people, project, measure, amount, None, None


def _grouped(rule: Rule, local: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows whose amounts of a measure make cases, with the case `fall` of each.

    A Kommune that nowhere states the measure is no case; a Vorhaben without its amount is one that stays open.
    """
    if rule.per == "Vorhaben":
        own = local["vorhaben"].where(local["vorhaben"].notna(), "Zeile " + local.index.astype("str"))
        return local.assign(fall=own)
    stated = local[measure].notna()
    kept = stated if measure == VOLUME else local["kommune"].isin(local.loc[stated, "kommune"])
    return local[kept].assign(fall=local.loc[kept, "kommune"])


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _verdict(rule: Rule, case: Case) -> bool | None:
    """Whether the case keeps the rule; None where that is not known."""
    *_, amount, begins, ends = case
    if rule.months is not None:
        return _short_enough(begins, ends, rule.months)
    low = None if rule.at_least is None else compare(amount, exact(rule.at_least))
    high = None if rule.at_most is None else compare(exact(rule.at_most), amount)
    sides = [side for side, bound in ((low, rule.at_least), (high, rule.at_most)) if bound is not None]
    if -1 in sides:
        return False
    return None if None in sides else True


def _short_enough(begins: str | None, ends: str | None, months: int) -> bool | None:
    """Whether a duration is surely not longer or surely longer, whatever a bare month or year may mean."""
    if begins is None or ends is None:
        return None
    first, last = (pd.Timestamp(day) + pd.DateOffset(months=months) for day in (first_day(begins), last_day(begins)))
    if pd.Timestamp(last_day(ends)) <= first:
        return True
    return False if pd.Timestamp(first_day(ends)) > last else None
