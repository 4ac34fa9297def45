"""The one look of all charts: plotly's template, its German configuration, and what an exported image carries."""

import html
import textwrap
from typing import Any

import plotly.graph_objects as go

from pages.shared.language import PLOTLY
from pages.shared.origin import Origin
from pages.shared.palette import COLORWAY, INK, SEQUENCE

_SCALE = [[position / (len(SEQUENCE) - 1), color] for position, color in enumerate(SEQUENCE)]

_TEXT = {"color": INK, "size": 13}
_AXIS = {"exponentformat": "none", "separatethousands": True}

TEMPLATE = go.layout.Template(
    layout={
        "separators": ",.",
        "colorway": COLORWAY,
        "colorscale": {"sequential": _SCALE, "sequentialminus": _SCALE},
        "bargap": 0.35,
        "dragmode": False,  # a finger scrolls the page; the button in the toolbar zooms
        "hoverlabel": {"align": "left", "namelength": -1},
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "bottom", "yref": "container"},
        "modebar": {"color": "#6b7683", "activecolor": "#2166ac", "bgcolor": "rgba(0,0,0,0)"},
        "uniformtext": {"minsize": 11, "mode": "show"},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    },
)
"""Colours of ground and grid are left out: Streamlit fills in those of the light or dark theme."""

HEIGHT = 380
"""Height of a chart that does not set its own, in pixels."""

MARGIN = {"l": 8, "r": 16, "t": 36, "b": 8}
"""Room around a chart that does not set its own, in pixels; the buttons stand in that above it."""

_IMAGE_WIDTH = 1200
_REMOVED = ["zoomIn2d", "zoomOut2d", "pan2d", "autoScale2d", "select2d", "lasso2d"]


def dress(figure: go.Figure, origin: Origin, remark: str = "") -> go.Figure:
    """Give the figure the look of the dashboard and the words that an exported image must carry.

    `remark` is what has to be said under the chart: alone, the picture would mislead without it. The figure is
    changed in place and returned: a copy would cost more than drawing it.
    """
    given = figure.layout.to_plotly_json()
    axes = {"xaxis", "yaxis"} | {name for name in given if name.startswith(("xaxis", "yaxis"))}
    own = {
        "meta": {"frage": origin.question, "herkunft": "<br>".join(_below(remark, origin.line(), origin.link))},
        "height": given.get("height", HEIGHT),
        "margin": given.get("margin", MARGIN),
        "font": _TEXT,
        "legend": {"font": _TEXT},
        **{axis: {"tickfont": _TEXT, "title": {"font": _TEXT}} for axis in axes},
    }
    # Put in at once: `update_layout` looks at each value by itself, which takes five times as long.
    figure.layout = {**_merged(given, own), "template": TEMPLATE}
    return figure


def _merged(given: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What is given with what is our own, which goes before, level by level."""
    both = {name: _merged(given[name], own[name]) for name in own if isinstance(given.get(name), dict)}
    return {**given, **own, **both}


def _below(*texts: str) -> list[str]:
    """The lines under an exported image, each text beginning a new one; plotly would read tags in them."""
    return [html.escape(line, quote=False) for text in texts for line in textwrap.wrap(text, 150)]


def config(file_name: str, height: int | None) -> dict[str, Any]:
    """Plotly's configuration: German, offline, few buttons, images of one size whatever the screen."""
    image = {
        "format": "png",
        "filename": file_name,
        "width": _IMAGE_WIDTH,
        "height": (height or HEIGHT) + 130,
        "scale": 2,
    }
    return {
        **PLOTLY,
        "displayModeBar": True,
        "displaylogo": False,
        "displayNotifier": False,
        "modeBarButtonsToRemove": _REMOVED,
        "toImageButtonOptions": image,
        "scrollZoom": False,
    }
