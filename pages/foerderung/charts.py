"""Charts of the page Förderung: a table goes in, a figure comes out."""

import pandas as pd
import plotly.graph_objects as go

from data.metrics.foerderung import VOLUME
from data.metrics.foerderung_steps import LEFT, NAMES
from pages.foerderung import curves
from pages.shared import german, marks, palette
from pages.shared.columns import Column, texts
from pages.shared.lines import entries, entry

SHORT = Column("Euro", "euro_short")
STEPS = {"volumen": 0.36, "beantragt": 0.26, "bewilligt": 0.17, "abgerufen": 0.08}
"""The stages of the money and how thick their bars are: each lies upon the one before."""
LABELS = {"volumen": "Volumen", "beantragt": "beantragt", "bewilligt": "bewilligt", "abgerufen": "abgerufen"}
LONG = 6
"""With more points only the last has its words."""

ROOM = 1.2
"""The axis of the running total is longer than the total, so that two lines of words have room above its last point."""
OPEN = 0.25
"""How much of its colour a volume is filled with: money that has not moved is hardly more than an outline."""


def by_programme(table: pd.DataFrame) -> go.Figure:
    """How far the money of each programme has come: what was granted lies upon its volume, what was drawn upon that."""
    named = list(zip(table["programm"].astype(str), _known(table), strict=True))
    figure = go.Figure()
    for step in (step for step in STEPS if table[step].notna().any()):
        figure.add_bar(
            x=table[step], y=list(range(len(table))), orientation="h", name=LABELS[step], width=STEPS[step],
            marker=_bar(step, table[step]), customdata=[marks.plain(": ".join(pair)) for pair in named],
            hovertemplate="%{customdata}<extra></extra>", ids=table["programm"], unselected=marks.UNSELECTED,
        )  # fmt: skip
    marks.write_above(figure, [entry(*pair, apart=True) for pair in named], thickness=70, below=40)
    figure.update_xaxes(title=None, showticklabels=False, showgrid=False)
    figure.update_layout(barmode="overlay", showlegend=True)
    return figure


def _bar(step: str, amounts: pd.Series) -> dict[str, object]:
    """How the bars of a stage look; the edge shows also an amount that is too short for a bar."""
    tone = palette.MONEY[step]
    color = tone.faint(OPEN) if step == "volumen" else tone.color
    return {"color": color, "line": {"color": tone.color, "width": marks.edges(amounts)}}


def _known(table: pd.DataFrame) -> list[str]:
    """What is known of each programme, in one line: „Volumen rund 37.000.000 €, bewilligt 4.137.000 €“."""
    said = {step: texts(table, step, SHORT) for step in STEPS}
    lines = [[f"{LABELS[step]} {words[row]}" for step, words in said.items() if pd.notna(table[step].iloc[row])]
             for row in range(len(table))]  # fmt: skip
    return [", ".join(line) or "keine Angabe" for line in lines]


def by_region(table: pd.DataFrame, stage: str, column: Column, region: str) -> go.Figure:
    """Ranked bars of a table with `name`; the colour is that of the Regierungsbezirk of the key `region`."""
    return marks.ranked(table, stage, "name", column=column, region=region)


def steps(table: pd.DataFrame) -> go.Figure:
    """The way of a programme's money as a waterfall: what is left at each step lies, hatched, beside what went on.

    A volume is hardly more than an outline, as in `by_programme`.
    """
    tones = [palette.MONEY.get(name.lower(), palette.HESSEN) for name in table["schritt"]]
    left = table["art"].eq(LEFT)
    faint = left | table["schritt"].eq(NAMES[VOLUME])
    named = list(zip(table["schritt"], texts(table, "betrag", SHORT), strict=True))
    figure = go.Figure()
    figure.add_bar(
        x=table["bis"] - table["von"], base=table["von"], y=list(range(len(table))), orientation="h", width=marks.THICK,
        marker={
            "color": [tone.faint(OPEN) if light else tone.color for tone, light in zip(tones, faint, strict=True)],
            "line": {"color": [tone.color for tone in tones], "width": marks.edges(table["bis"] - table["von"])},
            "pattern": {"shape": ["/" if rest else "" for rest in left], "fgcolor": [tone.color for tone in tones]},
        },
        customdata=[marks.plain(": ".join(pair)) for pair in named], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    marks.write_above(figure, entries(named))
    figure.update_xaxes(title=None, showticklabels=False, showgrid=False, fixedrange=True)
    return figure


def cumulative(table: pd.DataFrame, column: Column, ends: pd.DataFrame | None = None) -> go.Figure:
    """The running total as steps: an amount is there from the end of the time in which it is known to lie.

    `ends` are the ends of programmes (`bis`), to be marked. Of a long line only the last point has its words.
    """
    words = [text.replace(" (", "<br>(") for text in texts(table, "kumuliert", column)]
    long = len(table) > LONG
    figure = go.Figure()
    figure.add_scatter(
        x=table["bis"], y=table["kumuliert"], mode="lines+markers+text", line_shape="hv", customdata=words,
        text=[""] * (len(words) - 1) + words[-1:] if long else words, textposition=_inward(len(table)),
        hovertemplate="bis %{x|%d.%m.%Y}: %{customdata}<extra></extra>",
        marker={"size": 6 if long else 9}, line={"width": 3}, name=column.label,
    )  # fmt: skip
    top = float(table["kumuliert"].max()) * ROOM or 1.0
    figure.update_yaxes(title=f"{column.label}, aufsummiert", range=[0, top], tickformat=",.0f", ticksuffix=" €")
    spans = [f"Ende {german.day(span)}" for span in table["zeitraum"]]
    figure.update_xaxes(title=None, **curves.MONTHS if long else {"tickvals": table["bis"], "ticktext": spans})
    figure.update_layout(showlegend=False)
    curves.mark_ends(figure, [] if ends is None else list(ends["bis"]))
    return figure


def _inward(points: int) -> list[str]:
    """Where the words of points stand, from left to right: the first would be cut off on the left of a phone."""
    return ["top right", *["top left"] * (points - 1)][:points]


def advice(table: pd.DataFrame) -> go.Figure:
    """Kommunen per module of the Beratung, by status."""
    figure = go.Figure()
    tones = zip(table["status"].unique(), palette.ADVICE, strict=False)
    for status, tone in tones:
        part = table[table["status"].eq(status)]
        figure.add_bar(
            x=part["modul"], y=part["kommunen"], name=status, text=part["kommunen"],
            insidetextfont={"color": palette.ink(tone.color)}, textangle=0,
            marker=palette.surface(tone), ids=part["modul"], unselected=marks.UNSELECTED,
        )  # fmt: skip
    figure.update_yaxes(title="Kommunen", rangemode="tozero", tickformat=",d")
    figure.update_layout(barmode="stack")
    return figure
