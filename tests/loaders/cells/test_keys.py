import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.keys import LeikaKey, LeikaTyp, OzgId, types_in
from tests.loaders.cells.asking import asked, said


@pytest.mark.parametrize(
    "value",
    [
        "10177",
        " 10177 ",
        "OZG-10177",
        "OZG 10177",
        "OZG-ID 10177",
        "ozg-id: 10177",
        "'10177",
        10177,
        10177.0,
        "10177 Reisepass",
        "10177 - Reisepass",
    ],
)
def test_spellings_of_an_ozg_id(value):
    assert OzgId().parse(value) == "10177"


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("1O177", "10177"), (10177.5, "10177"), ("10177, 10178", ""), ("1017", ""),
        ("101770", ""), ("01017", ""), ("Reisepass", ""), (math.nan, ""), (date(2020, 1, 1), ""),
    ],
)  # fmt: skip
def test_what_is_no_ozg_id(value, suggestion):
    assert asked(OzgId(), value) == ("ozg_id", suggestion)


@pytest.mark.parametrize(
    "value",
    [
        "99059001104000", "99 059 001 104 000", "99.059.001.104.000", "99-059-001-104-000", "'99059001104000",
        "LeiKa-ID: 99059001104000", 99059001104000, 99059001104000.0,
    ],
)  # fmt: skip
def test_spellings_of_a_leika_key(value):
    assert LeikaKey().parse(value) == "99059001104000"


@pytest.mark.parametrize("value", ["nicht im LeiKa", "Nicht im Leika", "k. A.", "-"])
def test_services_without_leika_key(value):
    assert LeikaKey().parse(value) is None


@pytest.mark.parametrize("value", ["9,9059E+13", "9.9059E+13", "9,90590e+13", "9,9059E13", 9.9059e13, 99059000000000])
def test_lost_digits_of_a_leika_key_are_never_guessed(value):
    """Case 8 of the test cases made of real facts."""
    assert asked(LeikaKey(), value) == ("leika_digits_lost", "")
    assert "die letzten Ziffern können verloren sein" in said(LeikaKey(), value).message


def test_a_number_with_six_zeros_at_its_end_is_a_usual_key():
    assert LeikaKey().parse(99012001000000.0) == "99012001000000"


def test_a_key_that_ends_in_zeros_can_be_typed_as_text():
    assert LeikaKey().parse("99059000000000") == "99059000000000"


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("9905900110400", ""), ("990590011040000", ""), ("06059001104000", ""), ("99O59001104000", "99059001104000"),
        ("99 059 0011 04 000", ""), (99059001104000.5, ""), (math.inf, ""), ("Eheschließung", ""),
    ],
)  # fmt: skip
def test_what_is_no_leika_key(value, suggestion):
    assert asked(LeikaKey(), value) == ("leika_key", suggestion)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2/3", "2/3"), ("1, 2/3", "1, 2/3"), ("3/2", "2/3"), ("2, 3", "2/3"), ("2 und 3", "2/3"), ("1,2/3", "1, 2/3"),
        ("1 2 3", "1, 2/3"), ("1, 2", "1, 2"), ("4", "4"), (4.0, "4"), (4, "4"), (2.3, "2/3"), ("10", "10"),
        ("10A", "10a"), ("2a", "2a"), ("Typ 2/3", "2/3"), ("LeiKa-Typ: 5", "5"), ("", None), ("k. A.", None),
    ],
)  # fmt: skip
def test_leika_types(value, expected):
    assert LeikaTyp().parse(value) == expected


def test_leika_types_of_case_9():
    """Case 9 of the test cases made of real facts: sets, an error, and missing."""
    assert types_in(LeikaTyp().parse("2/3")) == {"2", "3"}
    assert types_in(LeikaTyp().parse("1, 2/3")) == {"1", "2", "3"}
    assert asked(LeikaTyp(), "44") == ("leika_typ", "")
    assert LeikaTyp().parse("") is None


@pytest.mark.parametrize(
    ("value", "rule", "suggestion"),
    [
        ("9", "leika_typ", ""),
        ("99", "leika_typ", ""),
        ("0", "leika_typ", ""),
        ("11", "leika_typ", ""),
        ("2/", "leika_typ", ""),
        ("23", "leika_typ", ""),
        (2.35, "leika_typ", ""),
        (math.nan, "leika_typ", ""),
        (date(2025, 3, 2), "leika_typ_date", "2/3"),
        (date(2025, 12, 31), "leika_typ_date", ""),
    ],
)
def test_what_is_no_leika_type(value, rule, suggestion):
    assert asked(LeikaTyp(), value) == (rule, suggestion)


def test_types_of_the_catalogue_of_2019():
    """The types of its 5,251 entries, with how many have them; only the mistyped one is refused."""
    types = {"2/3": 3566, "1": 964, "4": 625, "5": 42, "1, 2/3": 20, "2": 19, "": 8, "6": 5, "1, 2": 1, "44": 1}
    accepted = {typ: number for typ, number in types.items() if typ != "44"}
    assert [LeikaTyp().parse(typ) for typ in accepted] == [typ or None for typ in accepted]
    assert asked(LeikaTyp(), "44")[0] == "leika_typ"


@given(
    st.sets(st.sampled_from([*"12345678", "10", "2a", "3b", "10a"]), min_size=1), st.sampled_from([", ", "/", " und "])
)
def test_types_come_back_from_their_kept_text(types, between):
    kept = LeikaTyp().parse(between.join(sorted(types)))
    assert types_in(kept) == types
    assert LeikaTyp().parse(kept) == kept


def test_a_note_in_a_column_of_numbers_is_quoted_without_its_names():
    for kind in (OzgId(), LeikaKey()):
        assert kind.quoted("Stand nach Auskunft von Maren Zorbatzky") == "Stand nach Auskunft von …"
        assert kind.quoted("1017") == "1017"
