"""Golden workbooks: what reading each of them gives, cell by cell, and that layout does not change content."""

import json

import pytest

from loaders.limits import limits
from loaders.reader import reading_of
from tests.workbooks.build import HERE, said
from tests.workbooks.layouts import BOOKS, SAME_ANTEILE, SAME_CONFERENCES


@pytest.mark.parametrize("name", BOOKS)
def test_reading_gives_what_was_checked_by_eye(name):
    expected = json.loads((HERE / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert said(name) == expected


def content(name: str) -> list[tuple]:
    """The rows of the only table, sorted, without where they stood."""
    reading = reading_of((HERE / f"{name}.xlsx").read_bytes(), f"{name}.xlsx", limits())
    assert reading.accepted, reading.findings
    (table,) = reading.tables.values()
    return sorted(map(tuple, table.astype("object").where(table.notna(), "").to_numpy().tolist()), key=str)


@pytest.mark.parametrize("same", [SAME_CONFERENCES, SAME_ANTEILE], ids=["conferences", "shares"])
def test_the_same_content_is_the_same_table_in_every_layout(same):
    first, *others = [content(name) for name in same]
    assert len(first) in (3, 11)
    for other in others:
        assert other == first


@pytest.mark.parametrize("name", BOOKS)
def test_no_person_is_in_what_reading_says(name):
    assert "Mustermann" not in json.dumps(said(name), ensure_ascii=False)
