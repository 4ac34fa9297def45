"""From any plotly figure to a native chart and to a picture: nothing is lost, nothing is invented."""

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from plotly.subplots import make_subplots

from pages.handout import briefing, picture, values
from pages.handout.chart import Bars, Lines
from pages.handout.derive import chart_of
from pages.handout.drawing import drawn
from pages.shared import marks, palette
from pages.shared.columns import Column

PERSONS = Column("Teilnehmende", "number")
TABLE = pd.DataFrame(
    {
        "name": ["Darmstadt", "Gießen & Umland", "Kassel"],
        "anzahl": [300.0, 160.0, None],
        "anzahl_qualifier": ["mehr als", "rund", None],
    }
)


def ranked() -> go.Figure:
    return marks.ranked(TABLE, "anzahl", "name", column=PERSONS)


def test_ranked_bars_keep_their_words_and_a_gap_is_no_zero():
    chart = chart_of(ranked())

    assert isinstance(chart, Bars)
    assert chart.categories == ("Darmstadt: mehr als 300", "Gießen & Umland: rund 160", "Kassel: keine Angabe")
    assert chart.series[0].values == (300.0, 160.0, None)
    assert chart.series[0].labels == ("▶", "", "")
    assert chart.series[0].fills[0] == palette.DARMSTADT.color
    assert chart.series[0].edges[0] == palette.DARMSTADT.color
    assert (chart.lying, chart.stacked, chart.shape) == (True, False, "#,##0")


def test_a_name_on_several_lines_becomes_one():
    long = TABLE.assign(name="Förderpakete des Innenministeriums in fünf Jahren für alle Kommunen des Landes")

    chart = chart_of(marks.ranked(long, "anzahl", "name", column=PERSONS))

    assert chart.categories[1] == (
        "Förderpakete des Innenministeriums in fünf Jahren für alle Kommunen des Landes: rund 160"
    )


def test_upright_stacked_bars_are_matched_by_their_names():
    figure = go.Figure([go.Bar(x=["A", "B"], y=[1, 2], name="früh"), go.Bar(x=["B", "C"], y=[3, 4], name="spät")])

    chart = chart_of(figure.update_layout(barmode="stack"))

    assert chart.categories == ("A", "B", "C")
    assert [series.values for series in chart.series] == [(1.0, 2.0, None), (None, 3.0, 4.0)]
    assert (chart.lying, chart.stacked) == (False, True)


def test_a_waterfall_is_lifted_by_bars_that_are_not_seen():
    figure = go.Figure(go.Bar(x=[10, 4, 6], base=[0, 6, 0], y=["Volumen", "offen", "bewilligt"], orientation="h"))

    chart = chart_of(figure)
    below, bars_above = chart.series

    assert below.values == (0.0, 6.0, 0.0)
    assert bars_above.values == (10.0, 4.0, 6.0)
    assert (chart.stacked, chart.explained, any(below.fills)) == (True, False, False)


def test_steps_stay_steps():
    figure = go.Figure(go.Scatter(x=["2020-01-01", "2021-01-01"], y=[1, 3], mode="lines+text", text=["a", "b"]))

    (line,) = chart_of(figure.update_traces(line_shape="hv")).lines

    assert line.xs == (43831.0, 44197.0, 44197.0)
    assert line.ys == (1.0, 1.0, 3.0)
    assert line.words == ("a", "", "b")


def test_points_beside_a_line_are_joined_by_none_and_helpers_are_left_out():
    figure = go.Figure(go.Scatter(x=["2020-01-01", "2021-01-01"], y=[1, 2], mode="lines+markers"))
    figure.add_scatter(x=["2020-06-01"], y=[0], mode="text", text=["①"])
    figure.add_scatter(x=["2023-01-01"], y=[0], mode="markers", marker={"opacity": 0})
    figure.add_scatter(x=[None], y=[None], mode="markers", name="nur Legende")

    line, point = chart_of(figure).lines

    assert (line.dash, point.dash) == ("solid", "")
    assert (point.words, point.symbols) == (("①",), ("",))


def test_a_missing_value_breaks_a_line():
    chart = chart_of(go.Figure(go.Scatter(x=[1, 2, 3], y=[1, None, 3], mode="lines")))

    assert isinstance(chart, Lines)
    assert chart.lines[0].ys == (1.0, None, 3.0)


@pytest.mark.parametrize(
    "figure",
    [
        go.Figure(go.Heatmap(z=[[1, 2]])),
        go.Figure(go.Bar(x=["a"], y=[-1], base=[2])),
        go.Figure(go.Scatter(x=[1], y=[2], mode="markers", error_x={"array": [1]})),
        go.Figure(go.Scatter(x=["2020-01-01"], y=["OZG"], mode="lines")),
        make_subplots(1, 2).add_bar(x=[1], y=[1], row=1, col=1).add_bar(x=[1], y=[1], row=1, col=2),
        go.Figure([go.Bar(x=["a"], y=[1]), go.Scatter(x=["a"], y=[3], mode="lines")]),
        go.Figure([go.Scatter(x=[1, 2], y=[1, 2]), go.Scatter(x=[1, 2], y=[2, 3], fill="tonexty")]),
        go.Figure(go.Scatter(x=[1, 2], y=[1, 2], mode="markers")),
        go.Figure(),
        None,
    ],
    ids=["map", "floating", "interval", "lanes", "panels", "mixed", "band", "points", "empty", "none"],
)
def test_what_no_office_program_draws_is_no_native_chart(figure):
    assert chart_of(figure) is None


