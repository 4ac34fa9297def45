"""Who came: the overall statement and its breakdown, per Regierungsbezirk and over time."""

import pandas as pd
import pytest

from data.metrics import teilnahme
from data.metrics.conferences import OVERALL, PARTS, REST, conferences
from data.quantities import MISSING, NOTHING, Quantity, listed, total
from loaders.cells.offices import SEVERAL
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, MORE_THAN
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

SERIES = "Regionalkonferenzen 2020"
COLUMNS = SHEETS["teilnahme"].columns()


def rows(*given: dict[str, object]) -> pd.DataFrame:
    usual = {"reihe": SERIES, "veranstaltung": "Regionalkonferenz Kassel", "beteiligung": "teilgenommen"}
    return table(COLUMNS, [usual | {"regierungsbezirk": "066"} | row for row in given])


def kassel(**cells: object) -> dict[str, object]:
    return {"veranstaltung": "Regionalkonferenz Kassel", "regierungsbezirk": "066", "datum": "2020-02-05"} | cells


# Source of the three figures: DOMAIN, A1.1 (kommune21.de/meldung_33327_on.html, datev-magazin.de).
GIESSEN = {"veranstaltung": "Regionalkonferenz Gießen", "regierungsbezirk": "065", "datum": "2020-02"}
DARMSTADT = {"veranstaltung": "Regionalkonferenz Darmstadt", "regierungsbezirk": "064", "datum": "2020-02-12"}
PUBLISHED = rows(
    kassel(anzahl=(120, ABOUT)), GIESSEN | {"anzahl": (160, ABOUT)}, DARMSTADT | {"anzahl": (300, MORE_THAN)}
)
EMPTY = rows()


def counted(*given: dict[str, object]) -> list[tuple[Quantity, str]]:
    found = conferences(rows(*given))
    return list(zip(listed(found, "anzahl"), found["grundlage"], strict=True))


def test_the_three_conferences_sum_to_at_least_580_partly_rounded():
    assert teilnahme.total_participants(PUBLISHED) == Quantity(580, AT_LEAST, rounded=True)


def test_bezirke_stand_in_order_with_their_own_qualifier():
    by_bezirk = teilnahme.participants_by_bezirk(PUBLISHED)

    assert by_bezirk["name"].tolist() == ["Darmstadt", "Gießen", "Kassel"]
    assert listed(by_bezirk, "anzahl") == [Quantity(300, MORE_THAN), Quantity(160, ABOUT), Quantity(120, ABOUT)]
    assert by_bezirk["konferenzen"].tolist() == [1, 1, 1]


def test_a_bezirk_of_which_nothing_is_known_is_no_zero():
    by_bezirk = teilnahme.participants_by_bezirk(rows(kassel(anzahl=(120, ABOUT))))

    assert listed(by_bezirk, "anzahl") == [NOTHING, NOTHING, Quantity(120, ABOUT)]


def test_one_row_per_conference_in_order_of_time():
    found = teilnahme.conferences(PUBLISHED)

    assert found["veranstaltung"].str.removeprefix("Regionalkonferenz ").tolist() == ["Gießen", "Kassel", "Darmstadt"]
    assert found["genauigkeit"].tolist() == ["Monat", "Tag", "Tag"]
    assert found[["von", "bis"]].iloc[0].tolist() == ["2020-02-01", "2020-02-29"]


@pytest.mark.parametrize(
    ("overall", "parts", "expected"),
    [
        ((120, ABOUT), (57, EXACT), (Quantity(120, ABOUT), OVERALL)),
        ((120, ABOUT), (131, EXACT), (Quantity(131, EXACT), PARTS)),
        ((120, ABOUT), (120, EXACT), (Quantity(120, ABOUT), OVERALL)),
        ((None, None), (57, EXACT), (Quantity(57, AT_LEAST, missing=1), PARTS)),
        ((300, MORE_THAN), (None, None), (Quantity(300, MORE_THAN), OVERALL)),
        ((None, None), (None, None), (Quantity(missing=2), PARTS)),
    ],
)
def test_overall_statement_and_breakdown_are_never_added(overall, parts, expected):
    named = kassel(anzahl=parts, kommune="06611000", funktion="Oberbürgermeister/in")

    assert counted(kassel(anzahl=overall), named) == [expected]


def test_breakdown_alone_is_added_up_person_by_person():
    persons = [kassel(anzahl=1, kommune="06611000"), kassel(anzahl=1, kommune="06633"), kassel(anzahl=1, funktion="x")]

    assert counted(*persons) == [(Quantity(3, EXACT), PARTS)]


def test_only_who_took_part_is_counted():
    others = [kassel(anzahl=200, beteiligung="angemeldet"), kassel(anzahl=30, beteiligung="nicht erschienen")]

    assert counted(kassel(anzahl=(120, ABOUT)), *others) == [(Quantity(120, ABOUT), OVERALL)]
    assert conferences(rows(*others)).empty


@pytest.mark.parametrize("other", [None, "2020", "2020-02", "2020-02-05"])
def test_rows_that_tell_the_date_less_precisely_are_the_same_conference(other):
    found = conferences(rows(kassel(anzahl=(120, ABOUT)), kassel(anzahl=57, kommune="06611000", datum=other)))

    assert found["datum"].tolist() == ["2020-02-05"]
    assert listed(found, "anzahl") == [Quantity(120, ABOUT)]


