import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import reference
from loaders.ags import spelled_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("06412000", "06412000"),
        ("6435014", "06435014"),
        ("6435014.0", "06435014"),
        ("6435014,0", "06435014"),
        ("06435014 ", "06435014"),
        ("06 4 12 000", "06412000"),
        ("06.4.12.000", "06412000"),
        ("006 440 001", "06440001"),
        ("435014", "06435014"),
        ("435 014", "06435014"),
        ("064350014014", "06435014"),
        ("64350014014", "06435014"),
        ("06531", "06531"),
        ("6531", "06531"),
        ("06531000", "06531"),
        ("065310000000", "06531"),
        ("06412", "06412000"),
        ("06415", "06415000"),
        ("064", "064"),
        ("64", "064"),
        ("06400000", "064"),
        ("06", "06"),
        ("6", "06"),
        ("06000000", "06"),
        ("09162000", "09162000"),
        ("1234", ""),
        ("1234567890123", ""),
        ("Hanau", ""),
        ("06435014 Hanau", ""),
        ("٦٤٣٥٠١٤", ""),
        ("", ""),
    ],
)
def test_spellings_of_a_key(text, key):
    assert spelled_key(text) == key


@given(st.sampled_from([row["key"] for row in reference.rows("gemeinden")]), st.sampled_from(["{}", " {} ", "{}.0"]))
def test_the_lost_zero_comes_back(key, form):
    assert spelled_key(form.format(int(key))) == key
    assert spelled_key(form.format(key)) == key


@given(st.text())
def test_never_raises(text):
    assert spelled_key(text) == "" or spelled_key(text).isdigit()
