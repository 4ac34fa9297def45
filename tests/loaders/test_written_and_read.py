"""Two properties: what officials type is what is stored, and no change of a file's bytes ever becomes an exception.

A few examples in the suite; many with HYPOTHESIS_PROFILE=many.
"""

import json
import os
import struct
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from loaders.child import call
from loaders.limits import limits
from loaders.reader import reading_of
from loaders.sheet import Field, Sheet
from loaders.workbooks import SHEETS, WORKBOOKS
from tests.loaders import raw
from tests.loaders.books import book
from tests.loaders.typed import Row, headers, kommunen, typed
from tests.mutations import bases

MANY = os.environ.get("HYPOTHESIS_PROFILE") == "many"
patient = settings(
    max_examples=200 if MANY else 10,
    deadline=None,
    derandomize=not MANY,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
KIND = {sheet.name: kind.name for kind in WORKBOOKS for sheet in kind.sheets}
ASKS_OF_BLANKS = "teilnahme"
"""The reader asks of blanks beside filled cells there (who came? on which day?): tables made at random do not know that
yet. Its typed cells are tested one by one, and its tables in tests/workbooks."""
SAYS_ONLY = {"present"}
"""Rules over a row that a table made at random may break; its cells are read all the same."""
DROPPED = 3
"""So many optional columns may be missing at once: which kind it is must still be clear."""


@st.composite
def tables(draw: st.DrawFn, sheet: Sheet) -> tuple[list[list[object]], list[dict[str, object]]]:
    """The cells of a worksheet, and the rows that must be read from it: stored columns that are known for certain."""
    optional = [field.name for field in sheet.fields if not field.required and field.name != "kommune"]
    dropped = draw(st.sets(st.sampled_from(optional), max_size=DROPPED))
    fields = draw(st.permutations([field for field in sheet.fields if field.name not in dropped]))
    texts = [draw(headers(sheet, field)) for field in fields]
    wanted: dict[object, tuple[list[object], dict[str, object]]] = {}
    for number in range(draw(st.integers(1, 6))):
        cells, stored = draw(rows(sheet, fields))
        key = number if sheet.repeats else tuple(stored.get(name) for name in sheet.key)
        wanted.setdefault(key, (cells, stored))
    title = draw(
        st.sampled_from([[], [["Übersicht der Fachabteilung"], []], [["Übersicht"], [None, "für das Referat"], []]])
    )
    return [*title, texts, *(cells for cells, _ in wanted.values())], [stored for _, stored in wanted.values()]


@st.composite
def rows(draw: st.DrawFn, sheet: Sheet, fields: list[Field]) -> tuple[list[object], dict[str, object]]:
    """The cells of one row in the order of the fields, and what must be stored of them."""
    there = {field.name for field in fields}
    model = draw(st.sampled_from(["1.1", "2.0", None])) if "reifegradmodell" in there else None
    row = Row(draw(st.sampled_from(sorted(kommunen()))), model)
    cells: list[object] = []
    stored: dict[str, object] = {}
    for field in fields:
        must = field.required or field.name == "kommune"
        empty = not model if field.name == "reifegradmodell" else not must and draw(st.integers(0, 3)) == 0
        cell, parts = (None, _of_empty(sheet, field)) if empty else draw(typed(field.type, row))
        cells.append(cell)
        if field.stored and parts:
            stored.update(zip(field.columns(), parts, strict=True))
    return cells, stored


def _of_empty(sheet: Sheet, field: Field) -> tuple[object, ...]:
    """What an empty cell stores; nothing certain where the sheet derives what is missing."""
    if sheet.derive and field.name in {"reihe", "veranstaltung", "regierungsbezirk"}:
        return ()
    default = field.default if field.fills_empty else None
    if default is None:
        return (None,) * len(field.columns())
    return default if isinstance(default, tuple) else (default,)


@pytest.mark.parametrize("name", [name for name in SHEETS if name != ASKS_OF_BLANKS])
@patient
@given(data=st.data())
def test_what_officials_type_is_what_is_stored(name, data):
    sheet = SHEETS[name]
    cells, wanted = data.draw(tables(sheet))
    # A row of one or two cells may just as well be a heading, a remark or a total: that is tested elsewhere.
    assume(all(sum(cell not in (None, "") for cell in row) > 2 for row in cells[-len(wanted) :]))

    reading = reading_of(book(Tabelle1=cells), "test.xlsx", limits())

    blocking = [found for found in reading.findings if found.blocks and found.rule not in SAYS_ONLY]
    assert [(found.cell, found.value, found.message) for found in blocking] == []
    assert reading.workbook == KIND[name]
    table = reading.tables[name].astype(object)
    read = [
        {column: None if pd.isna(value) else value for column, value in row.items()} for row in table.to_dict("records")
    ]
    assert [{column: row[column] for column in known} for row, known in zip(read, wanted, strict=True)] == wanted


SMALL = 60_000
"""Bytes of the files that are mutated here; `python -m tests.fuzz` mutates them all."""

CELLS = [["Regierungsbezirk", "Teilnehmende", "Datum"], ["RP Gießen", "rund 160", "5. Februar 2020"], ["Kassel", 120.0]]


def _placed(text: Callable[[int, int, str], bytes], number: Callable[[int, int, float], bytes]) -> list[bytes]:
    """The records of the cells, one after the other."""
    return [
        text(down, right, cell) if isinstance(cell, str) else number(down, right, cell)
        for down, row in enumerate(CELLS)
        for right, cell in enumerate(row)
    ]


def _xls() -> bytes:
    def text(down: int, right: int, cell: str) -> bytes:
        body = struct.pack("<HHHHB", down, right, 0, len(cell), 1)
        return raw.record(0x204, body + cell.encode("utf-16-le"))

    return raw.xls(
        *_placed(text, lambda down, right, cell: raw.record(0x203, struct.pack("<HHHd", down, right, 0, cell)))
    )


def _xlsb() -> bytes:
    def beginning(down: int, right: int) -> bytes:
        return b"" if right else raw.binary(0, struct.pack("<II9x", down, 0))

    def text(down: int, right: int, cell: str) -> bytes:
        return beginning(down, right) + raw.binary(6, struct.pack("<II", right, 0) + raw.wide(cell))

    def number(down: int, right: int, cell: float) -> bytes:
        return beginning(down, right) + raw.binary(5, struct.pack("<IId", right, 0, cell))

    return raw.xlsb(*_placed(text, number))


def _ods() -> bytes:
    def cell(value: object) -> str:
        kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
        return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in CELLS)
    return raw.ods(f'<table:table table:name="Tabelle1">{lines}</table:table>')


