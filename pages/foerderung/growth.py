"""How the money of one stage grew over time."""

import pandas as pd

from data.metrics import foerderung_outflow, foerderung_over_time
from data.quantities import Quantity
from data.quantities import columns as parts
from pages.foerderung import charts, questions
from pages.foerderung.choice import CONTAINED, PART, Money
from pages.shared import annotations, german, look, spoken
from pages.shared.columns import Column


def over_time(view: Money) -> None:
    """The running total over time; what has no date is named, not placed. Volumes of several programmes have none."""
    question = questions.OF[view.stage].time
    if not view.adds_up:
        look.nothing(question, CONTAINED)
        return
    period = view.measure(foerderung_over_time.finest, view.stage)
    table = view.measure(foerderung_over_time.over_time, view.stage, period)
    if table["kumuliert"].isna().all():
        look.nothing(question, f"Keine Zeile dieser Auswahl nennt zu „{view.column.label}“ Betrag und Datum.")
        return
    running = Column("aufsummiert", "euro")
    ends = view.measure(foerderung_outflow.ends, view.stage)
    annotations.show(
        charts.cumulative(table, view.column, ends),
        table[["zeitraum", *parts(view.stage), *parts("kumuliert")]],
        question=question,
        alt=f"{view.column.label}, aufsummiert: {_in_words(table, running)}.{_ending(ends)}",
        columns={"zeitraum": Column("Zeitraum", "day"), view.stage: view.column, "kumuliert": running},
        remark=foerderung_over_time.PLACING_RULE + _without(view.measure(foerderung_over_time.undated, view.stage)),
        **view.origin("foerderung-zeit"),
    )


def _in_words(table: pd.DataFrame, running: Column) -> str:
    """The running totals in words; of a long line only the first and the last."""
    ends = table if len(table) <= spoken.NAMED else table.iloc[[0, -1]]
    return spoken.values(ends.assign(zeitraum=ends["zeitraum"].map(german.day)), "zeitraum", "kumuliert", running)


def _ending(ends: pd.DataFrame) -> str:
    """The ends of the programmes that are marked, in words."""
    days = [german.day(day) for day in dict.fromkeys(ends["ende"])]
    return f" Programmende: {german.listed(days)}." if days else ""


def _without(undated: Quantity) -> str:
    """What is not in the total because no day is known for it."""
    if undated.value is None:
        return f" Ohne Datum und Betrag: {german.counted(undated.missing, 'Zeile', PART)}." if undated.missing else ""
    return f" Ohne Datum: {spoken.quantity(undated, german.euro, PART)}."
