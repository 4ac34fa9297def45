"""Rows made ready before the lock: whatever stands in them, it is stored as it is, in the right revision."""

import pytest

from data import adding, engine
from data.errors import AlreadyImported
from data.verification import verify
from tests.data.kinds import STAND, TREFFEN, dienste, plain, reading

HARD = (
    "\\", "\\N", "\\.", "a\\", "\t", "a\tb", "a\nb", "\n\\.\n", "a\r\nb", "\r", '"', "'; --", " ", "", "NULL", "\\t",
    "ä😀\u2028", "%s", ":a", "?", "\x01\x7f", "{}", ",",
)  # fmt: skip
NUMBERS = (None, 0.1, -0.25, 1e300, 5e-324, 1 / 3, 123456789012345678.0, 0.0)
WHOLES = (None, 0, -1, 2**62, -(2**63))


@pytest.mark.parametrize("together", [1, 4, 100])
@pytest.mark.parametrize("large", [True, False], ids=["categories", "plain text"])
def test_every_text_and_number_is_stored_as_it_is(store, monkeypatch, together, large):
    monkeypatch.setattr("data.frames.LARGE", 2 if large else 1_000)
    monkeypatch.setattr(adding, "TOGETHER", together)
    monkeypatch.setattr(adding, "WRITTEN_AT_ONCE", 8)
    monkeypatch.setattr(adding, "AHEAD", 2)
    rows = [
        (text, "x", "2020", None if place % 3 else text, WHOLES[place % 5], NUMBERS[place % 8], "exakt")
        for place, text in enumerate(HARD)
    ]
    store.commit(store.preview(dienste(*rows), "ergänzt"), "Anna")

    assert plain(store.rows(STAND), STAND) == rows
    with engine.reading(store._engine) as connection:
        assert verify(connection).broken == ""


def test_an_import_of_another_kind_in_between_only_changes_the_number(store, monkeypatch):
    preview = store.preview(dienste(("a", "x", "2020", "offen", 1, None, None)), "ergänzt")
    other = store.preview(reading(TREFFEN, raum=[("t", "r")]), "ergänzt")
    ready = store._ready

    def overtaken(mine):
        made = ready(mine)
        monkeypatch.setattr(store, "_ready", ready)
        store.commit(other, "Berta")
        return made

    monkeypatch.setattr(store, "_ready", overtaken)
    assert store.commit(preview, "Anna").id == 2
    assert store.rows(STAND)["revision"].tolist() == [2]
    assert store.rows(STAND, 1).empty
    with engine.reading(store._engine) as connection:
        assert verify(connection).broken == ""


def test_what_is_refused_is_refused_before_anybody_waits_for_it(store, monkeypatch):
    preview = store.preview(dienste(("a", "x", "2020", "offen", 1, None, None)), "ergänzt")
    store.commit(preview, "Anna")
    monkeypatch.setattr(engine, "writing", None)
    with pytest.raises(AlreadyImported):
        store.commit(preview, "Anna")
