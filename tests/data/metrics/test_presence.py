"""What is known of each expected Kommune, who came again, and how many of those who registered stayed away."""

import pytest

from data.metrics import presence
from data.metrics.sizes import LANDKREISE, UNKNOWN, classes, size_class
from data.quantities import Quantity, listed
from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT
from tests.data.metrics.test_teilnahme import EMPTY, PUBLISHED, kassel, rows

DAY = "2020-02-12"
FULDA, KREIS_KASSEL, KASSEL = "06631009", "06633", "06611000"
REGISTERED, AWAY = {"beteiligung": "angemeldet"}, {"beteiligung": "nicht erschienen"}


def named(key: str, **more: object) -> dict[str, object]:
    return kassel(anzahl=1, kommune=key) | more


@pytest.mark.parametrize(
    ("inhabitants", "expected"),
    [(0, 0), (4_999, 0), (5_000, 1), (9_999, 1), (10_000, 2), (20_000, 3), (50_000, 4), (99_999, 4), (100_000, 5)],
)
def test_a_class_begins_at_its_bound(inhabitants, expected):
    assert size_class(inhabitants) == classes()[expected]
    assert len(set(classes())) == 8


def test_without_inhabitants_there_is_no_class():
    assert size_class(None) == size_class(float("nan")) == UNKNOWN


def test_the_state_that_says_most_counts():
    given = rows(
        named(KASSEL, **REGISTERED),
        named(KASSEL),
        named(FULDA, **AWAY),
        named(FULDA, **REGISTERED),
        named("06634", **AWAY),
    )
    found = presence.presence(given, DAY).set_index("key")["stand"]

    assert len(found) == 143
    assert found[[KASSEL, FULDA, "06634"]].tolist() == ["teilgenommen", "angemeldet", "nicht erschienen"]
    assert (found == presence.NOT_NAMED).sum() == 140


def test_groups_add_up_to_the_kommunen_of_the_bezirk():
    known = presence.presence(rows(named(KASSEL), named(KREIS_KASSEL), named(FULDA, **REGISTERED)), DAY)
    table = presence.by_state(known, "groesse").set_index("groesse")

    assert table["erwartet"].sum() == 143
    assert table.at[LANDKREISE, "erwartet"] == 6
    assert table.loc[LANDKREISE, ["teilgenommen", "anteil"]].tolist() == [1, pytest.approx(1 / 6)]
    assert table.at["ab 100.000 Einwohner", "teilgenommen"] == 1
    assert table.at["50.000 bis unter 100.000 Einwohner", "angemeldet"] == 1
    assert list(table.index) == [name for name in classes() if name in table.index]


def test_an_old_key_is_the_kommune_of_the_day():
    given = rows(kassel(anzahl=1, kommune="06635005"))

    assert presence.presence(given, "2024-01-01").set_index("key")["stand"]["06635001"] == "teilgenommen"


def test_regulars_are_those_of_an_earlier_conference():
    given = rows(
        *(named(key) for key in (KASSEL, FULDA)),
        *(named(key, veranstaltung="Zweite", datum="2021-05-04") for key in (KASSEL, KREIS_KASSEL)),
        named(KREIS_KASSEL, veranstaltung="Dritte", datum="2022"),
        kassel(anzahl=50, veranstaltung="Ohne Namen", datum="2023"),
    )
    found = presence.regulars(given)

    assert found[["veranstaltung", "vertreten", "erstmals", "wieder"]].values.tolist() == [
        ["Regionalkonferenz Kassel", 2, 2, 0], ["Zweite", 2, 1, 1], ["Dritte", 1, 0, 1],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([kassel(anzahl=120), kassel(anzahl=150) | REGISTERED], [150, 120, 30, 0.2]),
        ([kassel(anzahl=120), kassel(anzahl=30) | AWAY], [150, 120, 30, 0.2]),
        ([kassel(anzahl=120), kassel(anzahl=100) | REGISTERED], None),
        ([kassel(anzahl=120)], None),
        ([kassel(anzahl=100) | REGISTERED], None),
    ],
)
def test_no_shows_where_both_is_known(given, expected):
    found = presence.no_shows(rows(*given))

    assert found[presence.SHARES].values.tolist() == ([] if expected is None else [expected])


def test_a_rounded_number_leaves_a_rounded_rest():
    found = presence.no_shows(rows(kassel(anzahl=(120, ABOUT)), kassel(anzahl=150) | REGISTERED))

    assert listed(found, "ausgeblieben") == [Quantity(30, ABOUT)]
    assert listed(found, "angemeldet") == [Quantity(150, EXACT)]


def test_a_lower_bound_of_those_who_came_is_an_upper_bound_of_those_who_did_not():
    found = presence.no_shows(rows(kassel(anzahl=(120, AT_LEAST)), kassel(anzahl=150) | REGISTERED))

    assert listed(found, "ausgeblieben")[0].qualifier == "höchstens"


def test_nothing_is_known_of_nothing():
    for given in (EMPTY, PUBLISHED):
        assert presence.regulars(given).empty
        assert presence.no_shows(given).empty
        assert presence.presence(given, DAY).empty
        assert presence.by_state(presence.presence(given, DAY), "groesse").empty
    assert len(territory.kommunen(DAY)) == 443
