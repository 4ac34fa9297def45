"""Writes the golden workbooks and, with `--expected`, what reading them gives today: to be checked by eye.

`python -m tests.workbooks.build [--expected]`, from the root of the source tree.
"""

import json
import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from loaders.limits import limits
from loaders.reader import reading_of
from loaders.report import as_json
from tests.workbooks.layouts import BOOKS, Book

HERE = Path(__file__).parent


def written(book: Book) -> bytes:
    """The bytes of the xlsx."""
    made = Workbook()
    made.remove(made.active)
    made.properties.created = made.properties.modified = datetime(2026, 1, 1)
    for name, rows in book.sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    for area in book.merge:
        made.worksheets[0].merge_cells(area)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def said(name: str) -> dict[str, object]:
    """What reading the workbook of that name gives: kind, tables, findings, what is left out."""
    return json.loads(as_json(reading_of((HERE / f"{name}.xlsx").read_bytes(), f"{name}.xlsx", limits())))


def main(arguments: list[str]) -> None:
    """Write the workbooks, or what is expected of them."""
    for name, book in BOOKS.items():
        if "--expected" in arguments:
            text = json.dumps(said(name), ensure_ascii=False, indent=1)
            (HERE / f"{name}.expected.json").write_text(text + "\n", encoding="utf-8")
        else:
            (HERE / f"{name}.xlsx").write_bytes(written(book))


if __name__ == "__main__":
    main(sys.argv[1:])
