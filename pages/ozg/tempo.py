"""Tempo: how fast the share grew since the last break, and where it would be on a day to come if the pace stays."""

import pandas as pd

from data.metrics import pace
from data.metrics.pace import Pace
from pages.ozg import by_rule, lines
from pages.ozg.ruled import COUNTED, Ruled
from pages.shared import annotations, filters, german, look
from pages.shared.columns import Column
from pages.shared.lines import unbroken

AHEAD = (0, 1, 2, 4)
"""The ends of years that are offered, counted from the first after the last Stichtag."""

QUESTION = "Wie schnell geht es voran, und wohin führt dieses Tempo?"
COLUMNS = {
    "stichtag": Column("Tag", "day"),
    "art": Column("Art"),
    **COUNTED,
    "von_anteil": Column("Intervall von", "percent"),
    "bis_anteil": Column("bis", "percent"),
    "break_reason": by_rule.BREAK,
}


def show(view: Ruled) -> None:
    """The line of the rule, onward to the chosen day where the data carry it; else why they do not."""
    table = view.over_time
    if table.empty:
        look.nothing(QUESTION, "Für diese Auswahl ist nichts gemeldet, nur geplant.")
        return
    target = _target(str(table["stichtag"].iloc[-1]))
    found = pace.pace(table, target)
    drawn = not found.refusal
    figure = lines.line(table, view.rule.title)
    annotations.show(
        lines.onward(figure, pace.band(table, target)) if drawn else figure,
        pd.concat([table.assign(art="gemeldet"), _ahead(found, target)]) if drawn else table.assign(art="gemeldet"),
        question=QUESTION,
        answer=unbroken(in_words(table, found, target)),
        alt=f"Linie, Zählweise „{view.rule.title}“. {by_rule.said(table)} "
        + ("Gestrichelt mit Band: die Fortschreibung. " if drawn else "")
        + in_words(table, found, target),
        columns=COLUMNS if drawn else {name: column for name, column in COLUMNS.items() if "_anteil" not in name},
        remark=" ".join([*[pace.METHOD] * drawn, *by_rule.remarks(table)]),
        **view.counted("ozg-tempo"),
    )


def _target(last: str) -> str:
    """The chosen day; the end of the year that follows the last Stichtag when nobody chooses."""
    year = int(last[:4]) + (last[4:] == "-12-31")
    days = [f"{year + more}-12-31" for more in AHEAD]
    with filters.row("zukunft"):
        later = {day: german.day(day) for day in days[1:]}
        return filters.one("Zieltag", later, key="ziel", everything=german.day(days[0])) or days[0]


def in_words(table: pd.DataFrame, found: Pace, target: str) -> str:
    """The pace, and what it comes to or why that cannot be said."""
    if pd.isna(found.slope):
        return f"Keine Fortschreibung: {found.refusal}"
    first = german.day(pace.comparable(table)["stichtag"].iloc[0])
    slope, low, high = (german.number(part * 100, 1) for part in (found.slope, found.slope_low, found.slope_high))
    said = f"Seit {first} änderte sich der Anteil im Mittel um {slope} Prozentpunkte im Jahr ({low} bis {high})."
    if found.refusal:
        return f"{said} Keine Fortschreibung: {found.refusal}"
    value, low, high = (german.percent(part) for part in (found.value, found.low, found.high))
    return f"{said} Bleibt das Tempo, sind es am {german.day(target)} {value} ({low} bis {high})."


def _ahead(found: Pace, target: str) -> pd.DataFrame:
    """The row of the target day in the table."""
    row = {"stichtag": target, "art": lines.ONWARD, "anteil": found.value, "anteil_qualifier": "exakt"}
    return pd.DataFrame([row | {"von_anteil": found.low, "bis_anteil": found.high, "break_reason": ""}])
