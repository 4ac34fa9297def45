"""A reading on its way out of the child process: what is unpacked is what was packed, and a cut is noticed."""

import string

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import parcel
from loaders.findings import ERROR, NOTE, Finding, Omitted
from loaders.reading import Reading
from tests.loaders.books import read_rows

WORDS = st.text(max_size=12)
NAMES = st.text(string.ascii_lowercase, min_size=1, max_size=8).filter(lambda name: name not in ("sheet", "line"))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=64)
WHOLE = st.integers(-(2**62), 2**62)
COLUMN = {"str": WORDS, "Int64": WHOLE, "float64": NUMBERS}


@st.composite
def tables(draw) -> pd.DataFrame:
    """A typed table as the loaders make it: text, whole numbers and numbers, each with gaps."""
    length = draw(st.integers(0, 6))
    kinds = draw(st.dictionaries(NAMES, st.sampled_from(list(COLUMN)), max_size=5))
    cells = {
        name: pd.Series(draw(st.lists(st.none() | COLUMN[kind], min_size=length, max_size=length)), dtype=kind)
        for name, kind in kinds.items()
    }
    place = st.tuples(WORDS, st.integers(1, 1_048_576))
    index = pd.MultiIndex.from_tuples(draw(st.lists(place, min_size=length, max_size=length)), names=["sheet", "line"])
    index = index.set_levels([index.levels[0].astype("str"), index.levels[1].astype("int64")])
    return pd.DataFrame(cells, index=pd.RangeIndex(length)).set_index(index)


FINDINGS = st.builds(Finding, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.sampled_from([ERROR, NOTE]))
READINGS = st.builds(
    Reading,
    file_name=WORDS,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    size=st.integers(0, 10**9),
    workbook=WORDS,
    tables=st.dictionaries(NAMES, tables(), max_size=3),
    findings=st.lists(FINDINGS, max_size=4).map(tuple),
    omitted=st.lists(st.builds(Omitted, WORDS, st.integers(0, 10**6), WORDS), max_size=4).map(tuple),
    origins=st.dictionaries(
        NAMES, st.dictionaries(WORDS, st.dictionaries(NAMES, WORDS, max_size=2), max_size=2), max_size=2
    ),
    readable=st.booleans(),
)


def assert_same(one: Reading, other: Reading) -> None:
    assert list(one.tables) == list(other.tables)
    for name, table in one.tables.items():
        pd.testing.assert_frame_equal(table, other.tables[name], check_index_type=False, check_column_type=False)
        assert table.dtypes.astype(str).to_dict() == other.tables[name].dtypes.astype(str).to_dict()
    words = ("file_name", "sha256", "size", "workbook", "findings", "omitted", "origins", "readable")
    assert {name: getattr(one, name) for name in words} == {name: getattr(other, name) for name in words}


@settings(max_examples=80)
@given(READINGS)
def test_a_reading_survives_the_way(reading):
    assert_same(reading, parcel.unpack(parcel.pack(reading)))


def test_a_real_reading_survives_the_way():
    reading = read_rows(
        [
            ["Regionalkonferenz Kassel am 05.02.2020"],
            ["Kommune", "Anzahl", "Name"],
            ["Marburg", "rund 5", "X"],
            ["Homberg", 1],
        ]
    )

    assert reading.findings
    assert_same(reading, parcel.unpack(parcel.pack(reading)))


def test_repeated_text_travels_once():
    def table(words: list[str]) -> pd.DataFrame:
        index = pd.MultiIndex.from_product([["Tabelle1"], range(len(words))], names=["sheet", "line"])
        return pd.DataFrame({"wort": pd.Series(words, dtype="str").to_numpy()}, index=index)

    repeated, different = (
        len(parcel.pack(Reading("a", "", 0, tables={"t": table(words)})))
        for words in (["Marburg an der Lahn"] * 5000, [f"Marburg an der Lahn {number}" for number in range(5000)])
    )

    assert repeated < different / 2


def test_every_cut_is_noticed():
    reading = read_rows([["Regierungsbezirk", "Teilnehmende"], ["Kassel", 5]])
    whole = parcel.pack(reading)
    unnoticed = []
    for length in range(len(whole)):
        try:
            parcel.unpack(whole[:length])
        except ValueError:
            continue
        except Exception as other:  # a cut must not look like a mistake of the program
            unnoticed.append((length, type(other).__name__))
        else:
            unnoticed.append((length, "nothing"))

    assert unnoticed == []


def test_an_unreadable_file_travels_without_tables():
    refused = Reading("x.pdf", "0" * 64, 3, findings=(Finding("", "", "", "file_kind", "Das ist …"),), readable=False)

    assert parcel.unpack(parcel.pack(refused)) == refused


@pytest.mark.parametrize("sign", ["\x00", "\ufeff", "😀", "\u2028", "ä" * 40_000])
def test_strange_signs_survive(sign):
    reading = Reading("a", "", 0, findings=(Finding("Blatt" + sign, "A1", sign, "choice", sign),))

    assert parcel.unpack(parcel.pack(reading)) == reading
