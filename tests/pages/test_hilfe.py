"""Hilfe: every column of every list is explained, and so is every counting rule; nothing is left out."""

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from data.metrics.zaehlweisen import ZAEHLWEISEN
from loaders import reference
from loaders.workbooks import WORKBOOKS
from pages.hilfe import sections, texts
from tests.pages.screen import Dashboard, Screen, dashboard, visit

SHEETS = [(kind, sheet) for kind in WORKBOOKS for sheet in kind.sheets]


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.mark.parametrize(("kind", "sheet"), SHEETS, ids=lambda each: each.name)
def test_every_declared_field_is_explained(show, kind, sheet):
    page = show("hilfe", liste=kind.title)
    table = page.tables[f"Spalten von {sheet.title}"].set_index("Spalte")

    assert not page.app.exception
    assert list(table.index) == [field.label for field in sheet.fields]
    for field in sheet.fields:
        row = table.loc[field.label]
        assert row["Pflicht"] == ("ja" if field.required else "nein")
        assert row["Was darin steht"].strip() not in ("", "nan")
        assert field.help.casefold().removesuffix(".") in row["Was darin steht"].casefold()
        assert row["Beispiel"].strip() not in ("", "nan")
        assert row["Heißt auch"] == ", ".join(field.synonyms)
    assert sheet.purpose in page.text


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (("Ein Text.", ""), "Ein Text."),
        (("Ein Text.", "Titel der Veranstaltung."), "Ein Text. Titel der Veranstaltung."),
        (("8 Ziffern.", "8 Ziffern. Er geht dem Namen vor."), "8 Ziffern. Er geht dem Namen vor."),
        (
            ("Ein Tag, so genau wie bekannt: 2020.", "So genau wie bekannt: 2020."),
            "Ein Tag, so genau wie bekannt: 2020.",
        ),
        (("Ein Text.", "Ein Text."), "Ein Text."),
    ],
)
def test_nothing_is_said_twice(sentences, said):
    assert sections.said_once(*sentences) == said


@pytest.mark.parametrize(("kind", "sheet"), SHEETS, ids=lambda each: each.name)
def test_examples_are_written_in_german(show, kind, sheet):
    examples = show("hilfe", liste=kind.title).tables[f"Spalten von {sheet.title}"]["Beispiel"]

    # a decimal point („120.0“) is English; 1.1 and 2.0 are versions of the Reifegradmodell
    assert [each for each in examples if re.fullmatch(r"\d+\.\d{1,2}", each) and each not in ("1.1", "2.0")] == []


@pytest.mark.parametrize("query", [{}, {"liste": "Speiseplan"}])
def test_without_a_choice_the_first_list_is_explained(show, query):
    page = show("hilfe", **query)

    assert not page.app.exception
    assert "Spalten von Teilnahme" in page.tables
    assert "liste" not in page.app.query_params


def explained(page: Screen, left: str, right: str) -> pd.DataFrame:
    """The table that explains terms under these two headings."""
    (table,) = [table for table in page.tables.values() if list(table.columns) == [left, right]]
    return table


def test_every_counting_rule_says_itself(show):
    rules = explained(show("hilfe"), "Zählweise", "Regel")

    assert rules["Regel"].tolist() == [rule.sentence for rule in ZAEHLWEISEN]
    assert all(f"Fassung {rule.version}" in name for rule, name in zip(ZAEHLWEISEN, rules["Zählweise"], strict=True))


def test_words_and_sources_are_all_there(show):
    page = show("hilfe")

    assert explained(page, "Wort", "Bedeutung")["Wort"].tolist() == list(texts.GLOSSARY)
    assert explained(page, "Daten", "Quelle")["Daten"].tolist() == list(texts.SOURCES)
    assert page.tables.keys() == {name for name in page.tables if name.strip()}


def test_the_glossary_is_in_order():
    words = [word.casefold().replace("ä", "a") for word in texts.GLOSSARY]

    assert words == sorted(words)


@pytest.mark.parametrize(
    "duty", ["Statistisches Bundesamt", "GeoBasis-DE / BKG", "dl-de/by-2-0", "Deutscher Wetterdienst"]
)
def test_those_whose_data_we_use_are_named(show, duty):
    assert duty in show("hilfe").text


def test_facts_of_the_help_are_those_of_the_reference():
    def gemeinden(day: str) -> int:
        return len(reference.valid("gemeinden", day))

    landkreise = sum(row["art"] == "Landkreis" for row in reference.valid("kreise", "2020-02-12"))
    assert (
        f"2020 waren es {gemeinden('2020-02-12') + landkreise}: {gemeinden('2020-02-12')} Gemeinden"
        in (texts.GLOSSARY["Kommune"])
    )
    assert f"{gemeinden('2023-01-01') + landkreise} seit 2023" in texts.NUMBERS


def test_personal_data_and_demonstration_are_told(show):
    text = show("hilfe").text

    assert "Namen, E-Mail-Adressen, Telefonnummern und Unterschriften werden schon beim Lesen verworfen." in text
    assert "„mindestens 580 (teilweise gerundet)“" in text
    assert "Erfundene Zeilen" in text


def test_the_help_needs_no_data(empty_app):
    page = Screen(visit("hilfe"))

    assert not page.app.exception
    assert len(page.tables) == 4


@pytest.mark.parametrize(("stand", "notice"), [("1", True), ("999", False), ("4", False)])
def test_the_help_says_which_stand_the_other_pages_show(show, stand, notice):
    page = show("hilfe", stand=stand)

    assert ("Sie sehen einen früheren Stand" in page.text) is notice
    assert page.app.query_params.get("stand") == (stand if stand != "999" else None)
