"""The figures of the money: a stage without an amount has no bar, a projection never looks like a fact."""

import pandas as pd

from data.metrics.foerderung_outflow import months, outlook
from data.metrics.foerderung_over_time import finest, over_time
from data.metrics.foerderung_shares import shares
from data.metrics.foerderung_steps import steps
from pages.foerderung import charts, curves
from pages.shared import palette
from pages.shared.columns import Column
from tests.money import ENDS, mittel, programme

ROWS = mittel(*programme())
DRAWN = Column("Abgerufen", "euro")


def test_a_stage_without_an_amount_has_no_bar_but_its_words():
    figure = charts.steps(steps(mittel({"programm": "P", "volumen": 100, "bewilligt": 70})))
    bars = figure.data[0]

    assert [note.text for note in figure.layout.annotations][1] == "<b>Beantragt</b>  keine Angabe"
    assert pd.isna(list(bars.x)[1])
    assert list(bars.marker.line.width) == [2, 0, 2, 2, 0]


def test_rests_hang_between_their_stages_and_are_hatched():
    bars = charts.steps(steps(mittel({"programm": "P", "beantragt": 90, "bewilligt": 70}))).data[0]
    place = list(bars.marker.pattern.shape).index("/")

    assert (list(bars.base)[place], list(bars.x)[place]) == (70, 20)
    assert list(bars.marker.color)[place].startswith("rgba")


def test_a_volume_is_hardly_more_than_an_outline():
    bars = charts.steps(steps(ROWS)).data[0]

    assert bars.marker.color[0] == palette.MONEY["volumen"].faint(charts.OPEN)
    assert bars.marker.color[-1] == palette.MONEY["abgerufen"].color


def test_a_long_line_has_words_at_its_last_point_only():
    assert finest(ROWS, "abgerufen") == "Monat"
    line = charts.cumulative(over_time(ROWS, "abgerufen", "Monat"), DRAWN).data[0]

    assert [text for text in line.text if text] == [line.text[-1]]
    assert list(line.customdata) != list(line.text)


def test_years_are_drawn_where_a_month_is_not_known():
    rows = [
        {"programm": "P", "kommune": "06531", "bewilligt": 5, "datum": day} for day in ("2024-01", "2024-02", "2024-03")
    ]
    bare = {"programm": "P", "kommune": "06431", "bewilligt": 5, "datum": "2025"}

    assert finest(mittel(*rows), "bewilligt") == "Monat"
    assert finest(mittel(*rows[:2]), "bewilligt") == finest(mittel(*rows, bare), "bewilligt") == "Jahr"
    assert finest(mittel(), "bewilligt") == "Jahr"


def test_the_band_lies_around_the_dashed_line_and_begins_at_what_is_known():
    known = months(ROWS, "abgerufen").cumsum()
    figure = curves.outlook(known, outlook(ROWS, "abgerufen"), DRAWN, "abgerufen", ENDS)
    line, upper, lower, middle, end = figure.data

    assert line.y[-1] == upper.y[0] == lower.y[0] == middle.y[0]
    assert all(low <= mean <= high for low, mean, high in zip(lower.y, middle.y, upper.y, strict=True))
    assert (middle.line.dash, line.line.dash, lower.fill) == ("dash", None, "tonexty")
    assert list(end.x) == [ENDS]


def test_each_end_is_marked_once():
    figure = charts.cumulative(over_time(ROWS, "abgerufen"), DRAWN, pd.DataFrame({"bis": [ENDS, ENDS, "2028-12-31"]}))

    assert [shape.x0 for shape in figure.layout.shapes] == [ENDS, "2028-12-31"]
    assert len({note.yshift for note in figure.layout.annotations}) == 2  # their words never lie upon each other


def test_the_words_of_an_early_end_are_not_cut_off():
    figure = charts.cumulative(over_time(ROWS, "abgerufen"), DRAWN, pd.DataFrame({"bis": ["2020-12-31", ENDS]}))

    assert [note.xanchor for note in figure.layout.annotations] == ["left", "right"]


def test_the_curve_of_the_spread_begins_at_nothing_and_ends_at_the_whole():
    equal, curve, marked = curves.spread(shares(ROWS, "bewilligt"), "bewilligt").data

    assert (curve.x[0], curve.y[0], curve.x[-1]) == (0, 0, 1)
    assert round(curve.y[-1], 9) == 1
    assert equal.line.dash == "dot"
    assert list(marked.y) == [curve.y[at] for at in (110, 221, 332)]
