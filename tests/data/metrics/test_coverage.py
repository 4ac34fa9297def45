"""Which Kommunen were represented: each once, under the key of the day; what nobody named is not zero."""

import pytest

from data.metrics import coverage
from data.quantities import MISSING, NOTHING, Quantity, listed
from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT
from tests.data.metrics.test_teilnahme import DARMSTADT, EMPTY, GIESSEN, PUBLISHED, congress, kassel, rows

DAY = "2020-02-12"
KASSEL_LIST = [kassel(anzahl=1, kommune=key) for key in ("06611000", "06611000", "06633", "06631009")]


def by_bezirk(given, day=DAY):
    return coverage.coverage(given, day).set_index("name")


def test_each_kommune_counts_once_of_those_expected():
    found = by_bezirk(rows(*KASSEL_LIST))

    assert found.loc["Kassel", ["vertreten", "vertreten_qualifier", "erwartet"]].tolist() == [3, EXACT, 143]
    assert found.at["Kassel", "anteil"] == pytest.approx(3 / 143)


def test_a_bezirk_that_names_nobody_is_unknown_and_makes_hessen_a_lower_bound():
    found = coverage.coverage(rows(*KASSEL_LIST), DAY)

    assert found["name"].tolist() == ["Darmstadt", "Gießen", "Kassel", "Hessen"]
    assert listed(found, "vertreten") == [MISSING, MISSING, Quantity(3, EXACT), Quantity(3, AT_LEAST, missing=2)]
    assert found["erwartet"].tolist() == [194, 106, 143, 443]
    assert found["anteil"].isna().tolist() == [True, True, False, False]


def test_a_list_shorter_than_the_overall_statement_is_a_lower_bound():
    found = by_bezirk(rows(kassel(anzahl=(120, ABOUT)), *KASSEL_LIST))

    assert found.loc["Kassel", ["vertreten", "vertreten_qualifier"]].tolist() == [3, AT_LEAST]


def test_a_list_as_long_as_the_overall_statement_is_complete():
    found = by_bezirk(rows(kassel(anzahl=4), *KASSEL_LIST))

    assert found.at["Kassel", "vertreten_qualifier"] == EXACT


def test_keys_are_carried_to_the_day():
    hanau = rows(DARMSTADT | {"anzahl": 1, "kommune": "06435014"}, DARMSTADT | {"anzahl": 1, "kommune": "06415000"})
    bromskirchen = rows(kassel(anzahl=1, kommune="06635005"), kassel(anzahl=1, kommune="06635001"))

    assert by_bezirk(hanau, "2020-02-12").at["Darmstadt", "vertreten"] == 1
    assert by_bezirk(hanau, None).at["Darmstadt", "vertreten"] == 1
    assert by_bezirk(bromskirchen, "2020-02-12").at["Kassel", "vertreten"] == 2
    assert by_bezirk(bromskirchen, "2023-06-30").at["Kassel", "vertreten"] == 1


def test_kreise_count_their_gemeinden_and_themselves():
    found = coverage.coverage_by_kreis(rows(*KASSEL_LIST), DAY).set_index("kreis")

    assert len(found) == 26
    assert found.loc["06631", ["vertreten", "erwartet"]].tolist() == [1, 24]
    assert found.loc["06611", ["vertreten", "erwartet"]].tolist() == [1, 1]
    assert found.loc["06634", "vertreten"] == 0
    assert found.loc[["06411", "06531"], "vertreten"].isna().all()
    assert found["erwartet"].sum() == 443


def test_missing_kommunen_are_listed_where_lists_exist():
    found = coverage.missing(rows(*KASSEL_LIST), DAY)

    assert len(found) == 140
    assert set(found["bezirk"]) == {"066"}
    assert "06633" not in set(found["key"])
    assert found["gesichert"].all()
    assert list(found.columns) == [*territory.kommunen(DAY).columns, "gesichert"]


def test_missing_kommunen_are_unsure_where_the_list_is_not_complete():
    found = coverage.missing(rows(kassel(anzahl=(120, ABOUT)), *KASSEL_LIST), DAY)

    assert not found["gesichert"].any()


def test_rows_may_name_kommunen_or_not():
    assert coverage.names_kommunen(rows(*KASSEL_LIST))
    assert not coverage.names_kommunen(PUBLISHED)
    assert not coverage.names_kommunen(rows(kassel(anzahl=1, kommune="06633", beteiligung="angemeldet")))
    assert not coverage.names_kommunen(rows(kassel(anzahl=0, kommune="06633")))


def test_without_names_coverage_is_unknown_not_zero():
    found = coverage.coverage(PUBLISHED, DAY)

    assert listed(found, "vertreten")[3] == Quantity(missing=3)
    assert coverage.missing(PUBLISHED, DAY).empty


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([congress("06", anzahl=475, vertretene_kommunen=(300, ABOUT))], Quantity(300, ABOUT)),
        (
            [kassel(anzahl=120, vertretene_kommunen=80), GIESSEN | {"anzahl": 160, "vertretene_kommunen": 70}],
            Quantity(150, EXACT),
        ),
        (
            [kassel(anzahl=120, vertretene_kommunen=80), kassel(datum="2020-03", anzahl=9, vertretene_kommunen=9)],
            Quantity(80, AT_LEAST),
        ),
        (
            [kassel(anzahl=120, vertretene_kommunen=80), congress("06", anzahl=1, vertretene_kommunen=30)],
            Quantity(80, EXACT),
        ),
        ([kassel(anzahl=120)], NOTHING),
    ],
)
def test_published_numbers_of_represented_kommunen(given, expected):
    assert coverage.stated_kommunen(rows(*given)) == expected


def test_without_rows_the_columns_stay():
    for question in (coverage.coverage, coverage.coverage_by_kreis, coverage.missing):
        assert question(EMPTY, DAY).empty
        assert list(question(EMPTY, DAY).columns) == list(question(rows(*KASSEL_LIST), DAY).columns)
    assert coverage.stated_kommunen(EMPTY) == NOTHING
    assert not coverage.names_kommunen(EMPTY)
