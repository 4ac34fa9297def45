"""What taking a revision back would do is told before, and is what it then does."""

import pytest

from tests.data.kinds import STAND, dienste, plain

A = ("pass", "x", "2020", "offen", 1, None, None)
B = ("ehe", "x", "2020", "offen", 1, None, None)
BETTER = ("pass", "x", "2020", "online", 3, None, None)


def take(store, *rows, mode="ergänzt"):
    return store.commit(store.preview(dienste(*rows), mode), "Anna")


@pytest.mark.parametrize(
    ("steps", "number"),
    [([(A,)], 1), ([(A,), (A, B)], 2), ([(A, B), (BETTER,)], 2), ([(A, B), (B,), (BETTER, B)], 3)],
)
def test_what_is_told_before_is_what_happens(store, steps, number):
    for rows in steps:
        take(store, *rows, mode="ersetzt")
    told = store.undoing(number)
    expected, counts = plain(told.after(STAND), STAND), told.counts
    done = store.undo(number, "Bert")

    assert told.against == 0
    assert sorted(map(repr, plain(store.rows(STAND), STAND))) == sorted(map(repr, expected))
    assert done.counts == counts


def test_rows_that_later_revisions_built_on_stand_against_it(store):
    take(store, A, B)
    take(store, BETTER)
    told = store.undoing(1)

    assert told.against == 1
    assert told.reversals["stand"].conflicts["later"].tolist() == [2]
