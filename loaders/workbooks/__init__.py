"""The kinds of workbook that officials upload: one declaration each, and this list."""

from loaders.sheet import Sheet, Workbook
from loaders.workbooks import foerderung, kennzahlen, ozg, teilnahme

WORKBOOKS: tuple[Workbook, ...] = (
    teilnahme.WORKBOOK,
    foerderung.WORKBOOK,
    ozg.WORKBOOK,
    kennzahlen.WORKBOOK,
)

SHEETS: dict[str, Sheet] = {sheet.name: sheet for workbook in WORKBOOKS for sheet in workbook.sheets}


def workbook(name: str) -> Workbook:
    """The kind of workbook of that name; KeyError when there is none."""
    return {kind.name: kind for kind in WORKBOOKS}[name]
