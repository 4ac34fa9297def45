"""How the money may go on until its programme ends: a projection, never a fact."""

import pandas as pd

from data.metrics import foerderung, foerderung_outflow
from data.metrics.periods import last_day
from pages.foerderung import curves, questions
from pages.foerderung.choice import PART, Money
from pages.shared import annotations, german, look
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

COLUMNS = {
    "zeitraum": Column("bis Ende", "day"),
    "mitte": Column("Fortschreibung", "euro"),
    "unten": Column("untere Grenze (80 %)", "euro"),
    "oben": Column("obere Grenze (80 %)", "euro"),
}
ONE_DAY = "Die Liste nennt je Zeile ein Datum; es gilt hier für alle ihre Beträge, auch für den Abruf."


def to_the_end(view: Money) -> None:
    """The projection with its band, or why the data cannot carry one; a volume does not flow."""
    question = questions.OF[view.stage].end
    if not question:
        return
    reason = view.measure(foerderung_outflow.obstacle, view.stage)
    if reason:
        look.nothing(question, reason if reason == foerderung_outflow.ONE_PROGRAMME else f"{reason} {UPLOAD}")
        return
    path = view.measure(foerderung_outflow.outlook, view.stage)
    end = view.measure(foerderung_outflow.ends, view.stage)["bis"].iloc[0]
    said = answer(path)
    annotations.show(
        curves.outlook(_known(view), path, view.column, view.stage, end),
        path.iloc[1:],
        question=question,
        answer=said,
        alt=f"Bekannte Summe als Linie, Fortschreibung gestrichelt mit Band. {said}",
        columns=COLUMNS,
        remark=f"{foerderung_outflow.METHOD} {ONE_DAY}{_left_out(view)}",
        **view.origin("foerderung-fortschreibung"),
    )


def answer(path: pd.DataFrame) -> str:
    """Where the projection ends, with its band."""
    last = path.iloc[-1]
    low, high = (german.euro_short(last[name]) for name in ("unten", "oben"))
    return (
        f"Ginge es weiter wie bisher, wären es bis Ende {german.day(last['zeitraum'])} rund "
        f"{german.euro_short(last['mitte'])} (80 % der Auslosungen: {low} bis {high}). Das ist keine Planung."
    )


def _left_out(view: Money) -> str:
    """What is in neither line: amounts that nobody stated."""
    missing = view.measure(foerderung.totals, view.stage).missing
    return f" Nicht enthalten, weil die Angabe fehlt: {german.counted(missing, 'Zeile', PART)}." if missing else ""


def _known(view: Money) -> pd.Series:
    """The running total at the end of each month that is known."""
    months = view.measure(foerderung_outflow.months, view.stage)
    return months.cumsum().set_axis([last_day(month) for month in months.index])
