"""Letzte Meile: which services lack only few Kommunen of flächendeckend, and with which Kommunen most would be done."""

import pandas as pd

from data.metrics import last_mile
from data.metrics.zaehlweisen import FLAECHENDECKEND
from data.quantities import as_columns, exact
from loaders import territory
from pages.ozg.ruled import Ruled
from pages.shared import filters, german, look, marks, palette, spoken
from pages.shared.columns import Column

MOST = {"1": "1 Kommune", "5": "5 Kommunen", "10": "10 Kommunen"}
USUAL = 3
STEPS = 10
"""So many Kommunen are chosen one after the other; those after the last that completes anything are left out."""
STEPWISE = "Balken: so viele Leistungen wären mit den Kommunen bis zu diesem Schritt zusätzlich flächendeckend."

SERVICES = Column("Leistungen", "number")
NEAR = {
    "leistung": Column("Leistung"),
    "kommune": Column("Hier fehlt sie", "region"),
    "fehlen": Column("fehlende Kommunen", "number"),
    "zustaendig": Column("zuständig", "number"),
    "themenfeld": Column("Themenfeld"),
    "ozg_id": Column("OZG-ID"),
}
CHOSEN = {
    "schritt": Column("Schritt", "number"),
    "kommune": Column("Kommune", "region"),
    "dazu": Column("Leistungen, die damit flächendeckend werden", "number"),
    "summe": Column("zusammen", "number"),
    "offen": Column("ihre fehlenden Leistungen", "number"),
}


def show(view: Ruled) -> None:
    """How near the services are, who is missing, and whose effort would complete most."""
    with filters.row("meile"):
        chosen = filters.one("Es fehlen höchstens", MOST, key="fehlend", everything=f"{USUAL} Kommunen")
    most = int(chosen or USUAL)
    _distances(view, most)
    _missing(view, most)
    _greedy(view)


def _distances(view: Ruled, most: int) -> None:
    table = view.now.measure(last_mile.distances, most)
    table = _as_quantity(table.rename(columns={"leistungen": "anzahl"}), "anzahl")
    table = table.assign(name=[_short(number) for number in table["fehlen"]])
    look.show(
        marks.ranked(table, "anzahl", "name", column=SERVICES, ground=lambda _: palette.HESSEN),
        table,
        question="Wie vielen Leistungen fehlen nur wenige Kommunen?",
        alt=f"Balken je Zahl fehlender Kommunen, Leistungen: {spoken.values(table, 'name', 'anzahl', SERVICES)}.",
        columns={"name": Column("Abstand"), "anzahl": SERVICES},
        remark=FLAECHENDECKEND.sentence,
        **view.origin("ozg-meile"),
    )


def _short(number: int) -> str:
    if not number:
        return "flächendeckend"
    return f"es {'fehlt' if number == 1 else 'fehlen'} {german.counted(number, 'Kommune', 'Kommunen')}"


def _missing(view: Ruled, most: int) -> None:
    table = view.now.measure(last_mile.missing, most)
    question = "Welche Kommunen fehlen diesen Leistungen?"
    if table.empty:
        said = german.counted(most, "Kommune", "Kommunen")
        look.nothing(question, f"Für diese Auswahl gibt es keine Leistung, der höchstens {said} fehlen.")
        return
    look.show_table(table, question=question, columns=NEAR, **view.origin("ozg-meile-kommunen"))


def _greedy(view: Ruled) -> None:
    table = view.now.measure(last_mile.greedy, STEPS)
    question = "Mit welchen Kommunen würden die meisten Leistungen flächendeckend?"
    if not table["summe"].max() > 0:
        look.nothing(question, f"Auch {STEPS} Kommunen zusammen machten keine weitere Leistung flächendeckend.")
        return
    table = table[table["schritt"].le(table.loc[table["dazu"].gt(0), "schritt"].max())]
    towns = [territory.name_of(key) for key in table["kommune"]]
    names = [f"{step}. {town}" for step, town in zip(table["schritt"], towns, strict=True)]
    table = _as_quantity(table.assign(name=names), "summe")
    said = spoken.values(table, "name", "summe", SERVICES)
    look.show(
        marks.ranked(table, "summe", "name", column=SERVICES, region="kommune"),
        table,
        question=question,
        answer=_answer(int(table["summe"].max()), towns),
        alt=f"Balken je Schritt, zusammen dazugekommene Leistungen: {said}.",
        columns=CHOSEN,
        remark=f"{STEPWISE} {last_mile.METHOD}",
        **view.origin("ozg-meile-auswahl"),
    )


def _answer(number: int, towns: list[str]) -> str:
    """What all steps together come to."""
    more = f"{german.number(number)} {'weitere Leistung' if number == 1 else 'weitere Leistungen'} flächendeckend"
    done, would = "hätte" if len(towns) == 1 else "hätten", "wäre" if number == 1 else "wären"
    return f"Wenn {german.listed(towns)} alles online {done}, {would} {more}."


def _as_quantity(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The column of counted numbers as a quantity, which it is."""
    quantities = as_columns([exact(number) for number in table[name]], name, table.index)
    return pd.concat([table.drop(columns=name), quantities], axis="columns")
