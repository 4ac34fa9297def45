"""What holds for every cell type: it refuses politely, its suggestions work, and it describes itself."""

from datetime import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.cells.base import Percentage
from loaders.cells.choice import Choice, Option
from loaders.cells.day import Day
from loaders.cells.keys import LeikaKey, LeikaTyp, OzgId
from loaders.cells.number import Percent, WholeNumber
from loaders.cells.office import OFFICE
from loaders.cells.quantity import Amount, Quantity
from loaders.cells.reifegrad import Reifegrad, ReifegradModell
from loaders.cells.text import Text
from loaders.findings import Rejected
from tests.loaders.cells.asking import said

TYPES = {
    "text": Text(),
    "text with pattern": Text(r"[A-Z]{2}\d+", at_most=20, example="AB12"),
    "whole number": WholeNumber(),
    "whole number in bounds": WholeNumber(1, 100),
    "percent": Percent(),
    "quantity": Quantity(),
    "figure": Quantity(whole=False),
    "amount": Amount(),
    "day": Day(),
    "exact day": Day(exact=True),
    "choice": Choice((Option("offen"), Option("online", ("live",)))),
    "office": OFFICE,
    "ozg_id": OzgId(),
    "leika key": LeikaKey(),
    "leika type": LeikaTyp(),
    "reifegrad": Reifegrad(),
    "reifegradmodell": ReifegradModell(),
}

WORDS = (
    "rund", "ca.", "mehr als", "über", "bis", "zu", "-", "–", "€", "Mio.", "Tsd.", "T", "EUR", "%", "1", "2", "12",
    "120", "1.234", "1,234", "2020", "02", "12.02.2020", "/", ".", ",", "(", ")", "Februar", "Feb.", "Mi", "10 Uhr",
    "Q1", "99", "059", "E+13", "OZG", "Typ", "Stufe", "Modell", "1.1", "2.0", "Online-Leistung", "Bürgermeister", "in",
    "OB", "u. a.", "O", "l", "'", "Personen", "k. A.", "und", "ſ", "ı", "K", "²", "١",
)  # fmt: skip

texts = st.one_of(
    st.text(max_size=40),
    st.text("0123456789.,-–/ '€%OlE+()", max_size=16),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
)
cells = st.one_of(
    texts,
    st.floats(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.floats().map(Percentage),
)
contexts = st.fixed_dictionaries(
    {},
    optional={
        "reifegradmodell": st.sampled_from([None, "1.1", "2.0"]),
        "stichtag": st.sampled_from([None, "2020", "2025", "2025-06", "2025-07", "2022-06-30", "2026-01-01"]),
    },
)


@pytest.mark.parametrize("name", TYPES)
@given(value=cells, context=contexts)
@example(value="9" * 5000, context={})
@example(value="." * 5000, context={})
@example(value="(" * 5000, context={})
@example(value="1 " * 5000, context={})
@example(value="a\ud800", context={})
@example(value=10**400, context={})
@example(value=time(10), context={})
def test_a_type_accepts_or_says_why_not(name, value, context):
    """Whatever stands in a cell: the same answer each time, a German sentence, and only suggestions that work."""
    cell_type = TYPES[name]
    try:
        parsed = cell_type.parse(value, context)
    except Rejected:
        found = said(cell_type, value, context)
        assert found.message.endswith((".", "“"))
        if found.suggestion:
            cell_type.parse(found.suggestion, context)
    else:
        assert repr(cell_type.parse(value, context)) == repr(parsed)
        assert len(cell_type.parts) == (len(parsed) if isinstance(parsed, tuple) else 1)


@pytest.mark.parametrize("name", TYPES)
def test_a_type_describes_itself_and_accepts_what_it_offers(name):
    cell_type = TYPES[name]
    assert cell_type.describe().endswith(".")
    assert cell_type.parse(cell_type.sample()) is not None
    assert [cell_type.parse(choice) for choice in cell_type.choices()] == list(cell_type.choices())


@given(st.sampled_from(sorted(TYPES)), texts)
def test_blanks_around_a_value_do_not_matter(name, text):
    def answer(value):
        try:
            return repr(TYPES[name].parse(value))
        except Rejected as rejected:
            return rejected.rule, rejected.suggestion

    assert answer(text) == answer(f"\u00a0 {text}\n")
