"""Förderung: volumes that contain each other are never added, gaps stay gaps, amounts find their Kreis.

The figures are the published ones: mein-blaettche.de (eleven towns of the Main-Kinzig-Kreis),
technologieland-hessen.de and kommune21.de (three grants of phase 2), datev-magazin.de (rund 37 Mio. €).
"""

from collections.abc import Iterator

import pandas as pd
import pytest

from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from pages.foerderung import places
from tests.loaders.books import book
from tests.pages.screen import Dashboard, Screen, dashboard, emptied, visit

SHARES = "Starke Heimat Hessen, Phase 1: Anteile einzelner Kommunen (Auswahl)"
GRANTS = "Starke Heimat Hessen, Phase 2: einzelne Bescheide (Auswahl)"
CHARTS = {"foerderung-programm", "foerderung-bezirk-bewilligt", "foerderung-bezirk-bewilligt-je-einwohner"}
PARTS = ("Überblick", "Verteilung", "Abfluss", "Prüfungen")
NO_DATA = "Für diese Auswahl liegen keine Angaben vor."


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.fixture(scope="module")
def page(show) -> Screen:
    return show("foerderung", tables=True)


@pytest.fixture(scope="module")
def places_page(show) -> Screen:
    return show("foerderung", tables=True, ansicht="Verteilung")


@pytest.fixture(scope="module")
def volumes(show) -> Screen:
    return show("foerderung", tables=True, ansicht="Verteilung", stufe="Volumen", programm=SHARES)


def test_what_nobody_published_is_no_zero(page):
    # 1.237.000 + 720.000 + 2.180.000 + 130.000 + 87.000; thirteen Kommunen state a volume and no grant
    assert page.metrics == {
        "Beantragt": "keine Angabe",
        "Bewilligt": "mindestens 4,35 Mio. € (13 Zeilen ohne Angabe)",
        "Abgerufen": "keine Angabe",
        "Kommunen mit Angaben": "16",
    }


def test_each_programme_has_its_volume_as_exact_as_published(page):
    alt = page.charts["foerderung-programm"].alt

    assert "OZG-Umsetzung in den Kommunen: Volumen laut Ankündigung: rund 37.000.000 €" in alt
    assert "Starke Heimat Hessen, Digitalisierung: 100.000.000 €" in alt
    assert "OZG-Umsetzung in den Kommunen: Angabe vor der Vereinbarung: mehr als 16.000.000 €" in alt
    assert "höchstens 3.900.000 €" in alt
    assert "Volumina können einander enthalten" in page.below("foerderung-programm")


def test_volumes_are_never_added_up(page, show):
    numbers = [37_000_000, 17_000_000, 16_000_000, 3_500_000, 400_000_000, 100_000_000, 16_000_000, 64_000_000]
    numbers += [4_000_000, 3_900_000, 43_000_000]
    sums = {f"{total:,}".replace(",", ".") for total in (sum(numbers), sum(numbers) + 717_537)}

    for seen in (page, *(show("foerderung", stufe="Volumen", ansicht=part) for part in PARTS)):
        assert not [word for word in seen.words if any(total in word for total in sums)]


def test_volumes_of_several_programmes_are_shown_one_by_one_only(show):
    overview, page, flow = (show("foerderung", stufe="Volumen", ansicht=part) for part in PARTS[:3])

    assert set(overview.charts) == {"foerderung-programm"}
    assert set(page.charts) == {"foerderung-kommune"}
    assert "foerderung-zeit" not in flow.charts
    for seen in (overview, page, flow):
        assert "die Volumina verschiedener Programme werden deshalb nie zusammengezählt." in seen.text
    assert page.charts["foerderung-kommune"].alt.startswith(
        "Volumen je Kommune: Gießen: 239.418 €, Landkreis Gießen: 223.536 €"
    )
    assert "Wohin ging das Geld?" not in page.headings


@pytest.mark.parametrize("stage", ["Beantragt", "Abgerufen"])
def test_a_stage_that_nobody_stated_is_said_and_not_drawn(show, stage):
    page, spread, flow = (show("foerderung", stufe=stage, ansicht=part) for part in PARTS[:3])

    assert set(page.charts) == {"foerderung-programm"}
    assert not spread.charts
    assert "foerderung-zeit" not in flow.charts
    for seen in (page, spread):
        assert f"Keine Zeile dieser Auswahl nennt zu „{stage}“ den Betrag einer Kommune." in seen.text
    assert f"Keine Zeile dieser Auswahl nennt zu „{stage}“ Betrag und Datum." in flow.text
    assert not {"Wohin ging das Geld?", "Welche Kommunen erhielten am meisten?"} & set(page.headings)


