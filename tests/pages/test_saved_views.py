"""Saved views: this page with its filters under a name, for everybody or for oneself, opened by a link."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.revisions import BERLIN
from data.store import Store, open_store
from pages.shared import saved_views
from pages.sitemap import HOME, PAGES
from tests.pages.screen import Screen, plain, visit

BOX = "gespeicherte_ansichten"


def opened(folder: Path) -> Store:
    return open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")


def box(path: str, who: str = "", **query: str) -> AppTest:
    """A page with the place for views open, and a name in it."""
    page = visit(path, **query)
    page.session_state[BOX] = True
    page = page.run()
    return page.text_input(key=saved_views.WHO).set_value(who).run() if who else page


def save(page: AppTest, name: str, *, own: bool = False, pinned: bool = False) -> AppTest:
    number = next(each.key for each in page.text_input if each.key.startswith("ansicht_name_"))[len("ansicht_name_") :]
    page.text_input(key=f"ansicht_name_{number}").set_value(name)
    if own:
        page.radio(key=f"ansicht_wessen_{number}").set_value(saved_views.OWN)
    if pinned:
        choice = page.radio(key=f"ansicht_stand_{number}")
        choice.set_value(choice.options[1])
    return next(each for each in page.button if each.label == "Ansicht speichern").click().run()


def links(page: AppTest) -> list[str]:
    return [each.value for each in page.markdown if each.value.startswith("[")]


def test_the_place_is_empty_until_it_is_opened(app):
    assert not [each for each in visit("teilnahme").text_input if each.key == saved_views.WHO]
    assert links(box("teilnahme")) == []


def test_a_view_is_saved_with_its_filters_and_listed_as_a_link(app, data_dir):
    page = save(box("teilnahme", "RP Kassel", bezirk="Kassel"), "Lage Kassel")

    assert [plain(each.value) for each in page.success] == ["Die Ansicht „Lage Kassel“ ist gespeichert."]
    (link,) = links(page)
    assert link.startswith("[Lage Kassel](/teilnahme?bezirk=Kassel)")
    assert "Teilnahme, gespeichert von RP Kassel am " in plain(link)
    store = opened(data_dir)
    (kept,) = store.saved_views()
    assert (kept.name, kept.path, kept.query, kept.owner, kept.by) == (
        "Lage Kassel", "teilnahme", "bezirk=Kassel", "", "RP Kassel",
    )  # fmt: skip
    assert store.latest() == 4
    store.close()


def test_a_view_keeps_the_stand_only_when_asked(app, data_dir):
    save(box("foerderung", "RP", stand="2"), "fest")
    page = box("foerderung", "RP")
    save(save(page, "neu"), "festgehalten", pinned=True)
    store = opened(data_dir)

    assert {each.name: each.query for each in store.saved_views()} == {
        "fest": "stand=2",  # somebody who looks at an older Stand means that one
        "neu": "",
        "festgehalten": "stand=4",
    }
    store.close()


def test_a_day_is_kept_as_the_revision_that_it_showed(app, data_dir):
    store = opened(data_dir)
    day = store.revision(4).at_utc.astimezone(BERLIN).date().isoformat()
    save(box("foerderung", "RP", stand_am=day), "Tag", pinned=True)

    assert [each.query for each in store.saved_views()] == ["stand=4"]
    store.close()


def test_own_views_are_listed_for_whoever_types_their_name_and_the_page_says_so(app):
    save(box("ozg", "Anna"), "Meine", own=True)

    assert links(box("ozg")) == links(box("ozg", "Bert")) == []
    (mine,) = links(box("teilnahme", "anna "))
    assert mine.startswith("[Meine](/ozg)")
    assert "Das ist kein Schutz" in Screen(box("ozg")).text


def test_nobody_saves_without_saying_who(app, data_dir):
    page = save(box("ozg"), "Lage")

    assert ["Bitte oben Ihren Namen eintragen" in plain(each.value) for each in page.warning] == [True]
    store = opened(data_dir)
    assert store.saved_views() == []
    store.close()


def test_a_refused_name_is_told(app):
    page = save(box("ozg", "Anna"), "anna@example.org")

    assert ["E-Mail-Adressen" in plain(each.value) for each in page.error] == [True]


def test_a_view_is_taken_back(app, data_dir):
    page = save(box("ozg", "Anna"), "Lage")
    page = page.button(key="ansicht_entfernen_1").click().run()

    assert links(page) == []
    assert [plain(each.value) for each in page.success] == ["Ansicht „Lage“ ist entfernt."]
    assert "ansicht_entfernen_1" not in [each.key for each in page.button]


def test_a_view_of_a_page_that_is_no_more_leads_to_the_first_page_and_a_lost_filter_is_dropped(app, data_dir):
    store = opened(data_dir)
    store.save_view("alt", "wetter", "bezirk=Kassel", "Anna")
    store.save_view("Filter", "teilnahme", "bezirk=Atlantis&wolken=viele", "Anna")
    store.close()
    lost, gone = links(box("ozg"))

    assert gone.startswith("[alt](/)")
    assert "Seite gibt es nicht mehr" in plain(gone)
    assert lost.startswith("[Filter](/teilnahme?bezirk=Atlantis&wolken=viele)")
    page = visit("teilnahme", bezirk="Atlantis", wolken="viele")
    assert not page.exception
    assert page.selectbox(key="bezirk").value == ""


def test_names_and_addresses_of_views_are_text_and_nothing_else(app, data_dir):
    store = opened(data_dir)
    store.save_view("![x](http://evil.example) :red[r]", "ozg", "a=1)%20[b](http://evil.example/&b=%22", "Anna")
    store.close()
    (link,) = links(box("ozg"))

    assert "](http" not in link
    assert ":red[r]" not in link
    assert link.count("](/ozg?") == 1


@pytest.mark.parametrize(
    ("here", "root"),
    [
        ("http://a.de/", ""),
        ("http://a.de/ozg", ""),
        ("http://a.de/kommunen/ozg?x=1", "/kommunen"),
        ("http://a.de/kommunen/", "/kommunen"),
        ("http://a.de/kommunen", "/kommunen"),
        (None, ""),
    ],
)
def test_links_stay_on_this_server_wherever_it_lives(monkeypatch, here, root):
    monkeypatch.setattr(saved_views.st, "context", type("Context", (), {"url": here}))

    for entry in PAGES:
        assert saved_views._page(entry) == (f"{root}/" if entry is HOME else f"{root}/{entry.path}")


def test_without_any_data_a_view_can_be_saved_and_no_stand_be_kept(empty_app):
    page = box("ozg", "Anna")

    assert not page.exception
    assert page.radio(key="ansicht_stand_0").options == ["Immer der neueste"]
    assert links(save(page, "Leer"))[0].startswith("[Leer](/ozg)")
