"""Numbered marks on a time axis: where they stand, that none lies upon another on a phone, what they say."""

import re

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.handout.drawing.drawn import svg
from pages.shared import marking

DAYS = ["2020-01-01", "2024-12-31"]


def figure(*x: object) -> go.Figure:
    made = go.Figure()
    made.add_scatter(x=list(x) or DAYS, y=[1] * max(len(x), 2))
    return made


def day(text: str) -> tuple[str, str]:
    return text, text


@pytest.mark.parametrize("x", [DAYS, pd.to_datetime(DAYS), ["2020-01", "2024-12-31"]])
def test_days_of_any_kind_are_a_time_axis(x):
    assert marking.is_timed(figure(*x))


def test_numbers_and_names_are_no_time_axis_and_nothing_is_marked():
    for other in (figure(0.2, 0.4), figure("Kassel", "Gießen"), go.Figure()):
        before = other.to_plotly_json()
        marking.mark(other, [(day("2021-01-01"), ("A1", "Hinweis"))])
        assert not marking.is_timed(other)
        assert other.to_plotly_json() == before
        assert marking.places(other, [day("1999-01-01")]) == [0.0]


def test_what_is_far_from_the_drawn_time_is_not_placed():
    spans = [day(text) for text in ("2019-01-01", "2019-09-01", "2022-07-02", "2025-05-01", "2026-01-01")]
    first, near, middle, after, last = marking.places(figure(), spans)
    assert (first, last) == (None, None)
    assert near < 0 < middle < 1 < after
    assert middle == pytest.approx(0.5, abs=0.01)


def test_an_axis_with_ends_of_its_own_shows_nothing_beyond_them():
    bounded = figure().update_xaxes(range=DAYS)
    assert marking.places(bounded, [day("2019-12-31"), day("2020-01-01"), day("2025-01-01")]) == [None, 0.0, None]


def test_a_month_is_marked_in_its_middle_and_says_its_words_as_text():
    made = figure()
    marking.mark(made, [(("2022-02-01", "2022-02-28"), ("A1", "A1 Februar 2022: <b>Ruf</b> " + "x " * 40))])
    (line,), (sign,) = made.layout.shapes, made.layout.annotations
    assert (line.x0, line.x1, line.line.dash) == ("2022-02-14", "2022-02-14", "dot")
    assert (sign.text, sign.x) == ("A1", "2022-02-14")
    assert "&lt;b&gt;Ruf&lt;/b&gt;" in sign.hovertext
    assert max(map(len, sign.hovertext.replace("&lt;", "<").replace("&gt;", ">").split("<br>"))) <= 46


def test_room_is_made_above_the_plot_and_none_below():
    made, bare = figure().update_layout(height=400), figure()
    for each in (made, bare):
        marking.mark(each, [(day("2022-01-01"), (f"A{n}", "x")) for n in (1, 2)])
    assert (made.layout.height, made.layout.margin.t) == (400 + 2 * marking.ROW, 36 + 2 * marking.ROW)
    assert bare.layout.height == 380 + 2 * marking.ROW
    assert [sign.yshift for sign in made.layout.annotations] == [0, marking.ROW]


def test_many_marks_on_one_day_share_a_sign_and_lose_none_of_their_words():
    made = figure()
    marking.mark(made, [(day("2022-01-01"), (f"A{n}", f"A{n} Hinweis")) for n in range(1, 8)])
    assert [sign.text for sign in made.layout.annotations] == ["A1", "A2", "A3", "A4–A7"]
    assert len(made.layout.shapes) == 7
    told = "<br>".join(sign.hovertext for sign in made.layout.annotations)
    assert [f"A{n} Hinweis" in told for n in range(1, 8)] == [True] * 7


@given(st.lists(st.floats(-0.1, 1.1), max_size=40).map(sorted))
def test_no_sign_lies_upon_another_and_every_mark_has_one(where):
    """Against a look at every pair: in one row they are apart by the width that the left one needs."""
    groups = marking.grouped(where)
    assert [member for _, members in groups for member in members] == list(range(len(where)))
    for place, (row, members) in enumerate(groups):
        assert 0 <= row < marking.ROWS
        assert members == list(range(members[0], members[-1] + 1))
        width = marking.SEVERAL if len(members) > 1 else marking.SIGN
        for other, others in groups[place + 1 :]:
            if other == row:
                assert (where[others[0]] - where[members[0]]) * marking.PHONE >= width


def test_signs_in_several_rows_stand_inside_the_picture_for_paper():
    made = figure()
    close = [day(f"2020-0{month}-01") for month in range(3, 8)]
    marking.mark(made, [(span, (f"A{number}", "Förderaufruf")) for number, span in enumerate(close, 1)])
    drawn = svg(made)
    assert drawn is not None
    heights = [float(y) for y in re.findall(r'<text x="[\d.]+" y="(-?[\d.]+)" [^>]*><tspan>A\d', drawn[0])]
    assert len(heights) > 2
    assert min(heights) > 10
