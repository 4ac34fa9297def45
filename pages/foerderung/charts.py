"""Charts of the page Förderung: a table goes in, a figure comes out."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from pages.shared import marks, palette
from pages.shared.columns import Column, texts

EURO = Column("Euro", "euro")
STEPS = {"volumen": "Volumen", "beantragt": "beantragt", "bewilligt": "bewilligt", "abgerufen": "abgerufen"}
LINE = 34
"""Characters of a programme's name on one line of the axis."""


def by_programme(table: pd.DataFrame) -> go.Figure:
    """The way of the money per programme: volume, then what was applied for, granted and drawn."""
    names = ["<br>".join(textwrap.wrap(name, LINE)) for name in table["programm"]]
    figure = go.Figure()
    for step, label in STEPS.items():
        tone = palette.MONEY.get(step, palette.HESSEN)
        words = [f"  {label} {text}" if text != "keine Angabe" else "" for text in texts(table, step, EURO)]
        figure.add_bar(
            x=table[step], y=names, orientation="h", name=label, text=words, textposition="outside", cliponaxis=False,
            hovertemplate="%{y}:%{text}<extra></extra>",
            marker={"color": tone.color, "pattern": {"shape": tone.pattern, "fgopacity": 0.5}},
        )  # fmt: skip
    figure.update_xaxes(title="Euro", showticklabels=False, range=[0, 1.35 * table[list(STEPS)].max(axis=None)])
    figure.update_yaxes(title=None, autorange="reversed", showgrid=False)
    figure.update_layout(barmode="group", bargap=0.3, height=110 + 92 * len(table))
    return figure


def by_region(table: pd.DataFrame, stage: str, column: Column, region: str) -> go.Figure:
    """Ranked bars of a table with `name`; the colour is that of the Regierungsbezirk of the key `region`."""
    return marks.ranked(table, stage, "name", column=column, region=region)


def cumulative(table: pd.DataFrame, column: Column) -> go.Figure:
    """The running total as steps: an amount is there from the end of the time in which it is known to lie."""
    words = texts(table, "kumuliert", column)
    figure = go.Figure()
    figure.add_scatter(
        x=table["bis"], y=table["kumuliert"], mode="lines+markers+text", line_shape="hv", text=words,
        textposition="top left", hovertemplate="bis %{x|%d.%m.%Y}: %{text}<extra></extra>",
        marker={"size": 9}, line={"width": 3}, name=column.label,
    )  # fmt: skip
    figure.update_yaxes(title=f"{column.label}, aufsummiert", rangemode="tozero", tickformat=",.0f", ticksuffix=" €")
    figure.update_xaxes(title=None, tickformat="%Y", dtick="M12")
    return figure


def advice(table: pd.DataFrame) -> go.Figure:
    """Kommunen per module of the Beratung, by status."""
    figure = go.Figure()
    tones = zip(table["status"].unique(), palette.MONEY.values(), strict=False)
    for status, tone in tones:
        part = table[table["status"].eq(status)]
        figure.add_bar(
            x=part["modul"], y=part["kommunen"], name=status, text=part["kommunen"],
            marker={"color": tone.color, "pattern": {"shape": tone.pattern, "fgopacity": 0.5}},
        )  # fmt: skip
    figure.update_yaxes(title="Kommunen", rangemode="tozero", tickformat=",d")
    figure.update_layout(barmode="stack")
    return figure