MADE = {"xlsx": book(Tabelle1=CELLS), "xlsb": _xlsb(), "xls": _xls(), "ods": _ods()}
"""One small workbook of each format that is always there; other people's may not be."""


@pytest.fixture(scope="module")
def mutable(tmp_path_factory) -> dict[str, list[str]]:
    """Small workbooks by their format."""
    folder = tmp_path_factory.mktemp("klein")
    for format, content in MADE.items():
        (folder / f"klein.{format}").write_bytes(content)
    files = [*folder.iterdir(), *(file for file in bases() if file.stat().st_size < SMALL)]
    return {format: sorted(str(file) for file in files if file.suffix == f".{format}") for format in MADE}


@pytest.mark.parametrize("format", MADE)
def test_what_is_mutated_can_be_read_as_it_is(format):
    reading = reading_of(MADE[format], f"klein.{format}", limits())

    assert reading.tables["teilnahme"]["anzahl"].tolist() == [160, 120]


@pytest.mark.parametrize("format", MADE)
@settings(patient, max_examples=100 if MANY else 1)
@given(data=st.data())
def test_any_mutation_of_the_bytes_is_read_or_refused(format, mutable, data):
    one = st.tuples(st.sampled_from(mutable[format]), st.integers(0, 2**32))
    tried = data.draw(st.lists(one, min_size=25, max_size=25))

    assert json.loads(call("tests.loaders.child_entries:read_mutated", json.dumps(tried).encode(), "")) == []
