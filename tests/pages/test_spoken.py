"""Charts in words: nothing is left out silently, and every number is as exact as it is known."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.quantities import Quantity
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, MORE_THAN, QUALIFIERS
from pages.shared import german, spoken
from pages.shared.columns import Column

PERSONS = Column("Teilnehmende", "number", 0)


def table(*rows: tuple[str, float | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "anzahl", "anzahl_qualifier"])


def test_each_value_is_said_with_its_qualifier():
    rows = table(("Darmstadt", 300, MORE_THAN), ("Gießen", 160, ABOUT), ("Kassel", 120, EXACT))

    assert spoken.values(rows, "name", "anzahl", PERSONS) == "Darmstadt: mehr als 300, Gießen: rund 160 und Kassel: 120"


def test_a_gap_is_said_as_one():
    rows = table(("Darmstadt", None, None), ("Kassel", 0, EXACT))

    assert spoken.values(rows, "name", "anzahl", PERSONS) == "Darmstadt: keine Angabe und Kassel: 0"


def test_a_number_is_told_apart_from_a_name_that_ends_in_one():
    assert spoken.values(table(("Phase 2", 64, EXACT)), "name", "anzahl", PERSONS) == "Phase 2: 64"


def test_a_count_that_is_withheld_is_not_said_to_be_unknown():
    rows = table(("Landrat/Landrätin", None, None), ("Beauftragte", None, None))
    rows = rows.assign(anzahl_withheld=[True, False])

    assert (
        spoken.values(rows, "name", "anzahl", PERSONS)
        == "Landrat/Landrätin: nicht gezeigt und Beauftragte: keine Angabe"
    )


def test_a_sum_says_what_it_is_made_of():
    rows = table(("Hessen", 580, AT_LEAST)).assign(anzahl_rounded=True, anzahl_missing=1)

    assert (
        spoken.values(rows, "name", "anzahl", PERSONS) == "Hessen: mindestens 580 (teilweise gerundet, 1 ohne Angabe)"
    )


def test_a_single_value_and_none():
    assert spoken.values(table(("Kassel", 120, ABOUT)), "name", "anzahl", PERSONS) == "Kassel: rund 120"
    assert spoken.values(table(), "name", "anzahl", PERSONS) == "keine Angaben"


def test_other_kinds_of_values_are_said_in_their_words():
    rows = pd.DataFrame({"feld": ["Umwelt", "Bildung"], "anteil": [0.631, None], "euro": [37e6, 1.5]})

    assert (
        spoken.values(rows, "feld", "anteil", Column("Anteil", "percent")) == "Umwelt: 63,1 % und Bildung: keine Angabe"
    )
    assert spoken.values(rows, "feld", "euro", Column("Euro", "euro")) == "Umwelt: 37.000.000 € und Bildung: 1,50 €"


@pytest.mark.parametrize(("more", "said"), [(0, ""), (1, " und 1 weitere"), (30, " und 30 weitere")])
def test_of_a_long_chart_the_rest_is_counted(more, said):
    names = [f"Ort {number}" for number in range(spoken.NAMED + more)]
    text = spoken.values(table(*((name, 1, EXACT) for name in names)), "name", "anzahl", PERSONS)

    assert text.endswith(said)
    assert all(f"{name}: 1" in text for name in names[: spoken.NAMED])
    assert f"Ort {spoken.NAMED}" not in text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(QUALIFIERS)), min_size=1, max_size=spoken.NAMED))
def test_no_value_and_no_qualifier_is_lost(values):
    rows = table(*((f"Ort{chr(97 + place)}", number, word) for place, (number, word) in enumerate(values)))
    parts = re.split(r", (?=Ort)| und (?=Ort)", spoken.values(rows, "name", "anzahl", PERSONS))

    assert len(parts) == len(values)
    for part, (number, word) in zip(parts, values, strict=True):
        assert part.endswith(f"{number:,}".replace(",", "."))
        assert (word in part) == (word != EXACT)


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (Quantity(580, AT_LEAST, rounded=True), "mindestens 580 (teilweise gerundet)"),
        (Quantity(475, EXACT), "475"),
        (Quantity(120, ABOUT), "rund 120"),
        (Quantity(5, AT_LEAST, missing=2), "mindestens 5 (2 ohne Angabe)"),
        (Quantity(), "keine Angabe"),
        (Quantity(missing=3), "keine Angabe"),
    ],
)
def test_a_quantity_in_words(total, text):
    assert spoken.quantity(total) == text


def test_a_quantity_of_money_in_short():
    assert spoken.quantity(Quantity(37e6, ABOUT), german.euro_short) == "rund 37 Mio. €"
