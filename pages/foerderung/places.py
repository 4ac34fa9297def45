"""Where the money of one stage went: per Regierungsbezirk, inhabitant, Kreis and Kommune."""

import pandas as pd
import streamlit as st

from data.metrics import foerderung
from pages.foerderung import charts, questions
from pages.foerderung.choice import CONTAINED, Money
from pages.shared import columns, german, look, marks, spoken, tilemap
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

SHOWN = 20
"""So many Kommunen are drawn; the table and the downloads hold all."""
PEOPLE = {"einwohner": Column("Einwohner", "number"), "einwohner_stand": Column("Einwohner am", "day")}
CHOOSE = "Wird oben ein einzelnes Programm gewählt, stehen hier die Kontingente seiner Kommunen."


def addable(view: Money, question: str) -> bool:
    """Whether the amounts of places are known and may be added up; if not, the page says so under the question."""
    if not view.placed:
        hint = f"Keine Zeile dieser Auswahl nennt zu „{view.column.label}“ den Betrag einer Kommune. {UPLOAD}"
        look.nothing(question, hint)
    elif not view.adds_up:
        look.nothing(question, f"{CONTAINED} {CHOOSE}")
    return view.placed and view.adds_up


def by_region(view: Money) -> None:
    """Where the money went, in short."""
    if addable(view, questions.OF[view.stage].bezirk):
        by_bezirk(view)


def show(view: Money) -> None:
    """Where the money went, on the map."""
    if addable(view, questions.OF[view.stage].kreis):
        by_kreis(view)


def by_bezirk(view: Money) -> None:
    """The sum per Regierungsbezirk, in all and per inhabitant."""
    table = foerderung.per_inhabitant(view.measure(foerderung.by_bezirk), view.stage)
    table = table if view.everywhere else table[table["bezirk"].isin(view.rows["kommune"].str[:3])]
    each = f"{view.stage}_je_einwohner"
    per = Column(f"{view.column.label} je Einwohner", "euro")
    shown = {"name": Column("Regierungsbezirk"), view.stage: view.column, **PEOPLE, each: per}
    asked = ((view.stage, view.column, questions.OF[view.stage].bezirk), (each, per, questions.EACH))
    for side, (value, column, question) in zip(st.columns(2), asked, strict=True):
        with side:
            look.show(
                charts.by_region(table, value, column, "bezirk"),
                table,
                question=question,
                alt=f"{column.label} je Regierungsbezirk: {spoken.values(table, 'name', value, column)}.",
                columns=shown,
                remark=_known(table, value, people=value == each),
                **view.origin(f"foerderung-bezirk-{value.replace('_', '-')}"),
            )


def _known(table: pd.DataFrame, value: str, *, people: bool) -> str:
    days = counted_on(table[table[value].notna()]) if people else ""
    parts = ["Nur Kommunen, zu denen Angaben vorliegen.", days, marks.explained(table, value)]
    return " ".join(filter(None, parts))


def counted_on(table: pd.DataFrame) -> str:
    """On which days the inhabitants were counted, and for whom if that is not the same day for all."""
    days = table.groupby("einwohner_stand")["name"].agg(list)
    if len(days) == 1:
        return f"Einwohner: {german.day(days.index[0])}."
    said = "; ".join(f"{german.listed(names)} {german.day(day)}" for day, names in days.items())
    return f"Einwohner an verschiedenen Tagen: {said}." if said else ""


def by_kreis(view: Money) -> None:
    """The sum per Kreis, on the tile map."""
    table = view.measure(foerderung.by_kreis)
    short = Column(view.column.label, "euro", 0)
    look.show(
        tilemap.tile_map(table, view.stage, short, None),
        tilemap.with_codes(table, None),
        question=questions.OF[view.stage].kreis,
        alt=f"Kachelkarte, {view.column.label} je Kreis: {spoken.values(table, 'name', view.stage, short)}.",
        columns={**tilemap.KREIS, view.stage: view.column, **PEOPLE},
        remark=f"Gemeinden zählen zu ihrem heutigen Kreis. {tilemap.EXPLAINED}",
        **view.origin("foerderung-kreis"),
    )


def by_kommune(view: Money) -> None:
    """The Kommunen in order of their amounts; their volumes programme by programme. Without any nothing is drawn."""
    if not view.placed:
        return
    apart = view.stage == foerderung.VOLUME
    table = view.measure(foerderung.kontingente if apart else foerderung.by_kommune)
    table = table[table[view.stage].notna()].sort_values(view.stage, ascending=False, ignore_index=True)
    head = _titled(table.head(SHOWN)) if apart else table.head(SHOWN)
    rest = f"Gezeigt sind {SHOWN} von {len(table)}, die Tabelle nennt alle." if len(table) > SHOWN else ""
    more = columns.of(view.sheet, "programm") if apart else PEOPLE
    look.show(
        charts.by_region(head, view.stage, view.column, "kommune"),
        table,
        question=questions.OF[view.stage].kommune,
        alt=f"{view.column.label} je Kommune: {spoken.values(head, 'name', view.stage, view.column)}.",
        columns={"name": Column("Kommune"), view.stage: view.column, **more},
        remark=rest,
        **view.origin("foerderung-kommune"),
    )


def _titled(table: pd.DataFrame) -> pd.DataFrame:
    """The names with their programme, where there are several."""
    return table.assign(name=table["name"] + ", " + table["programm"]) if table["programm"].nunique() > 1 else table
