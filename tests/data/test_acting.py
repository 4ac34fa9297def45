"""What somebody does to the store, with the role that is needed and without, and within a region."""

import pandas as pd
import pytest

from data import region
from data.access import Actor, Forbidden, Right, Role
from data.acting import Acting
from data.actions import Action
from data.errors import NotKept, StoreError
from data.people.lasting import Ended
from data.region import OutsideRegion
from data.seed import FOLDER, own_workbook
from data.store import open_store
from tests.data.conftest import empty_database
from tests.data.people.test_sessions import sign_in


@pytest.fixture
def house(tmp_path):
    """A store of the real kinds of workbook, with the sample of attendance as revision 1 by P1 (anna)."""
    with empty_database("sqlite", tmp_path) as url:
        store = open_store(url)
        for key, subject in (("a", "anna"), ("b", "bert")):
            store.people.sessions.admit(sign_in(key, subject, role=Role.VERWALTER))
        reading = own_workbook(FOLDER / "teilnahme.xlsx", "teilnahme")
        Acting(store, person("P1", Role.VERWALTER)).commit(store.preview(reading, "ergänzt"))
        yield store
        store.close()


def person(reference="P2", role=Role.ERFASSER, limit=""):
    return Actor(reference, "Anna Beispiel", role, limit, "b")


def funding(store):
    return store.preview(own_workbook(FOLDER / "foerderung.xlsx", "foerderung"), "ergänzt")


DEEDS = {
    Right.COMMIT: lambda store, acting: acting.commit(funding(store)),
    Right.UNDO_OTHER: lambda store, acting: acting.undo(1),
    Right.NOTE: lambda store, acting: acting.annotate("11/2024", "Förderaufruf"),
    Right.OWN_VIEW: lambda store, acting: acting.save_view("Meine", "teilnahme", "", own=True),
    Right.ROLES: lambda store, acting: acting.grant_role("P1", Role.VERWALTER, ""),
    Right.SESSIONS: lambda store, acting: acting.end_session("a"),
    Right.DEMONSTRATION: lambda store, acting: acting.remove_demonstration(),
}


@pytest.mark.parametrize("right", DEEDS, ids=str)
@pytest.mark.parametrize("role", [None, *Role])
def test_a_deed_needs_its_right_and_without_it_nothing_changes(house, right, role):
    actor = person(role=role)
    before = house.latest(), len(house.audit()), len(house.annotations())

    if actor.may(right):
        DEEDS[right](house, Acting(house, actor))
    else:
        with pytest.raises(Forbidden):
            DEEDS[right](house, Acting(house, actor))
        assert (house.latest(), len(house.audit()), len(house.annotations())) == before


def test_an_erfasser_takes_back_what_is_its_own_and_nothing_else(house):
    acting = Acting(house, person())
    own = acting.commit(funding(house))
    assert (acting.may_undo(own), acting.may_undo(house.revision(1))) == (True, False)
    assert acting.undo(own.id).reverts == own.id
    with pytest.raises(Forbidden):
        acting.undo(1)


def test_the_store_holds_references_and_shows_names(house):
    revision = house.revision(1)
    assert (revision.signed, revision.by) == ("P1", "Anna Beispiel")
    assert house.audit(action=Action.IMPORT)[0].who == "P1"


def test_somebody_without_sign_in_becomes_a_person_with_the_first_deed(house):
    local = Actor("", "RP Kassel", Role.VERWALTER)
    made = Acting(house, local).commit(funding(house))
    assert (made.by, made.signed) == ("RP Kassel", "P3")
    assert Acting(house, local).may_undo(made)
    with pytest.raises(NotKept):
        Acting(house, Actor("", "rp@kassel.example", Role.VERWALTER)).annotate("11/2024", "Förderaufruf")


