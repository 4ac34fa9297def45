"""How the native charts of a workbook look: the colours and signs of the page, and its words at the points."""

from collections.abc import Sequence

from openpyxl.chart import Series as Drawn
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import Text
from openpyxl.chart.title import title_maker
from openpyxl.descriptors import Typed
from openpyxl.drawing.line import LineProperties

from pages.handout.chart import Line, Series
from pages.shared.plaintext import printable


def paint(one: Drawn, series: Series) -> None:
    """Colours of the bars, and their value where there is room for it."""
    if not any(series.fills):
        one.graphicalProperties = GraphicalProperties(noFill=True)
        return
    one.graphicalProperties = _surface(series.fills[0], "")
    if len(set(zip(series.fills, series.edges, strict=True))) > 1 or any(series.edges):
        one.data_points = [
            DataPoint(idx=place, spPr=_surface(fill, edge))
            for place, (fill, edge) in enumerate(zip(series.fills, series.edges, strict=True))
        ]
    one.dLbls = _labels(series.labels, series.values)


class _Words(DataLabel):
    """A label with words of its own, which openpyxl does not know: „mehr als 300“ is no number."""

    tagname = "dLbl"
    tx = Typed(expected_type=Text, allow_none=True)
    idx = DataLabel.idx
    showLegendKey, showVal = DataLabel.showLegendKey, DataLabel.showVal  # noqa: N815  (names of the file format)
    showCatName, showSerName = DataLabel.showCatName, DataLabel.showSerName  # noqa: N815
    __elements__ = ("idx", "tx", "showLegendKey", "showVal", "showCatName", "showSerName")

    def __init__(self, idx: int, words: str) -> None:
        super().__init__(idx=idx, showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        self.tx = title_maker(printable(words)).tx


def _labels(words: Sequence[str], values: Sequence[float | None]) -> DataLabelList | None:
    """The words at the points that have some."""
    known = zip(words, values, strict=True)
    labels = [_Words(place, label) for place, (label, value) in enumerate(known) if label and value is not None]
    if not labels:
        return None
    return DataLabelList(dLbl=labels, showVal=False, showSerName=False, showCatName=False, showLegendKey=False)


def _surface(fill: str, edge: str) -> GraphicalProperties:
    made = GraphicalProperties(solidFill=fill.lstrip("#").upper())
    if edge:
        made.line.solidFill, made.line.width = edge.lstrip("#").upper(), 19_050
    return made


def draw(one: Drawn, line: Line) -> Drawn:
    """Name, colour, dash and signs of a line, and the words at its points."""
    one.tx = SeriesLabel(v=printable(line.name))
    one.graphicalProperties = _stroke(line)
    usual = next((sign for sign in line.symbols if sign), "")
    one.marker = _sign(usual, line.color)
    one.data_points = [
        DataPoint(idx=place, marker=_sign(sign, line.color), spPr=_stroke(line))
        for place, sign in enumerate(line.symbols)
        if sign != usual
    ]
    one.dLbls = _labels(line.words, line.ys)
    one.smooth = False
    return one


def _stroke(line: Line) -> GraphicalProperties:
    if not line.dash:
        return GraphicalProperties(ln=LineProperties(noFill=True))
    made = LineProperties(solidFill=line.color.lstrip("#").upper(), w=28_575)
    made.prstDash = {"dash": "dash", "dot": "sysDot", "dashdot": "dashDot"}.get(line.dash, "solid")
    return GraphicalProperties(ln=made)


def _sign(symbol: str, paint: str) -> Marker:
    """The sign of points; an open one is white inside."""
    name = symbol.removesuffix("-open")
    known = {"triangle-up": "triangle", "cross": "plus"}.get(name, name)
    kind = (known if known in ("square", "diamond", "triangle", "x", "plus") else "circle") if symbol else "none"
    return Marker(kind, 7, _surface("#ffffff" if name != symbol else paint, paint))
