"""The parts of the page Förderung on an invented programme of all Kommunen, and on lists that hold almost nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.revisions import BERLIN
from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from loaders.territory import kommunen
from tests.loaders.books import book
from tests.money import ENDS, NAME, programme, worksheet
from tests.pages.screen import Dashboard, dashboard
from tests.pages.test_language import english_in

PARTS = ("Überblick", "Verteilung", "Abfluss", "Prüfungen")
FIRST = "Starke Heimat Hessen, Phase 1 (Test)"
ODD = [
    {"programm": FIRST, "bewilligt": 20_000, "quelle": "Pressemitteilung"},
    {"programm": FIRST, "kommune": "06531", "bewilligt": 5_000, "quelle": "Liste"},
    {"programm": FIRST, "kommune": "06431", "bewilligt": 25_000, "datum": "2024", "quelle": "Liste"},
]


def filled(folder: Path, rows: list[dict[str, object]]) -> Path:
    """A data folder with these rows alone; the day they came on is today."""
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    reading = reading_of(book(Mittel=worksheet(rows)), "test.xlsx", limits())
    store.commit(store.preview(reading, "ergänzt"), "Test")
    store.close()
    return folder


def came_on(folder: Path) -> date:
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    at = store.revisions()[0].at_utc
    store.close()
    return at.astimezone(BERLIN).date()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return filled(tmp_path_factory.mktemp("foerderung"), [*programme(), *ODD])


@pytest.fixture(scope="module")
def show(folder) -> Iterator[Dashboard]:
    with dashboard(folder) as made:
        yield made


def euro(value: float) -> str:
    return f"{value:,.0f} €".replace(",", ".")


def summed(name: str) -> int:
    return sum(int(row.get(name, 0)) for row in programme()[1:])


@pytest.fixture(scope="module")
def overview(show):
    return show("foerderung", tables=True, programm=NAME)


@pytest.fixture(scope="module")
def spread(show):
    return show("foerderung", tables=True, programm=NAME, ansicht="Verteilung")


@pytest.fixture(scope="module")
def flow(show):
    return show("foerderung", tables=True, programm=NAME, ansicht="Abfluss", stufe="Abgerufen")


@pytest.fixture(scope="module")
def checked(show):
    return show("foerderung", ansicht="Prüfungen")


def test_the_waterfall_tells_what_was_left_at_each_step(overview):
    asked, granted, drawn = (summed(name) for name in ("beantragt", "bewilligt", "abgerufen"))

    assert overview.charts["foerderung-stufen"].alt == (
        f"Wasserfall: Volumen: 40.000.000 €, Volumen, nicht beantragt: {euro(40_000_000 - asked)}, Beantragt: "
        f"{euro(asked)}, Beantragt, nicht bewilligt: {euro(asked - granted)}, Bewilligt: {euro(granted)}, "
        f"Bewilligt, nicht abgerufen: {euro(granted - drawn)} und Abgerufen: {euro(drawn)}."
    )
    assert f"{NAME}: Was blieb auf dem Weg vom Volumen bis zum Abruf?" in overview.headings
    bars = overview.charts["foerderung-stufen"].figure["data"][0]
    assert bars["marker"]["pattern"]["shape"] == ["", "/", "", "/", "", "/", ""]


def test_a_programme_of_which_one_stage_is_known_has_no_waterfall(show):
    page = show("foerderung", programm=FIRST)

    assert "foerderung-stufen" not in page.charts
    assert "Dazu braucht es von einem Programm mindestens zwei der Angaben" in page.text
    assert "„Hochladen“" in page.text


def test_every_size_has_its_sum_and_its_amount_per_inhabitant(spread):
    table = spread.tables["An Kommunen welcher Größe ging das Geld?"].set_index("Größe")

    assert table.index[-1] == "Landkreise"
    assert table.loc["Landkreise", "Kommunen"] == "21"
    keys = set(kommunen()["key"])
    assert sum(map(int, table["Kommunen"])) == len(keys)
    own = sum(int(row["bewilligt"]) for row in programme()[1:] if len(str(row["kommune"])) == 5)
    assert table.loc["Landkreise", "Bewilligt"] == euro(own)
    people = int(table.loc["Landkreise", "Einwohner"].replace(".", ""))
    assert table.loc["Landkreise", "Bewilligt je Einwohner"] == f"{own / people:.2f} €".replace(".", ",")
    assert {"foerderung-groesse-bewilligt", "foerderung-groesse-bewilligt-je-einwohner"} <= set(spread.charts)


def test_the_spread_is_said_in_a_sentence(spread):
    amounts = sorted((int(row["bewilligt"]) for row in programme()[1:]), reverse=True)
    top = f"{100 * sum(amounts[:10]) / sum(amounts):.1f} %".replace(".", ",")

    assert f"Auf die 10 Kommunen mit den höchsten Beträgen entfallen {top}" in spread.text
    assert "442 Kommunen mit Betrag" in spread.charts["foerderung-verteilung"].alt
    assert "kein Maßstab" in spread.below("foerderung-verteilung")
    assert len(spread.tables["Wie gleichmäßig verteilt es sich auf die Kommunen?"]) == 442


def test_the_end_of_the_programme_is_marked(flow):
    figure = flow.charts["foerderung-zeit"].figure

    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [ENDS]
    assert flow.charts["foerderung-zeit"].alt.endswith("Programmende: 31.12.2027.")
    assert "Januar 2025" in flow.charts["foerderung-zeit"].alt


def test_a_projection_is_dashed_has_a_band_and_says_what_it_is(flow):
    chart = flow.charts["foerderung-fortschreibung"]
    traces = {trace["name"]: trace for trace in chart.figure["data"] if "name" in trace}

    assert traces["Fortschreibung"]["line"]["dash"] == "dash"
    assert "dash" not in traces["Abgerufen, bekannt"]["line"]
    assert traces["80 % der Auslosungen"]["fill"] == "tonexty"
    assert "keine Planung" in chart.alt
    assert "Bootstrap der Monatsbeträge" in flow.below("foerderung-fortschreibung")
    assert "Bootstrap" in chart.origin
    table = flow.tables["Wie viel könnte bis zum Programmende abgerufen sein?"]
    assert table["bis Ende"].tolist()[-1] == "Dezember 2027"
    assert list(table.columns) == ["bis Ende", "Fortschreibung", "untere Grenze (80 %)", "obere Grenze (80 %)"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "Eine Fortschreibung gilt für ein einzelnes Programm"),
        ({"programm": FIRST}, "ist bei 1 nur das Jahr bekannt und bei 1 kein Datum"),
    ],
)
def test_what_cannot_be_projected_is_said(show, query, said):
    page = show("foerderung", ansicht="Abfluss", **query)

    assert "foerderung-fortschreibung" not in page.charts
    assert said in page.text


def test_grants_that_wait_are_listed_with_their_age(flow, folder):
    waiting = [row for row in programme()[1:] if int(row["bewilligt"]) and not row["abgerufen"]]
    greatest = max(waiting, key=lambda row: int(row["bewilligt"]))
    table = flow.tables["Welche Bewilligungen wurden nie abgerufen?"]
    days = (came_on(folder) - date.fromisoformat(str(greatest["datum"]))).days

    assert len(table) == len(waiting)
    assert table.iloc[0][["Aktenzeichen", "Bewilligt", "Tage"]].tolist() == [
        greatest["aktenzeichen"], euro(int(greatest["bewilligt"])), f"{days:,}".replace(",", "."),
    ]  # fmt: skip
    ages = flow.tables["Was ist bewilligt, aber nie abgerufen?"]
    assert sum(map(int, ages["Bewilligungen"])) == len(waiting)
    assert f"Alter am {came_on(folder):%d.%m.%Y}" in flow.below("foerderung-ohne-abruf")


def test_a_grant_that_says_nothing_of_its_call_is_no_proof(show):
    page = show("foerderung", tables=True, ansicht="Abfluss", programm=FIRST)

    assert "foerderung-ohne-abruf" not in page.charts
    assert "ist „Abgerufen“ mit 0 € angegeben" in page.text
    assert len(page.tables["Zu welchen Bewilligungen fehlt die Angabe zum Abruf?"]) == 2
    assert "Welche Bewilligungen wurden nie abgerufen?" not in page.headings


def test_what_breaks_a_rule_is_named_with_the_rule(checked):
    rules = checked.tables["Halten die Angaben die Regeln ihrer Programme ein?"].set_index("Regel")
    found = checked.tables["Welche Angaben sind auffällig?"]

    assert rules.loc["Sockelbetrag", "Ergebnis"] == "2 geprüft, 1 auffällig"
    assert rules.loc["Eigenanteil", "Ergebnis"].startswith("nicht prüfbar: Dazu braucht es die Gesamtkosten")
    assert found[["Kommune", "Angabe"]].values.tolist() == [["Landkreis Gießen", "Bewilligt 5.000 €"]]
    assert found["Quelle der Regel"].tolist() == ["region-frankfurt.de"]
    assert f"Ohne bekannte Regel: {NAME}." in checked.text


def test_sums_that_contradict_each_other_stand_there_with_both_sources(checked):
    table = checked.tables["Stimmen die Zeilen der Kommunen mit veröffentlichten Summen überein?"]

    assert table.iloc[0][["Ergebnis", "Summe der Kommunen", "veröffentlichte Summe", "Unterschied"]].tolist() == [
        "Widerspruch: Die Kommunen ergeben mehr", "30.000 €", "20.000 €", "10.000 €",
    ]  # fmt: skip
    assert table.iloc[0][["Quelle der Zeilen", "Quelle der Summe"]].tolist() == [
        "Liste",
        "Pressemitteilung",
    ]
    assert "1 Widerspruch." in checked.text


def test_checks_ask_for_no_stage_and_the_parts_keep_it(checked, flow):
    assert "Gezeigt wird" not in checked.words
    assert "Gezeigt wird" in flow.words


def test_every_chart_of_every_part_has_its_own_words(overview, spread, flow):
    for page in (overview, spread, flow):
        assert not page.app.exception
        for key, chart in page.charts.items():
            assert chart.alt.endswith((".", ")"))
            assert "nan" not in chart.alt
            assert "Stand: " in page.below(key)


P = {"programm": "P"}
FEW = {
    "nur Volumen": [P | {"volumen": 5_000}],
    "eine Zeile": [P | {"kommune": "06531", "bewilligt": 5, "datum": "2024-02"}],
    "rund": [P | {"volumen": (37_000_000, "rund")}, P | {"kommune": "06531", "bewilligt": (5, "rund"), "datum": "2020"}],
    "ohne Betrag": [P | {"volumen": 5, "ende": "2026"}, *(P | {"kommune": key, "bewilligt": None, "beantragt": 3} for key in ("06531", "06431"))],
    "alles null": [P | {"kommune": key, "beantragt": 0, "bewilligt": 0, "abgerufen": 0, "datum": "2024-02-03"} for key in kommunen()["key"][:30]],
}  # fmt: skip


def test_a_projection_says_what_it_leaves_out(tmp_path):
    rows = programme()
    rows[300] |= {"abgerufen": None}
    with dashboard(filled(tmp_path, rows)) as show:
        page = show("foerderung", ansicht="Abfluss", stufe="Abgerufen")

    assert "Nicht enthalten, weil die Angabe fehlt: 1 Zeile." in page.below("foerderung-fortschreibung")


@pytest.mark.parametrize("name", FEW)
def test_lists_that_hold_almost_nothing_break_no_part(name, tmp_path):
    with dashboard(filled(tmp_path, FEW[name])) as show:
        for part in PARTS:
            for stage in ("Bewilligt", "Volumen"):
                page = show("foerderung", tables=True, ansicht=part, stufe=stage)

                assert not page.app.exception, (part, stage)
                assert english_in(page) == [], (part, stage)
                assert len(page.headings) > 0


def test_hanau_is_of_the_kreis_that_it_is_today(tmp_path):
    then = {"programm": FIRST, "kommune": "06435014", "bewilligt": 1_000, "quelle": "Liste"}
    with dashboard(filled(tmp_path, [then])) as show:
        pages = {kreis: show("foerderung", kreis=kreis).metrics for kreis in ("Stadt Hanau", "Main-Kinzig-Kreis")}

    assert pages["Stadt Hanau"]["Bewilligt"] == "1.000 €"
    assert pages["Main-Kinzig-Kreis"] == {}
