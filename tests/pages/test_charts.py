"""The charts of the pages: gaps are no zeros, what is counted differently shares no line, text from lists stays text."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics import kennzahlen, ozg, reifegrade
from data.metrics.status_over_time import status_over_time
from data.metrics.tally import tally
from data.metrics.teilnahme import over_time
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, MORE_THAN
from loaders.workbooks import SHEETS
from pages.foerderung import charts as foerderung
from pages.ozg import charts as reports
from pages.ozg import labels, series
from pages.shared import palette
from pages.shared.columns import Column
from pages.teilnahme import charts as teilnahme
from tests.data.metrics.tables import table

EVIL = '<a href="http://evil.example">Klick</a>'
MONEY = Column("Bewilligt", "euro")


def quantities(name: str, *values: tuple[float | None, str | None]) -> dict[str, list[Any]]:
    """The four columns of a quantity; one that is missing says so."""
    return {
        name: [value for value, _ in values],
        f"{name}_qualifier": [word for _, word in values],
        f"{name}_rounded": [word == ABOUT for _, word in values],
        f"{name}_missing": [int(value is None) for value, _ in values],
    }


BEZIRKE = pd.DataFrame(
    {"regierungsbezirk": ["064", "065", "066"], "name": ["Darmstadt", "Gießen", "Kassel"]}
    | quantities("anzahl", (300, MORE_THAN), (160, ABOUT), (None, None))
).astype({"anzahl": "float64"})


def texts(figure: go.Figure) -> Iterator[str]:
    """Everything that plotly would read as its own small HTML."""
    for trace in figure.data:
        for part in (trace.text, trace.customdata, trace.name, trace.hovertemplate):
            yield from map(str, [part] if isinstance(part, str) or part is None else pd.Series(list(part)))
    yield from (str(note.text) for note in figure.layout.annotations)
    yield from (str(axis.title.text) for axis in (figure.layout.xaxis, figure.layout.yaxis))
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        yield from map(str, axis.ticktext if axis.ticktext is not None else ())


def said(figure: go.Figure) -> str:
    return "\n".join(texts(figure))


# Teilnahme


def test_bars_of_the_bezirke_have_their_lengths_and_their_words():
    figure = teilnahme.by_bezirk(BEZIRKE)

    assert list(figure.data[0].x)[:2] == [300, 160]
    assert pd.isna(list(figure.data[0].x)[2])  # no bar at all where nothing is known, not even its edge
    assert list(figure.data[0].marker.line.width) == [2, 2, 0]
    assert all(words in said(figure) for words in ("mehr als 300", "rund 160", "keine Angabe"))


def test_who_points_at_a_bar_reads_its_number():
    figure = teilnahme.by_bezirk(BEZIRKE.assign(anzahl_rounded=False))

    assert list(figure.data[0].customdata) == ["Darmstadt: mehr als 300", "Gießen: rund 160", "Kassel: keine Angabe"]


def test_nothing_has_no_bar_and_no_edge():
    rows = BEZIRKE.assign(anzahl=[0.0, 1.0, 1000.0], anzahl_qualifier=EXACT)

    assert list(teilnahme.by_bezirk(rows).data[0].marker.line.width) == [0, 2, 2]


def test_each_bezirk_keeps_its_colour_in_every_order():
    def colours(rows: pd.DataFrame) -> dict[str, str]:
        return dict(zip(rows["name"], teilnahme.by_bezirk(rows).data[0].marker.line.color, strict=True))

    own = {"Darmstadt": palette.DARMSTADT.color, "Gießen": palette.GIESSEN.color, "Kassel": palette.KASSEL.color}
    assert colours(BEZIRKE) == colours(BEZIRKE.iloc[::-1]) == own


def test_an_office_that_is_withheld_has_no_bar_and_no_number():
    rows = pd.DataFrame(
        {"funktion": ["Bürgermeister/in", "Landrat/Landrätin"]} | quantities("anzahl", (6, EXACT), (None, None))
    )
    figure = teilnahme.by_office(rows.astype({"anzahl": "float64"}).assign(anzahl_withheld=[False, True]))

    assert next(iter(figure.data[0].x)) == 6
    assert pd.isna(list(figure.data[0].x)[1])
    assert set(figure.data[0].marker.line.color) == {palette.HESSEN.color}  # an office belongs to no Bezirk
    assert "Landrat/Landrätin: nicht gezeigt" in said(figure)
    assert "keine Angabe" not in said(figure)


def events(*rows: dict[str, object]) -> pd.DataFrame:
    usual = {"reihe": "R", "regierungsbezirk": "064", "beteiligung": "teilgenommen"}
    return over_time(table(SHEETS["teilnahme"].columns(), [usual | row for row in rows]))


def test_each_conference_is_named_with_its_day_as_precise_as_known():
    figure = teilnahme.over_time(
        events(
            {"veranstaltung": "Tag", "datum": "2020-02-12", "anzahl": (300, MORE_THAN)},
            {"veranstaltung": "Monat", "datum": "2021-02", "anzahl": (160, ABOUT)},
            {"veranstaltung": "Gipfel 2022", "datum": "2022", "anzahl": 475},
        )
    )

    assert [note.text for note in figure.layout.annotations] == [
        "<b>Tag (12.02.2020)</b>  mehr als 300", "<b>Monat (Februar 2021)</b>  rund 160", "<b>Gipfel 2022</b>  475",
    ]  # fmt: skip


def test_a_conference_without_a_day_stands_last_and_one_without_a_number_has_no_bar():
    figure = teilnahme.over_time(
        events(
            {"veranstaltung": "ohne Tag", "anzahl": 5},
            {"veranstaltung": "ohne Zahl", "datum": "2020-02-12"},
            {"veranstaltung": "mit beidem", "datum": "2020-02-12", "anzahl": 7},
        )
    )

    assert [note.text for note in figure.layout.annotations] == [
        "<b>mit beidem (12.02.2020)</b>  7", "<b>ohne Zahl (12.02.2020)</b>  keine Angabe",
        "<b>ohne Tag (keine Angabe)</b>  5",
    ]  # fmt: skip
    assert pd.isna(list(figure.data[0].x)[1])


# Förderung

PROGRAMMES = pd.DataFrame(
    {"programm": ["Starke Heimat", "Modellkommunen", "Ohne Zahlen"]}
    | quantities("volumen", (37e6, ABOUT), (None, None), (None, None))
    | quantities("beantragt", (None, None), (None, None), (None, None))
    | quantities("bewilligt", (4e6, AT_LEAST), (217_000, EXACT), (None, None))
    | quantities("abgerufen", (1e6, EXACT), (0, EXACT), (None, None))
).astype(dict.fromkeys(("volumen", "beantragt", "bewilligt", "abgerufen"), "float64"))


def test_a_stage_that_nobody_stated_has_no_bar():
    bars = {
        trace.name: list(pd.Series(trace.x))
        for trace in foerderung.by_programme(PROGRAMMES).data
        if trace.type == "bar"
    }

    assert bars["Volumen"][0] == 37e6
    assert bars["abgerufen"][:2] == [1e6, 0]
    for name, place in (("Volumen", 1), ("bewilligt", 2), ("abgerufen", 2)):
        assert pd.isna(bars[name][place])
    assert "beantragt" not in bars  # nor an entry in the legend


def test_each_programme_says_what_is_known_of_it():
    words = said(foerderung.by_programme(PROGRAMMES)).replace("<br>", " ")

    assert "Volumen rund 37" in words
    assert "bewilligt mindestens 4" in words
    assert "keine Angabe" in words
    assert "beantragt" not in words
    assert "<b>Modellkommunen</b> bewilligt 217.000\N{NO-BREAK SPACE}€, abgerufen 0\N{NO-BREAK SPACE}€" in words


def test_the_smallest_amount_of_a_programme_can_be_seen():
    edges = {trace.name: list(trace.marker.line.width) for trace in foerderung.by_programme(PROGRAMMES).data}

    assert edges["bewilligt"] == [2, 2, 0]
    assert edges["abgerufen"] == [2, 0, 0]  # nothing drawn is nothing to see


def test_a_volume_is_an_outline_that_stands_out_from_both_grounds():
    (volume,) = (trace for trace in foerderung.by_programme(PROGRAMMES).data if trace.name == "Volumen")

    assert volume.marker.line.color == palette.MONEY["volumen"].color  # its contrast: see test_look
    assert volume.marker.color == palette.MONEY["volumen"].faint(foerderung.OPEN)


def test_cents_of_a_programme_are_not_lost():
    rows = PROGRAMMES.assign(bewilligt=[1234.5, 1.0, None])

    assert "1.234,50\N{NO-BREAK SPACE}€" in said(foerderung.by_programme(rows))


def test_the_running_total_stands_at_the_end_of_what_is_known():
    rows = pd.DataFrame(
        {"zeitraum": ["2020", "2022"], "bis": ["2020-12-31", "2022-12-31"]}
        | quantities("kumuliert", (217_000, EXACT), (4_354_000, AT_LEAST))
    )
    figure = foerderung.cumulative(rows, MONEY)
    line = figure.data[0]

    assert list(line.x) == ["2020-12-31", "2022-12-31"]
    assert list(line.y) == [217_000, 4_354_000]
    assert list(line.text) == ["217.000 €", "mindestens 4.354.000 €"]
    assert line.line.shape == "hv"
    assert list(figure.layout.xaxis.tickvals) == list(line.x)
    assert list(figure.layout.xaxis.ticktext) == ["Ende 2020", "Ende 2022"]


def test_the_running_total_says_what_is_missing():
    rows = pd.DataFrame({"zeitraum": ["2020"], "bis": ["2020-12-31"]} | quantities("kumuliert", (217_000, AT_LEAST)))
    line = foerderung.cumulative(rows.assign(kumuliert_missing=13), MONEY).data[0]

    assert list(line.text) == ["mindestens 217.000 €<br>(13 ohne Angabe)"]


def test_beratung_is_stacked_by_status():
    rows = pd.DataFrame(
        {
            "modul": ["Modul 1", "Modul 1", "Modul 2"],
            "status": ["angefragt", "abgeschlossen", "angefragt"],
            "kommunen": [3, 2, 1],
        }
    )
    bars = {trace.name: dict(zip(trace.x, trace.y, strict=True)) for trace in foerderung.advice(rows).data}

    assert bars == {"angefragt": {"Modul 1": 3, "Modul 2": 1}, "abgeschlossen": {"Modul 1": 2}}


def test_every_status_of_the_beratung_is_drawn():
    statuses = ["angefragt", "terminiert", "abgeschlossen"]
    rows = pd.DataFrame({"modul": "Modul 1", "status": statuses, "kommunen": 1})

    assert [trace.name for trace in foerderung.advice(rows).data] == statuses


# OZG


def reported(*rows: dict[str, object]) -> pd.DataFrame:
    usual = {
        "ozg_id": "10092", "themenfeld": "Umwelt", "stichtag": "2022-06-30", "kommune": "06531", "status": "online",
        "reifegrad": 3, "reifegrad_modell": "1.1", "basis": "Selbstauskunft",
    }  # fmt: skip
    return table(SHEETS["ozg"].columns(), [usual | row for row in rows])


REPORTS = reported(
    {}, {"ozg_id": "10177", "status": "offen"},
    {"stichtag": "2022-12-31"}, {"stichtag": "2022-12-31", "ozg_id": "10177", "themenfeld": "Bildung"},
)  # fmt: skip


def test_states_over_time_are_shares_of_the_whole_with_online_at_the_axis():
    figure = reports.status_over_time(status_over_time(tally(REPORTS)))
    shares = pd.DataFrame({trace.name: dict(zip(trace.y, trace.x, strict=True)) for trace in figure.data})

    assert list(shares.columns) == ["online", "in Umsetzung", "in Planung", "offen"]
    assert shares.sum(axis="columns").tolist() == pytest.approx([1, 1])
    assert shares["online"].to_dict() == {0: 0.5, 1: 1.0}
    assert [note.text for note in figure.layout.annotations] == [
        "<b>30.06.2022</b>  50 % online", "<b>31.12.2022</b>  100 % online",
    ]  # fmt: skip


def test_words_in_bars_stand_upright_and_the_axis_shows_both_its_ends():
    for figure in (
        reports.status_over_time(status_over_time(tally(REPORTS))),
        reports.levels_over_time(reifegrade.over_time(tally(REPORTS))),
    ):
        assert {trace.textangle for trace in figure.data} == {0}
        assert {trace.orientation for trace in figure.data} == {"h"}
        assert (figure.layout.xaxis.ticktext[0], figure.layout.xaxis.ticktext[-1]) == ("0 %", "100 %")
        assert min(figure.layout.margin.l, figure.layout.margin.r) >= 20  # plotly drops a tick that does not fit


def test_what_the_land_reports_of_itself_stands_apart_below_the_bezirke():
    rows = reported(
        {"kommune": "06"}, {"kommune": "06531", "status": "offen"}, {"kommune": "06633", "status": "in Planung"}
    )
    table = ozg.by_bezirk(rows)
    figure = reports.status_by(table, "name", last="Hessen")
    lines = [note.text.partition("</b>")[0].removeprefix("<b>") for note in figure.layout.annotations]

    assert lines == ["Regierungsbezirk Gießen", "Regierungsbezirk Kassel", "", "Hessen"]
    online = next(trace for trace in figure.data if trace.name == "online")
    assert dict(zip(online.y, online.x, strict=True)) == {0: 0, 1: 0, 3: 1}


def test_the_group_that_is_furthest_stands_first():
    rows = reported(
        {"status": "offen"}, {"themenfeld": "Bildung"}, {"themenfeld": "Gesundheit", "status": "in Planung"}
    )
    figure = reports.status_by(ozg.by_themenfeld(rows), "themenfeld")
    lines = [note.text for note in figure.layout.annotations]

    assert "Bildung" in lines[0]
    assert "100 %" in lines[0]
    assert len(lines) == 3
    assert figure.layout.barmode == "stack"


def test_levels_are_those_of_one_model_with_a_zero_where_one_was_published():
    figure = reports.levels(reifegrade.of_rows(REPORTS))

    assert list(figure.data[0].x) == [0, 0, 0, 4, 0]
    assert figure.layout.annotations[3].text == "<b>Stufe 3</b> Online-Leistung  4"


# Published series


def published(*rows: dict[str, object]) -> pd.DataFrame:
    usual = {
        "kennzahl": "online", "gebiet": "Hessen", "zaehlweise": "flächendeckend", "einheit": "OZG-Leistungen",
        "grundgesamtheit": 575, "quelle": "q",
    }  # fmt: skip
    return kennzahlen.segmented(table(SHEETS["kennzahlen"].columns(), [usual | row for row in rows]))


def points(figure: go.Figure) -> list[list[float]]:
    return [list(trace.y) for trace in figure.data]


@pytest.mark.parametrize(
    "other",
    [
        {"grundgesamtheit": 582},
        {"zaehlweise": "in mindestens einer Kommune"},
        {"einheit": "einzelne Verwaltungsleistungen"},
    ],
)
def test_values_that_are_counted_differently_share_no_line(other):
    rows = published({"stichtag": "2023", "wert": 100}, {"stichtag": "2024", "wert": 150} | other)
    figure = series.lines(rows)

    assert points(figure) == [[100], [150]]
    assert "2024-01-01" in [shape.x0 for shape in figure.layout.shapes]
    assert [list(trace.text) for trace in figure.data] == [["100"], ["150 ①"]]
    assert list(series.breaks(rows)) == ["①"]


def test_values_that_are_counted_alike_share_a_line():
    figure = series.lines(published({"stichtag": "2023", "wert": 100}, {"stichtag": "2024-06", "wert": (150, ABOUT)}))

    assert points(figure) == [[100, 150]]
    assert list(figure.data[0].text) == ["100", "rund 150"]
    assert series.breaks(published({"stichtag": "2023", "wert": 100}, {"stichtag": "2024", "wert": 150})) == {}


def test_a_break_is_a_short_stroke_in_the_colour_of_its_place_with_its_reason():
    rows = published(
        {"gebiet": "Bayern", "stichtag": "2023", "wert": 50}, {"stichtag": "2023", "wert": 100},
        {"stichtag": "2024", "wert": 150, "grundgesamtheit": 582},
    )  # fmt: skip
    figure = series.lines(rows)
    (stroke,) = [shape for shape in figure.layout.shapes if shape.x0 != series.TARGET]

    assert (stroke.ysizemode, stroke.yanchor, stroke.y1 - stroke.y0 < 40) == ("pixel", 150, True)
    assert stroke.line.color == next(trace.line.color for trace in figure.data if trace.name == "Hessen")
    assert series.breaks(rows) == {"①": "Hessen, 2024: andere Grundgesamtheit: 582 statt 575"}


def test_a_single_value_of_another_rule_is_a_sign_of_its_own_and_breaks_no_line():
    rows = published(
        {"stichtag": "2022-06", "wert": 80}, {"stichtag": "2022-10", "wert": 33, "zaehlweise": "NKR"},
        {"stichtag": "2022-12-31", "wert": 105},
    )  # fmt: skip
    figure = series.lines(rows)

    assert points(figure) == [[80, 105], [33]]
    assert [trace.marker.symbol[0] for trace in figure.data] == ["circle", "x"]
    assert [shape.x0 for shape in figure.layout.shapes] == [series.TARGET]


def test_the_target_is_drawn_otherwise_than_a_break_and_its_words_are_away_from_the_buttons():
    figure = series.lines(published({"stichtag": "2022", "wert": 1}, {"stichtag": "2023", "wert": 2}))
    (target,) = figure.layout.shapes
    (words,) = [note for note in figure.layout.annotations if "Ziel" in note.text]

    assert (target.line.dash, target.layer, target.line.color in palette.COLORWAY) == (None, "below", False)
    assert (words.y, words.yanchor) == (0, "bottom")
    assert figure.layout.xaxis.tickformat == "%b<br>%Y"  # „2023“ alone does not stand under 31.12.2022


@pytest.mark.parametrize(
    ("rows", "labelled"),
    [
        ([("2022-03", 80), ("2022-06", 80), ("2023-06", 127), ("2024-01", 153)], ["80", "153"]),
        ([("2023-11-02", 145), ("2024-01", 153), ("2024-03", 155, 582), ("2025-01", 196)], ["145", "155 ①", "196 ②"]),
        ([("2022-01", 5)], ["5"]),
        # the second break would lie on the first
        ([("2022-01-01", 100), ("2022-01-02", 101, 582), ("2022-01-03", 102), ("2026", 900)], ["100", "101 ①", "900"]),
    ],
)
def test_first_last_and_break_have_labels_that_never_collide(rows, labelled):
    keys = ("stichtag", "wert", "grundgesamtheit")
    figure = series.lines(published(*(dict(zip(keys, row, strict=False)) for row in rows)))

    assert sorted(text for trace in figure.data for text in trace.text if text) == sorted(labelled)


@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(0, 600), st.sampled_from("ABC")),
        min_size=1, max_size=12, unique_by=lambda row: (row[0], row[2]),
    )
)  # fmt: skip
@settings(max_examples=30, deadline=None)
def test_no_label_lies_upon_another_on_a_phone(rows):
    table = published(*({"gebiet": place, "stichtag": str(day), "wert": value} for day, value, place in rows))
    words = [str(value) for value in table["wert"]]
    spots = list(zip(*labels._pixels(table), strict=True))
    boxes = [
        labels._box(*spots[row], len(words[row]), position)
        for row, position in enumerate(labels.placed(table, words))
        if position
    ]

    assert boxes
    assert not [pair for pair in combinations(boxes, 2) if labels._meet(*pair)]


def test_places_are_told_apart_without_colour_and_named_once():
    rows = [{"gebiet": place, "stichtag": day, "wert": 1} for place in ("Hessen", "Bayern") for day in ("2023", "2024")]
    broken = published(*rows, {"gebiet": "Hessen", "stichtag": "2025", "wert": 2, "grundgesamtheit": 582})
    figure = series.lines(broken)

    assert sorted(trace.name for trace in figure.data if trace.showlegend) == ["Bayern", "Hessen"]
    looks = {trace.name: (trace.line.color, trace.line.dash, trace.marker.symbol[0]) for trace in figure.data}
    assert len({dash for _, dash, _ in looks.values()}) == len({symbol for _, _, symbol in looks.values()}) == 2


def test_what_was_computed_has_an_open_sign():
    figure = series.lines(
        published({"stichtag": "2022", "wert": 183, "herleitung": "229 - 46"}, {"stichtag": "2023", "wert": 222})
    )

    assert [symbol.endswith("-open") for symbol in figure.data[0].marker.symbol] == [True, False]


def test_the_target_date_of_the_ozg_is_marked_even_beyond_the_values():
    figure = series.lines(published({"stichtag": "2025", "wert": 1}))

    assert [shape.x0 for shape in figure.layout.shapes] == ["2022-12-31"]
    assert any("31.12.2022" in note.text for note in figure.layout.annotations)


# All of them


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(lambda: teilnahme.by_bezirk(BEZIRKE.assign(name=EVIL)), id="bezirk"),
        pytest.param(
            lambda: teilnahme.over_time(events({"veranstaltung": EVIL, "datum": "2020", "anzahl": 5})),
            id="veranstaltung",
        ),
        pytest.param(lambda: foerderung.by_programme(PROGRAMMES.assign(programm=EVIL)), id="programm"),
        pytest.param(lambda: series.lines(published({"gebiet": EVIL, "stichtag": "2023", "wert": 1})), id="gebiet"),
        pytest.param(lambda: series.lines(published({"einheit": EVIL, "stichtag": "2023", "wert": 1})), id="einheit"),
        pytest.param(
            lambda: series.lines(
                published({"stichtag": "2023", "wert": 1}, {"stichtag": "2024", "wert": 1, "zaehlweise": EVIL})
            ),
            id="zaehlweise",
        ),
    ],
)
def test_text_from_a_list_is_never_read_as_html(figure):
    assert "evil.example" in said(made := figure()) or "Klick" in said(made)
    assert "<a " not in said(made)


@pytest.mark.parametrize(
    ("draw", "rows"),
    [
        (teilnahme.by_bezirk, BEZIRKE),
        (foerderung.by_programme, PROGRAMMES),
        (reports.status_over_time, status_over_time(tally(REPORTS))),
        (series.lines, published({"stichtag": "2023", "wert": 1})),
    ],
    ids=["by_bezirk", "by_programme", "status_over_time", "lines"],
)
def test_a_chart_changes_nothing_in_its_table(draw, rows):
    before = rows.copy()

    assert draw(rows).data
    pd.testing.assert_frame_equal(rows, before)
