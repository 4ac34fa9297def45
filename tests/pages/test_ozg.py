"""OZG-Fortschritt: published series that break where they are counted differently, and reports by every rule.

Published figures: IW/INSM Behörden-Digimeter, IWW (582 services), NKR, FAZ, WDR; see data/samples. The reports are
Demonstrationsdaten: their figures are computed here once more, straight from the sample workbook.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data.doubts.found import found
from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from tests.loaders.books import book
from tests.pages.screen import Dashboard, Screen, dashboard, emptied, visit

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "ozg.xlsx"
REPORTS = "Meldungen der Kommunen"
DEMONSTRATION = "Demonstrationsdaten"
SERIES = "ozg-veroeffentlicht"
QUESTION = "Wie viele Leistungen sind online, nach veröffentlichten Zahlen?"
NO_REPORTS = "Für diese Auswahl liegen keine Meldungen vor."


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.fixture(scope="module")
def published(show) -> Screen:
    return show("ozg", tables=True)


@pytest.fixture(scope="module")
def reported(show) -> Screen:
    return show("ozg", tables=True, grundlage=REPORTS)


def lines(screen: Screen) -> list[dict[str, float]]:
    """Each line of the published series: place and day -> value, as its bubbles say."""
    traces = screen.charts[SERIES].figure["data"]
    said = [[re.search(r"^(.+?): ([\d.]+) ", text).groups() for text in trace["customdata"]] for trace in traces]
    return [{point: int(value.replace(".", "")) for point, value in line} for line in said]


def test_the_published_series_is_there_in_order(published):
    alt = published.charts[SERIES].alt

    assert "Deutschland: März 2022: 80, Juni 2022: 80, " in alt
    assert (
        "31.12.2022: 105, 21.03.2023: 122, Juni 2023: 127, September 2023: 136, 02.11.2023: 145, Januar 2024: 153, "
        "März 2024: 155 und Januar 2025: 196."
    ) in alt
    assert "31.12.2022: 183, 02.11.2023: 222, Januar 2024: 229 und Januar 2025: 229." in alt


@pytest.mark.parametrize(
    "reason",
    [
        "Deutschland, März 2024: andere Grundgesamtheit: 582 statt 575",
        "Deutschland, Januar 2025: andere Grundgesamtheit: 575 statt 582",
        "Deutschland, Oktober 2022: andere Zählweise: „flächendeckend und nutzerfreundlich (NKR)“ statt",
    ],
)
def test_a_break_is_said_with_its_reason(published, reason):
    assert reason in published.charts[SERIES].alt


def test_where_and_why_a_line_breaks_stands_under_the_chart_and_in_its_picture(published):
    said = "③ Deutschland, Januar 2025: andere Grundgesamtheit: 575 statt 582"

    assert said in published.below(SERIES)
    assert said in published.charts[SERIES].origin.replace("<br>", " ")
    assert any("196 ③" in trace["text"] for trace in published.charts[SERIES].figure["data"])


def test_no_line_joins_values_that_are_counted_differently(published):
    joined = [set(line.values()) for line in lines(published)]

    assert {155} in joined  # of 582 services: alone
    assert {33} in joined  # flächendeckend and easy to use, by the NKR: alone
    assert not [line for line in joined if {163, 183} <= line or {33, 105} <= line or {153, 155} <= line]


def test_a_change_of_the_unit_breaks_the_line(show):
    page = show("ozg", gebiet=["Hamburg"])

    assert "einzelne Verwaltungsleistungen" in page.charts[SERIES].alt
    assert {1618} in [set(line.values()) for line in lines(page)]
    assert not [line for line in lines(page) if {290, 1618} <= set(line.values())]


def test_shares_are_of_the_services_of_that_day(published):
    table = published.tables[QUESTION]
    germany = table[table["Gebiet"].eq("Deutschland")].set_index("Stichtag")["Anteil"]

    # 105, 122, 127, 136, 145, 153 and 196 of 575, 155 of 582
    assert germany.to_dict() | {
        "31.12.2022": "18,3 %", "21.03.2023": "21,2 %", "Juni 2023": "22,1 %", "September 2023": "23,7 %",
        "02.11.2023": "25,2 %", "Januar 2024": "26,6 %", "März 2024": "26,6 %", "Januar 2025": "34,1 %",
    } == germany.to_dict()  # fmt: skip


def test_a_value_that_stands_still_is_marked_and_said(published):
    traces = published.charts[SERIES].figure["data"]
    marked = [
        text for trace in traces
        for text, size in zip(trace["customdata"], trace["marker"]["size"], strict=True) if size > 9
    ]  # fmt: skip

    assert marked == ["Hessen, Januar 2025: 229 OZG-Leistungen<br>unverändert seit 12 Monaten"]
    assert "Auffällig: Hessen, Januar 2025: unverändert seit 12 Monaten." in published.charts[SERIES].alt
    assert "Hessen, Januar 2025: unverändert seit 12 Monaten." in published.below(SERIES)


def test_a_fall_is_told_with_the_reason_given_at_its_import(app, data_dir):
    head = ["Kennzahl", "Gebiet", "Stichtag", "Zählweise", "Wert", "Einheit", "Grundgesamtheit", "Quelle"]
    row = ["Leistungen flächendeckend online", "Hessen", "Juni 2025", "flächendeckend (Dashboard)", 201]
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    reading = reading_of(book(K=[head, [*row, "OZG-Leistungen", 575, "https://example.org/a"]]), "k.xlsx", limits())
    preview = store.preview(reading, "ergänzt")
    (doubt,) = found(preview, preview.afterwards())
    store.commit(preview, "Test", doubts=[doubt.entry({doubt.id: "Katalog bereinigt"})])
    store.close()
    page = Screen(visit("ozg"))

    assert "Hessen, Juni 2025: gefallen um 28 (Grund laut Import: Katalog bereinigt)." in page.below(SERIES)


def test_sources_that_contradict_each_other_are_both_shown(published, show):
    assert re.search(r"Quellen widersprechen sich \([^)]*Berlin[^)]*Saarland\)", published.below(SERIES))
    both = show("ozg", tables=True, gebiet=["Bayern", "Berlin", "Saarland"]).tables[QUESTION]
    summer = both[both["Stichtag"].eq("Juni 2022")]

    assert set(summer["Gebiet"]) == {"Bayern", "Berlin", "Saarland"}
    assert any("aktiencheck" in source for source in summer["Quelle"])
    assert any("winfuture" in source for source in summer["Quelle"])


def test_what_was_computed_is_told_from_what_was_published(published):
    derived = published.tables[QUESTION].set_index("Herleitung")["Wert"]

    assert derived["248 - 85"] == "163"
    assert derived["229 - 46"] == "183"
    assert "errechnet" in published.below(SERIES)


def test_the_target_date_is_marked(published):
    layout = published.charts[SERIES].figure["layout"]

    assert ("2022-12-31", "2022-12-31") in [(shape["x0"], shape["x1"]) for shape in layout["shapes"]]
    assert any("Ziel" in note["text"] and note["x"] == "2022-12-31" for note in layout["annotations"])


def test_the_levels_at_the_time_of_the_conferences(published):
    assert published.charts["ozg-reifegrad-veroeffentlicht-0"].alt == (
        "Balken je Stufe des Reifegradmodells 1.1: Offline: 140, Information: 405, Formular-Assistent: 17, "
        "Online-Leistung: 3 und Online-Transaktion: 0."
    )
    (name,) = [name for name in published.tables if name.startswith("Welchen Reifegrad hatten")]
    table = published.tables[name].set_index("Stufe")
    assert table.loc["2", ["auf dieser Stufe oder höher", "Anteil ab dieser Stufe"]].tolist() == ["20", "3,5 %"]
    assert table.loc["3", ["auf dieser Stufe oder höher", "Anteil ab dieser Stufe"]].tolist() == ["3", "0,5 %"]


def test_published_figures_are_no_demonstration(published):
    assert DEMONSTRATION not in published.text
    assert not [name for name in published.files if DEMONSTRATION.casefold() in name]


def test_another_kennzahl_can_be_chosen(show):
    page = show("ozg", kennzahl="Leistungsobjekte umgesetzt")

    assert page.charts[SERIES].alt.startswith("Zeitreihe „Leistungsobjekte umgesetzt“. Hessen: Dezember 2022: 483.")


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    """The invented reports as they stand in the sample workbook; in it everybody reports on every Stichtag."""
    table = pd.read_excel(SAMPLE, engine="calamine", dtype=str, header=3)
    return table.assign(Stufe=table["Reifegrad"].astype(int), online=table["Status"].eq("online"))


@pytest.fixture(scope="module")
def last(sample) -> pd.DataFrame:
    return sample[sample["Stichtag"].str.startswith("2022-12-31")]


def percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")


def test_key_figures_of_the_reports(reported, last):
    assert reported.metrics == {
        "Meldungen „online“": percent(last["online"].mean()),
        "Leistungen": str(last["OZG-ID"].nunique()),
        "Meldende Kommunen": str(last["Kommune"].nunique() - 1),  # the Land reports too
        "Stichtag": "31.12.2022",
    }


def test_each_rule_makes_its_own_number_of_the_same_reports(reported, last):
    services = last.groupby("OZG-ID")
    pairs = last[last["Kommune"].ne("Hessen")].groupby(["OZG-ID", "Kommune"])["online"].any()
    everywhere = last.groupby(["OZG-ID", "Kommune"])["online"].any().groupby("OZG-ID").all()
    alt = reported.charts["ozg-zaehlweisen"].alt

    assert f"Bund: online in mindestens einer Kommune: {percent(services['Stufe'].max().ge(2).mean())}" in alt
    assert f"OZG-konform: {percent(services['Stufe'].min().ge(3).mean())}" in alt
    assert f"Flächendeckend: {percent(everywhere.mean())}" in alt
    assert f"Anteil der Kommunen: {percent(pairs.mean())}" in alt
    assert "Was zählt welche Regel?" in reported.text


def test_the_reports_per_regierungsbezirk_and_of_the_land(reported, last):
    said = reported.charts["ozg-bezirk"].alt
    of_bezirk = last.groupby(last["AGS"].str[:3])["online"].mean()

    for key, name in (("064", "Darmstadt"), ("065", "Gießen"), ("066", "Kassel")):
        assert f"Regierungsbezirk {name}: {percent(of_bezirk[key])}" in said
    assert f"und Land Hessen (eigene Leistungen): {percent(last.loc[last['AGS'].isna(), 'online'].mean())}" in said


def test_the_reports_over_time(reported, sample):
    shares = [percent(share) for share in sample.groupby("Stichtag")["online"].mean()]
    said = re.findall(r"(\d\d\.\d\d\.\d{4}): (\d+,\d %)", reported.charts["ozg-zeit"].alt)

    assert [share for _, share in said] == shares
    assert [day for day, _ in said][::5] == ["30.06.2020", "31.12.2022"]


def test_levels_of_the_reports(reported, last):
    counts = last["Stufe"].value_counts().sort_index()
    said = reported.charts["ozg-reifegrad-1-1"].alt.partition("Modells 1.1: ")[2]

    assert said.startswith(f"Stufe 0: {counts[0]}, Stufe 1: ")
    assert [int(number) for number in re.findall(r"\d+", said)] == [n for pair in counts.items() for n in pair]


def test_filters_of_the_address_choose_reports(show, sample):
    page = show("ozg", grundlage=REPORTS, bezirk="Kassel", themenfeld="Gesundheit", stichtag="30.06.2022")
    rows = sample[sample["AGS"].str.startswith("066", na=False) & sample["Themenfeld"].eq("Gesundheit")]
    rows = rows[rows["Stichtag"].str.startswith("2022-06-30")]

    assert page.metrics["Meldungen „online“"] == percent(rows["online"].mean())
    assert page.metrics["Meldende Kommunen"] == str(rows["Kommune"].nunique())
    assert page.metrics["Stichtag"] == "30.06.2022"
    assert page.below("ozg-zaehlweisen").endswith(
        "Auswahl: Stichtag: 30.06.2022; Themenfeld: Gesundheit; Regierungsbezirk: Kassel"
    )


@pytest.mark.parametrize(
    "query", [{"bezirk": "Atlantis"}, {"themenfeld": "Raumfahrt"}, {"stichtag": "2022-06-31"}, {"stand": "999"}]
)
def test_nonsense_in_the_address_is_dropped(show, reported, query):
    seen = show("ozg", grundlage=REPORTS, **query)

    assert not seen.app.exception
    assert seen.metrics == reported.metrics
    assert not set(query) & set(seen.app.query_params)


def test_a_basis_that_does_not_exist_is_the_published_one(show):
    page = show("ozg", grundlage="Gerüchte")

    assert not page.app.exception
    assert SERIES in page.charts


@pytest.mark.parametrize("chart", ["zaehlweisen", "zeit", "themenfeld", "bezirk", "reifegrad-1-1"])
def test_every_chart_of_invented_reports_says_so(reported, chart):
    key = f"ozg-{chart}"

    assert any(DEMONSTRATION in said for said in reported.above(key))
    assert DEMONSTRATION in reported.below(key)
    assert DEMONSTRATION in reported.charts[key].origin
    assert {name for name in reported.files if name.startswith(key)} == {
        f"{key}_stand-4_demonstrationsdaten.csv", f"{key}_stand-4_demonstrationsdaten.xlsx",
    }  # fmt: skip


def test_no_chart_of_invented_reports_goes_without_the_word(reported):
    assert len(reported.charts) == 6
    assert all("_demonstrationsdaten." in name for name in reported.files)


def test_who_hears_a_chart_of_invented_reports_hears_the_word(reported):
    assert [key for key, chart in reported.charts.items() if DEMONSTRATION not in chart.alt] == []


def test_a_saved_picture_of_invented_reports_has_the_word_in_its_name(reported):
    names = [chart.config["toImageButtonOptions"]["filename"] for chart in reported.charts.values()]

    assert [name for name in names if DEMONSTRATION.casefold() not in name] == []


def test_downloads_of_invented_reports_say_so_in_every_row(reported):
    written = reported.files["ozg-bezirk_stand-4_demonstrationsdaten.csv"]().decode("utf-8-sig")

    assert len(written.splitlines()) == 1 + 4 * 4
    assert all(DEMONSTRATION in line for line in written.splitlines()[1:])


def test_nothing_says_demonstration_once_those_rows_are_gone(app, data_dir):
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    (invented,) = [revision for revision in store.revisions() if revision.label == DEMONSTRATION]
    store.remove(invented.id, "Test")
    store.close()

    reports, figures = Screen(visit("ozg", grundlage=REPORTS)), Screen(visit("ozg"))

    assert NO_REPORTS in reports.text
    assert not reports.charts
    assert SERIES in figures.charts
    assert DEMONSTRATION not in reports.text + figures.text


def test_an_older_stand_has_published_figures_but_no_reports(show):
    figures, reports = show("ozg", stand="3"), show("ozg", stand="3", grundlage=REPORTS)

    assert "Seitdem gab es 1 weitere Änderung." in figures.text
    assert SERIES in figures.charts
    assert "(Nr. 3)" in figures.below(SERIES)
    assert NO_REPORTS in reports.text


def test_the_oldest_stand_has_neither(show):
    page = show("ozg", stand="1")

    assert "Sie sehen einen früheren Stand" in page.text
    assert "Noch sind keine veröffentlichten Zahlen da." in page.text
    assert not page.charts


@pytest.mark.parametrize(
    ("basis", "hint"),
    [("Veröffentlichte Zahlen", "Noch sind keine veröffentlichten Zahlen da."), (REPORTS, NO_REPORTS)],
)
def test_without_any_data_the_page_says_what_to_do(empty_app, basis, hint):
    page = Screen(visit("ozg", grundlage=basis))

    assert not page.app.exception
    assert hint in page.text
    assert "„Hochladen“" in page.text
    assert not page.charts


def test_after_all_data_were_removed_nothing_is_drawn(sample_data, tmp_path):
    with dashboard(emptied(sample_data, tmp_path / "leer")) as show:
        pages = [show("ozg"), show("ozg", grundlage=REPORTS)]

    assert not any(page.app.exception for page in pages)
    assert not any(page.charts for page in pages)
