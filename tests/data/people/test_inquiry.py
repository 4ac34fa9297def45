"""When a person asks: everything that is stored is found, and what is erased is gone while the chains still hold."""

import json
from dataclasses import replace

import pytest

from data import rights
from data.__main__ import main
from data.access import Actor, Forbidden, Role
from data.acting import Acting
from data.actions import Action
from data.engine import reading, writing
from data.people.erasing import AlreadyErased
from data.people.lasting import ENDED, Ended
from data.people.persons import ERASED
from data.people.roles import LastOne, NoSuchPerson
from data.store import open_store
from data.verification import verify
from tests.data.kinds import KINDS, dienste
from tests.data.people.test_sessions import sign_in
from tests.data.test_rights import role  # noqa: F401 - a fixture

ROW = ("a", "Haus Beispiel", "2020", "offen", 1, 0.5, "exakt")
CHIEF = Actor("P2", "Bert", Role.VERWALTER, "", "zweite")


@pytest.fixture
def house(store):
    """Anna (P1) has done everything that one can do; Bert (P2) is the Verwalter."""
    store.people.sessions.admit(sign_in())
    store.people.sessions.admit(replace(sign_in("zweite", "bert", role=Role.VERWALTER), name="Bert Rest"))
    store.commit(store.preview(dienste(ROW), "ergänzt"), "P1", note="Von Anna Beispiel geprüft")
    store.annotate("01.02.2021", "Frau Beispiel fragen", "P1")
    store.remember_place("Hombrg", "06634009", "P1")
    store.save_view("Meine", "ozg", "stand=1", "P1", owner="P1")
    store.save_view("Für alle", "ozg", "stand=1", "P1")
    store.forget("healings", 1, "P1")
    return store


def everything(store):
    with reading(store._engine) as connection:
        return {
            each.name: str(connection.execute(each.select()).all()) for each in store._tables.metadata.sorted_tables
        }


def test_everything_about_a_person_is_found(house):
    assert house.people.inquiry.persons("beispiel") == {"P1": "Anna Beispiel"}
    assert house.people.inquiry.persons("P2") == {"P2": "Bert Rest"}
    assert house.people.inquiry.persons(" ") == {}
    told = house.people.inquiry.told_of("P1")
    assert (told["person"]["name"], told["rolle"][0]["role"], len(told["sitzungen"])) == ("Anna Beispiel", "leser", 1)
    deeds = {"revisions": [1], "healings": [1], "annotations": [1], "saved_views": [1, 2]}
    assert {name: numbers for name, numbers in told["einträge"].items() if name != "audit"} == deeds
    assert len(told["einträge"]["audit"]) == len([e for e in house.audit() if "P1" in (e.who, e.subject)])
    assert [view["name"] for view in told["eigene_ansichten"]] == ["Meine"]
    json.dumps(told)


def test_free_text_is_searched_too_and_named_by_its_place(house):
    found = {(each["tabelle"], each["spalte"]): each["nummern"] for each in house.people.inquiry.free_text("BEISPIEL")}
    assert found == {("revisions", "note"): [1], ("annotations", "text"): [1]}
    rows = {(each["tabelle"], each["spalte"]) for each in house.people.inquiry.free_text("beispiel", rows=True)}
    assert rows == {*found, ("stand", "ort")}
    assert house.people.inquiry.free_text("") == []


def test_an_erased_person_is_gone_and_the_chains_hold(house):
    before = everything(house)
    gone = Acting(house, CHIEF).erase("P1")
    assert gone == {"roles": 1, "sessions": 1, "views": 1}
    after = everything(house)
    assert [name for name, told in after.items() if "anna" in told.casefold() and name != "revisions"] == []
    assert after["revisions"] == before["revisions"]
    assert house.revisions()[0].by == ERASED
    assert house.annotations()[0].by == ERASED
    assert [view.name for view in house.saved_views()] == ["Für alle"]
    assert house.saved_views("P1") == []
    with reading(house._engine) as connection:
        assert verify(connection).broken == ""
    entry = house.audit()[0]
    assert (entry.who, entry.action, entry.subject) == ("P2", Action.ERASURE, "P1")
    assert "Anna" not in repr(house.audit())
    assert [each.person for each in house.people.roles.listed()] == ["P2"]


def test_the_cookie_of_an_erased_person_opens_nothing_and_its_reference_is_nobody_elses(house):
    Acting(house, CHIEF).erase("P1")
    with pytest.raises(Ended) as refused:
        house.people.sessions.admit(sign_in())
    assert refused.value.why == ENDED
    again = house.people.sessions.admit(sign_in("dritte"))
    assert again.reference == "P3"
    assert house.people.persons.typed("p1") == "P4"
    assert house.people.persons.name("P1") == ERASED


def test_what_cannot_be_erased_is_said_and_nothing_changes(house):
    before = everything(house)
    acting = Acting(house, CHIEF)
    for reference, why in (("P2", LastOne), ("P9", NoSuchPerson), ("Anna", NoSuchPerson)):
        with pytest.raises(why):
            acting.erase(reference)
    for role_of, limit in ((Role.LESER, ""), (Role.ERFASSER, ""), (Role.VERWALTER, "066"), (None, "")):
        nobody = Acting(house, replace(CHIEF, role=role_of, region=limit))
        for deed in (lambda it: it.erase("P1"), lambda it: it.search_persons("Anna"), lambda it: it.told_of("P1")):
            with pytest.raises(Forbidden):
                deed(nobody)
    assert everything(house) == before
    acting.erase("P1")
    with pytest.raises(AlreadyErased):
        acting.erase("P1")


def test_a_search_is_told_without_the_name(house):
    persons, elsewhere = Acting(house, CHIEF).search_persons("Anna")
    assert (persons, len(elsewhere)) == ({"P1": "Anna Beispiel"}, 1)
    Acting(house, CHIEF).told_of("P1")
    told = [(each.action, each.subject) for each in house.audit()[:2]]
    assert told == [(Action.SEARCH, "P1"), (Action.SEARCH, "")]
    assert "Anna" not in repr(house.audit())


@pytest.mark.postgres
def test_the_role_of_the_program_may_erase(role):  # noqa: F811
    url, name, theirs = role
    owner = open_store(url, KINDS)
    with writing(owner._engine) as connection:
        rights.grant(connection, name)
    store = open_store(theirs, KINDS)
    store.people.sessions.admit(sign_in())
    store.save_view("Meine", "ozg", "", "P1", owner="P1")
    assert store.people.erase("P1", "P1") == {"roles": 1, "sessions": 1, "views": 1}
    for each in (store, owner):
        each.close()


def test_the_command_finds_and_erases(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DASHBOARD_DATABASE_URL", raising=False)
    store = open_store()
    store.people.sessions.admit(sign_in())
    assert main(["person", "search", "beispiel"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["kennung"] for each in told["personen"]] == ["P1"]
    assert main(["person", "search", "--reference", "P1"]) == 0
    assert json.loads(capsys.readouterr().out)["personen"][0]["person"]["name"] == "Anna Beispiel"
    assert main(["person", "erase", "P1"]) == 0
    assert main(["person", "erase", "P1"]) == 2
    assert main(["person", "search", "--reference", "P7"]) == 2
    assert main(["person", "search"]) == 2
    capsys.readouterr()
    assert main(["person", "search", "beispiel"]) == 0
    assert json.loads(capsys.readouterr().out) == {"personen": [], "texte": []}
    assert main(["verify"]) == 0
    assert "Anna" not in repr(store.audit())
    store.close()
