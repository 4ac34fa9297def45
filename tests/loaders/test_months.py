"""A cell that shows only a month or a year says no more than that, though Excel keeps a first day behind it."""

import struct
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from loaders.formats.numberformats import kind_of
from loaders.formats.ods_cells import precision
from loaders.grid import open_workbook
from loaders.limits import limits
from tests.loaders import raw
from tests.loaders.test_grid import biff, brt, brt_row

FEBRUARY, MIDDLE, NEW_YEAR = date(2020, 2, 1), date(2020, 2, 12), date(2020, 1, 1)
SERIAL = 43_862
"""1 February 2020 as Excel counts days."""


def cells(content: bytes) -> list[object]:
    (grid, *_), _ = open_workbook(content, "x.xlsx", limits())
    return [cell for row in grid.rows for cell in row if cell is not None]


def sheet(*values: tuple[date, str]) -> bytes:
    made = Workbook()
    for line, (value, code) in enumerate(values, 1):
        made.active.cell(line, 1, value).number_format = code
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (FEBRUARY, "mmm-yy", "2020-02"),
        (FEBRUARY, "mmmm yyyy", "2020-02"),
        (FEBRUARY, "mm/yyyy", "2020-02"),
        (FEBRUARY, "[$-407]mmm yy;@", "2020-02"),
        (NEW_YEAR, "yyyy", "2020"),
        (FEBRUARY, "yyyy", FEBRUARY),
        (MIDDLE, "mmm-yy", MIDDLE),
        (FEBRUARY, "dd.mm.yyyy", FEBRUARY),
        (FEBRUARY, "d. mmm", FEBRUARY),
        (datetime(2020, 2, 1, 10, 30), "mmm-yy", datetime(2020, 2, 1, 10, 30)),
    ],
)
def test_an_xlsx_shows_as_much_as_its_format(value, code, expected):
    assert cells(sheet((value, code))) == [expected]


@pytest.mark.parametrize(
    ("code", "kind"),
    [("mm:ss", "moment"), ("m", "moment"), ("hh:mm", "moment"), ('yyyy "Jahr"', "year"), ("0.00", "number"), ("yy", "year")],
)  # fmt: skip
def test_formats_of_times_and_numbers_are_no_months(code, kind):
    assert kind_of(code) == kind


def test_the_old_and_the_binary_format_know_months_too():
    styles = [raw.record(0xE0, struct.pack("<HH", 0, code) + bytes(16)) for code in (0, 17)]
    old = raw.xls(biff(0x203, 2, 1, struct.pack("<d", SERIAL), style=1), globals_=styles)
    binary = raw.xlsb(brt_row(2) + brt(5, 1, struct.pack("<d", SERIAL), style=1), formats=(0, 17))

    assert (cells(old), cells(binary)) == (["2020-02"], ["2020-02"])


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("Feb 20", "month"), ("02/2020", "month"), ("Februar 2020", "month"), ("2020", "year"), ("", "moment"),
     ("01.02.2020", "moment"), ("1. Februar 2020", "moment"), ("Sa, 01.02.20", "moment")],
)  # fmt: skip
def test_an_open_document_shows_how_exact_a_day_is(shown, expected):
    assert precision(shown) == expected


def test_an_open_document_says_months():
    cell = '<table:table-cell office:value-type="date" office:date-value="2020-02-01"><text:p>Feb 20</text:p></table:table-cell>'

    assert cells(raw.ods(f'<table:table table:name="T"><table:table-row>{cell}</table:table-row></table:table>')) == [
        "2020-02"
    ]
