"""Auffälliges: reported values that fell, stood still for a year or leapt, with the reason given at their import."""

import pandas as pd
import plotly.graph_objects as go

from data.doubts.doubt import FELL, LEAPT, UNCHANGED
from data.metrics import watch
from loaders import territory
from loaders.workbooks.ozg import OZG
from pages.ozg.ruled import Ruled
from pages.shared import german, look, marks, palette, source, spoken
from pages.shared.columns import Column

KINDS = {FELL: "gefallen", LEAPT: "sprunghaft", UNCHANGED: "unverändert"}
TONES = dict(zip(KINDS, (palette.GIESSEN, palette.STATUS["online"], palette.STATUS["offen"]), strict=True))
QUESTION = "Welche gemeldeten Werte sind auffällig?"
UNGIVEN = "nicht angegeben"
RULES = (
    "Verglichen wird eine Kommune, solange der Katalog bleibt, und eine Leistung, wo kein Bruch dazwischen liegt oder "
    "gleich viele Kommunen melden. Gefallen: weniger online als zuvor; sprunghaft: von höchstens "
    f"{german.percent(watch.LOW, 0)} auf mindestens {german.percent(watch.HIGH, 0)}, umgekehrt oder das Zehnfache; "
    "unverändert: seit mindestens zwölf Monaten gleich, obwohl nicht alles online ist."
)
COLUMNS = {
    "stichtag": Column("Stichtag", "day"),
    "name": Column("Kommune oder Leistung"),
    "befund": Column("Befund"),
    "grund": Column("Grund laut Import"),
    "zuvor": Column("verglichen mit", "day"),
    "vorher": Column("Anteil zuvor", "percent"),
    "nachher": Column("Anteil", "percent"),
}


def show(view: Ruled) -> None:
    """How many findings each Stichtag has, and each of them."""
    found = view.ever.measure(watch.findings, view.themenfelder)
    if found.empty:
        look.nothing(QUESTION, f"Für diese Auswahl ist nichts aufgefallen. {RULES}")
        return
    table = found.assign(name=_names(found, view.rows), grund=_reasons(found))
    counts = found.groupby(["stichtag", "art"]).size().rename("anzahl").reset_index()
    days = counts.groupby("stichtag")["anzahl"].sum().reset_index()
    days = days.assign(tag=[german.day(day) for day in days["stichtag"]])
    look.show(
        bars(counts),
        table,
        question=QUESTION,
        alt="Gestapelte Balken je Stichtag mit der Zahl auffälliger Werte: "
        f"{spoken.values(days, 'tag', 'anzahl', Column('auffällig', 'number'))}.",
        columns=COLUMNS,
        remark=RULES,
        opened=True,
        **view.origin("ozg-auffaellig"),
    )


def bars(counts: pd.DataFrame) -> go.Figure:
    """How many values of each kind are striking per Stichtag (stichtag, art, anzahl), the first day on top."""
    figure = go.Figure()
    days = sorted(counts["stichtag"].unique())
    places = {day: place for place, day in enumerate(days)}
    for kind, name in KINDS.items():
        part = counts[counts["art"].eq(kind)]
        figure.add_bar(
            x=part["anzahl"], y=part["stichtag"].map(places), orientation="h", width=marks.THICK, name=name,
            marker=palette.surface(TONES[kind]), hovertemplate=f"{name}: %{{x}}<extra></extra>",
        )  # fmt: skip
    marks.write_above(figure, [f"<b>{german.day(day)}</b>  {_said(counts, day)}" for day in days], below=60)
    figure.update_layout(showlegend=True, barmode="stack", legend_traceorder="normal")
    return figure.update_xaxes(title=None, showgrid=False, showticklabels=False, rangemode="tozero", fixedrange=True)


def _said(counts: pd.DataFrame, day: str) -> str:
    own = counts[counts["stichtag"].eq(day)].set_index("art")["anzahl"]
    return german.listed([f"{german.number(own[kind])} {name}" for kind, name in KINDS.items() if kind in own])


def _names(found: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """The name of each Kommune, or of each Leistung."""
    known = rows.drop_duplicates("ozg_id").astype({"ozg_id": "str", "leistung": "str"})
    services = dict(zip(known["ozg_id"], known["leistung"], strict=True))
    pairs = zip(found["wer"], found["schluessel"], strict=True)
    return [
        territory.name_of(key) if who == watch.KOMMUNE else f"{services.get(key) or 'Leistung'} ({key})"
        for who, key in pairs
    ]


def _reasons(found: pd.DataFrame) -> pd.Series:
    """What was given as the reason when the later value was taken over; an import has one reason per kind."""
    wanted = set(found["revision"])
    given = {
        (each.id, str(doubt["rule"])): str(doubt["reason"])
        for each in source.revisions()
        if each.id in wanted
        for doubt in each.doubts
        if doubt["sheet"] == OZG.name
    }
    said = [
        given.get((int(number), art)) or UNGIVEN for number, art in zip(found["revision"], found["art"], strict=True)
    ]
    return pd.Series(said, found.index, dtype="str")
