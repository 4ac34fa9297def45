"""A grid of cells that a phone can read: the name of each row stands above it, those of the columns stand upright."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from pages.shared import marks, palette

ROW = 46
"""Height of a row with its name in pixels."""
LETTER = 7
"""Height of one letter of an upright name in pixels."""
GAP = 2
"""Pixels between two cells."""
FOOT = 0.38
"""Where the cells of a row end below its middle, in parts of the distance of two rows; they begin at `marks.LIFT`."""


@dataclass(frozen=True)
class Cells:
    """A table of one row per cell: names of row and column, a shade (0..1), what stands in it and on hover."""

    row: pd.Series
    column: pd.Series
    shade: pd.Series
    words: pd.Series
    hover: pd.Series


def grid(cells: Cells, legend: Mapping[str, float], titles: Mapping[str, str]) -> go.Figure:
    """Cells in the order in which rows and columns occur; where there is none, it stays empty.

    `legend` says what shades mean (name -> 0..1), `titles` what stands above rows beside their own name.
    """
    rows = {name: place for place, name in enumerate(cells.row.unique())}
    columns = {name: place for place, name in enumerate(sorted(cells.column.unique()))}
    figure = go.Figure(_surface(cells, rows, columns))
    _write(figure, cells, rows, columns)
    for name, shade in legend.items():
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=name,
            marker={"symbol": "square", "size": 13, "color": palette.shade(shade)},
        )  # fmt: skip
    upright = max(map(len, columns), default=0) * LETTER
    marks.write_above(figure, [titles.get(name, marks.plain(name)) for name in rows], thickness=ROW, below=upright + 60)
    figure.update_xaxes(
        side="top", tickmode="array", tickvals=list(columns.values()), ticktext=[marks.plain(name) for name in columns],
        tickangle=-90, range=[-0.5, len(columns) - 0.5], showgrid=False, zeroline=False, fixedrange=True, title=None,
    )  # fmt: skip
    return figure.update_layout(showlegend=bool(legend), margin={"l": 8, "r": 8, "t": upright + 40, "b": 48})


def _surface(cells: Cells, rows: Mapping[str, int], columns: Mapping[str, int]) -> go.Heatmap:
    """The colours: a band of cells in each row, between two of them an empty one for the name of the next row."""
    bands = 2 * len(rows) - 1
    shades: list[list[float | None]] = [[None] * len(columns) for _ in range(bands)]
    hover = [[""] * len(columns) for _ in range(bands)]
    places = zip(cells.row.map(rows), cells.column.map(columns), cells.shade, cells.hover, strict=True)
    for row, column, shade, said in places:
        shades[2 * row][column] = shade
        hover[2 * row][column] = said
    return go.Heatmap(
        z=shades, x=list(range(len(columns))), y=_edges(len(rows)), text=hover, hoverinfo="text", hoverongaps=False,
        zmin=0, zmax=1, showscale=False, xgap=GAP, ygap=0,
        colorscale=[[place / 6, color] for place, color in enumerate(palette.SEQUENCE)],
    )  # fmt: skip


def _edges(number: int) -> list[float]:
    """Where the bands begin and end."""
    return [place + side for place in range(number) for side in (-marks.LIFT, FOOT)]


def _write(figure: go.Figure, cells: Cells, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
    """What stands in the cells, in black or white."""
    inks = cells.shade.map(lambda shade: palette.ink(palette.shade(shade)))
    middle = (FOOT - marks.LIFT) / 2
    for ink in palette.INKS:
        own = inks.eq(ink).to_numpy("bool")
        figure.add_scatter(
            x=cells.column.map(columns)[own], y=cells.row.map(rows)[own] + middle, mode="text", text=cells.words[own],
            textfont={"color": ink, "size": 11}, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
