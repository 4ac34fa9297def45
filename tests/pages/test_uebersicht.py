"""Übersicht: the key figures of all pages, the map, what is new and what is missing."""

import re
from collections.abc import Iterator

import pytest

from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from tests.loaders.books import book
from tests.pages.screen import Dashboard, Screen, dashboard, emptied, plain, visit

DEMONSTRATION = "Demonstrationsdaten"
LAYERS = {"Förderung": "uebersicht-foerderung", "OZG": "uebersicht-ozg", "Teilnahme": "uebersicht-teilnahme"}
PUBLISHED = "Leistungen flächendeckend online in Hessen, veröffentlicht zum Stichtag 01/2025"
REPORTED = "OZG-Leistungen online, aus den Meldungen"


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.fixture(scope="module")
def page(show) -> Screen:
    return show("uebersicht", tables=True)


def test_the_conferences_are_as_exact_as_published(page):
    assert {
        "Teilnehmende, Regionalkonferenzen 2020": "mindestens 580 (teilweise gerundet)",
        "Teilnehmende, Regierungsbezirk Darmstadt": "mehr als 300",
        "Teilnehmende, Regierungsbezirk Gießen": "rund 160",
        "Teilnehmende, Regierungsbezirk Kassel": "rund 120",
    }.items() <= page.metrics.items()


def test_the_total_never_stands_bare(page):
    assert re.findall(r"(?<!mindestens )\b580\b", page.text) == []


def test_money_and_services_stand_beside_them(page):
    assert {
        "OZG-Umsetzung in den Kommunen: Volumen laut Ankündigung": "rund 37 Mio. €",
        "Bewilligte Mittel": "mindestens 4,35 Mio. € (13 Zeilen ohne Angabe)",
        "Abgerufene Mittel": "keine Angabe",
        PUBLISHED: "229",
    }.items() <= page.metrics.items()


def test_every_figure_says_what_it_rests_on(page):
    notes = {metric.label.replace("\\", ""): metric.help for metric in page.app.metric}

    assert all(notes.values())
    assert "insm" in notes[PUBLISHED]
    assert "(Nr. 4)" in plain(page.app.caption[0].value)


def test_a_figure_of_invented_reports_says_so(page):
    (label,) = [label for label in page.metrics if label.startswith(REPORTED)]

    assert label.endswith(DEMONSTRATION)


def test_published_figures_are_not_called_invented(page):
    assert [label for label in page.metrics if DEMONSTRATION in label and not label.startswith(REPORTED)] == []


@pytest.mark.parametrize("layer", LAYERS)
def test_the_map_shows_what_the_address_says(show, layer):
    page = show("uebersicht", karte=layer)

    assert list(page.charts) == [LAYERS[layer]]
    assert page.app.query_params.get("karte", layer) == layer


def test_the_map_of_money(page):
    assert page.charts["uebersicht-foerderung"].alt == (
        "Kachelkarte der Kreise, Bewilligt: Stadt Darmstadt: 130.000 €, Stadt Offenbach am Main: 1.237.000 €, "
        "Landkreis Gießen: mindestens 2.267.000 € (2 ohne Angabe) und Landkreis Marburg-Biedenkopf: 720.000 €."
    )


def test_the_map_of_invented_reports_says_so(show):
    page = show("uebersicht", tables=True, karte="OZG")
    key = LAYERS["OZG"]

    assert any(DEMONSTRATION in said for said in page.above(key))
    assert DEMONSTRATION in page.below(key)
    assert DEMONSTRATION in page.charts[key].origin
    assert {name for name in page.files if name.startswith(key)} == {
        f"{key}_stand-4_demonstrationsdaten.csv", f"{key}_stand-4_demonstrationsdaten.xlsx",
    }  # fmt: skip


@pytest.mark.parametrize("layer", ["Förderung", "Teilnahme"])
def test_other_maps_are_not_called_invented(show, layer):
    page = show("uebersicht", karte=layer)

    assert DEMONSTRATION not in page.below(LAYERS[layer])
    assert not any(DEMONSTRATION in said for said in page.above(LAYERS[layer]))


@pytest.mark.parametrize(("layer", "stand"), [("Teilnahme", "4"), ("Förderung", "1"), ("OZG", "1")])
def test_a_map_without_values_says_so_in_words(show, layer, stand):
    alt = show("uebersicht", karte=layer, stand=stand).charts[LAYERS[layer]].alt

    assert not re.search(r":\s*\.$", alt), alt


def test_what_the_last_revision_changed(page):
    assert any("„ozg.xlsx“ übernommen" in word for word in page.words)
    assert any(word.startswith(f"{REPORTED}") and "keine Angabe → 32" in word for word in page.words)


