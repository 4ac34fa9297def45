"""Where a chart stands in a sheet, and its words for those who cannot see it: openpyxl has no place for these."""

from typing import Any

from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.utils.units import cm_to_EMU

from pages.shared.plaintext import printable


class Described(OneCellAnchor):
    """The place of a chart or picture at the left of a row, from 1, and its size in centimetres.

    Whatever frame openpyxl makes for it gets the words.
    """

    tagname = "oneCellAnchor"
    graphicFrame = OneCellAnchor.graphicFrame  # noqa: N815  (name of the file format)
    pic = OneCellAnchor.pic
    clientData = OneCellAnchor.clientData  # noqa: N815
    __elements__ = OneCellAnchor.__elements__

    def __init__(self, row: int, width: float, height: float, words: str) -> None:
        self._words = printable(words)
        super().__init__()
        self._from.row = row - 1
        self.ext.width, self.ext.height = cm_to_EMU(width), cm_to_EMU(height)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "graphicFrame" and value is not None:
            value.nvGraphicFramePr.cNvPr.descr = self._words
        if name == "pic" and value is not None:
            value.nvPicPr.cNvPr.descr = self._words
        super().__setattr__(name, value)
