"""What people confirmed is kept with who and when, the last one counts, and it can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from data.errors import NotRemembered, UnknownMemory
from data.remembered import Assignment, Healing, harmless
from loaders.answers import NO_ANSWERS, NOT_TAKEN
from loaders.headers import normal
from tests.data.test_store_concurrency import together

EFZE, OHM = "06634009", "06535009"
COLUMNS = {"leistung": "dienst", "gemeinde": "ort", "bemerkung": NOT_TAKEN}
HEADERS = ["Leistung", "Gemeinde", "Bemerkung"]


def test_an_empty_store_remembers_nothing(store):
    assert store.remembered() == []
    assert store.answers() == NO_ANSWERS


def test_a_spelling_is_remembered_with_who_and_when(store):
    before = datetime.now(UTC)
    healing = store.remember_place(" Hombrg\n(Efz) ", EFZE, " Anna ")
    assert store.remembered() == [healing]
    assert isinstance(healing, Healing)
    assert (healing.written, healing.spelling, healing.key, healing.by) == ("Hombrg (Efz)", "hombrgefz", EFZE, "Anna")
    assert before - timedelta(seconds=1) < healing.at_utc < datetime.now(UTC) + timedelta(seconds=1)
    assert healing.effective
    assert healing.described() == "„Hombrg (Efz)“ bedeutet „Homberg (Efze)“ (06634009)"
    assert store.answers().places == {"hombrgefz": EFZE}
    assert store.answers().confirmed["hombrgefz"].startswith("von Anna am ")
    assert store.latest() == 0


def test_the_last_one_counts_and_taking_it_back_lets_the_one_before_count_again(store):
    first, last = store.remember_place("Hombrg", EFZE, "Anna"), store.remember_place("hombrg", OHM, "Bert")
    assert store.answers().places == {"hombrg": OHM}
    store.forget("healings", last.id, "Carla")
    assert store.answers().places == {"hombrg": EFZE}
    taken, stays = store.remembered()
    assert (taken.id, taken.effective, taken.by, taken.withdrawn_by) == (last.id, False, "Bert", "Carla")
    assert taken.withdrawn_at >= taken.at_utc
    assert stays == first
    store.forget("healings", first.id, "Carla")
    assert store.answers() == NO_ANSWERS
    assert len(store.remembered()) == 2


def test_columns_are_remembered_by_the_shape_of_their_table(store):
    assignment = store.remember_columns("form", "dienste", COLUMNS, HEADERS, "Anna")
    assert store.remembered() == [assignment]
    assert isinstance(assignment, Assignment)
    assert assignment.example_headers == HEADERS
    assert "„Leistung“, „Gemeinde“" in assignment.described()
    assert store.answers().columns == {"form": COLUMNS}
    again = store.remember_columns("form", "dienste", {"leistung": "status"}, HEADERS, "Bert")
    store.remember_columns("andere", "treffen", {"raum": "raum"}, ["Raum"], "Bert")
    assert store.answers().columns == {"form": {"leistung": "status"}, "andere": {"raum": "raum"}}
    store.forget("assignments", again.id, "Carla")
    assert store.answers().columns["form"] == COLUMNS


def test_a_field_that_is_gone_is_left_out(store):
    store.remember_columns("form", "dienste", {"leistung": "dienst", "alt": "frueher"}, [], "Anna")
    assert store.answers().columns == {"form": {"leistung": "dienst"}}


def test_everything_is_listed_newest_first(store):
    store.remember_place("Hombrg", EFZE, "Anna")
    store.remember_columns("form", "dienste", COLUMNS, HEADERS, "Anna")
    store.remember_place("Lorsh", "06431016", "Anna")
    assert [each.kind for each in store.remembered()] == ["healings", "assignments", "healings"]


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Max Mustermann", EFZE),
        ("hombrg@example.org", EFZE),
        ("Homberg 05681 12345", EFZE),
        ("0568112345", EFZE),
        ("Hombrg" + " " * 3 + "x" * 100, EFZE),
        ("", EFZE),
        ("Hofbieber", EFZE),  # means one already
        ("06634009", EFZE),
        ("Homberg", "06412000"),  # the name of others
        ("Hombrg", "06"),
        ("Hombrg", "06611"),
        ("Hombrg", "99999999"),
        ("Zweckverband Hombrg", EFZE),
    ],
)
def test_what_might_be_anything_is_not_kept(store, spelling, key):
    with pytest.raises(NotRemembered) as refused:
        store.remember_place(spelling, key, "Anna")
    assert spelling not in str(refused.value) or not spelling
    assert store.remembered() == []


@pytest.mark.parametrize(("spelling", "key"), [("Homberg", OHM), ("Kassel", "06633"), ("Allendorf", "06635001")])
def test_a_name_of_several_may_mean_any_of_them(store, spelling, key):
    assert store.remember_place(spelling, key, "Anna").key == key


def test_headers_that_may_be_personal_are_not_kept(store):
    headers = ["Leistung", "anna@example.org", "0611 353-12345", "x" * 101]
    store.remember_columns("form", "dienste", dict.fromkeys(map(normal, headers), "dienst"), headers, "Anna")
    (kept,) = store.remembered()
    assert (kept.columns, kept.example_headers) == ({"leistung": "dienst"}, ["Leistung"])
    with pytest.raises(NotRemembered):
        store.remember_columns("form", "dienste", {"annaexampleorg": "dienst"}, ["anna@example.org"], "Anna")
    with pytest.raises(NotRemembered):
        store.remember_columns("form", "unbekannt", COLUMNS, HEADERS, "Anna")


@pytest.mark.parametrize(
    ("text_", "kept"),
    [("Stand 30.06.2024", True), ("Leistung 1", True), ("", False), ("a@b", False), ("Tel. 0611/353-0", False)],
)
def test_harmless(text_, kept):
    assert harmless(text_) == kept


def test_what_is_not_there_cannot_be_taken_back(store):
    healing = store.remember_place("Hombrg", EFZE, "Anna")
    store.forget("healings", healing.id, "Anna")
    for kind, number in (("healings", healing.id), ("healings", 99), ("assignments", healing.id), ("stand", 1)):
        with pytest.raises(UnknownMemory):
            store.forget(kind, number, "Anna")


def test_an_email_address_is_not_told_to_readers(store):
    store.remember_place("Hombrg", EFZE, "anna@example.org")
    store.remember_place("Lorsh", "06431016", " ")
    assert all(said.startswith("am ") for said in store.answers().confirmed.values())


def test_two_who_remember_the_same_at_once_are_both_kept_and_the_last_counts(store):
    for _ in range(5):
        given = together(4, lambda place: store.remember_place("Hombrg", (EFZE, OHM)[place % 2], f"{place}"))
        assert len({each.id for each in given}) == 4
        last = max(given, key=lambda each: each.id)
        assert store.answers().places == {"hombrg": last.key}
    assert len(store.remembered()) == 20


def test_of_four_who_take_it_back_at_once_one_does(store):
    healing = store.remember_place("Hombrg", EFZE, "Anna")

    def forget(place):
        try:
            store.forget("healings", healing.id, f"{place}")
        except UnknownMemory:
            return ""
        return f"{place}"

    (winner,) = filter(None, together(4, forget))
    assert store.remembered()[0].withdrawn_by == winner