def test_the_running_total_is_as_exact_as_the_key_figure(show):
    page = show("foerderung", tables=True, ansicht="Abfluss")

    assert page.charts["foerderung-zeit"].alt == (
        "Bewilligt, aufsummiert: 2020: mindestens 217.000 € (13 ohne Angabe) "
        "und 2022: mindestens 4.354.000 € (13 ohne Angabe)."
    )
    written = page.files["foerderung-zeit_stand-4.csv"]().decode("utf-8-sig")
    assert "4354000;mindestens, 13 ohne Angabe" in written


def test_a_bezirk_of_which_nothing_is_known_is_not_left_out(page, show):
    assert page.charts["foerderung-bezirk-bewilligt"].alt.endswith("und Kassel: keine Angabe.")
    chosen = show("foerderung", bezirk="Gießen").charts["foerderung-bezirk-bewilligt"].alt
    assert "Kassel" not in chosen
    assert "Darmstadt" not in chosen


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2019-12-31"] * 3, "Einwohner: 31.12.2019."),
        (
            ["2019-12-31", "2021-12-31", "2019-12-31"],
            "Einwohner an verschiedenen Tagen: Darmstadt und Kassel 31.12.2019; Gießen 31.12.2021.",
        ),
        ([None] * 3, ""),
    ],
)
def test_denominators_of_different_days_are_named(days, said):
    table = pd.DataFrame({"name": ["Darmstadt", "Gießen", "Kassel"], "einwohner_stand": pd.array(days, dtype="str")})

    assert places.counted_on(table) == said


def test_the_days_of_the_inhabitants_are_named(page):
    assert "Einwohner: 31.12.2019." in page.below("foerderung-bezirk-bewilligt-je-einwohner")


def test_the_codes_of_the_map_are_explained(places_page):
    codes = places_page.tables["In welche Kreise ging das Geld?"].set_index("Kürzel")["Kreis"]

    assert codes["LKKS"] == "Landkreis Kassel"
    assert len(codes) == 27
    assert "Kürzel" in places_page.below("foerderung-kreis")


def test_the_eleven_towns_of_the_main_kinzig_kreis_are_there_with_their_sum(volumes, show):
    overview = show("foerderung", stufe="Volumen", programm=SHARES)

    assert volumes.charts["foerderung-kreis"].alt == (
        "Kachelkarte, Volumen je Kreis: Main-Kinzig-Kreis: 254.583 € und Landkreis Gießen: 462.954 €."
    )
    assert overview.charts["foerderung-bezirk-volumen"].alt.startswith(
        "Volumen je Regierungsbezirk: Darmstadt: 254.583 €, Gießen: 462.954 € und Kassel: keine Angabe"
    )
    towns = volumes.tables["Für welche Kommunen steht wie viel bereit?"].set_index("Kommune")["Volumen"]
    assert towns["Ronneburg"] == "7.500 €"
    assert towns["Bruchköbel"] == "54.912 €"
    assert len(towns) == 13


def test_hanau_that_left_the_kreis_has_a_tile_of_its_own(volumes):
    said = volumes.charts["foerderung-kreis"].words

    assert any(word.startswith("Main-Kinzig-Kreis") and "254.583" in word for word in said)
    assert any("Hanau" in word and word.endswith("keine Angabe") for word in said)


def test_the_three_grants_sum_to_what_their_source_says(show):
    page = show("foerderung", programm=GRANTS, ansicht="Verteilung")
    flow = show("foerderung", programm=GRANTS, ansicht="Abfluss")

    assert flow.charts["foerderung-zeit"].alt == "Bewilligt, aufsummiert: 2022: 4.137.000 €."
    assert show("foerderung", programm=GRANTS).metrics["Bewilligt"] == "4,14 Mio. €"
    assert page.charts["foerderung-kommune"].alt == (
        "Bewilligt je Kommune: Gießen: 2.180.000 €, Offenbach am Main: 1.237.000 € und Marburg: 720.000 €."
    )
    assert f"Programm: {GRANTS}" in page.below("foerderung-kommune")


def test_per_inhabitant_is_the_amount_by_the_inhabitants(page):
    table = page.tables["Wie viel ist es je Einwohner?"].set_index("Regierungsbezirk")

    for name, amount in (("Darmstadt", 1_367_000), ("Gießen", 2_987_000)):
        people = int(table.loc[name, "Einwohner"].replace(".", ""))
        each = f"{amount / people:.2f}".replace(".", ",")
        assert table.loc[name, "Bewilligt je Einwohner"].startswith(f"mindestens {each} €")


def test_filters_of_the_address_combine(show):
    chosen = {"bezirk": "Gießen", "zeitraum": ["2022", "2022"]}
    page = show("foerderung", ansicht="Verteilung", **chosen)

    assert show("foerderung", **chosen).metrics["Bewilligt"] == "2,9 Mio. €"
    assert page.charts["foerderung-kreis"].alt.startswith(
        "Kachelkarte, Bewilligt je Kreis: Landkreis Gießen: 2.180.000 €"
    )
    assert page.below("foerderung-kreis").endswith("Auswahl: Regierungsbezirk: Gießen; Zeitraum: 2022 bis 2022")


