"""Marks workbooks in this very process, and looks at what came out."""

import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.findings import ERROR, Finding
from loaders.returned.book import returned_here

DAY = "2025-01-02"


def found(
    cell: str, sheet: str = "Tabelle1", message: str = "Bitte prüfen.", severity: str = ERROR, **more: str
) -> Finding:
    return Finding(sheet, cell, more.pop("value", "x"), "number", message, severity=severity, **more)


def give_back(content: bytes, findings: Sequence[Finding] = (), name: str = "liste.xlsx", day: str = DAY) -> bytes:
    return returned_here(content, json.dumps([name, day, [asdict(each) for each in findings]]))


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def resaved(content: bytes) -> bytes:
    """As another program saves it: every part is written anew."""
    return saved(load_workbook(BytesIO(content)))


def loaded(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    """The parts that are not as they were; none is ever lost."""
    old, new = parts(before), parts(after)
    assert old.keys() <= new.keys()
    return {name for name in new if old.get(name) != new[name]}


def colours(page: Worksheet) -> dict[str, str]:
    """The colour of each filled cell."""
    return {c.coordinate: c.fill.fgColor.rgb for row in page.iter_rows() for c in row if c.fill.patternType == "solid"}


def comments(page: Worksheet) -> dict[str, str]:
    return {c.coordinate: c.comment.text for row in page.iter_rows() for c in row if c.comment}


def values(page: Worksheet) -> list[tuple[object, ...]]:
    return list(page.iter_rows(values_only=True))
