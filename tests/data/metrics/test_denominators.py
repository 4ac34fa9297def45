"""The table A1.2 of the domain: participants per Kommune and per inhabitant on 12 February 2020."""

import pytest

from data.metrics import denominators
from data.quantities import NOTHING, Quantity, listed
from loaders.cells.quantity import ABOUT, AT_LEAST, MORE_THAN
from tests.data.metrics.test_teilnahme import DARMSTADT, EMPTY, GIESSEN, PUBLISHED, kassel, rows

DAY = "2020-02-12"


def table():
    return denominators.per_denominator(PUBLISHED, DAY)


def test_kommunen_and_inhabitants_are_those_of_the_day():
    found = table()

    assert found["name"].tolist() == ["Darmstadt", "Gießen", "Kassel", "Hessen"]
    assert found["kommunen"].tolist() == [194, 106, 143, 443]
    assert found["einwohner"].tolist() == [4_019_961, 1_048_646, 1_219_473, 6_288_080]
    assert set(found["einwohner_stand"]) == {"2019-12-31"}


def test_participants_per_kommune():
    darmstadt, giessen, kassel_, hessen = listed(table(), "je_kommune")

    assert (round(darmstadt.value, 2), darmstadt.qualifier) == (1.55, MORE_THAN)
    assert (round(giessen.value, 2), giessen.qualifier) == (1.51, ABOUT)
    assert (round(kassel_.value, 2), kassel_.qualifier) == (0.84, ABOUT)
    assert (round(hessen.value, 2), hessen.qualifier, hessen.rounded) == (1.31, AT_LEAST, True)


def test_participants_per_100000_inhabitants():
    darmstadt, giessen, kassel_, hessen = listed(table(), "je_100000")

    assert (round(darmstadt.value, 1), darmstadt.qualifier) == (7.5, MORE_THAN)
    assert (round(giessen.value, 1), giessen.qualifier) == (15.3, ABOUT)
    assert (round(kassel_.value, 1), kassel_.qualifier) == (9.8, ABOUT)
    assert (round(hessen.value, 1), hessen.qualifier) == (9.2, AT_LEAST)


def test_the_order_depends_on_the_denominator():
    orders = denominators.rankings(table()).set_index("masszahl")

    assert denominators.ranking_flips(table())
    assert orders["reihenfolge"].to_dict() == {
        "Teilnehmende": "Darmstadt > Gießen > Kassel",
        "je Kommune": "Darmstadt > Gießen > Kassel",
        "je 100.000 Einwohner": "Gießen > Kassel > Darmstadt",
    }


def test_a_lower_bound_at_the_end_of_the_order_makes_it_unsure():
    orders = denominators.rankings(table()).set_index("masszahl")

    assert orders["gesichert"].to_dict() == {"Teilnehmende": True, "je Kommune": True, "je 100.000 Einwohner": False}


def test_the_order_can_be_the_same_for_all_denominators():
    given = rows(kassel(anzahl=10), GIESSEN | {"anzahl": 100}, DARMSTADT | {"anzahl": 1000})

    assert not denominators.ranking_flips(denominators.per_denominator(given, DAY))


def test_a_bezirk_without_a_number_stays_without_a_rate():
    found = denominators.per_denominator(rows(kassel(anzahl=(120, ABOUT))), DAY)

    assert listed(found, "je_kommune")[:2] == [NOTHING, NOTHING]
    assert listed(found, "anzahl")[3] == Quantity(120, ABOUT)
    assert denominators.rankings(found)["reihenfolge"].unique().tolist() == ["Kassel"]


@pytest.mark.parametrize(("day", "kommunen"), [("2023-06-30", 142), ("2026-01-01", 142), (None, 142)])
def test_kassel_has_one_kommune_less_since_2023(day, kommunen):
    found = denominators.per_denominator(PUBLISHED, day).set_index("name")

    assert found.at["Kassel", "kommunen"] == kommunen
    assert found.at["Hessen", "kommunen"] == 442


def test_without_rows_the_columns_stay():
    empty = denominators.per_denominator(EMPTY, DAY)

    assert empty.empty
    assert [str(kind) for kind in empty.dtypes] == [str(kind) for kind in table().dtypes]
    assert denominators.rankings(empty).empty
    assert not denominators.ranking_flips(empty)
