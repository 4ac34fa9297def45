"""Native charts of a workbook, drawn from the numbers that stand under them."""

from openpyxl.chart import BarChart, Reference, ScatterChart
from openpyxl.chart import Series as Drawn
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.legend import Legend, LegendEntry
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pages.handout.chart import Bars, Chart, Lines
from pages.handout.sheet_looks import draw, paint
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
    made.y_axis.number_format, made.y_axis.title = chart.axis_shape, printable(chart.title) or None
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
        paint(one, series)
    made.legend = Legend() if chart.explained else None
    if made.legend:
        made.legend.position = "b"
    made.y_axis.scaling.min, made.y_axis.scaling.max = chart.lowest, chart.highest
    if chart.lying:
        made.x_axis.scaling.orientation, made.y_axis.crosses = "maxMin", "max"
    return made


def _lines(sheet: WriteOnlyWorksheet, chart: Lines, first: int) -> ScatterChart:
    made, row = ScatterChart(), first + 1
    made.style, made.scatterStyle = None, "lineMarker"
    for line in chart.lines:
        last = row + len(line.xs) - 1
        across, up = (Reference(sheet, min_col=column, min_row=row, max_row=last) for column in (2, 3))
        made.series.append(draw(Drawn(up, across), line))
        row = last + 1
    hidden = [LegendEntry(idx=place, delete=True) for place, line in enumerate(chart.lines) if not line.labelled]
    made.legend = Legend(legendEntry=hidden) if len(chart.lines) > 1 else None
    if made.legend:
        made.legend.position = "b"
    made.x_axis.number_format, made.x_axis.title = chart.across, printable(chart.title_across) or None
    made.x_axis.majorGridlines = None
    return made