def test_all_sessions_of_a_person_are_ended_by_itself_or_by_who_may(house):
    def began(key, subject):
        return house.people.sessions.admit(sign_in(key, subject))

    anna, other = began("x1", "carla"), began("x2", "carla")
    bert = began("y1", "dora")
    assert anna.reference == other.reference != bert.reference
    with pytest.raises(Forbidden):
        Acting(house, bert).end_sessions(anna.reference)
    assert Acting(house, anna).end_sessions() == 2
    assert {each.key for each in house.people.sessions.listed()} & {"x1", "x2", "y1"} == {"y1"}
    assert [each.action for each in house.audit(limit=2)] == [Action.SIGN_OUT] * 2
    with pytest.raises(Ended, match="abgemeldet"):
        began("x2", "carla")
    verwalter = Acting(house, person("P1", Role.VERWALTER))
    assert (verwalter.end_sessions(bert.reference), verwalter.end_sessions("P999")) == (1, 0)
    with pytest.raises(Ended, match="von der Verwaltung"):
        began("y1", "dora")
    assert began("y2", "dora").reference == bert.reference


def test_own_views_are_ones_own(house):
    anna, bert = Acting(house, person("P1", Role.LESER)), Acting(house, person("P2", Role.LESER))
    anna.save_view("Meine", "teilnahme", "", own=True)
    assert [view.name for view in anna.own_views()] == ["Meine"]
    assert bert.own_views() == []
    with pytest.raises(Forbidden):
        bert.forget(anna.own_views()[0])
    anna.forget(anna.own_views()[0])
    assert anna.own_views() == []


def test_a_limit_holds_for_imports_and_for_taking_back(house):
    within = Acting(house, person("P1", Role.VERWALTER, "066"))
    with pytest.raises(OutsideRegion, match="gilt für Regierungsbezirk Kassel"):
        within.commit(funding(house))
    with pytest.raises(OutsideRegion):
        within.undo(1)
    with pytest.raises(Forbidden):
        within.grant_role("P2", Role.LESER, "")
    assert house.latest() == 1


@pytest.mark.parametrize(
    ("kommune", "bezirk", "limit", "expected"),
    [
        ("06611000", None, "066", True), ("06611000", None, "06611", True), ("06611000", None, "06633", False),
        ("06633", None, "06633", True), ("06633", None, "066", True), (None, "066", "066", True),
        (None, "066", "06611", False), (None, "064", "066", False), (None, "06", "066", False),
        ("06", None, "066", False), (None, None, "066", False), ("06435014", "066", "066", False),
    ],
)  # fmt: skip
def test_which_rows_lie_within(kommune, bezirk, limit, expected):
    rows = pd.DataFrame({"kommune": pd.array([kommune], "str"), "regierungsbezirk": pd.array([bezirk], "str")})
    assert region.inside(rows, limit).tolist() == [expected]
    assert region.inside(rows.astype("category"), limit).tolist() == [expected]


def test_rows_that_name_no_place_lie_nowhere():
    assert region.inside(pd.DataFrame({"kennzahl": ["a", "b"]}), "066").tolist() == [False, False]


def test_an_import_within_the_limit_is_taken(house):
    reading = own_workbook(FOLDER / "teilnahme.xlsx", "teilnahme")
    table = reading.tables["teilnahme"]
    kassel = table[table["regierungsbezirk"].eq("066")].assign(ort="Fulda")
    part = reading.__class__(**{**reading.__dict__, "tables": {"teilnahme": kassel}, "sha256": "0" * 64})
    made = Acting(house, person("P2", Role.ERFASSER, "066")).commit(house.preview(part, "ergänzt"))
    assert made.id == 2
    assert Acting(house, person("P2", Role.ERFASSER, "066")).undo(2).id == 3


def test_every_refusal_is_a_german_sentence(house):
    for refused in (Forbidden(Right.COMMIT), OutsideRegion("066", 1), OutsideRegion("06633", 7)):
        assert isinstance(refused, StoreError)
        assert "Geändert ist nichts" in str(refused)
