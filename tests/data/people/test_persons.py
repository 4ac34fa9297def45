"""Names stand in one table: everything else of the store knows a reference."""

import pytest
from sqlalchemy import text

from data.people.persons import ERASED, number, reference
from data.revisions import NOBODY
from tests.data.people.test_sessions import sign_in


@pytest.fixture
def persons(store):
    return store.people.persons


def test_a_typed_name_is_one_person_however_it_is_written(persons):
    assert persons.typed("RP Kassel") == persons.typed(" rp kassel ") == "P1"
    assert persons.typed("RP Gießen") == "P2"
    assert persons.names() == {"P1": "RP Kassel", "P2": "RP Gießen"}


@pytest.mark.parametrize("nobody", ["", "  ", "P1", "P17"])
def test_nobody_passes_for_a_reference(persons, nobody):
    assert persons.typed(nobody) == NOBODY
    assert persons.names() == {}


def test_a_typed_name_is_never_somebody_who_signs_in(store, persons):
    store.people.sessions.admit(sign_in())
    assert persons.typed("anna") != "P1"
    assert persons.typed("Anna Beispiel") != "P1"


def test_texts_that_are_no_references_stay_as_they_are(persons):
    for word in ("System", NOBODY, "P0", "P01", "p1", "P1 ", "PRO", "P" + "9" * 40):
        assert persons.name(word) == word
    assert persons.name("P5") == ERASED


def test_references_and_numbers_belong_together():
    assert [number(reference(id)) for id in (1, 17, 10**12)] == [1, 17, 10**12]


def test_the_name_of_a_person_follows_the_provider(store, persons):
    store.people.sessions.admit(sign_in())
    assert persons.name("P1") == "Anna Beispiel"
    store.people.sessions.admit(sign_in("zweite").__class__(**{**sign_in("zweite").__dict__, "name": "Anna Neumann"}))
    assert persons.name("P1") == "Anna Neumann"


def test_a_name_is_nowhere_but_in_its_table(store, persons):
    store.people.sessions.admit(sign_in())
    store.people.sessions.end("erste", "P1")
    persons.typed("Bert Geheim")
    with store._engine.connect() as connection:
        tables = {
            table.name: str(connection.execute(table.select()).all()) for table in store._tables.metadata.sorted_tables
        }
        assert connection.scalar(text("SELECT count(*) FROM persons")) == 2
    assert [name for name, content in tables.items() if "Geheim" in content or "Beispiel" in content] == ["persons"]
