"""The views of the reports: rules, Reifegrade, matrix, last mile, pace and what is striking.

The invented sample is computed here once more, straight from its workbook; `planted` is a table with known peculiarities.
"""

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from data.doubts.found import found
from data.metrics.zaehlweisen import ZAEHLWEISEN
from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from pages.ozg import contents
from tests.data.metrics import planted
from tests.loaders.books import book
from tests.pages.screen import Dashboard, Screen, dashboard
from tests.pages.test_ozg import DEMONSTRATION, QUESTION, REPORTS, SAMPLE, percent

REASON = "Formular abgeschaltet"
VIEWS = {
    "Zählweisen": ["zaehlweisen", "regel-zeit", "regel-themenfeld", "regel-regierungsbezirk"],
    "Reifegrade": ["reifegrad-1-1", "reifegrad-themenfeld-1-1", "reifegrad-regierungsbezirk-1-1", "reifegrad-zeit-1-1"],
    "Kommunen und Leistungen": ["kreise-themenfelder"],
    "Letzte Meile": ["meile", "meile-auswahl"],
    "Tempo": ["tempo"],
    "Auffälliges": ["auffaellig"],
}


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.fixture(scope="module")
def last() -> pd.DataFrame:
    table = pd.read_excel(SAMPLE, engine="calamine", dtype=str, header=3)
    return table[table["Stichtag"].str.startswith("2022-12-31")].assign(online=lambda rows: rows["Status"].eq("online"))


def view(show: Dashboard, part: str, **query: str) -> Screen:
    return show("ozg", tables=True, grundlage=REPORTS, ansicht=part, **query)


@pytest.mark.parametrize("part", VIEWS)
def test_each_view_has_its_charts_with_words_and_their_label(show, part):
    page = view(show, part)

    assert not page.app.exception
    assert sorted(page.charts) == sorted(f"ozg-{key}" for key in VIEWS[part])
    for key, chart in page.charts.items():
        assert chart.alt.startswith(DEMONSTRATION), key
        assert len(chart.alt) > 60, key
        assert DEMONSTRATION in page.below(key)
        assert any(name.startswith(f"{key}_") and DEMONSTRATION.casefold() in name for name in page.files)


def test_every_view_of_the_page_is_looked_at_here():
    assert list(contents.CONTENTS) == [contents.OVERVIEW, *VIEWS]


def test_a_view_that_does_not_exist_is_the_overview(show):
    page = view(show, "Kaffeesatz")

    assert not page.app.exception
    assert "ozg-zeit" in page.charts
    assert "Nicht alle Stichtage sind vergleichbar" not in page.text  # everybody reports the same on every Stichtag


# the chosen rule


def test_without_a_choice_the_share_of_kommunen_is_said(show, last):
    pairs = last[last["Kommune"].ne("Hessen")].groupby(["OZG-ID", "Kommune"])["online"].any()

    said = show("ozg", tables=True, grundlage=REPORTS).text
    assert (
        f"Nach der Zählweise **Anteil der Kommunen** am 31.12.2022: **{percent(pairs.mean())}".replace(
            " %", "\N{NO-BREAK SPACE}%"
        )
        in said
    )


@pytest.mark.parametrize("rule", ZAEHLWEISEN, ids=lambda rule: rule.name)
def test_the_rule_of_the_address_stands_in_every_caption_picture_and_file(show, rule):
    page = view(show, "Zählweisen", zaehlweise=rule.title)

    for key in VIEWS["Zählweisen"][1:]:
        words = f"Zählweise: {rule.title} (Fassung {rule.version})"
        assert words in page.below(f"ozg-{key}")
        assert words in page.charts[f"ozg-{key}"].origin.replace("-<br>", "-").replace("<br>", " ")
        (csv,) = [name for name in page.files if name.startswith(f"ozg-{key}_") and name.endswith("csv")]
        assert words in page.files[csv]().decode("utf-8-sig")
    assert rule.apart in page.text


def test_the_chosen_rule_is_drawn_over_time_on_the_overview_too(show):
    assert "ozg-regel-zeit" not in show("ozg", tables=True, grundlage=REPORTS).charts
    assert "ozg-regel-zeit" in view(show, contents.OVERVIEW, zaehlweise="Flächendeckend").charts


def test_a_fall_is_drawn_and_said(show):
    chart = view(show, "Zählweisen", zaehlweise="Flächendeckend").charts["ozg-regel-zeit"]
    line, _ = chart.figure["data"]

    assert "Gefallen: 30.06.2022 um 4,5 Prozentpunkte." in chart.alt
    assert line["marker"]["symbol"][4] == "triangle-down"
    assert "gefallen um 4,5 Prozentpunkte" in line["customdata"][4]


def test_a_rule_that_does_not_exist_is_dropped(show):
    page = view(show, "Zählweisen", zaehlweise="Bauchgefühl")

    assert "Zählweise: Anteil der Kommunen" in page.below("ozg-regel-zeit")


# last mile, pace


