"""The page Kommune: what is published of Gießen, Hanau under both keys, former names, and a Kommune without any data."""

from collections.abc import Iterator

import pytest

from data.metrics.ranks import Rank
from pages.kommune import choice, standing
from tests.pages.screen import Dashboard, Screen, dashboard

HEADINGS = ["Was ist bekannt?", "Welcher Rang unter 6 Kommunen?", "Wie weit sind vergleichbare Kommunen?", "Was fehlt?"]


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.fixture(scope="module")
def giessen(show) -> Screen:
    return show("kommune", kommune="Stadt Gießen")


def test_everything_about_one_kommune_on_one_page(giessen):
    assert giessen.headings == ["Stadt Gießen", *(f"Stadt Gießen: {heading}" for heading in HEADINGS)]
    assert giessen.metrics == {
        "Konferenzen": "keine Angabe",
        "Bewilligte Mittel": "mindestens 2,18 Mio. € (1 ohne Angabe)",
        "Module der Beratung": "keine Angabe",
        "OZG-Leistungen online · Demonstrationsdaten": "16 von 28",
    }


def test_the_table_of_the_time_line_is_open_so_that_it_is_printed(giessen):
    table = giessen.tables["Stadt Gießen: Was ist bekannt?"]

    assert table[["Datum", "Angabe"]].to_numpy().tolist()[:2] == [
        ["30.06.2020", "0 online, 28 gemeldet"],
        ["Juli 2020", "Kontingent 239.418 €"],
    ]
    assert giessen.above("kommune-zeit")[1:] == [":orange-badge[Demonstrationsdaten]"]
    assert giessen.charts["kommune-zeit"].alt.endswith("Zeitleiste mit 8 Ereignissen: OZG 6 und Förderung 2.")


def test_ranks_say_by_which_denominator_and_among_how_many(giessen):
    table = giessen.tables["Stadt Gießen: Welcher Rang unter 6 Kommunen?"]

    assert table[["Nenner", "Rang", "Kommunen mit Angabe"]].to_numpy().tolist() == [
        ["insgesamt", "1", "2 von 6"],
        ["je Einwohner", "1", "2 von 6"],
        ["insgesamt", "5, gleichauf mit 1 anderen", "6 von 6"],
        ["je gemeldeter Leistung", "5, gleichauf mit 1 anderen", "6 von 6"],
    ]


def test_who_has_no_value_is_no_zero(giessen):
    table = giessen.tables["Stadt Gießen: Wie weit sind vergleichbare Kommunen?"].set_index("Kommune")

    assert table.index[0] == "Gießen (gewählt)"
    assert table.loc["Fulda", "Bewilligt"] == "keine Angabe"
    assert table.loc["Marburg", "Bewilligt"] == "720.000 €"


def test_a_conference_without_names_is_not_held_against_anybody(giessen):
    table = giessen.tables["Stadt Gießen: Was fehlt?"]

    assert table.to_numpy().tolist() == [
        ["Konferenz", "Regionalkonferenz Gießen (Februar 2020)", "unbekannt: die Angaben nennen keine Kommunen"],
        ["Beratung", "Digitalisierungsberatung", "unbekannt: noch liegt keine Liste vor"],
    ]


@pytest.mark.parametrize(
    ("asked", "name", "before"),
    [
        ("Hanau", "Hanau", "Hanau (AGS 06435014, bis 31.12.2025)"),
        ("06435014", "Hanau", "Hanau (AGS 06435014, bis 31.12.2025)"),
        ("06635005", "Allendorf (Eder)", "Bromskirchen (AGS 06635005, bis 31.12.2022)"),
        ("Bromskirchen (heute Allendorf (Eder))", "Allendorf (Eder)", "Bromskirchen (AGS 06635005, bis 31.12.2022)"),
    ],
)
def test_former_names_and_keys_lead_to_the_kommune_of_today(show, asked, name, before):
    page = show("kommune", kommune=asked)

    assert page.headings[0] == name
    assert f"Mitgezählt ist, was unter {before} vorliegt." in page.text


def test_a_kommune_without_data_says_so_and_leads_to_the_upload(show):
    page = show("kommune", kommune="Hauneck")

    assert set(page.metrics.values()) == {"keine Angabe"}
    assert "Zu dieser Kommune liegt noch nichts vor" in page.text
    assert "Liste hochladen" in page.text
    assert page.charts == {}


def test_without_a_choice_the_page_says_how_to_choose(show):
    assert choice.HOW in show("kommune").text


def test_without_any_data_the_page_says_what_it_needs(empty_app):
    page = Screen(empty_app("kommune"))

    assert page.headings == ["Was ist zu einer Kommune bekannt?"]
    assert "Liste OZG-Umsetzung" in page.text
    assert "Liste hochladen" in page.text


def test_every_name_to_choose_means_one_kommune():
    names = list(choice.labels().values())

    assert len(names) == len(set(names)) == 442 + 7  # the Kommunen of today, and the seven that were merged


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (Rank(2, 2, 0, 9), "2"),
        (Rank(2, 2, 3, 9), "2, gleichauf mit 3 anderen"),
        (Rank(2, 5, 0, 9), "offen, zwischen 2 und 5"),
        (Rank(1, 1, 0, 1), "als Einzige mit Angabe"),
    ],
)
def test_a_rank_in_words(rank, words):
    assert standing.in_words(rank) == words