def test_a_choice_without_rows_says_so(show):
    for part in PARTS:
        page = show("foerderung", bezirk="Kassel", ansicht=part)

        assert NO_DATA in page.text
        assert not page.charts


@pytest.mark.parametrize(
    "query",
    [
        {"ansicht": "Umsonst"},
        {"bezirk": "Bayern"},
        {"programm": "Soli"},
        {"stufe": "verloren"},
        {"zeitraum": ["1900", "3000"]},
    ],
)
def test_nonsense_in_the_address_is_dropped(show, page, query):
    seen = show("foerderung", **query)

    assert not seen.app.exception
    assert seen.metrics == page.metrics
    assert seen.charts.keys() == page.charts.keys()
    assert not set(query) & set(seen.app.query_params)


def test_published_money_is_no_demonstration(page):
    assert "Demonstrationsdaten" not in page.text
    assert not [name for name in page.files if "demonstration" in name]
    assert set(page.charts) >= CHARTS


def test_every_chart_names_its_stand_and_source(page):
    for key in page.charts:
        assert "Stand: " in page.below(key)
        assert "(Nr. 4)" in page.below(key)
        assert "Quelle: " in page.below(key)
        assert "(Nr. 4)" in page.charts[key].origin


def test_an_older_stand_knows_nothing_of_later_lists(show):
    page = show("foerderung", stand="1")

    assert "Sie sehen einen früheren Stand" in page.text
    assert NO_DATA in page.text
    assert not page.charts


def test_a_stand_that_does_not_exist_is_the_newest(show, page):
    seen = show("foerderung", stand="999")

    assert seen.metrics == page.metrics
    assert "stand" not in seen.app.query_params


def test_without_any_data_the_page_says_what_to_do(empty_app):
    page = Screen(visit("foerderung"))

    assert not page.app.exception
    assert NO_DATA in page.text
    assert "„Hochladen“" in page.text
    assert not page.charts


def test_after_all_data_were_removed_nothing_is_drawn(sample_data, tmp_path):
    with dashboard(emptied(sample_data, tmp_path / "leer")) as show:
        page = show("foerderung")

    assert not page.app.exception
    assert NO_DATA in page.text
    assert not page.charts


def test_beratung_is_drawn_as_soon_as_a_list_is_there(app, data_dir, page):
    assert "Zur Beratung je Kommune ist nichts veröffentlicht" in page.text
    rows = [["Kommune", "Modul", "Status"], ["Marburg", 1, "erledigt"], ["Marburg", 2, "Termin vereinbart"]]
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    reading = reading_of(book(Beratung=[*rows, ["Fulda, Stadt", "II", "läuft"]]), "beratung.xlsx", limits())
    store.commit(store.preview(reading, "ergänzt"), "Test")
    store.close()

    seen = Screen(visit("foerderung"))

    assert seen.charts["foerderung-beratung"].alt == (
        "Kommunen je Modul und Status: Modul 1 abgeschlossen: 1 und Modul 2 terminiert: 2."
    )


def test_the_published_sum_of_the_three_grants_stands_beside_them_with_both_sources(show):
    table = show("foerderung", ansicht="Prüfungen").tables[
        "Stimmen die Zeilen der Kommunen mit veröffentlichten Summen überein?"
    ]

    assert table[["Programm", "Ergebnis", "Summe der Kommunen", "veröffentlichte Summe"]].values.tolist() == [
        [GRANTS, "stimmt überein", "4.137.000 €", "4.137.000 €"]
    ]
    assert "kommune21.de" in table.loc[0, "Quelle der Zeilen"]
    assert "technologieland-hessen.de" in table.loc[0, "Quelle der Summe"]


def test_the_eleven_towns_keep_the_sockelbetrag_and_what_cannot_be_checked_is_said(show):
    table = show("foerderung", ansicht="Prüfungen").tables["Halten die Angaben die Regeln ihrer Programme ein?"]
    results = table.set_index("Regel")["Ergebnis"]

    assert results["Sockelbetrag"] == "13 geprüft, nichts auffällig"
    assert results["Förderhöhe"] == "3 geprüft, nichts auffällig"
    assert results[["Eigenanteil", "Mindestvolumen", "Anteilsfinanzierung"]].str.startswith("nicht prüfbar").all()


def test_the_download_of_the_checks_names_the_sources_of_the_rules_in_full(show):
    page = show("foerderung", ansicht="Prüfungen")
    written = page.files["foerderung-regeln_stand-4.csv"]().decode("utf-8-sig")

    assert "https://www.smarte-region-hessen.de/foerderung-smarter-kommunen/foerderrichtlinie/" in written
    assert "https://www.region-frankfurt.de/" in written