def test_a_change_by_invented_reports_says_so(page):
    (change,) = [word for word in page.words if "→ 32" in word]

    assert DEMONSTRATION in change


def test_what_is_missing_stands_in_numbers(page):
    gaps = page.tables["Was fehlt noch?"].set_index("Was fehlt")

    assert gaps.loc["Veranstaltungen, zu denen keine Kommunen genannt sind", ["fehlend", "von"]].tolist() == ["7", "7"]
    # of Gießen only the month, of the virtual events and the Summit only the year was published
    assert gaps.loc["Veranstaltungen ohne genauen Tag", ["fehlend", "von"]].tolist() == ["3", "7"]
    assert gaps.loc["Kommunen ohne Angabe zur Digitalisierungsberatung", ["fehlend", "von"]].tolist() == ["442", "442"]
    # 60 Kommunen report, of those that there were on 31.12.2022
    assert gaps.loc["Kommunen ohne Meldung zum Stand ihrer Leistungen", ["fehlend", "von"]].tolist() == ["383", "443"]


def test_a_gap_that_is_counted_from_invented_reports_says_so(page):
    place = page.words.index("Kommunen ohne Meldung zum Stand ihrer Leistungen")
    caption = next(caption for caption in page.app.caption if "Hochladen" in caption.value)

    assert DEMONSTRATION in page.words[place] + caption.value


@pytest.mark.parametrize("query", [{"karte": "Wetter"}, {"stand": "999"}, {"bezirk": "Atlantis"}])
def test_nonsense_in_the_address_changes_nothing(show, page, query):
    seen = show("uebersicht", **query)

    assert not seen.app.exception
    assert seen.metrics == page.metrics
    assert seen.charts.keys() == page.charts.keys()


def test_an_older_stand_shows_what_was_known_then(show):
    page = show("uebersicht", stand="1")

    assert "Sie sehen einen früheren Stand" in page.text
    assert page.metrics["Teilnehmende, Regionalkonferenzen 2020"] == "mindestens 580 (teilweise gerundet)"
    assert not [label for label in page.metrics if "Volumen" in label or "OZG" in label]
    assert "„teilnahme.xlsx“ übernommen" in page.text
    assert "Teilnehmende, Regionalkonferenzen 2020: keine Angabe → mindestens 580 (teilweise gerundet)" in page.words


def test_without_any_data_the_page_says_what_to_do(empty_app):
    page = Screen(visit("uebersicht"))

    assert not page.app.exception
    assert "Noch sind keine Daten da." in page.text
    assert "Es wurde noch nichts übernommen." in page.text
    assert not page.metrics
    assert "(Nr. 0)" not in page.text


def test_after_all_data_were_removed_no_figure_is_left(sample_data, tmp_path):
    with dashboard(emptied(sample_data, tmp_path / "leer")) as show:
        page = show("uebersicht")

    assert not page.app.exception
    assert not page.metrics
    assert "Noch sind keine Daten da." in page.text
    assert "Daten der Revision 1 entfernt" in page.text


def test_nothing_says_demonstration_once_those_rows_are_gone(app, data_dir):
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    store.remove(4, "Test")
    store.close()

    page = Screen(visit("uebersicht", karte="OZG"))

    assert [word for word in page.words if DEMONSTRATION in word] == [
        f"{REPORTED} · {DEMONSTRATION}: 32 → keine Angabe"
    ]
    assert not [label for label in page.metrics if label.startswith(REPORTED)]


def test_the_map_of_the_kommunen_is_that_of_the_page_teilnahme(app, data_dir):
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    first = [["Regionalkonferenz Kassel am 05.02.2020"], ["Kommune", "Funktion"], ["Hofbieber", "Bürgermeister"]]
    later = [["Reihe", "Veranstaltung", "Datum", "Regierungsbezirk", "Kommune"]]
    later += [["Andere", "Später", "01.06.2026", "Kassel", place] for place in ("Künzell", "Petersberg")]
    for rows in (first, later):
        reading = reading_of(book(Liste=rows), "liste.xlsx", limits())
        store.commit(store.preview(reading, "ergänzt"), "Test")
    store.close()

    seen, own = Screen(visit("uebersicht", karte="Teilnahme")), Screen(visit("teilnahme"))

    def words(screen: Screen, key: str) -> list[str]:
        return sorted(word for word in screen.charts[key].words if word.startswith("Landkreis Fulda"))

    assert words(seen, "uebersicht-teilnahme") == words(own, "teilnahme-kommunen") != []
    assert "Regionalkonferenzen 2020, Kommunen: 12.02.2020." in seen.below("uebersicht-teilnahme")
