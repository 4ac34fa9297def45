"""The pages at the foot: for everybody, reachable from everywhere, true, and honest about what the operator must add."""

import re

import pytest

from loaders.workbooks import WORKBOOKS
from pages.barrierefreiheit.exceptions import BY_HAND, EXCEPTIONS
from pages.leichte_sprache import texts as easy
from pages.shared import authority
from pages.sitemap import FOOT, MENU, PAGES
from tests.pages.screen import Screen

ALL = {name: f"<b>{label}</b> ![x](https://evil.example/x.png)" for name, label in authority.LABELS.items()}


def texts_of(page) -> str:
    return Screen(page).text


def test_exactly_these_four_are_for_everybody():
    assert {entry.path for entry in FOOT} == {"datenschutz", "impressum", "barrierefreiheit", "leichte_sprache"}
    assert (*MENU, *FOOT) == PAGES


@pytest.mark.parametrize("path", ["uebersicht", "hochladen", "datenschutz"])
def test_every_page_leads_to_them(app, path):
    page = app(path)
    links = [node.proto.label for node in Screen(page).nodes if node.type == "page_link"]

    assert links[-len(FOOT) :] == [entry.title for entry in FOOT]


@pytest.mark.parametrize("path", [entry.path for entry in FOOT])
def test_they_open_without_any_data_and_name_what_is_missing(empty_app, monkeypatch, path):
    for name in authority.LABELS:
        monkeypatch.delenv(name, raising=False)
    page = empty_app(path)

    assert not page.exception
    assert not page.error
    named = [warning.value.replace("\\", "") for warning in page.warning]
    assert [bool(re.search(r"DASHBOARD_\w+", each)) for each in named] == [True] * (path != "leichte_sprache")


@pytest.mark.parametrize("path", [entry.path for entry in FOOT])
def test_what_the_operator_says_is_shown_as_text(app, monkeypatch, tmp_path, path):
    own = tmp_path / "text.md"
    own.write_text("## Eigener Text\n\nNach **§ 3 HDSIG**.", encoding="utf-8")
    for name, value in ALL.items():
        monkeypatch.setenv(name, str(own) if name.endswith("FILE") else value)
    monkeypatch.setenv("DASHBOARD_IMPRESSUM_FILE", str(own))
    monkeypatch.setenv("DASHBOARD_SIGN_LANGUAGE_URL", "https://www.example.org/film")
    page = app(path)
    shown = "\n".join(element.value for element in page.markdown)

    assert not page.warning
    assert "![x](" not in shown
    assert ("Eigener Text" in shown) is (path in ("datenschutz", "impressum"))
    assert ("<b>Name der Behörde</b>" in texts_of(page)) is (path != "leichte_sprache")
    assert "noch nicht eingetragen" not in shown


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_text_that_cannot_be_read_is_said(app, monkeypatch, tmp_path, content):
    own = tmp_path / "text.md"
    if content is not None:
        own.write_bytes(content)
    monkeypatch.setenv("DASHBOARD_IMPRESSUM_FILE", str(own))
    page = app("impressum")

    assert not page.exception
    assert any("kann gerade nicht gelesen werden" in warning.value for warning in page.warning)
    assert str(tmp_path) not in texts_of(page)


@pytest.mark.parametrize("basis", ["", "Nach **§ 3** HDSIG <b>und</b> ![x](https://evil.example/x.png)"])
def test_every_kind_of_list_has_its_purpose_and_the_basis_is_the_operators_to_name(app, monkeypatch, basis):
    monkeypatch.setenv("DASHBOARD_LEGAL_BASIS", basis)
    page = app("datenschutz")
    text = texts_of(page)

    for kind in WORKBOOKS:
        assert kind.used_for in text
        assert kind.personal in text
    assert text.count(basis or "Noch festzulegen durch die Behörde.") == len(WORKBOOKS)
    assert any("DASHBOARD_LEGAL_BASIS" in each.value.replace("\\", "") for each in page.warning) is (not basis)
    assert "HDSIG" not in text or basis


def test_the_declaration_follows_the_pattern_of_the_ordinance_and_lists_every_exception(app):
    page = app("barrierefreiheit")
    text = texts_of(page)

    assert [header.value for header in page.header] == [
        "Stand der Vereinbarkeit mit den Anforderungen", "Nicht barrierefreie Inhalte", "Maßnahmen und Zeitplan",
        "Barrieren melden", "Durchsetzungsverfahren",
    ]  # fmt: skip
    for barrier in (*EXCEPTIONS, *BY_HAND):
        assert barrier.what in text
        assert barrier.instead in text
    assert "Gebärdensprache (§ 3 Absatz 3 HVBIT) fehlen noch" in text


@pytest.mark.parametrize("sentence", [each for section in easy.SECTIONS.values() for each in section])
def test_leichte_sprache_is_short(sentence):
    assert len(sentence.split()) <= 12
    assert not re.search(r"[;()–„“]", sentence)
