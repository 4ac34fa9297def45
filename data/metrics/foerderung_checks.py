"""The rows of the sheet `mittel` held against the rules of their programme: what was checked, and what strikes."""

from collections.abc import Iterator

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.foerderung_rules import RULES, Rule
from data.metrics.periods import last_day, months_between
from data.quantities import Quantity, as_columns, columns, compare, exact, listed, total_by
from loaders import territory

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
            begins, ends = (row[day] if isinstance(row[day], str) else None for day in ("beginn", "ende"))
            yield territory.name_of(row["kommune"]), _text(row["vorhaben"]), "", Quantity(), begins, ends
    own = local["vorhaben"].where(local["vorhaben"].notna(), "Zeile " + local.index.astype("str"))
    grouped = local.assign(fall=local["kommune"] if rule.per == "Kommune" else own)
    for measure in rule.measures:
        stated = grouped[grouped[measure].notna()] if rule.per == "Kommune" else grouped
        sums = total_by(stated, measure, ["fall"])
        for name, amount in zip(sums["fall"], listed(sums, measure), strict=True):
            part = stated[stated["fall"].eq(name)]
            people = ", ".join(dict.fromkeys(part["kommune"].map(territory.name_of)))
            project = _text(part["vorhaben"].iloc[0]) if rule.per == "Vorhaben" else None
            yield people, project, measure, amount, None, None


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
    """Whether a duration is surely not longer, by the whole months between; a bare year may be meant either way."""
    if begins is None or ends is None:
        return None
    longest = months_between(begins, last_day(ends)) + 1
    shortest = months_between(last_day(begins), ends)
    return True if longest <= months else False if shortest > months else None
