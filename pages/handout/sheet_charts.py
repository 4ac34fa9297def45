"""Native charts of a workbook, drawn from the numbers that stand under them."""

from openpyxl.chart import BarChart, Reference, ScatterChart
from openpyxl.chart import Series as Drawn
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.legend import Legend, LegendEntry
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pages.handout.chart import Bars, Chart, Line, Lines, Series
from pages.handout.values import day_of
from pages.shared.export import Cell
from pages.shared.plaintext import printable

WIDTH = 26.0
"""Width of a chart in centimetres."""

ROW = 0.53
"""Height of a row of a sheet in centimetres."""


def height(chart: Chart) -> float:
    """Height of a chart in centimetres."""
    return max(9.0, 3.5 + 0.95 * len(chart.categories)) if isinstance(chart, Bars) and chart.lying else 12.0


def numbers(chart: Chart) -> list[list[Cell]]:
    """The numbers of a chart with their headings, as rows of a sheet."""
    if isinstance(chart, Bars):
        bars = zip(chart.categories, *(series.values for series in chart.series), strict=True)
        return [["Zahlen des Diagramms", *(series.name for series in chart.series)], *map(list, bars)]
    points = [(line, *point) for line in chart.lines for point in zip(line.xs, line.ys, line.words, strict=True)]
    rows: list[list[Cell]] = [[line.name, day_of(x) if chart.dated else x, y, words] for line, x, y, words in points]
    return [["Zahlen des Diagramms", "Tag" if chart.dated else "Stelle", "Wert", "Angabe"], *rows]


def drawn(sheet: WriteOnlyWorksheet, chart: Chart, first: int, title: str, line: str) -> ChartBase:
    """The chart of the numbers whose headings stand in row `first` of the sheet."""
    made = _bars(sheet, chart, first) if isinstance(chart, Bars) else _lines(sheet, chart, first)
    made.width, made.height = WIDTH, height(chart)
    made.title = title_maker(f"{printable(title)}\n{printable(line)}")
    for paragraph, size in zip(made.title.tx.rich.p, (1400, 900), strict=True):
        paragraph.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=size, b=size > 1000, lang="de-DE"))
        for run in paragraph.r:
            run.rPr = CharacterProperties(sz=size, b=size > 1000, lang="de-DE")
    made.title.overlay, made.visible_cells_only = False, False
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D9DEE4")))
    made.y_axis.number_format, made.y_axis.title = chart.shape, printable(chart.title) or None
    return made


def _bars(sheet: WriteOnlyWorksheet, chart: Bars, first: int) -> BarChart:
    made, last = BarChart(), first + len(chart.categories)
    made.type = "bar" if chart.lying else "col"
    made.grouping, made.overlap, made.gapWidth = ("stacked", 100, 60) if chart.stacked else ("clustered", 0, 60)
    made.add_data(
        Reference(sheet, min_col=2, max_col=1 + len(chart.series), min_row=first, max_row=last), titles_from_data=True
    )
    made.set_categories(Reference(sheet, min_col=1, min_row=first + 1, max_row=last))
    for one, series in zip(made.series, chart.series, strict=True):
        _paint(one, series)
    made.legend = Legend() if len(chart.series) > 1 else None
    if made.legend:
        made.legend.position = "b"
    if chart.lying:
        made.x_axis.scaling.orientation, made.y_axis.crosses = "maxMin", "max"
    return made


def _paint(one: Drawn, series: Series) -> None:
    """Colours of the bars, and their value where there is room for it."""
    one.graphicalProperties = _surface(series.fills[0], "") if series.fills else None
    if len(set(zip(series.fills, series.edges, strict=True))) > 1 or any(series.edges):
        one.data_points = [
            DataPoint(idx=place, spPr=_surface(fill, edge))
            for place, (fill, edge) in enumerate(zip(series.fills, series.edges, strict=True))
        ]
    labels = [
        DataLabel(
            idx=place, numFmt=_said(label), showVal=True, showSerName=False, showCatName=False, showLegendKey=False
        )
        for place, label in enumerate(series.labels)
        if label and series.values[place] is not None
    ]
    if labels:
        one.dLbls = DataLabelList(dLbl=labels, showVal=False, showSerName=False, showCatName=False, showLegendKey=False)


def _said(words: str) -> str:
    """A number format that shows these words instead of the number: „mehr als 300“ is no number."""
    return '"' + printable(words).replace('"', "'") + '"'


def _surface(fill: str, edge: str) -> GraphicalProperties:
    made = GraphicalProperties(solidFill=fill.lstrip("#").upper())
    if edge:
        made.line.solidFill, made.line.width = edge.lstrip("#").upper(), 19_050
    return made


def _lines(sheet: WriteOnlyWorksheet, chart: Lines, first: int) -> ScatterChart:
    made, row = ScatterChart(), first + 1
    made.style, made.scatterStyle = None, "lineMarker"
    for line in chart.lines:
        last = row + len(line.xs) - 1
        across, up = (Reference(sheet, min_col=column, min_row=row, max_row=last) for column in (2, 3))
        made.series.append(_line(Drawn(up, across), line))
        row = last + 1
    hidden = [LegendEntry(idx=place, delete=True) for place, line in enumerate(chart.lines) if not line.labelled]
    made.legend = Legend(legendEntry=hidden) if len(chart.lines) > 1 else None
    if made.legend:
        made.legend.position = "b"
    made.x_axis.number_format = "MM.YYYY" if chart.dated else "General"
    made.x_axis.majorGridlines = None
    return made


def _line(one: Drawn, line: Line) -> Drawn:
    one.tx = SeriesLabel(v=printable(line.name))
    color = line.color.lstrip("#").upper()
    one.graphicalProperties.line.solidFill, one.graphicalProperties.line.width = color, 28_575
    one.marker = Marker(symbol="circle", size=6, spPr=_surface(line.color, ""))
    one.smooth = False
    return one
