"""The committed workbooks of the demonstration, each read once by the project's own reader for all tests."""

from functools import cache

from data.demonstration.loading import FILES, FOLDER
from data.seed import own_workbook
from loaders.reading import Reading


@cache
def reading(kind: str) -> Reading:
    """What the workbook of that kind holds; `NotAccepted` when a finding blocks it."""
    return own_workbook(FOLDER / next(name for name, own in FILES.items() if own == kind), kind)
