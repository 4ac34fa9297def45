"""Nothing on any page is English, whatever data there are. What Streamlit itself says is translated by assets/de.js."""

import re
from collections.abc import Iterator
from shutil import copytree

import pytest

from data.store import open_store
from loaders.messages import MESSAGES
from pages.ozg.contents import CONTENTS
from pages.shared import language
from pages.sitemap import FOOT
from tests.pages.screen import Dashboard, Screen, dashboard, visit

ENGLISH = frozenset(
    [
        "the",
        "and",
        "is",
        "are",
        "of",
        "error",
        "not",
        "with",
        "from",
        "for",
        "this",
        "that",
        "you",
        "your",
        "please",
        "file",
        "upload",
        "uploaded",
        "page",
        "no",
        "yes",
        "data",
        "none",
        "nan",
        "nat",
        "true",
        "false",
        "missing",
        "value",
        "values",
        "row",
        "rows",
        "column",
        "columns",
        "sheet",
        "click",
        "choose",
        "select",
        "loading",
        "warning",
        "failed",
        "undefined",
        "traceback",
        "exception",
        "unknown",
        "invalid",
        "empty",
        "new",
        "old",
        "show",
        "hide",
    ]
)
"""Words that no German sentence holds; „name“, „land“, „in“ and the like are German as well and left out."""

PROPER = ("Total Digital", "Smart Region Summit", "Open Smart Cities")
"""Titles of what really exists."""

VIEWS = [
    ("uebersicht", {}), ("uebersicht", {"karte": "OZG"}), ("uebersicht", {"karte": "Teilnahme"}),
    ("teilnahme", {}), ("zusammenhang", {}), ("ozg", {}), ("ozg", {"grundlage": "Meldungen der Kommunen"}),
    *(("ozg", {"grundlage": "Meldungen der Kommunen", "ansicht": part}) for part in list(CONTENTS)[1:]),
    ("ozg", {"grundlage": "Meldungen der Kommunen", "ansicht": "Kommunen und Leistungen", "kreis": "Main-Kinzig-Kreis"}),
    ("foerderung", {}), *(("foerderung", {"ansicht": part}) for part in ("Verteilung", "Abfluss", "Prüfungen")),
    ("kommune", {}), ("kommune", {"kommune": "Stadt Gießen"}), ("kommune", {"kommune": "Hauneck"}),
    ("hochladen", {}), ("verlauf", {}), ("teilnahme", {"stand": "1"}), ("teilnahme", {"stand_am": "2019-01-01"}),
    *(("hilfe", {"liste": kind}) for kind in ("Teilnahme", "Förderung", "OZG-Umsetzung", "Kennzahlen")),
    *((entry.path, {}) for entry in FOOT),
]  # fmt: skip


def english(text: str) -> set[str]:
    """The English words in a text; addresses, file names and quoted titles are none."""
    for title in PROPER:
        text = text.replace(title, "")
    text = re.sub(
        r"https?://\S+|\bDASHBOARD_\w+|\{\w+\}|\S+\.(?:xlsx|csv|de|com|org|eu)\b|%\{[^}]*\}|:[a-z]+-badge", " ", text
    )
    text = re.sub(r"\b[A-ZÄÖÜ]{2,}\b", " ", text)  # OF is Offenbach am Main
    return ENGLISH & set(re.findall(r"[a-zäöüß]+", text.casefold()))


def english_in(screen: Screen) -> list[str]:
    return [word for word in screen.words if english(word)]


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "query"), VIEWS, ids=lambda part: part if isinstance(part, str) else "-".join(part.values())
)
def test_no_english_with_the_sample_data(show, path, query):
    page = show(path, tables=True, **query)

    assert len(page.words) > 20
    assert english_in(page) == []


WRITTEN = ("anmerkungen", "gespeicherte_ansichten", "stand_am_feld_")
"""What is folded until somebody opens it: comments, views, the Stand of a day."""


@pytest.mark.parametrize("path", ["verlauf", "foerderung", "ozg"])
def test_no_english_in_what_analysts_write_down(sample_data, tmp_path, path):
    folder = copytree(sample_data, tmp_path / "daten")
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    for number in range(3):
        store.annotate("6/2022", f"Aufruf {number}", "Anna")
    store.forget("annotations", 3, "Anna")
    store.save_view("Lage", "ozg", "stand=1", "Anna")
    store.save_view("Alt", "wetter", "", "Anna", owner="Anna")
    store.close()
    with dashboard(folder):
        app = visit(path, **({"ansicht": "Abfluss"} if path == "foerderung" else {}))
        for key in WRITTEN:
            app.session_state[key] = True
        app.session_state["ansichten_wer"] = "Anna"
        page = Screen(app.run())

    assert "Das ist kein Schutz" in page.text
    assert "Aufruf 1" in page.text
    assert english_in(page) == []


@pytest.mark.parametrize(
    "path", ["uebersicht", "teilnahme", "foerderung", "ozg", "kommune", "zusammenhang", "hochladen", "verlauf"]
)
def test_no_english_without_any_data(empty_app, path):
    page = Screen(visit(path))

    assert len(page.words) > 5
    assert english_in(page) == []


@pytest.mark.parametrize("rule", MESSAGES)
def test_no_finding_is_english(rule):
    assert english(MESSAGES[rule]) == set()


def test_no_translation_is_english():
    german = language.PLOTLY["locales"]["de"]["dictionary"]

    assert [text for text in german.values() if english(text)] == []
    assert not set(german) & set(german.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This page is empty", {"this", "page", "is", "empty"}),
        ("An error occurred", {"error"}),
        ("nan", {"nan"}),
        ("Smart Region Summit: keine Angabe", set()),
        ("siehe https://example.org/the/data", set()),
        ("Wohin ging das Geld?", set()),
    ],
)
def test_english_is_recognised(text, words):
    assert english(text) == words
