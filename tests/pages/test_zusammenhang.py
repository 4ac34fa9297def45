"""Zusammenhang: what the page says with the sample data, which name no Kommune, and with made-up lists that do.

Made up: of the Kommunen in Kassel and Gießen every second one came, every fifth of all has or was denied money, and each reports three
services, those that came one more online; Darmstadt has no list. Nothing of it is true, and none of it is a sample.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import open_store
from loaders import territory
from loaders.limits import limits
from loaders.reader import reading_of
from pages.zusammenhang.choice import NO_CAUSE
from tests.loaders.books import Rows, book
from tests.pages.screen import Dashboard, Screen, dashboard

CHARTS = {"zusammenhang-stufen", "zusammenhang-unterschied"}
QUESTIONS = [
    "Wie viele Kommunen kamen, beantragten Förderung und sind online?",
    "Wer war vertreten, und keine Förderung ist bekannt?",
    "Wo ist Förderung bekannt, aber keine Leistung online gemeldet?",
    "Melden Kommunen, die vertreten waren, mehr Leistungen online als andere?",
]
KEYS = territory.kommunen().query("bezirk != '064'")["key"].tolist()


def lists(keys: list[str]) -> dict[str, Rows]:
    """The lists of the made-up world for these Kommunen: name of the file -> rows."""
    online = [min(3, place % 3 + (place % 2 == 0)) for place in range(len(keys))]
    services = [("10001", 0), ("10002", 1), ("10003", 2)]
    return {
        "teilnahme": [
            ["Reihe", "Veranstaltung", "Datum", "Regierungsbezirk", "AGS", "Anzahl"],
            *[["Forum", f"Forum {key[:3]}", "12.02.2024", territory.name_of(key[:3]), key, 1] for key in keys[::2]],
        ],
        "foerderung": [
            ["Programm", "AGS", "Datum", "Bewilligt"],
            *[["Probe", key, "14.07.2024", 0 if place % 3 == 1 else 1000] for place, key in enumerate(keys[::5])],
        ],
        "ozg": [
            ["OZG-ID", "AGS", "Stichtag", "Status", "Reifegradmodell", "Reifegrad"],
            *[
                [number, key, "30.06.2025", "online" if least < count else "offen", "1.1", 3 if least < count else 0]
                for key, count in zip(keys, online, strict=True)
                for number, least in services
            ],
        ],
    }


def filled(folder: Path, keys: list[str]) -> Path:
    """A data folder with these lists and nothing else."""
    folder.mkdir()
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    for name, rows in lists(keys).items():
        store.commit(store.preview(reading_of(book(Liste=rows), f"{name}.xlsx", limits()), "ergänzt"), "Test")
    store.close()
    return folder


@pytest.fixture(scope="module")
def show(tmp_path_factory) -> Iterator[Dashboard]:
    with dashboard(filled(tmp_path_factory.mktemp("zusammenhang") / "daten", KEYS)) as made:
        yield made


@pytest.fixture(scope="module")
def page(show) -> Screen:
    return show("zusammenhang", tables=True)


def test_the_funnel_says_per_bezirk_what_is_known_at_least(page):
    table = page.tables[QUESTIONS[0]].set_index(["Regierungsbezirk", "Stufe"])["Kommunen"]

    for key, name in (("065", "Gießen"), ("066", "Kassel")):
        own = [(place, known) for place, known in enumerate(KEYS) if known.startswith(key)]
        funded = [place for place, _ in own if place % 2 == 0 and place % 5 == 0 and place // 5 % 3 != 1]
        assert table[name, "Kommunen"] == str(len(own))
        assert table[name, "davon vertreten"] == str(len([place for place, _ in own if place % 2 == 0]))
        assert table[name, "davon mit Förderung"].startswith(f"mindestens {len(funded)} (")
    assert table["Darmstadt", "davon vertreten"] == "keine Angabe"


def test_the_lists_name_who_came_without_money_and_who_has_money_without_progress(page):
    came = page.tables[QUESTIONS[1]]
    stuck = page.tables[QUESTIONS[2]]
    denied = [place for place in range(0, len(KEYS), 10) if place // 5 % 3 == 1]
    expected = [
        key for place, key in enumerate(KEYS) if place % 2 and place % 5 == place % 3 == 0 and place // 5 % 3 != 1
    ]

    assert set(came["Förderung"]) == {"keine", "keine Angabe"}
    assert came["Förderung"].eq("keine").sum() == len(denied)
    assert stuck["Kommune"].tolist() == [territory.name_of(key) for key in expected]
    assert set(stuck["Zuletzt online gemeldet"]) == {"0 von 3 (30.06.2025)"}
    assert any(name.startswith("zusammenhang-ohne-foerderung") for name in page.files)


def test_the_difference_is_said_with_its_interval_and_never_as_a_cause(page):
    chart = page.charts["zusammenhang-unterschied"]

    assert set(page.charts) == CHARTS
    assert re.search(r"Die 124 vertretenen Kommunen melden im Mittel [\d,]+ % .* die 124 anderen [\d,]+ %", chart.alt)
    assert re.search(r"95-%-Intervall \+[\d,]+ bis \+[\d,]+; Hedges’ g \+[\d,]+, groß", chart.alt)
    (answer,) = page.above("zusammenhang-unterschied")[1:]
    assert chart.alt.endswith(" ".join(answer.split()))
    assert "Landkreise (" in page.below("zusammenhang-unterschied")
    assert page.text.count(NO_CAUSE) >= 2
    assert NO_CAUSE in chart.origin.replace("<br>", " ")


def test_a_bezirk_without_names_has_neither_chart_nor_difference(show):
    page = show("zusammenhang", bezirk="Darmstadt")

    assert not page.charts
    assert "Bisher sind es 0 und 0." in page.text


def test_the_sample_data_name_nobody_and_every_section_says_what_it_needs(app):
    page = Screen(app("zusammenhang"))

    assert page.headings == QUESTIONS
    assert not page.charts
    assert [node.proto.label for node in page.nodes if node.type == "page_link"].count(
        "Liste hochladen oder Vorlage holen"
    ) == 3
    assert NO_CAUSE in page.text
    assert "Demonstrationsdaten" in page.text
