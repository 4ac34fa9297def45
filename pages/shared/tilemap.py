"""The tile map of the Kreise: one tile each, roughly where it lies; no boundaries, no map service."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN
from pages.shared import german, palette
from pages.shared.columns import Column, Columns, texts

HEIGHT = 520
SIGNS = {ABOUT: "ca. ", MORE_THAN: "> ", AT_LEAST: "≥ ", LESS_THAN: "< ", AT_MOST: "≤ "}
"""A qualifier where a tile has no room for the word; the word stands in the hover text and in the table."""

KREIS: Columns = {"name": Column("Kreis"), "code": Column("Kürzel")}
"""The first columns of the table beside a map: see `with_codes`."""

EXPLAINED = "Welches Kürzel zu welchem Kreis gehört, steht unter „Als Tabelle“. Gestrichelt, k. A.: keine Angabe."

_NOTHING = "rgba(0,0,0,0)"
_HALF = (0.475, 0.465)
"""Half the width and height of a tile, in parts of the distance of two."""


def tile_map(table: pd.DataFrame, value: str, column: Column, day: str | None) -> go.Figure:
    """Draw `value` of a table with one row per `kreis`; Kreise without a row or value say "k. A.".

    The tiles are those of the Kreise on that day. Colour runs with the value; the value stands in the tile, too. A
    tile without a value is an outline without colour: keine Angabe is neither little nor nothing.
    """
    tiles = territory.tiles(day).merge(table, on="kreis", how="left")
    tiles = tiles.assign(
        said=tiles["kreis"].map(territory.name_of) + ": " + pd.Series(texts(tiles, value, column)),
        short=tiles["code"] + "<br>" + pd.Series(_short(tiles, value, column)),
        ink=_inks(tiles[value]),
    )
    layers = [_layer(tiles, ink, value) for ink in (palette.INK, *palette.INKS)]
    figure = go.Figure([*layers, _handles(tiles)])
    figure.update_xaxes(range=[-0.5, tiles["col"].max() + 0.5])
    figure.update_yaxes(range=[tiles["row"].max() + 0.5, -0.5], scaleanchor="x", scaleratio=0.72)
    figure.for_each_xaxis(_still).for_each_yaxis(_still)
    figure.update_coloraxes(showscale=False, colorscale=palette.SEQUENCE, **_range(tiles[value]))
    figure.update_layout(height=HEIGHT, margin={"l": 4, "r": 4, "t": 4, "b": 4}, plot_bgcolor=_NOTHING)
    return figure.update_layout(shapes=_outlines(tiles[tiles[value].isna()]))


def _still(axis: go.layout.XAxis | go.layout.YAxis) -> None:
    """A map has no axis to be seen, and its ground is not moved."""
    axis.update(visible=False, constrain="domain", fixedrange=True)


def _handles(tiles: pd.DataFrame) -> go.Scatter:
    """A point upon each tile that can be selected, for a tile itself cannot; it is never seen."""
    unseen = {"marker": {"opacity": 0}}
    return go.Scatter(
        x=tiles["col"], y=tiles["row"], ids=tiles["kreis"], mode="markers", marker={"size": 36, "opacity": 0},
        selected=unseen, unselected=unseen, customdata=tiles["said"], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def with_codes(table: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """The table of a map with the `code` of each tile; Kreise of the day without a row stand at the end, unknown."""
    tiles = territory.tiles(day)[["kreis", "code"]]
    tiles = tiles.assign(other=tiles["kreis"].map(territory.name_of)).sort_values("other")
    rest = tiles[~tiles["kreis"].isin(table["kreis"])]
    known = table.merge(tiles[["kreis", "code"]], on="kreis", how="left").assign(
        code=lambda rows: rows["code"].fillna("")
    )
    return pd.concat([known, rest.rename(columns={"other": "name"})], ignore_index=True)


def _range(values: pd.Series) -> dict[str, float]:
    """Between which values the colours run; a single one stands in the middle."""
    if values.isna().all():
        return {"cmin": 0.0, "cmax": 1.0}
    least, most = float(values.min()), float(values.max())
    return {"cmin": least, "cmax": most} if least < most else {"cmin": least - 1, "cmax": most + 1}


def _inks(values: pd.Series) -> list[str]:
    """The colour of the words upon each tile; without a value that of the theme."""
    limits = _range(values)
    places = (values - limits["cmin"]) / (limits["cmax"] - limits["cmin"])
    return [palette.INK if pd.isna(place) else palette.ink(palette.shade(float(place))) for place in places]


def _outlines(tiles: pd.DataFrame) -> list[dict[str, object]]:
    """The edges of tiles of which nothing is known."""
    (across, down), line = _HALF, {"color": palette.HESSEN.color, "width": 1, "dash": "dot"}
    return [
        {"type": "rect", "x0": col - across, "x1": col + across, "y0": row - down, "y1": row + down, "line": line}
        for col, row in zip(tiles["col"].tolist(), tiles["row"].tolist(), strict=True)
    ]


def _short(tiles: pd.DataFrame, value: str, column: Column) -> list[str]:
    """Values that fit into a tile: „≥ 2,3 Mio. €“, „63 %“, „k. A.“."""
    words: Callable[[float], str] = german.euro_tiny if column.kind == "euro" else column.words
    qualifiers = tiles.get(f"{value}_qualifier", pd.Series("", index=tiles.index))
    return [
        "k. A." if german.is_missing(number) else SIGNS.get(str(qualifier), "") + words(number)
        for number, qualifier in zip(tiles[value], qualifiers, strict=True)
    ]


def _layer(tiles: pd.DataFrame, ink: str, value: str) -> go.Heatmap:
    """The tiles whose words have that colour; those without a value have no ground, the rest stays empty."""
    shown, unknown = tiles["ink"].eq(ink), ink == palette.INK
    numbers = pd.Series(0.0, index=tiles.index) if unknown else tiles[value]
    look = {"colorscale": [[0, _NOTHING], [1, _NOTHING]], "showscale": False} if unknown else {"coloraxis": "coloraxis"}
    z = _grid(tiles, numbers.where(shown))
    return go.Heatmap(
        x=list(z.columns),
        y=list(z.index),
        z=z.to_numpy(),
        text=_grid(tiles, tiles["short"].where(shown)).fillna("").to_numpy(),
        customdata=_grid(tiles, tiles["said"]).fillna("").to_numpy(),
        texttemplate="%{text}",
        textfont={"size": 12, "color": ink},
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
