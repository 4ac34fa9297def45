"""How far apart those who came and those who did not are, as far as there are enough of both."""

import pandas as pd

from data.metrics import contrast
from data.metrics.contrast import FEWEST, WEIGHTED
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import german, look
from pages.shared.columns import Column, Columns
from pages.shared.lines import unbroken
from pages.zusammenhang import charts, choice
from pages.zusammenhang.choice import NO_CAUSE, Connected

QUESTION = "Melden Kommunen, die vertreten waren, mehr Leistungen online als andere?"
NEEDS = (
    f"Für einen Vergleich braucht es mindestens {FEWEST} Kommunen mit OZG-Meldung, die vertreten waren, und ebenso "
    "viele, die es sicher nicht waren. Bisher sind es {came} und {others}. Wer nicht vertreten war, ist erst bekannt, "
    "wenn die Teilnahmeliste seines Regierungsbezirks alle nennt, die kamen."
)
ALIKE = (
    "Innerhalb beider Gruppen melden alle denselben Anteil online (vertreten: {came}, nicht vertreten: {others}); "
    "ein Intervall lässt sich daraus nicht berechnen."
)
SIZES = ((0.2, "sehr klein"), (0.5, "klein"), (0.8, "mittel"), (float("inf"), "groß"))
"""Up to which amount of Hedges' g an effect is called what (Cohen 1988)."""
POINTS = {"differenz": "Unterschied", "von": "95-%-Intervall von", "bis": "95-%-Intervall bis"}
COLUMNS: Columns = {
    "vergleich": Column("Vergleich"),
    "vertreten": Column("vertreten: Kommunen", "number"),
    "andere": Column("nicht vertreten: Kommunen", "number"),
    "mittel_vertreten": Column("vertreten: Anteil online", "percent"),
    "mittel_andere": Column("nicht vertreten: Anteil online", "percent"),
    **{name: Column(f"{label} (Prozentpunkte)", "number", 1) for name, label in POINTS.items()},
    "g": Column("Hedges’ g", "number", 2),
}


def show(connected: Connected) -> None:
    """The difference with its interval; with too few Kommunen only a sentence that says how many there are."""
    table = contrast.contrast(connected.table)
    whole = table.iloc[0]
    if whole[["vertreten", "andere"]].min() < FEWEST:
        needs = NEEDS.format(came=german.number(whole["vertreten"]), others=german.number(whole["andere"]))
        choice.wanting(QUESTION, needs, "unterschied")
        return
    if table["von"].isna().all():
        means = german.percent(whole["mittel_vertreten"]), german.percent(whole["mittel_andere"])
        connected.answer(QUESTION, ALIKE.format(came=means[0], others=means[1]), TEILNAHME, OZG)
        return
    _drawn(connected, table.assign(**{name: table[name] * 100 for name in POINTS}))


def _drawn(connected: Connected, table: pd.DataFrame) -> None:
    """The chart, from a table with differences in percentage points."""
    said = _difference(table.iloc[0]), _adjusted(table)
    look.show(
        charts.gap(table[table["von"].notna()]),
        table,
        question=QUESTION,
        answer=unbroken("\n\n".join(said)),
        alt=f"Unterschiede mit Intervall: {' '.join(said)}",
        columns=COLUMNS,
        remark=f"{NO_CAUSE} {_left_out(table)}{contrast.METHOD}",
        **connected.origin("zusammenhang-unterschied", TEILNAHME, OZG),
    )


def _difference(whole: pd.Series) -> str:
    """The whole answer in a sentence or two."""
    return (
        f"Die {german.number(whole['vertreten'])} vertretenen Kommunen melden im Mittel "
        f"{german.percent(whole['mittel_vertreten'])} ihrer Leistungen online, die {german.number(whole['andere'])} "
        f"anderen {german.percent(whole['mittel_andere'])}: Unterschied {_measured(whole)}. {_chance(whole)}"
    )


def _adjusted(table: pd.DataFrame) -> str:
    """The same within classes of inhabitants, where that can be said."""
    row = table[table["vergleich"].eq(WEIGHTED)].iloc[0]
    if pd.isna(row["von"]):
        return "Nach Größenklassen lässt es sich nicht gewichten: In den Klassen sind es zu wenige Kommunen."
    used, all_cases = (each["vertreten"] + each["andere"] for each in (row, table.iloc[0]))
    cases = f"{german.number(used)} von {german.number(all_cases)} Kommunen"
    return f"Nach Größenklassen gewichtet ({cases}): {_measured(row)}. {_chance(row)}"


def _measured(row: pd.Series) -> str:
    g = f"Hedges’ g {charts.signed(row['g'], 2)}, {next(word for limit, word in SIZES if abs(row['g']) < limit)}"
    interval = f"95-%-Intervall {charts.signed(row['von'])} bis {charts.signed(row['bis'])}"
    return f"{charts.signed(row['differenz'])} Prozentpunkte ({interval}; {g})"


def _chance(row: pd.Series) -> str:
    if row["von"] <= 0 <= row["bis"]:
        return "Das Intervall enthält die Null: Auch der Zufall kann einen solchen Unterschied ergeben."
    return "Das Intervall enthält die Null nicht."


def _left_out(table: pd.DataFrame) -> str:
    """Which classes have too few Kommunen to be drawn, with their numbers."""
    few = table[table["vergleich"].isin(contrast.CLASSES) & table["differenz"].isna()]
    named = [f"{row.vergleich} ({row.vertreten} und {row.andere})" for row in few.itertuples()]
    return f"Zu wenige Kommunen für ein eigenes Intervall: {german.listed(named)}. " if named else ""