FIGURES = {
    "ranked": ranked(),
    "map": go.Figure(go.Heatmap(z=[[1, None], [3, 4]], text=[["a", ""], ["b", "c"]])),
    "floating": go.Figure(go.Bar(x=["a", "b"], y=[1, -2], base=[2, 3], text=["x", "y"])),
    "group": go.Figure([go.Bar(x=["a"], y=[1], name="1"), go.Bar(x=["a"], y=[2], name="2")]),
    "interval": go.Figure(go.Scatter(x=[1, 2], y=[2, 3], mode="markers", error_x={"array": [1, 2]})),
    "lanes": go.Figure(go.Scatter(x=["2020-01-01", "2022-01-01"], y=["OZG", "OZG"], mode="lines+markers")),
    "panels": make_subplots(1, 2).add_bar(x=[1], y=[1], row=1, col=1).add_bar(x=[1], y=[1], row=1, col=2),
    "band": go.Figure(
        [go.Scatter(x=[1, 2], y=[1, 2]), go.Scatter(x=[1, 2], y=[2, 3], fill="tonexty", fillcolor="#aabbcc")]
    ),
    "edges": go.Figure(go.Heatmap(z=[[1, 2]], x=[0, 1], y=[0, 0.5], text=[["Zeile 1", "Zeile 2"]])),
    "days": go.Figure(go.Bar(x=pd.to_datetime(["2020-01-01", "2021-01-01"]), y=[1, 2])),
    "one": go.Figure(go.Scatter(x=[5], y=[0])),
    "nothing known": go.Figure(go.Bar(x=["a"], y=[None])),
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
def test_each_kind_of_figure_has_a_picture(figure):
    content = picture.png(figure)

    assert content.startswith(b"\x89PNG")
    assert picture.ratio(content) > 0.2
    etree.fromstring(drawn.svg(figure)[0])


@pytest.mark.parametrize("figure", [go.Figure(go.Pie(values=[1, 2])), go.Figure()], ids=["pie", "empty"])
def test_a_figure_that_cannot_be_drawn_has_none(figure):
    assert picture.png(figure) is None


def test_words_of_a_bubble_are_not_written_into_tiles():
    assert "Zeile 1" not in drawn.svg(FIGURES["edges"])[0]


def test_long_words_under_an_axis_stand_upright_instead_of_upon_each_other():
    names = [f"Ein langer Name eines Themenfeldes {place}" for place in range(12)]

    assert drawn.svg(go.Figure(go.Bar(x=names, y=[1] * 12)))[0].count("rotate(-90)") == 12
    assert "rotate" not in drawn.svg(go.Figure(go.Bar(x=["a", "b"], y=[1, 2])))[0]


def bars(figure: go.Figure) -> list[tuple[float, float]]:
    """Beginning and length of the rectangles in a picture."""
    root = etree.fromstring(drawn.svg(figure)[0])
    rects = [part for part in root.iter() if str(part.tag).endswith("rect")]
    return [(float(rect.get("x")), float(rect.get("width"))) for rect in rects]


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_lengths_in_a_picture_are_as_the_values(lengths):
    figure = go.Figure(go.Bar(x=lengths, y=list(range(len(lengths))), orientation="h"))

    drawn_bars = bars(figure)
    longest = max(width for _, width in drawn_bars)
    for value, (begin, width) in zip(lengths, drawn_bars, strict=True):
        assert width / longest == pytest.approx(value / max(lengths), abs=0.001)
        assert begin == drawn_bars[0][0]


def test_stacked_bars_in_a_picture_begin_where_the_last_ended():
    figure = go.Figure([go.Bar(x=[3], y=[0], orientation="h"), go.Bar(x=[1], y=[0], orientation="h")])

    (first, width), (second, other) = bars(figure.update_layout(barmode="stack"))

    assert second == pytest.approx(first + width, abs=0.2)
    assert other == pytest.approx(width / 3, abs=0.2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>Kassel</b>  rund 120", "Kassel: rund 120"),
        ("<b>Smart</b><br><b>Region</b><br>rund 200", "Smart Region: rund 200"),
        ("<b>30.06.2020</b>", "30.06.2020"),
        ("A &lt;b&gt; C", "A <b> C"),
        (None, ""),
        (5.0, "5"),
        (1234.5, "1.234,5"),
    ],
)
def test_words_of_a_figure_are_plain(text, words):
    assert values.words(text) == words


@pytest.mark.parametrize(
    ("color", "printed"),
    [("#2166ac", "#2166ac"), ("rgba(0,0,0,0.5)", "#808080"), (palette.INK, values.DARK), ("teal", values.DARK)],
)
def test_colours_are_those_on_white_paper(color, printed):
    assert values.color(color) == printed


@pytest.mark.parametrize(
    ("numbers", "said"), [([1, 2, 3, 7], ["1 bis 3", "7"]), ([1, 2], ["1 und 2"]), ([4], ["4"]), ([], [])]
)
def test_numbers_that_follow_each_other_are_a_span(numbers, said):
    assert briefing.spans(numbers) == said


@pytest.mark.parametrize(
    ("axis", "numbers", "shape"),
    [
        ({"ticksuffix": " %"}, [47, 0.1], '0.0" %"'),
        ({"tickformat": ".0%"}, [0.47, 0.1], r"0.0\ %"),
        ({"tickvals": [0, 1], "ticktext": ["0 %", "100 %"]}, [0.47], r"0.0\ %"),
        ({"ticksuffix": " €"}, [4_137_000, 2], '#,##0\\ "€"'),
        ({"ticksuffix": " €"}, [2.85], '#,##0.00\\ "€"'),
        ({}, [1, 2], "#,##0"),
        ({}, [1.55], "#,##0.0#"),
    ],
)
def test_a_percent_is_never_a_hundred_times_too_much(axis, numbers, shape):
    figure = go.Figure(go.Scatter(x=list(range(len(numbers))), y=numbers, mode="lines"))

    assert chart_of(figure.update_yaxes(**axis)).shape == shape
