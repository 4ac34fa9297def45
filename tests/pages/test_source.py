"""Where pages get their data: read once per revision, shared without copies, safe from what a page does to it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.revisions import BERLIN, Revision
from data.store import DEMONSTRATION, SAMPLE
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import german, source, stand
from tests.pages.conftest import PATIENCE


class Shelf:
    """A store that holds no database: three revisions, and a note of what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        kinds = ("teilnahme", "ozg", "teilnahme")
        self.known = [
            Revision(n, datetime(2026, 11, 22, 14, n, tzinfo=UTC), "Test", "import", kind, counts={kind: {"new": 1}})
            for n, kind in enumerate(kinds, 1)
        ]

    def latest(self) -> int:
        return len(self.known)

    def revisions(self) -> list[Revision]:
        return self.known[::-1]

    def revision(self, id: int) -> Revision:
        return self.known[id - 1]

    def rows(self, sheet, at):
        self.asked.append((sheet.name, at))
        return pd.DataFrame({"anzahl": [float(at)], "quelle": ["a"], "label": [SAMPLE]})


@pytest.fixture
def shelf(monkeypatch):
    shelf = Shelf()
    monkeypatch.setattr(source, "store", lambda: shelf)
    st.cache_resource.clear()
    yield shelf
    st.cache_resource.clear()


def page() -> None:
    """A page that shows the chooser and remembers what it saw."""
    import streamlit as st

    from loaders.workbooks.ozg import OZG
    from loaders.workbooks.teilnahme import TEILNAHME
    from pages.shared import source, stand

    stand.choose()
    stand.notice()
    st.session_state["seen"] = [source.rows(sheet)["anzahl"].item() for sheet in (TEILNAHME, OZG)]


def chooser_alone() -> None:
    """A page on an empty store."""
    from pages.shared import stand

    stand.choose()
    stand.notice()


def opened(**query: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_without_a_word_in_the_address_the_newest_stand_is_shown(shelf):
    app = opened()

    assert app.session_state["seen"] == [3, 2]
    assert app.selectbox[0].value == 0
    assert app.selectbox[0].options[0] == "Neuester Stand"
    assert "stand" not in app.query_params
    assert not app.markdown


def test_the_address_chooses_an_older_stand_and_the_page_says_so(shelf):
    app = opened(stand="1")

    assert app.session_state["seen"] == [1, 1]
    assert app.query_params["stand"] == "1"
    assert app.markdown[0].value == (
        "**Sie sehen einen früheren Stand:** Nr. 1 · 22.11.2026, 15:01 Uhr · Teilnahme: Import. "
        "Seitdem gab es 2 weitere Änderungen."
    )


def test_there_is_a_way_back(shelf):
    app = opened(stand="2").button[0].click().run()

    assert app.session_state["seen"] == [3, 2]
    assert "stand" not in app.query_params
    assert not app.markdown


@pytest.mark.parametrize("word", ["99", "-1", "0", "abc", "", "１", "1.0", "1;--", "9" * 50])
def test_a_stand_that_does_not_exist_is_the_newest(shelf, word):
    app = opened(stand=word)

    assert app.session_state["seen"] == [3, 2]
    assert "stand" not in app.query_params


TWO_DAYS = (datetime(2026, 11, 12, 22, 59, 59, tzinfo=UTC), datetime(2026, 11, 12, 23, 0, tzinfo=UTC))
"""The last second of 12 November in Berlin, and the first of the next day."""


@pytest.fixture
def two_days(shelf):
    """Revision 1 and 2 on 12 November, revision 3 a second later: on the 13th."""
    moments = (datetime(2026, 11, 12, 8, tzinfo=UTC), *TWO_DAYS)
    shelf.known = [replace(each, at_utc=at) for each, at in zip(shelf.known, moments, strict=True)]
    return shelf


@pytest.mark.parametrize(
    ("day", "shown"), [("2026-11-12", [1, 2]), ("2026-11-13", [3, 2]), ("2026-11-20", [3, 2]), ("12.11.2026", [1, 2])]
)
def test_a_day_in_the_address_shows_the_newest_revision_at_its_end(two_days, day, shown):
    app = opened(stand_am=day)

    assert app.session_state["seen"] == shown
    assert app.query_params["stand_am"] == day
    assert "stand" not in app.query_params
    assert app.markdown[0].value.startswith(f"**Sie sehen den Stand am {german.day(day)}:** Nr. ")


def test_a_day_of_the_newest_revision_says_so(two_days):
    assert opened(stand_am="2026-11-13").markdown[0].value.endswith("Das ist der neueste.")
    assert opened(stand_am="2026-11-12").markdown[0].value.endswith("Seitdem gab es 1 weitere Änderung.")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            "2026-11-11",
            "Am 11.11.2026 gab es noch keine Daten. Zum ersten Mal übernommen wurde am 12.11.2026, 09:00 Uhr.",
        ),
        ("2100-01-01", "Der 01.01.2100 liegt noch in der Zukunft."),
        ("2026-11", "„2026-11“ ist kein Tag, dessen Stand gezeigt werden kann."),
        ("morgen", "„morgen“ ist kein Tag, dessen Stand gezeigt werden kann."),
        ("![x](http://evil.example)", "ist kein Tag"),
    ],
)
def test_a_day_without_a_stand_says_so_calmly_and_shows_the_newest(two_days, day, told):
    app = opened(stand_am=day)

    assert app.session_state["seen"] == [3, 2]
    assert "stand_am" not in app.query_params
    assert told in re.sub(r"\\([^\w\s])", r"\1", app.markdown[0].value)
    assert "![x](" not in app.markdown[0].value
    assert app.markdown[0].value.endswith("Gezeigt wird der neueste Stand.")
    assert not app.run().markdown