def test_the_last_mile_counts_who_is_missing(show, last):
    missing = (~last.groupby(["OZG-ID", "Kommune"])["online"].any()).groupby("OZG-ID").sum()
    page = view(show, "Letzte Meile", fehlend="5 Kommunen")
    said = re.findall(r": (\d+)", page.charts["ozg-meile"].alt)

    assert [int(number) for number in said] == [int(missing.eq(number).sum()) for number in range(6)]
    table = page.tables["Welche Kommunen fehlen diesen Leistungen?"]
    assert set(table["OZG-ID"]) == set(missing.index[missing.between(1, 5)])
    assert len(table) == missing[missing.between(1, 5)].sum()
    assert "nicht immer die beste Auswahl" in page.below("ozg-meile-auswahl")


def test_the_pace_is_drawn_dashed_with_its_interval_and_named(show):
    page = view(show, "Tempo")
    chart = page.charts["ozg-tempo"]
    names = {trace["name"]: trace for trace in chart.figure["data"]}

    assert names["Fortschreibung"]["line"]["dash"] == "dash"
    assert names["95-%-Intervall"]["fill"] == "toself"
    assert re.search(r"sind es am 31\.12\.2023 63,2 % \(49,2 % bis 77,3 %\)", chart.alt)
    table = page.tables["Wie schnell geht es voran, und wohin führt dieses Tempo?"]
    assert table["Art"].tolist() == ["gemeldet"] * 6 + ["Fortschreibung"]


def test_where_the_line_cannot_be_drawn_on_the_page_says_why(show):
    page = view(show, "Tempo", ziel="31.12.2027")
    chart = page.charts["ozg-tempo"]

    assert "Fortschreibung" not in [trace["name"] for trace in chart.figure["data"]]
    assert "Keine Fortschreibung: Am Zieltag reicht das Prognoseintervall über 0 bis 100 % hinaus" in chart.alt


# matrix


def test_a_kreis_shows_its_kommunen_and_each_leistung(show, last):
    page = view(show, "Kommunen und Leistungen", kreis="Main-Kinzig-Kreis")
    chart = page.charts["ozg-kommunen-leistungen"]
    own = last[last["AGS"].str.startswith("06435", na=False)]

    assert chart.figure["layout"]["xaxis"]["ticktext"] == sorted(own["Kommune"].unique())
    table = page.tables["Wie weit ist jede Leistung in den Kommunen? (Main-Kinzig-Kreis)"]
    known = set(zip(own["Leistung"], own["Kommune"], own["Status"], strict=True))
    assert set(zip(table["Leistung"], table["Kommune"], table["Status"], strict=True)) <= known
    assert table["Leistung"].nunique() == 20


def test_the_pages_of_a_kreis_hold_all_its_leistungen_together(show, last):
    own = last[last["AGS"].str.startswith("06435", na=False)]
    name = "Wie weit ist jede Leistung in den Kommunen? (Main-Kinzig-Kreis)"
    first = view(show, "Kommunen und Leistungen", kreis="Main-Kinzig-Kreis")
    (box,) = [each for each in first.app.selectbox if each.label == "Leistungen"]
    pages = [
        first,
        *(view(show, "Kommunen und Leistungen", kreis="Main-Kinzig-Kreis", seite=said) for said in box.options[1:]),
    ]

    shown = [set(zip(page.tables[name]["Leistung"], page.tables[name]["Kommune"], strict=True)) for page in pages]
    assert sum(map(len, shown)) == len(set.union(*shown)) == len(own)


# the published cases


def test_the_six_answers_for_december_2022_stand_side_by_side(show):
    page = show("ozg", tables=True)
    table = page.tables["Woher kommen diese Antworten?"]

    assert "Wie weit war Hessen im Dezember 2022? 6 Antworten" in page.headings
    assert table["Wert"].tolist() == ["483", "283", "248", "183", "163", "69,5"]
    assert table["Grundgesamtheit"].tolist()[0] == "695"
    assert table.set_index("Wert").loc[["183", "163"], "Herleitung"].tolist() == ["229 - 46", "248 - 85"]
    assert table["Quelle"].str.startswith("http").all()
    for card in (
        "483 von 695 Leistungsobjekte",
        "283 Landesleistungen",
        "248 OZG-Leistungen",
        "163 OZG-Leistungen",
        "69,5 %",
    ):
        assert card in page.text


def test_63_percent_is_of_an_unknown_unit(show):
    assert "11.09.2025: 63 %, Einheit unbekannt" in show("ozg", tables=True).text
    page = show("ozg", tables=True, kennzahl="Anteil umgesetzter Leistungen", gebiet=["Hessen"])
    units = page.tables[QUESTION].set_index("Wert")["Einheit"]

    assert units["63"] == "Prozent, Einheit unbekannt"
    assert units["69,5"] == "Prozent"


