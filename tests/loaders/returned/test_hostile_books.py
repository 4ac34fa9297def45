"""Hostile text in what is handed out and handed back: every string of `tests/hostile.py` in every place of a workbook."""

import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from io import BytesIO

import openpyxl
import pytest
from lxml import etree

from loaders import container
from loaders.findings import Finding
from loaders.formats.texts import Texts, escaped, unescaped
from loaders.grid import read_grids
from loaders.limits import limits
from loaders.outgoing import HEADER_LINE, template
from loaders.reader import reading_of
from loaders.reading import Reading
from loaders.returned.book import returned_here
from loaders.returned.ours import BLOCKING
from loaders.returned.values import LONGEST_NAME, sheet_names
from loaders.workbooks import WORKBOOKS
from tests import hostile
from tests.loaders import raw

TEXTS = list(hostile.STRINGS.values())
FORBIDDEN = re.compile(r"[\\*?:/\[\]\x00-\x1f]")


def opened(content: bytes) -> openpyxl.Workbook:
    """A workbook all of whose parts are whole XML and lead nowhere, and in which no cell is a formula or a link."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            source = parts.read(name)
            etree.fromstring(source)
            assert not (name.endswith(".rels") and b"evil.example" in source), name
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for page in book for row in page for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
    return book


def handed_back(content: bytes, name: str) -> tuple[Reading, openpyxl.Workbook]:
    reading = reading_of(content, name, limits())
    assert [found for found in reading.findings if found.blocks]
    told = [asdict(found) for found in reading.findings]
    return reading, opened(returned_here(content, json.dumps([name, "2026-01-01", told])))


def words(page: Iterable[Sequence[openpyxl.cell.Cell]]) -> str:
    return " ".join(str(cell.value) for row in page for cell in row if cell.value is not None)


@pytest.mark.parametrize("sheet", ["Teilnahme", "OZG-Umsetzung", "Kennzahlen"])
def test_headings(sheet):
    texts = [*TEXTS, hostile.LONG]
    _, book = handed_back(hostile.workbook({sheet: hostile.headed(sheet, texts)}), "x.xlsx")
    assert set(hostile.NUMBER.findall(words(book[sheet]))) == set(hostile.STRINGS)
    assert len(set(hostile.NUMBER.findall(words(book.worksheets[0])))) > 230
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", words(book.worksheets[0]))


def named(content: bytes, name: str) -> openpyxl.Workbook:
    """A workbook of worksheets with nothing but one cell, which is to be mended, handed back."""
    grids, _ = read_grids(container.opened(content, name, limits()), limits(), Texts(limits().characters))
    told = [asdict(Finding(grid.name, "A1", "x", "rule", f"Blatt „{grid.name}“", grid.name)) for grid in grids]
    return opened(returned_here(content, json.dumps([name, "2026-01-01", told])))


def test_names_of_worksheets():
    sheets = {hostile.sheet_name(f"{number} {text}"): [["x"]] for number, text in hostile.STRINGS.items()}
    book = named(hostile.workbook(sheets), "x.xlsx")
    assert book.sheetnames[1:] == list(sheets)
    assert set(hostile.NUMBER.findall(words(book.worksheets[0]))) == set(hostile.STRINGS)


def test_names_of_worksheets_that_other_formats_allow():
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    tables = [
        f'<table:table table:name="{escape(hostile.cell(f"{number} {text}"))}">'
        f"<table:table-row>{cell}</table:table-row></table:table>"
        for number, text in hostile.STRINGS.items()
    ]
    book = named(raw.ods("".join(tables)), "x.ods")
    assert [name for name in book.sheetnames if FORBIDDEN.search(name) or len(unescaped(name)) > LONGEST_NAME] == []
    assert set(hostile.NUMBER.findall(" ".join(book.sheetnames))) == set(hostile.STRINGS)
    links = [cell.hyperlink.location for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert [link.rpartition("!")[0][1:-1].replace("''", "'") for link in links] == book.sheetnames[1:]
    marked = [page["A1"].fill.fgColor.rgb for page in book.worksheets[1:]]
    assert set(marked) == {BLOCKING}


def test_names_of_worksheets_are_told_apart_when_they_are_cut():
    told = sheet_names(
        ["Zuwendungen im Jahr 2024 an Städte", "Zuwendungen im Jahr 2024 an Städtchen", "a/b", "A?B", "::"]
    )
    assert list(told.values()) == [
        "Zuwendungen im Jahr 2024 an Stä", "Zuwendungen im Jahr 2024 an S 2", "a b", "A B 2", "Blatt",
    ]  # fmt: skip


def test_comments_and_defined_names_stay():
    content = hostile.commented()
    reading, book = handed_back(content, "x.xlsx")
    before = openpyxl.load_workbook(BytesIO(content))
    assert dict(book.defined_names) == dict(before.defined_names)
    kept = [before.active.cell(line, 5).comment.text for line in range(2, len(TEXTS) + 2)]
    now = [book.worksheets[1].cell(line, 5).comment.text for line in range(2, len(TEXTS) + 2)]
    assert all(new.startswith(old) and len(new) > len(old) for old, new in zip(kept, now, strict=True))
    assert "evil.example" not in repr([found.message for found in reading.findings])


PREFILLED = {"teilnahme": ("Teilnahme", ("reihe", "veranstaltung")), "mittel": ("Mittel", ("programm",))}


@pytest.mark.parametrize("name", PREFILLED)
def test_what_is_filled_in_beforehand_comes_back_as_it_was(name):
    title, fields = PREFILLED[name]
    stored = reading_of(hostile.workbook({title: hostile.records(title, TEXTS)}), "x.xlsx", limits()).tables[name]
    rest = {"mittel": {"kommune": "Marburg", "datum": "2021", "bewilligt": "5"}}.get(
        name, {"regierungsbezirk": "Kassel", "datum": "12.02.2020", "anzahl": "5"}
    )
    given = [{field: str(row[field]) for field in fields} | rest for _, row in stored.iterrows()]
    kind = next(kind for kind in WORKBOOKS if name in [sheet.name for sheet in kind.sheets])
    content = template(kind, {name: given})
    page = next(page for page in opened(content) if hostile.NUMBER.search(words(page)))
    live = [cell for row in page for cell in row if str(cell.value).startswith(hostile.LIVE) and cell.row > HEADER_LINE]
    assert len(live) > 10
    assert {(cell.data_type, cell.number_format) for cell in live} == {("s", "@")}  # also when somebody edits it
    back = reading_of(content, "zurück.xlsx", limits())
    assert back.accepted
    for field in fields:
        assert back.tables[name][field].astype(str).tolist() == stored[field].astype(str).tolist()


@pytest.mark.parametrize("text", ["_x0041_", "_x0041_x0042_", "__x0041__x0042__", "_x005F_x0041_", "_x00", "x_x0041"])
def test_what_looks_like_an_escape_stays_as_it_is(text):
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", TEXTS, ids=hostile.STRINGS)
def test_every_text_survives_the_escapes_of_a_cell(text):
    clean = Texts(40_000).clean(text)
    assert unescaped(escaped(clean)) == clean
