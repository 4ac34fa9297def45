"""The lists of the demonstration and the samples as they lie there, and so the reference tables.

Nothing here comes from the code under test: cells, dictionaries and loops only. What the pages show is recounted from it.
openpyxl reads the workbooks; the reports, a hundred thousand rows, calamine does in a tenth of its fifteen seconds.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

DATA = Path(__file__).parents[3] / "data"
DEMONSTRATION, SAMPLES = DATA / "demonstration", DATA / "samples"
TODAY = "2026-12-31"
LAND = "06"
BEZIRKE = {"064": "Darmstadt", "065": "Gießen", "066": "Kassel"}
HANAU = ("06435014", "06415000")

Row = dict[str, Any]


def worksheets(file: Path) -> dict[str, list[Row]]:
    """Title of each worksheet -> its rows by the labels of the header: the first line of at least four texts."""
    book = openpyxl.load_workbook(file, read_only=True)
    return {sheet.title: list(_rows(sheet.iter_rows(values_only=True))) for sheet in book.worksheets}


def _rows(lines: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    header = next(line for line in lines if sum(isinstance(cell, str) for cell in line) >= 4)
    for line in lines:
        if any(cell is not None for cell in line):
            yield {label: _plain(cell) for label, cell in zip(header, line, strict=True)}


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _quickly(file: Path) -> list[Row]:
    """The rows of the only worksheet, read by calamine, whose empty cells are empty texts."""
    lines = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    return list(_rows(tuple(None if cell == "" else cell for cell in line) for line in lines))


@cache
def sheet(file: str, title: str) -> list[Row]:
    """The rows of a worksheet of the demonstration."""
    return worksheets(DEMONSTRATION / f"demonstration-{file}.xlsx")[title]


@cache
def ozg() -> list[Row]:
    """All reports of the samples and of the demonstration; who names no Kommune is the Land."""
    files = SAMPLES / "ozg.xlsx", DEMONSTRATION / "demonstration-ozg.xlsx"
    return [{**row, "AGS": row["AGS"] or LAND} for file in files for row in _quickly(file)]


@cache
def table(name: str) -> list[dict[str, str]]:
    """A reference table."""
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _valid(row: dict[str, str], begin: str, end: str, day: str) -> bool:
    return (row[begin] or "0000") <= day <= (row[end] or "9999")


@cache
def kommunen(day: str = TODAY) -> dict[str, Row]:
    """The Gemeinden and Landkreise of a day by key: name, art, kreis."""
    found: dict[str, Row] = {}
    for row in table("gemeinden"):
        if _valid(row, "valid_from", "valid_to", day):
            found[row["key"]] = {"name": row["name"], "art": row["art"], "kreis": row["kreis"]}
    for row in table("kreise"):
        if row["art"] == "Landkreis" and _valid(row, "valid_from", "valid_to", day):
            found[row["key"]] = {"name": row["name"], "art": row["art"], "kreis": row["key"]}
    return dict(sorted(found.items()))


@cache
def kreise(day: str = TODAY) -> dict[str, str]:
    """The names of the Kreise and kreisfreie Städte of a day by key."""
    return {row["key"]: row["name"] for row in table("kreise") if _valid(row, "valid_from", "valid_to", day)}


@cache
def name(key: str) -> str:
    """The name of any Kommune or Kreis that is or was."""
    return next(row["name"] for part in ("gemeinden", "kreise") for row in table(part) if row["key"] == key)


@cache
def inhabitants(region: str, day: str = TODAY) -> int:
    """The newest figure that is not after the day and speaks of its territory; the first one before there is any."""
    own = [row for row in table("einwohner") if row["region"] == region]
    own = [row for row in own if _valid(row, "territory_from", "territory_to", day)] or own
    past = [row for row in own if row["date"] <= day]
    chosen = max(past, key=lambda row: row["date"]) if past else min(own, key=lambda row: row["date"])
    return int(chosen["population"])


def today(key: str) -> str:
    """The key by which a Kommune of the lists is known today; only Hanau has changed its own."""
    return HANAU[1] if key == HANAU[0] else key
