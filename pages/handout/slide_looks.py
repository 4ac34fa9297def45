"""How the native charts of slides look: the colours of the page, words where there is room, one entry per name."""

from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from pages.handout.chart import Bars, Line, Lines, Series
from pages.handout.derive import ARROWS
from pages.handout.values import DARK
from pages.shared.palette import ink
from pages.shared.plaintext import printable

_DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT}

_SIGNS = {
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "cross": XL_MARKER_STYLE.PLUS,
}


def _legend(made: Any) -> None:
    made.has_legend = True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False


def dress_bars(made: Any, chart: Bars) -> None:
    """First category on top, colours as on the page, the words where there is room for them."""
    plot = made.plots[0]
    plot.gap_width = 45
    if chart.lying:
        made.category_axis.reverse_order = True
        made.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    made.value_axis.minimum_scale, made.value_axis.maximum_scale = chart.lowest, chart.highest
    made.has_legend = False
    if chart.explained:
        _legend(made)
    for drawn, series in zip(plot.series, chart.series, strict=True):
        _paint(drawn, series)


def _paint(drawn: Any, series: Series) -> None:
    if not any(series.fills):
        drawn.format.fill.background()
        return
    if series.fills:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = _rgb(series.fills[0])
    looks = list(zip(series.fills, series.edges, series.labels, series.values, strict=True))
    usual = looks[0][:2] if looks else ("", "")
    for place, (fill, edge, label, value) in enumerate(looks):
        if (fill, edge) != usual or edge:
            point = drawn.points[place].format
            point.fill.solid()
            point.fill.fore_color.rgb = _rgb(fill)
            if edge:
                point.line.color.rgb, point.line.width = _rgb(edge), Pt(1.5)
        if label and value is not None:
            _label(drawn.points[place], label, 11, fill if label in ARROWS.values() else ink(fill))


def _label(point: Any, text: str, size: float, paint: str = DARK) -> None:
    """Words at a point."""
    frame = point.data_label.text_frame
    frame.text = printable(text)
    font = frame.paragraphs[0].font
    font.size, font.color.rgb = Pt(size), _rgb(paint)


def _rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.lstrip("#").upper())


def dress_lines(made: Any, chart: Lines) -> None:
    """Days under the lines; only one entry per name in the legend, although a line may be broken into parts."""
    axis = made.category_axis
    axis.has_major_gridlines = False
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = chart.across, False
    for drawn, line in zip(made.plots[0].series, chart.lines, strict=True):
        _draw(drawn, line)
    made.has_legend = False
    if len(chart.lines) > 1:
        _legend(made)
        for place in reversed([place for place, line in enumerate(chart.lines) if not line.labelled]):
            made.legend._element.find(qn("c:legendPos")).addnext(_unlisted(place))


def _unlisted(place: int) -> Any:
    """An entry of the legend that is not shown."""
    entry = etree.Element(qn("c:legendEntry"))
    etree.SubElement(entry, qn("c:idx")).set("val", str(place))
    etree.SubElement(entry, qn("c:delete")).set("val", "1")
    return entry


def _draw(drawn: Any, line: Line) -> None:
    """Colour, dash and signs of a line, and the words at its points."""
    drawn.smooth = False
    if not line.dash:
        drawn.format.line.fill.background()
    else:
        drawn.format.line.color.rgb, drawn.format.line.width = _rgb(line.color), Pt(2.25)
    if line.dash in _DASHES:
        drawn.format.line.dash_style = _DASHES[line.dash]
    signs = [sign for sign, y in zip(line.symbols, line.ys, strict=True) if y is not None]
    usual = next((sign for sign in signs if sign), "")
    _sign(drawn.marker, usual, line.color)
    said = [words for words, y in zip(line.words, line.ys, strict=True) if y is not None]
    for place, (words, sign) in enumerate(zip(said, signs, strict=True)):
        if sign != usual:
            _sign(drawn.points[place].marker, sign, line.color)
        if words:
            _label(drawn.points[place], words, 10)


def _sign(marker: Any, symbol: str, paint: str) -> None:
    """The sign of points; an open one is white inside."""
    name = symbol.removesuffix("-open")
    marker.style = _SIGNS.get(name, XL_MARKER_STYLE.CIRCLE) if symbol else XL_MARKER_STYLE.NONE
    marker.size = 8
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb("#ffffff" if name != symbol else paint)
    marker.format.line.color.rgb = _rgb(paint)
