"""The tile map of the Kreise: one tile each, roughly where it lies; no boundaries, no map service."""

import pandas as pd
import plotly.graph_objects as go

from loaders import territory
from pages.shared.columns import Column, texts

HEIGHT = 560
_UNKNOWN = "#c9ced6"
"""Ground of a tile without a value: keine Angabe is neither little nor nothing."""


def tile_map(table: pd.DataFrame, value: str, column: Column, day: str | None) -> go.Figure:
    """Draw `value` of a table with one row per `kreis`; Kreise without a row or value say "keine Angabe".

    The tiles are those of the Kreise on that day. Colour runs with the value; the value stands in the tile, too.
    """
    tiles = territory.tiles(day).merge(table, on="kreis", how="left")
    tiles = tiles.assign(
        words=texts(tiles, value, column), place=[territory.name_of(key) for key in tiles["kreis"]]
    )
    known = tiles[value].notna()
    figure = go.Figure([_layer(tiles[~known], None), _layer(tiles[known], tiles[known][value])])
    figure.update_xaxes(visible=False, constrain="domain", range=[-0.5, tiles["col"].max() + 0.5])
    figure.update_yaxes(
        visible=False, range=[tiles["row"].max() + 0.5, -0.5], scaleanchor="x", scaleratio=0.72, constrain="domain"
    )
    figure.update_coloraxes(showscale=False)
    figure.update_layout(height=HEIGHT, margin={"l": 4, "r": 4, "t": 4, "b": 4}, plot_bgcolor="rgba(0,0,0,0)")
    return figure


def _layer(tiles: pd.DataFrame, values: pd.Series | None) -> go.Heatmap:
    """The tiles with a value in its colours, or those without in grey."""
    short = tiles["words"].str.replace("keine Angabe", "k. A.")
    look = {"coloraxis": "coloraxis"} if values is not None else {"colorscale": [[0, _UNKNOWN], [1, _UNKNOWN]]}
    return go.Heatmap(
        x=tiles["col"],
        y=tiles["row"],
        z=values if values is not None else [0.0] * len(tiles),
        text=tiles["code"] + "<br>" + short,
        texttemplate="%{text}",
        textfont={"size": 12},
        customdata=tiles["place"] + ": " + tiles["words"],
        hovertemplate="%{customdata}<extra></extra>",
        xgap=3,
        ygap=3,
        showscale=False,
        **look,
    )
