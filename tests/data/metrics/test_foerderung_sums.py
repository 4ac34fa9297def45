"""Sums of Kommunen beside the published sum: what contradicts comes first, with both sources."""

import pytest

from data.metrics.foerderung_sums import EQUAL, LESS, MORE, NEAR, OPEN, PARTIAL, sums
from data.quantities import Quantity, listed
from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, MORE_THAN
from tests.money import mittel, programme

# DOMAIN A1.4: the three grants are those of kommune21.de, their sum that of technologieland-hessen.de/news/40666.
GRANTS = [
    {"programm": "P", "kommune": key, "bewilligt": euro, "quelle": "kommune21"}
    for key, euro in (("06413000", 1_237_000), ("06534014", 720_000), ("06531005", 2_180_000))
]


def stated(amount: object, **more: object) -> dict[str, object]:
    return {"programm": "P", "bewilligt": amount, "quelle": "technologieland"} | more


def test_the_published_sum_of_three_grants_matches_with_both_sources():
    found = sums(mittel(*GRANTS, stated(4_137_000)))

    assert found[["stufe", "kommunen", "ergebnis", "quelle_summe", "quelle_angabe"]].values.tolist() == [
        ["bewilligt", 3, EQUAL, "kommune21", "technologieland"]
    ]
    assert listed(found, "summe") == listed(found, "angabe") == [Quantity(4_137_000, EXACT)]
    assert listed(found, "differenz") == [Quantity(0, EXACT)]


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (4_137_000, EQUAL),
        (4_136_999, MORE),
        (4_137_001, PARTIAL),
        ((4_100_000, ABOUT), NEAR),
        ((4_000_000, ABOUT), NEAR),
        ((4_200_000, ABOUT), PARTIAL),
        ((3_000_000, ABOUT), MORE),
        ((5_000_000, MORE_THAN), PARTIAL),
        ((4_000_000, MORE_THAN), OPEN),
    ],
)
def test_how_the_sums_fit(amount, said):
    assert sums(mittel(*GRANTS, stated(amount)))["ergebnis"].tolist() == [said]


def test_a_kommune_without_its_amount_leaves_it_open():
    found = sums(mittel(*GRANTS, {"programm": "P", "kommune": "06531"}, stated(5_000_000)))

    assert listed(found, "summe") == [Quantity(4_137_000, AT_LEAST, missing=1)]
    assert found["ergebnis"].tolist() == [OPEN]
    assert sums(mittel(*GRANTS, {"programm": "P", "kommune": "06531"}, stated(4_000_000)))["ergebnis"].tolist() == [
        MORE
    ]


def test_less_is_a_contradiction_only_when_no_kommune_is_left():
    every = [{"programm": "P", "kommune": key, "bewilligt": 10} for key in territory.kommunen()["key"]]

    assert sums(mittel(*every, stated(5_000)))["ergebnis"].tolist() == [LESS]
    assert sums(mittel(*every[1:], stated(5_000)))["ergebnis"].tolist() == [PARTIAL]


def test_a_volume_need_not_be_stated_by_every_row():
    rows = [{"programm": "P", "kommune": "06531", "volumen": 5}, {"programm": "P", "kommune": "06431", "bewilligt": 1}]

    assert sums(mittel(*rows, {"programm": "P", "volumen": 5}))["ergebnis"].tolist() == [EQUAL]


def test_contradictions_come_first_and_programmes_do_not_mix():
    other = [{"programm": "A", "kommune": "06531", "bewilligt": 1}, {"programm": "A", "bewilligt": 1}]
    found = sums(mittel(*other, *GRANTS, stated(1)))

    assert found[["programm", "ergebnis"]].values.tolist() == [["P", MORE], ["A", EQUAL]]
    assert found["differenz"].tolist() == [4_136_999, 0]


@pytest.mark.parametrize("rows", [GRANTS, [stated(5)], [], [{"programm": "P", "volumen": 5}, *GRANTS], programme()])
def test_one_side_alone_is_nothing_to_compare(rows):
    found = sums(mittel(*rows))

    assert found.empty
    assert list(found.columns) == list(sums(mittel(*GRANTS, stated(5))).columns)


def test_a_missing_source_is_said():
    found = sums(mittel(*({**grant, "quelle": None} for grant in GRANTS), stated(4_137_000)))

    assert found["quelle_summe"].tolist() == ["nicht angegeben"]


PROJECTS = ("Open Smart Cities", "E-Government-Service- und Analyse-Dashboard", "Total Digital")
PHASE_2 = [
    grant | {"programm": "Starke Heimat Hessen, Phase 2", "vorhaben": name}
    for grant, name in zip(GRANTS, PROJECTS, strict=True)
]


def test_a_sum_that_another_source_published_is_held_against_its_vorhaben():
    found = sums(mittel(*PHASE_2, PHASE_2[0] | {"vorhaben": "anderes", "bewilligt": 5}))

    assert found[["umfang", "kommunen", "ergebnis"]].values.tolist() == [[", ".join(PROJECTS), 3, EQUAL]]
    assert found["quelle_angabe"].tolist() == ["https://www.technologieland-hessen.de/news/40666"]
    assert sums(mittel(*PHASE_2[1:], PHASE_2[0] | {"bewilligt": 5}))["ergebnis"].tolist() == [LESS]


def test_it_is_not_where_a_vorhaben_is_missing_or_the_programme_is_another():
    assert sums(mittel(*PHASE_2[1:])).empty
    assert sums(mittel(*(row | {"programm": "P"} for row in PHASE_2))).empty
