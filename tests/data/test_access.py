"""The matrix of rights, cell by cell, and that what changes the store asks it: every cell of it is one test."""

import pytest

from data.access import MATRIX, WITHIN, Actor, Forbidden, Right, Role, anybody, matrix

STRANGERS = {"ohne Anmeldung", "ohne Rolle"}


def test_every_right_stands_in_the_matrix_once_and_nothing_else_does():
    assert list(matrix()) == list(Right)
    assert len(MATRIX.read_text(encoding="utf-8").splitlines()) == len(Right) + 1
    cells = {row[column] for row in matrix().values() for column in ("ohne Anmeldung", "ohne Rolle", *Role)}
    assert cells == {"ja", "nein"}
    assert {row["region"] for row in matrix().values()} == {"überall", WITHIN, "nur ohne Grenze"}


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("region", ["", "066"])
def test_who_may_what_is_what_the_matrix_says(right, role, region):
    row = matrix()[right]
    expected = row[role or "ohne Rolle"] == "ja" and not (region and row["region"] == "nur ohne Grenze")
    actor = Actor("P1", "Anna", role, region)

    assert actor.may(right) is expected
    if expected:
        actor.require(right)
    else:
        with pytest.raises(Forbidden, match="fehlt Ihnen die Berechtigung") as refused:
            actor.require(right)
        assert refused.value.right is right


def test_a_higher_role_may_all_that_a_lower_one_may():
    for row in matrix().values():
        granted = [row[role] == "ja" for role in Role]
        assert granted == sorted(granted)


def test_strangers_may_nothing_but_leave():
    assert not any(map(anybody, Right))
    assert [right for right in Right if matrix()[right]["ohne Rolle"] == "ja"] == [Right.OWN_SESSION]
