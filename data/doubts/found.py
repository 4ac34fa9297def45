"""The doubts about an import, by the kind of its sheets."""

from collections.abc import Iterator, Mapping

import pandas as pd

from data.difference import Difference
from data.doubts.doubt import Doubt
from data.doubts.figures import of_figures
from data.doubts.reports import of_reports
from data.doubts.versions import of_amounts, of_standing_amounts, of_states
from data.preview import Preview
from loaders.workbooks.foerderung import AMOUNTS, BERATUNG_STATUS


def found(preview: Preview, after: Mapping[str, pd.DataFrame]) -> list[Doubt]:
    """What is striking about an import beside what is stored; takes a second or two for a million rows.

    `after` are the rows as they would be: `Preview.afterwards`.
    """
    revision = preview.base + 1
    return [doubt for name, each in preview.differences.items() for doubt in _of(each, after[name], revision)]


def _of(difference: Difference, after: pd.DataFrame, revision: int) -> Iterator[Doubt]:
    sheet = difference.sheet
    if difference.added.empty:
        return
    match sheet.name:
        case "kennzahlen":
            yield from of_figures(sheet, after, revision)
        case "ozg":
            yield from of_reports(sheet, after, revision)
        case "mittel":
            yield from of_amounts(difference, AMOUNTS)
            yield from of_standing_amounts(difference, AMOUNTS, "datum")
        case "beratung":
            yield from of_states(difference, "status", BERATUNG_STATUS.choices())
        case "teilnahme":
            yield from of_amounts(difference, ["anzahl"], may_fall=True)