def test_a_day_stays_while_others_add_revisions_and_a_number_ends_it(two_days):
    app = opened(stand_am="2026-11-12")
    two_days.known.append(replace(two_days.known[-1], id=4, counts={"ozg": {}}))
    assert app.run().session_state["seen"] == [1, 2]
    assert "2 weitere Änderungen" in app.markdown[0].value

    app.selectbox[0].set_value(3).run()
    assert app.session_state["seen"] == [3, 2]
    assert ("stand_am" in app.query_params, app.query_params["stand"]) == (False, "3")
    app.button[0].click().run()
    assert "stand" not in app.query_params


def test_a_number_in_the_address_goes_before_a_day(two_days):
    app = opened(stand_am="2026-11-12", stand="3")

    assert app.session_state["seen"] == [3, 2]
    assert "stand_am" not in app.query_params


def test_the_day_of_today_follows_what_comes_in(shelf):
    today = datetime.now(UTC)
    shelf.known = [replace(each, at_utc=today) for each in shelf.known]
    app = opened(stand_am=f"{today.astimezone(BERLIN):%Y-%m-%d}")
    assert app.session_state["seen"] == [3, 2]
    shelf.known.append(replace(shelf.known[-1], id=4))
    assert app.run().session_state["seen"] == [4, 2]


def test_a_day_is_typed_in_german(two_days):
    app = opened()
    app.session_state["stand_am_feld_"] = True
    app.run()
    app.text_input[0].set_value("bald").run()
    assert [each.value for each in app.warning] == ["Bitte einen Tag wie 12.11.2026 eintragen."]
    app.text_input[0].set_value("12.11.2026").run()
    assert app.session_state["seen"] == [1, 2]
    assert app.query_params["stand_am"] == "2026-11-12"


def test_a_choice_stays_while_others_add_revisions(shelf):
    app = opened(stand="2")
    shelf.known.append(Revision(4, datetime(2026, 11, 22, 15, tzinfo=UTC), "Test", "import", "ozg", counts={"ozg": {}}))
    app.run()

    assert app.query_params["stand"] == "2"
    assert "2 weitere Änderungen" in app.markdown[0].value


def test_without_data_there_is_nothing_to_choose(shelf):
    shelf.known.clear()
    app = AppTest.from_function(chooser_alone, default_timeout=PATIENCE).run()

    assert not app.exception
    assert app.selectbox[0].options == ["Noch keine Daten"]
    assert source.stand_label() == "noch keine Daten"


def test_a_table_is_read_once_until_its_sheet_changes(shelf):
    for _ in range(3):
        source.rows(TEILNAHME)
        source.rows(OZG)

    assert shelf.asked == [("teilnahme", 3), ("ozg", 2)]


def test_what_a_page_does_to_its_rows_stays_its_own(shelf):
    mine = source.rows(TEILNAHME)
    mine.loc[0, "anzahl"] = 99.0
    mine["neu"] = 1
    del mine["quelle"]

    yours = source.rows(TEILNAHME)
    assert yours["anzahl"].item() == 3
    assert list(yours) == ["anzahl", "quelle", "label"]


def test_rows_are_handed_out_without_copying_them(shelf):
    assert pd.api.types.is_float_dtype(source.rows(TEILNAHME)["anzahl"])
    first, second = (source.rows(TEILNAHME)["anzahl"].to_numpy() for _ in range(2))
    assert first.ctypes.data == second.ctypes.data


def test_demonstration_data_are_recognised():
    rows = pd.DataFrame({"label": [SAMPLE, None]})

    assert not source.contains_demonstration(rows)
    assert source.contains_demonstration(pd.concat([rows, pd.DataFrame({"label": [DEMONSTRATION]})]))
    assert not source.contains_demonstration(pd.DataFrame({"a": []}))


def test_sources_are_named_once_and_in_order():
    rows = pd.DataFrame({"quelle": ["b", None, "a", "b"]}, dtype="str")

    assert source.named(rows) == ("b", "a")
    assert source.named(pd.DataFrame({"a": [1]})) == ()


def test_the_label_of_a_revision():
    undone = Revision(7, datetime(2026, 11, 22, 14, 36, tzinfo=UTC), "Test", "undo", "foerderung", reverts=3)

    assert stand.label(undone) == "Nr. 7 · 22.11.2026, 15:36 Uhr · Förderung: rückgängig gemacht"