# planted peculiarities


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard with the planted table, imported in two parts, the fall in the second with its reason."""
    folder = tmp_path_factory.mktemp("auffaellig")
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    for early in (True, False):
        rows = [row for row in planted.cells() if (str(row["stichtag"]) < planted.FALL_DAY) == early]
        preview = store.preview(reading_of(workbook(rows), f"{early}.xlsx", limits()), "ergänzt")
        doubts = [] if early else found(preview, preview.afterwards())
        store.commit(preview, "Test", doubts=[doubt.entry({doubt.id: REASON}) for doubt in doubts])
    store.close()
    with dashboard(folder) as made:
        yield made


def test_where_only_plans_are_known_no_view_fails(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'dashboard.sqlite'}")
    rows = [row | {"basis": "Plan"} for row in planted.cells() if row["stichtag"] == planted.FALL_DAY]
    store.commit(store.preview(reading_of(workbook(rows, basis="Basis"), "plan.xlsx", limits()), "ergänzt"), "Test")
    store.close()
    with dashboard(tmp_path) as opened:
        for part in contents.CONTENTS:
            assert not view(opened, part).app.exception, part


def workbook(rows: list[dict[str, object]], **more: str) -> bytes:
    names = {
        "ozg_id": "OZG-ID", "leistung": "Leistung", "themenfeld": "Themenfeld", "stichtag": "Stichtag",
        "kommune": "AGS", "status": "Status", "reifegrad_modell": "Reifegradmodell", "reifegrad": "Reifegrad", **more,
    }  # fmt: skip
    cells = [[row[name] for name in names] + ["https://example.org/a"] for row in rows]
    return book(K=[[*names.values(), "Quelle"], *cells])


def test_a_line_over_reports_breaks_at_catalogue_model_and_territory(odd):
    chart = view(odd, "Zählweisen").charts["ozg-regel-zeit"]
    traces = [trace for trace in chart.figure["data"] if trace["mode"] != "text"]

    assert [trace["x"][0] for trace in traces] == [
        "2024-11-30",
        planted.CATALOGUE_DAY,
        planted.MODEL_DAY,
        planted.HANAU_DAY,
    ]
    for trace, reason in zip(
        traces[1:], ("anderer Katalog", "anderes Reifegradmodell", "anderer Gebietsstand"), strict=True
    ):
        assert f"Bruch: {reason}" in trace["customdata"][0]
        assert reason in chart.alt
    assert len(chart.figure["layout"]["shapes"]) == 3


def test_a_break_after_which_nothing_can_be_counted_still_says_why(odd):
    rule = "Bund: online in mindestens einer Kommune"
    chart = view(odd, "Zählweisen", zaehlweise=rule).charts["ozg-regel-zeit"]
    (signs,) = [trace for trace in chart.figure["data"] if trace["mode"] == "text"]

    assert signs["text"] == ["②", "③"]
    assert signs["customdata"][0] == "31.07.2025: keine Angabe<br>Bruch: anderes Reifegradmodell: 2.0 statt 1.1"
    assert (
        f"Nach der Zählweise **{rule}** am 31.10.2026: nicht berechenbar." in view(odd, "Tempo", zaehlweise=rule).text
    )


def test_reasons_given_at_the_import_stand_beside_what_fell(odd):
    page = view(odd, "Auffälliges")
    table = page.tables["Welche gemeldeten Werte sind auffällig?"]
    fallen = table[table["Kommune oder Leistung"].str.contains(planted.FALLEN)]

    assert fallen[["Stichtag", "Grund laut Import"]].values.tolist() == [["31.05.2026", REASON]]
    frozen = table[
        table["Befund"].str.startswith("unverändert") & table["Kommune oder Leistung"].eq("Frankfurt am Main")
    ]
    assert frozen["Befund"].tolist() == ["unverändert seit 15 Monaten: 5 Leistungen online"]
    leapt = table[table["Befund"].str.startswith("sprunghaft")]
    assert f"Leistung {planted.LEAPT} ({planted.LEAPT})" in set(leapt["Kommune oder Leistung"])


def test_the_pace_uses_only_what_came_after_the_last_break(odd):
    answer = view(odd, "Tempo").charts["ozg-tempo"].alt

    assert "Seit 31.01.2026 änderte sich" in answer


def test_levels_of_two_models_stand_in_two_charts(odd):
    page = view(odd, "Reifegrade")
    early = view(odd, "Reifegrade", stichtag="30.06.2025")

    assert "ozg-reifegrad-themenfeld-2-0" in page.charts
    assert "ozg-reifegrad-themenfeld-1-1" in early.charts
    assert "ozg-reifegrad-themenfeld-2-0" not in early.charts


@pytest.mark.parametrize("part", VIEWS)
@pytest.mark.parametrize("query", [{}, {"bezirk": "Kassel"}, {"themenfeld": "Gesundheit"}])
def test_no_view_fails_with_few_rows(odd, part, query):
    assert not view(odd, part, **query).app.exception


def test_the_bars_over_time_say_which_stichtage_cannot_be_compared(odd):
    said = "Nicht alle Stichtage sind vergleichbar. 31.03.2025: anderer Katalog"

    assert said in view(odd, contents.OVERVIEW).text
