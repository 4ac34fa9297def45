"""Stored rows: no count below 3 persons of a Kommune follows from what the pages show together."""

from itertools import product

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics.few_persons import groups, too_few
from data.metrics.one_kommune import attendance
from data.metrics.suppression import FEWEST
from tests.data.metrics.test_teilnahme import EMPTY, kassel, rows

KOMMUNEN = ("06611000", "06633", "06631009", None)
OFFICES = ("Landrat/Landrätin", "Bürgermeister/in", "CDO", "Sonstige")


def person(kommune: str | None, number: float, office: str = "CDO", **more: object) -> dict[str, object]:
    return kassel(kommune=kommune, funktion=office, anzahl=number, **more)


def hidden(given_rows: pd.DataFrame) -> list[bool]:
    few = too_few(given_rows)
    return [key in few for key in groups(given_rows)]


def test_one_small_count_hides_the_next_larger_one():
    assert hidden(rows(person("06611000", 2), person("06633", 5), person("06631009", 57))) == [True, True, False]


def test_what_a_kommune_has_in_several_rows_is_hidden_as_a_whole():
    found = hidden(rows(person("06633", 1, OFFICES[0]), person("06633", 6), person("06611000", 9)))

    assert found == [True, True, False]


def test_hanau_is_one_kommune_under_both_keys():
    found = hidden(rows(person("06435014", 1, OFFICES[0]), person("06415000", 6), person("06611000", 9)))

    assert found == [True, True, False]


def test_conferences_and_those_who_only_registered_stand_apart():
    one = [person("06611000", 2), person("06633", 5), person("06631009", 57)]
    other = [person("06633", 9, veranstaltung="Andere"), person("06633", 9, beteiligung="angemeldet")]

    assert hidden(rows(*one, *other)) == [True, True, False, False, False]


def test_overall_statements_are_never_hidden():
    assert hidden(rows(kassel(anzahl=2), kassel(anzahl=2, funktion="Verschiedene"))) == [False, False]
    assert too_few(EMPTY) == frozenset()


@settings(max_examples=90, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KOMMUNEN), st.sampled_from(OFFICES), st.integers(1, 5)), min_size=1, max_size=5,
                unique_by=lambda row: row[:2]))  # fmt: skip
def test_no_small_count_follows_from_what_is_shown(told):
    table = rows(*(person(kommune, number, office) for kommune, office, number in told))
    secret, numbers, places = hidden(table), [number for *_, number in told], [kommune for kommune, *_ in told]
    assert not any(number < FEWEST and not hide for number, hide in zip(numbers, secret, strict=True))
    sums = attendance(table)
    shown = dict(zip(sums["kommune"], sums["anzahl"].where(~sums["anzahl_withheld"]), strict=True))

    def fits(guess: tuple[int, ...]) -> bool:
        """Whether other counts would give the same pages: the sum of the conference and the shown sums of Kommunen."""
        if sum(guess) != sum(numbers):
            return False
        own = {place: sum(n for n, at in zip(guess, places, strict=True) if at == place) for place in shown}
        return all(pd.isna(value) or own[place] == value for place, value in shown.items())

    most = sum(numbers)
    choices = [range(1, most + 1) if hide else (number,) for number, hide in zip(numbers, secret, strict=True)]
    found = [guess for guess in product(*choices) if fits(guess)]
    for row, (place, hide) in enumerate(zip(places, secret, strict=True)):
        single = all(number == 1 for number, at in zip(numbers, places, strict=True) if at == place)
        everything = all(secret) and (most == len(numbers) or len(numbers) == 1)  # the conference itself says it
        if hide and numbers[row] < FEWEST and not everything and not (single and pd.notna(shown.get(place))):
            assert len({guess[row] for guess in found}) > 1, (told, secret, shown)
