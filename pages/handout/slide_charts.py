"""Native charts of slides: whoever gets the slides can change their numbers and colours."""

from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt

from pages.handout.chart import Bars, Chart, Lines
from pages.handout.slide_looks import dress_bars, dress_lines
from pages.shared.plaintext import printable

_GRID = RGBColor(0xD9, 0xDE, 0xE4)
_KINDS = {
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, True): XL_CHART_TYPE.BAR_STACKED,
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
}


def add(slide: Slide, chart: Chart, left: Length, top: Length, width: Length, height: Length) -> GraphicFrame:
    """The chart on the slide."""
    data, kind = _bar_data(chart) if isinstance(chart, Bars) else _line_data(chart)
    frame: Any = slide.shapes.add_chart(kind, left, top, width, height, data)  # type: ignore[arg-type]
    made = frame.chart
    made.font.size, made.has_title = Pt(_size(chart)), False
    labels = made.value_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = chart.axis_shape, False
    made.value_axis.major_gridlines.format.line.color.rgb = _GRID
    if chart.title:
        title = made.value_axis.axis_title.text_frame
        title.text = printable(chart.title)
        title.paragraphs[0].font.size = Pt(11)
    if isinstance(chart, Bars):
        dress_bars(made, chart)
    else:
        dress_lines(made, chart)
    for properties in made._chartSpace.iter(qn("a:defRPr")):
        properties.set("lang", "de-DE")
    return frame


def _size(chart: Chart) -> float:
    """Many bars need smaller words."""
    return 12 if not isinstance(chart, Bars) or len(chart.categories) <= 12 else 9


def _bar_data(chart: Bars) -> tuple[CategoryChartData, XL_CHART_TYPE]:
    data = CategoryChartData(number_format=chart.shape)
    data.categories = list(map(printable, chart.categories))
    for series in chart.series:
        data.add_series(printable(series.name), series.values)
    return data, _KINDS[chart.lying, chart.stacked]


def _line_data(chart: Lines) -> tuple[XyChartData, XL_CHART_TYPE]:
    data = XyChartData(number_format=chart.shape)
    for line in chart.lines:
        points = data.add_series(printable(line.name))
        for x, y in zip(line.xs, line.ys, strict=True):
            if y is not None:
                points.add_data_point(x, y)
    return data, XL_CHART_TYPE.XY_SCATTER_LINES
