"""The tile map of the Kreise: one tile each, roughly where it lies; no boundaries, no map service."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN
from pages.shared import german
from pages.shared.columns import Column, texts

HEIGHT = 520
SIGNS = {ABOUT: "ca. ", MORE_THAN: "> ", AT_LEAST: "≥ ", LESS_THAN: "< ", AT_MOST: "≤ "}
"""A qualifier where a tile has no room for the word; the word stands in the hover text and in the table."""
_UNKNOWN = "#c9ced6"
"""Ground of a tile without a value: keine Angabe is neither little nor nothing."""


def tile_map(table: pd.DataFrame, value: str, column: Column, day: str | None) -> go.Figure:
    """Draw `value` of a table with one row per `kreis`; Kreise without a row or value say "k. A.".

    The tiles are those of the Kreise on that day. Colour runs with the value; the value stands in the tile, too.
    """
    tiles = territory.tiles(day).merge(table, on="kreis", how="left")
    tiles = tiles.assign(
        said=tiles["kreis"].map(territory.name_of) + ": " + pd.Series(texts(tiles, value, column)),
        short=tiles["code"] + "<br>" + pd.Series(_short(tiles, value, column)),
    )
    known = tiles[value].notna()
    figure = go.Figure([_layer(tiles, ~known, None), _layer(tiles, known, value)])
    figure.update_xaxes(visible=False, constrain="domain", range=[-0.5, tiles["col"].max() + 0.5])
    figure.update_yaxes(
        visible=False, range=[tiles["row"].max() + 0.5, -0.5], scaleanchor="x", scaleratio=0.72, constrain="domain"
    )
    figure.update_coloraxes(showscale=False)
    figure.update_layout(height=HEIGHT, margin={"l": 4, "r": 4, "t": 4, "b": 4}, plot_bgcolor="rgba(0,0,0,0)")
    return figure


def _short(tiles: pd.DataFrame, value: str, column: Column) -> list[str]:
    """Values that fit into a tile: „≥ 2,3 Mio. €“, „63 %“, „k. A.“."""
    words: Callable[[float], str] = german.euro_tiny if column.kind == "euro" else column.words
    qualifiers = tiles.get(f"{value}_qualifier", pd.Series("", index=tiles.index))
    return [
        "k. A." if german.is_missing(number) else SIGNS.get(str(qualifier), "") + words(number)
        for number, qualifier in zip(tiles[value], qualifiers, strict=True)
    ]


def _layer(tiles: pd.DataFrame, shown: pd.Series, value: str | None) -> go.Heatmap:
    """The tiles with a value in its colours, or those without in grey; the rest of the grid stays empty."""
    numbers = tiles[value] if value else pd.Series(0.0, index=tiles.index)
    look = {"coloraxis": "coloraxis"} if value else {"colorscale": [[0, _UNKNOWN], [1, _UNKNOWN]], "showscale": False}
    z = _grid(tiles, numbers.where(shown))
    return go.Heatmap(
        x=list(z.columns),
        y=list(z.index),
        z=z.to_numpy(),
        text=_grid(tiles, tiles["short"].where(shown)).fillna("").to_numpy(),
        customdata=_grid(tiles, tiles["said"]).fillna("").to_numpy(),
        texttemplate="%{text}",
        textfont={"size": 12},
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        xgap=3,
        ygap=3,
        **look,
    )


def _grid(tiles: pd.DataFrame, values: pd.Series) -> pd.DataFrame:
    """Values by row and column of the whole grid, so that every tile has the same size."""
    wide = tiles.assign(value=values).pivot(index="row", columns="col", values="value")
    return wide.reindex(index=range(tiles["row"].max() + 1), columns=range(tiles["col"].max() + 1))
