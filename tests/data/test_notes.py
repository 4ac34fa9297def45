"""Comments on the time line and saved views are kept with who and when, and taken back by a date, never deleted."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from data.annotation import TOPICS, Annotation, known_at
from data.engine import writing
from data.errors import NotKept, UnknownMemory
from loaders.answers import NO_ANSWERS
from tests.data.test_store_concurrency import together

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def test_an_empty_store_has_no_notes(store):
    assert store.annotations() == []
    assert store.saved_views() == store.saved_views("Anna") == []


def test_a_comment_is_kept_with_who_and_when_and_is_no_revision(store):
    before = datetime.now(UTC)
    made = store.annotate("12.11.2026", " Förderaufruf\n gestartet ", " Anna ", "Förderung")
    assert store.annotations() == [made]
    assert (made.day, made.text, made.by, made.about) == (
        "2026-11-12",
        "Förderaufruf gestartet",
        "Anna",
        "Förderung",
    )
    assert before - timedelta(seconds=1) < made.at_utc < datetime.now(UTC) + timedelta(seconds=1)
    assert made.described() == "„Förderaufruf gestartet“"
    assert store.latest() == 0
    assert store.remembered() == []
    assert store.answers() == NO_ANSWERS


@pytest.mark.parametrize(
    ("typed", "day", "span"),
    [
        ("12.11.2026", "2026-11-12", ("2026-11-12", "2026-11-12")),
        ("1.2.2024", "2024-02-01", ("2024-02-01", "2024-02-01")),
        ("2/2024", "2024-02", ("2024-02-01", "2024-02-29")),
        ("Februar 2024", "2024-02", ("2024-02-01", "2024-02-29")),
    ],
)
def test_a_day_is_as_exact_as_it_was_typed(store, typed, day, span):
    made = store.annotate(typed, "Wechsel auf Reifegrad 2.0", "Anna", "OZG")
    assert (made.day, made.span) == (day, span)
    assert store.annotations()[0].span == span


@pytest.mark.parametrize("typed", ["", "2024", "30.02.2024", "bald", "12.11.1890", "x" * 200, "Q1 2024"])
def test_a_comment_without_a_day_or_month_is_not_kept(store, typed):
    with pytest.raises(NotKept, match=r"Bitte einen Tag wie 12\.11\.2026"):
        store.annotate(typed, "Förderaufruf", "Anna")
    assert store.annotations() == []


@pytest.mark.parametrize(
    "typed",
    ["", "  \n", "x" * 121, "Fragen an anna@example.org", "Tel. 0611 353-1234", "0611/3531234", "Aktenzeichen 123456"],
)
def test_what_is_empty_long_or_personal_is_not_kept(store, typed):
    with pytest.raises(NotKept) as refused:
        store.annotate("12.11.2026", typed, "Anna")
    assert typed not in str(refused.value) or not typed.strip()
    assert str(refused.value).endswith("Gespeichert ist noch nichts.")
    assert store.annotations() == []


@pytest.mark.parametrize(
    "typed",
    ["x" * 120, "Förderaufruf 2024/2025", "Förderung 2024-26: 37.000.000 Euro", "Stichtag 30.06.2024", "Phase 2"],
)
def test_years_and_amounts_are_no_telephone_numbers(store, typed):
    assert store.annotate("12.11.2026", typed, "Anna").text == typed


@pytest.mark.parametrize("by", ["anna@example.org", "Anna 0611 3531234"])
def test_no_address_is_kept_as_a_name_either(store, by):
    with pytest.raises(NotKept):
        store.annotate("12.11.2026", "Förderaufruf", by)
    with pytest.raises(NotKept):
        store.save_view("Lage", "ozg", "", by)
    with pytest.raises(NotKept):
        store.save_view("Lage", "ozg", "", "Anna", owner=by)


def test_a_comment_is_about_something_known(store):
    for about in TOPICS:
        assert store.annotate("12.11.2026", "Hinweis", "", about).about == about
    assert store.annotations()[0].by == "ohne Angabe"
    with pytest.raises(NotKept):
        store.annotate("12.11.2026", "Hinweis", "Anna", "Wetter")


def test_a_comment_that_is_taken_back_is_dated_and_still_there(store):
    made = store.annotate("12.11.2026", "Förderaufruf", "Anna")
    store.forget("annotations", made.id, "Bert")
    (taken,) = store.annotations()
    assert (taken.id, taken.effective, taken.withdrawn_by) == (made.id, False, "Bert")
    assert known_at([taken], None) == []
    assert known_at([taken], made.at_utc) == [taken]
    with pytest.raises(UnknownMemory):
        store.forget("annotations", made.id, "Bert")


def noted(at: int, withdrawn: int | None = None, day: str = "2026-01-05", id: int = 1) -> Annotation:
    moments = {"at_utc": FIRST + timedelta(hours=at)}
    moments |= {"withdrawn_at": FIRST + timedelta(hours=withdrawn)} if withdrawn is not None else {}
    return Annotation(id=id, by="Anna", day=day, text="Hinweis", about="alle", **moments)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9), st.sampled_from(["2026-01", "2026-01-31"]))),
    st.none() | st.integers(0, 9),
)
def test_a_stand_shows_the_comments_that_existed_then(made, until):
    """Against a plain count, hour by hour, of what was written and not yet taken back."""
    made = [(at, end if end is None or end >= at else at, day) for at, end, day in made]
    expected = set()
    for number, (at, end, _) in enumerate(made):
        hour = 99 if until is None else until
        if at <= hour and not (end is not None and end <= hour):
            expected.add(number)
    listed = [noted(at, end, day, number) for number, (at, end, day) in enumerate(made)]
    found = known_at(listed, None if until is None else FIRST + timedelta(hours=until))
    assert {each.id for each in found} == expected
    assert [each.span[0] for each in found] == sorted(each.span[0] for each in found)


def test_views_are_everybodys_or_ones_own(store):
    shared = store.save_view("  Lage  Kassel ", "foerderung", "bezirk=Kassel", "Anna")
    mine = store.save_view("Meine", "ozg", "stand=3", "Bert", owner=" Bert ")
    assert (shared.name, shared.path, shared.query, shared.owner) == ("Lage Kassel", "foerderung", "bezirk=Kassel", "")
    assert store.saved_views() == [shared]
    assert store.saved_views("bert") == [mine]
    assert store.saved_views("Anna") == []
    assert store.latest() == 0


def test_a_view_that_is_taken_back_is_listed_no_longer_and_still_there(store, store_url):
    first, second = (store.save_view("Lage", "ozg", f"stand={n}", "Anna") for n in (1, 2))
    assert [each.query for each in store.saved_views()] == ["stand=2", "stand=1"]
    store.forget("saved_views", second.id, "Bert")
    assert store.saved_views() == [first]
    with writing(store._engine) as connection:
        kept = connection.execute(text("SELECT query, withdrawn_by FROM saved_views ORDER BY id")).all()
    assert [tuple(row) for row in kept] == [("stand=1", None), ("stand=2", "Bert")]


@pytest.mark.parametrize(
    ("name", "query"),
    [("", ""), (" ", ""), ("x" * 61, ""), ("a@b.de", ""), ("0611 353-1234", ""), ("Lage", "x" * 2001)],
)
def test_a_view_that_has_no_name_or_is_too_long_is_not_kept(store, name, query):
    with pytest.raises(NotKept):
        store.save_view(name, "ozg", query, "Anna")
    assert store.saved_views() == []


def test_all_who_write_at_once_are_kept(store):
    made = together(6, lambda n: store.annotate("12.11.2026", f"Hinweis {n}", f"{n}"))
    assert {each.id for each in store.annotations()} == {each.id for each in made}
    assert len({each.id for each in made}) == 6


def test_of_four_who_take_a_comment_back_at_once_one_does(store):
    made = store.annotate("12.11.2026", "Förderaufruf", "Anna")

    def forget(place):
        try:
            store.forget("annotations", made.id, f"{place}")
        except UnknownMemory:
            return ""
        return f"{place}"

    (winner,) = filter(None, together(4, forget))
    assert store.annotations()[0].withdrawn_by == winner