def test_another_day_is_another_conference():
    found = conferences(rows(kassel(anzahl=(120, ABOUT)), kassel(anzahl=57, datum="2020-03-05")))

    assert total(found, "anzahl") == Quantity(177, ABOUT)


def test_places_may_be_told_by_one_row_only():
    found = conferences(rows(kassel(anzahl=120, ort="Kassel"), kassel(anzahl=10, kommune="06633")))

    assert found["ort"].tolist() == ["Kassel"]
    assert listed(found, "anzahl") == [Quantity(120, EXACT)]


def congress(bezirk: str, **cells: object) -> dict[str, object]:
    return {"reihe": "Kongress", "veranstaltung": "Kongress", "datum": "2020-09-23", "regierungsbezirk": bezirk} | cells


def test_a_statement_for_hessen_keeps_only_what_goes_beyond_the_bezirke():
    lists = [congress("064", anzahl=200, kommune="06411000"), congress("066", anzahl=100, kommune="06611000")]
    given = rows(congress("06", anzahl=(400, MORE_THAN)), *lists)

    by_bezirk = teilnahme.participants_by_bezirk(given)

    assert teilnahme.total_participants(given) == Quantity(400, AT_LEAST)
    assert by_bezirk["regierungsbezirk"].tolist() == ["064", "065", "066", "06"]
    assert by_bezirk["anzahl"].fillna(-1).tolist() == [200, -1, 100, 100]
    assert conferences(given).set_index("regierungsbezirk").at["06", "grundlage"] == REST


def test_bezirke_that_sum_to_more_count_instead_of_the_statement_for_hessen():
    given = rows(congress("06", anzahl=(400, MORE_THAN)), congress("064", anzahl=450, kommune="06411000"))

    assert teilnahme.total_participants(given) == Quantity(450, EXACT)
    assert teilnahme.participants_by_bezirk(given)["regierungsbezirk"].tolist() == ["064", "065", "066"]


def test_a_missing_statement_for_hessen_stays_missing_beside_its_bezirke():
    given = rows(congress("06", anzahl=(None, None)), congress("064", anzahl=450))

    assert teilnahme.total_participants(given) == Quantity(450, AT_LEAST, missing=1)


def test_series_begin_with_the_default_then_the_latest():
    given = rows(
        congress("06", anzahl=400), congress("06", reihe="Summit", datum="2023", anzahl=200), kassel(anzahl=120)
    )

    assert teilnahme.series(given) == [teilnahme.DEFAULT_SERIES, "Summit", "Kongress"]
    assert teilnahme.total_participants(teilnahme.of_series(given, "Summit")) == Quantity(200, EXACT)


def test_conferences_over_time_put_undated_ones_last():
    given = rows(kassel(anzahl=(120, ABOUT), datum=None), congress("064", anzahl=200), congress("066", anzahl=100))

    found = teilnahme.over_time(given)

    assert found["genauigkeit"].tolist() == ["Tag", "ohne Datum"]
    assert listed(found, "anzahl") == [Quantity(300, EXACT), Quantity(120, ABOUT)]


def test_conferences_over_time_put_a_year_behind_its_days():
    days = ["2020", "2020-02", "2020-02-12", "2020-09-23", "2021-01-05"]
    given = rows(*(kassel(anzahl=1, veranstaltung=f"am {day}", datum=day) for day in days))

    found = teilnahme.over_time(given)["datum"].tolist()
    assert found == ["2020-02-12", "2020-02", "2020-09-23", "2020", "2021-01-05"]


def test_published_numbers_of_kommunen_stay_beside_the_participants():
    given = rows(congress("06", anzahl=475, vertretene_kommunen=(300, ABOUT)))

    assert listed(conferences(given), "vertretene_kommunen") == [Quantity(300, ABOUT)]


def test_categories_are_as_good_as_text():
    categories = PUBLISHED.astype({name: "category" for name in PUBLISHED.columns if PUBLISHED[name].dtype == "str"})

    assert teilnahme.total_participants(categories) == teilnahme.total_participants(PUBLISHED)
    assert teilnahme.series(categories) == [SERIES]


def test_without_rows_the_columns_stay():
    assert teilnahme.total_participants(EMPTY) == NOTHING
    assert teilnahme.series(EMPTY) == []
    for question in (teilnahme.conferences, teilnahme.participants_by_bezirk, teilnahme.over_time):
        assert question(EMPTY).empty
        assert list(question(EMPTY).columns) == list(question(PUBLISHED).columns)


def test_a_conference_without_a_number_makes_the_total_a_lower_bound():
    given = rows(kassel(anzahl=(120, ABOUT)), GIESSEN | {"anzahl": (None, None)})

    assert teilnahme.total_participants(given) == Quantity(120, AT_LEAST, rounded=True, missing=1)
    assert listed(teilnahme.participants_by_bezirk(given), "anzahl")[1] == MISSING


def test_a_row_for_several_offices_and_no_kommune_is_an_overall_statement():
    overall = kassel(anzahl=(300, MORE_THAN), funktion=SEVERAL)

    assert counted(overall, kassel(anzahl=1, kommune="06611000")) == [(Quantity(300, MORE_THAN), OVERALL)]
