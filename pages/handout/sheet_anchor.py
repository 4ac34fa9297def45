"""Where a chart stands in a sheet, and its words for those who cannot see it: openpyxl has no place for these."""

from typing import Any

from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.utils.units import cm_to_EMU

from pages.shared.plaintext import printable


class Described(OneCellAnchor):
    """The place of a chart at the left of a row, from 1; whatever frame openpyxl makes for it gets the words."""

    tagname = "oneCellAnchor"
    graphicFrame = OneCellAnchor.graphicFrame  # noqa: N815  (name of the file format)
    clientData = OneCellAnchor.clientData  # noqa: N815
    __elements__ = OneCellAnchor.__elements__

    def __init__(self, chart: ChartBase, row: int, words: str) -> None:
        self._words = printable(words)
        super().__init__()
        self._from.row = row - 1
        self.ext.width, self.ext.height = cm_to_EMU(chart.width), cm_to_EMU(chart.height)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "graphicFrame" and value is not None:
            value.nvGraphicFramePr.cNvPr.descr = self._words
        super().__setattr__(name, value)
