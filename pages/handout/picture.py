"""Pictures for documents and slides: the drawing of a figure as PNG; see `drawing`."""

import struct
from functools import lru_cache

import plotly.graph_objects as go
import typst

from pages.handout.drawing.drawn import WIDTH, svg

SHARP = 192.0
"""Points per inch of a picture: sharp on paper and on a large screen."""

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: eval(sys.inputs.width))"""


def png(figure: go.Figure) -> bytes | None:
    """The picture of a figure, None for one that cannot be drawn."""
    drawing = svg(figure)
    return None if drawing is None else _png(drawing[0])


def ratio(picture: bytes) -> float:
    """Width by height of a PNG."""
    wide, high = struct.unpack(">II", picture[16:24])
    return float(wide / high)


@lru_cache(maxsize=32)
def _png(drawing: str) -> bytes | None:
    compiler = typst.Compiler(ignore_system_fonts=True)
    made = compiler.compile(
        input=_PAGE, format="png", ppi=SHARP, sys_inputs={"svg": drawing, "width": f"{WIDTH * 0.75:g}pt"}
    )
    return made if isinstance(made, bytes) else None
