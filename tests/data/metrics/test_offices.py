"""Offices: counts below 3 are withheld, and so many others that no withheld count can be calculated again."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.metrics.offices import ALL, WITHHELD, by_office, office_cells
from data.quantities import Quantity, listed
from loaders.cells.quantity import ABOUT, EXACT
from tests.data.metrics.test_teilnahme import EMPTY, kassel, rows

OFFICES = ("Landrat/Landrätin", "Oberbürgermeister/in", "Bürgermeister/in")
BEZIRKE = ("064", "065", "066")


def person(office: str, number: object, bezirk: str = "066") -> dict[str, object]:
    return kassel(funktion=office, anzahl=number, regierungsbezirk=bezirk, veranstaltung=f"Konferenz {bezirk}")


def shown(table) -> dict[str, float | None]:
    return dict(zip(table["funktion"], table["anzahl"].astype("object").where(~table[WITHHELD], None), strict=True))


def test_counts_from_three_on_are_shown_with_their_qualifier():
    found = by_office(rows(person("Landrat/Landrätin", 3), person("Bürgermeister/in", (57, ABOUT))))

    assert found["funktion"].tolist() == ["Bürgermeister/in", "Landrat/Landrätin"]
    assert listed(found, "anzahl") == [Quantity(57, ABOUT), Quantity(3, EXACT)]
    assert not found[WITHHELD].any()


def test_one_withheld_count_needs_a_second_one():
    given = rows(person("Landrat/Landrätin", 2), person("Oberbürgermeister/in", 5), person("Bürgermeister/in", 57))

    assert shown(by_office(given)) == {"Bürgermeister/in": 57, "Landrat/Landrätin": None, "Oberbürgermeister/in": None}


def test_two_withheld_counts_of_one_person_each_need_a_third():
    given = rows(person("Landrat/Landrätin", 1), person("Oberbürgermeister/in", 1), person("Bürgermeister/in", 57))

    assert set(shown(by_office(given)).values()) == {None}


def test_two_withheld_counts_that_are_open_need_no_third():
    given = rows(person("Landrat/Landrätin", 1), person("Oberbürgermeister/in", 2), person("Bürgermeister/in", 57))

    assert shown(by_office(given))["Bürgermeister/in"] == 57


def test_a_withheld_count_tells_nothing_at_all():
    given = rows(person("Landrat/Landrätin", (2, ABOUT)), person("Bürgermeister/in", (4, ABOUT)))

    assert listed(by_office(given), "anzahl") == [Quantity(), Quantity()]


def test_a_bezirk_does_not_follow_from_the_others():
    landraete = [person("Landrat/Landrätin", number, b) for b, number in zip(BEZIRKE, (6, 5, 1), strict=True)]
    given = rows(*landraete, *(person("Bürgermeister/in", 40, bezirk) for bezirk in BEZIRKE))

    kassel_, hessen = by_office(given, "066"), by_office(given, ALL)

    assert shown(kassel_)["Landrat/Landrätin"] is None
    assert shown(kassel_)["Bürgermeister/in"] is None
    if shown(hessen)["Landrat/Landrätin"] is not None:
        assert sum(shown(by_office(given, bezirk))["Landrat/Landrätin"] is None for bezirk in BEZIRKE) > 1


def test_too_few_persons_say_nothing():
    assert by_office(rows(person("Landrat/Landrätin", 2))).empty


def test_rows_without_an_office_and_overall_statements_stay_out():
    given = rows(kassel(anzahl=(120, ABOUT)), kassel(anzahl=9, kommune="06633"), person("Bürgermeister/in", 57))

    assert by_office(given)["funktion"].tolist() == ["Bürgermeister/in"]


def test_a_missing_count_is_missing_not_withheld():
    found = by_office(rows(person("Bürgermeister/in", (None, None)), person("Landrat/Landrätin", 3)))

    assert listed(found, "anzahl") == [Quantity(3, EXACT), Quantity(missing=1)]
    assert not found[WITHHELD].any()


def solutions(cells, totals: dict[str, int]) -> list[dict[tuple[str, str], int]]:
    """Every table of whole persons that fits what is shown and the sums of the Bezirke."""
    parts = cells[cells["regierungsbezirk"].ne(ALL)]
    choices = []
    for bezirk, own in parts.groupby("regierungsbezirk"):
        known = own[~own[WITHHELD]]
        left, open_ = int(totals[bezirk] - known["anzahl"].sum()), list(own.loc[own[WITHHELD], "funktion"])
        fits = [combo for combo in product(range(1, left + 1), repeat=len(open_)) if sum(combo) == left]
        base = {
            (bezirk, office): int(number) for office, number in zip(known["funktion"], known["anzahl"], strict=True)
        }
        choices.append([base | {(bezirk, o): n for o, n in zip(open_, combo, strict=True)} for combo in fits])
    sums = cells[cells["regierungsbezirk"].eq(ALL) & ~cells[WITHHELD]].set_index("funktion")["anzahl"]
    tables = ({key: number for part in combo for key, number in part.items()} for combo in product(*choices))
    return [
        t for t in tables if all(sum(n for (_, o), n in t.items() if o == office) == s for office, s in sums.items())
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_no_withheld_count_can_be_calculated(numbers):
    places = list(product(OFFICES, BEZIRKE[:2]))
    given_rows = rows(*(person(office, n, bezirk) for (office, bezirk), n in zip(places, numbers, strict=True) if n))
    cells = office_cells(given_rows)
    listed_bezirke = set(cells["regierungsbezirk"]) - {ALL}
    # A Bezirk with too few persons is not listed at all.
    assume(listed_bezirke == {bezirk for (_, bezirk), n in zip(places, numbers, strict=True) if n})
    totals = {b: sum(n for (_, bezirk), n in zip(places, numbers, strict=True) if bezirk == b) for b in listed_bezirke}

    # A share says no more than its count and the sum of the Bezirk, which are taken to be known.
    wholes = totals | {ALL: sum(totals.values())}
    for cell in cells.to_dict("records"):
        assert cell[WITHHELD] == cell["anteil_withheld"]
        if not cell[WITHHELD] and listed_bezirke == set(BEZIRKE[:2]):
            assert cell["anteil"] == pytest.approx(cell["anzahl"] / wholes[cell["regierungsbezirk"]])
        assert cell[WITHHELD] == (cell["anteil"] != cell["anteil"])

    found = solutions(cells, totals)

    for bezirk, office in cells.loc[
        cells[WITHHELD] & cells["regierungsbezirk"].ne(ALL), ["regierungsbezirk", "funktion"]
    ].values:
        assert len({table[bezirk, office] for table in found}) > 1


@pytest.mark.parametrize("bezirk", [ALL, "066"])
def test_without_rows_the_columns_stay(bezirk):
    empty = by_office(EMPTY, bezirk)

    assert empty.empty
    assert list(empty.columns) == list(by_office(rows(person("Bürgermeister/in", 57))).columns)
