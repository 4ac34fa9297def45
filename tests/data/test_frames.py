"""Between database rows and tables: every value comes back as it was, in the types that the specification names."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import frames
from data.frames import conform, stacked, values
from tests.data.kinds import STAND, dienste, plain

COLUMNS = {"wort": "text", "zahl": "whole", "wert": "number"}
TYPES = {"wort": "str", "zahl": "Int64", "wert": "float64"}
ROWS = st.lists(
    st.tuples(
        st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(allow_nan=False),
    ),
    max_size=8,
)


def typed(rows):
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(TYPES)


@given(ROWS)
def test_values_are_plain_and_complete(rows):
    table = conform(typed(rows), COLUMNS)
    assert list(zip(*(values(table[name]) for name in COLUMNS), strict=True)) == rows


@given(ROWS, ROWS)
def test_stacking_keeps_values_types_and_order(first, second):
    table = stacked([typed(first), typed(second).astype({"wort": "category"})], COLUMNS)
    assert list(zip(*(values(table[name]) for name in COLUMNS), strict=True)) == first + second
    assert {name: str(kind) for name, kind in table.dtypes.items()} == TYPES


def test_large_text_is_categorical_and_sorts_and_compares_like_text(monkeypatch):
    monkeypatch.setattr(frames, "LARGE", 3)
    table = conform(typed([("b", 1, 0.5), ("ä", 2, np.nan), (None, None, 1.5), ("a", 3, 2.0)]), COLUMNS)
    column = table["wort"]
    assert isinstance(column.dtype, pd.CategoricalDtype)
    assert column.cat.categories.dtype == "str"
    assert (column.min(), column.max()) == ("a", "ä")
    assert values(column.sort_values()) == ["a", "b", "ä", None]
    assert values(column) == ["b", "ä", None, "a"]


def test_a_missing_column_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        conform(typed([]).drop(columns="zahl"), COLUMNS)


AWKWARD = [
    ("ä„ “\t\n\\N'\"; DROP TABLE stand; --", "x", "2020", "", 2**63 - 1, 0.1 + 0.2, None),
    ("\\.", "x", "2020", None, -(2**63), -0.0, "exakt"),
    ("名前 🏛", "x", "2020", "NULL", 0, 1e300, "rund"),
    (" a ", "x", "2020", "\\N", None, float("inf"), "über"),
]


def test_every_value_comes_back_from_the_database_as_it_was(store):
    store.commit(store.preview(dienste(*AWKWARD), "ergänzt"), "Anna")
    rows = store.rows(STAND)
    assert plain(rows, STAND) == AWKWARD
    assert {name: str(rows[name].dtype) for name in ("status", "stufe", "kosten", "revision", "label")} == {
        "status": "str",
        "stufe": "Int64",
        "kosten": "float64",
        "revision": "Int64",
        "label": "str",
    }
    assert store.preview(dienste(*AWKWARD, content="again"), "ersetzt").empty


def test_large_tables_come_back_as_categoricals_with_the_same_values(store, monkeypatch):
    store.commit(store.preview(dienste(*AWKWARD), "ergänzt"), "Anna")
    monkeypatch.setattr(frames, "LARGE", 2)
    monkeypatch.setattr(frames, "CHUNK", 1)
    rows = store.rows(STAND)
    assert isinstance(rows["dienst"].dtype, pd.CategoricalDtype)
    assert plain(rows, STAND) == AWKWARD
    assert store.preview(dienste(*AWKWARD, content="again"), "ersetzt").empty
