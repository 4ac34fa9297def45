"""The look of charts: colours that everybody can tell apart, signs for what is known, words in German."""

import itertools
import math
import re
import tomllib
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from loaders.workbooks.foerderung import MITTEL
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import columns, marks, palette, tables, template
from pages.shared.columns import Column
from pages.shared.origin import Origin

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
TONES = [palette.DARMSTADT, palette.GIESSEN, palette.KASSEL, palette.HESSEN]
GROUPS = [TONES, [*palette.STATUS.values()], [*palette.BASIS.values()], [*palette.MONEY.values()]]
ORIGIN = Origin("Wie viele kamen?", "22.11.2026 (Nr. 1)", ("https://www.kommune21.de/a",), "", True)

CONFERENCES = pd.DataFrame(
    {
        "name": ["Darmstadt", "Gießen", "Kassel", "Hessen"],
        "anzahl": [300.0, 160.0, 120.0, None],
        "anzahl_qualifier": ["mehr als", "rund", "exakt", None],
    }
)
PERSONS = Column("Teilnehmende", "number")

# How people with a missing kind of cone see linear RGB (Machado, Oliveira and Fernandes 2009, full severity).
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(color: str) -> list[float]:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(color: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(color: str, sight: str) -> tuple[float, ...]:
    seen = linear(color)
    r, g, b = (min(1, max(0, sum(m * s for m, s in zip(row, seen, strict=True)))) for row in SIGHTS[sight])
    tristimulus = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in tristimulus)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_grounds_are_those_of_the_theme():
    assert THEME["light"]["backgroundColor"] == palette.LIGHT_GROUND
    assert THEME["dark"]["backgroundColor"] == palette.DARK_GROUND
    assert THEME["chartCategoricalColors"] == palette.COLORWAY


@pytest.mark.parametrize("color", sorted({tone.color for group in GROUPS for tone in group} | {*palette.COLORWAY}))
@pytest.mark.parametrize("ground", [palette.LIGHT_GROUND, palette.DARK_GROUND])
def test_colours_stand_out_from_both_grounds(color, ground):
    assert contrast(color, ground) >= 3


@pytest.mark.parametrize("color", sorted({*palette.SEQUENCE, *(tone.color for tone in palette.STATUS.values())}))
def test_words_upon_a_colour_can_be_read(color):
    assert contrast(palette.ink(color), color) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_links_can_be_read_on_all_grounds(mode):
    theme = THEME[mode]
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["textColor"], ground) >= 7
        assert contrast(theme["linkColor"], ground) >= 4.5
    assert contrast(theme["borderColor"], theme["backgroundColor"]) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
def test_regierungsbezirke_differ_for_every_kind_of_sight(sight):
    bezirke = [tone.color for tone in TONES[:3]]
    distances = [math.dist(lab(a, sight), lab(b, sight)) for a, b in itertools.combinations(bezirke, 2)]
    assert min(distances) >= 20


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("sign", ["symbol", "dash", "pattern"])
def test_colour_is_never_the_only_sign(group, sign):
    signs = [getattr(tone, sign) for tone in group]
    assert len(set(signs)) == len(signs) or (group is GROUPS[2] and sign == "dash")


@pytest.mark.parametrize(
    ("region", "tone"),
    [
        ("064", palette.DARMSTADT),
        ("Darmstadt", palette.DARMSTADT),
        ("06412000", palette.DARMSTADT),
        ("06531", palette.GIESSEN),
        ("Kassel", palette.KASSEL),
        ("06", palette.HESSEN),
        ("irgendwo", palette.HESSEN),
        (None, palette.HESSEN),
    ],
)
def test_a_region_has_the_tone_of_its_regierungsbezirk(region, tone):
    assert palette.bezirk(region) is tone


def test_ranked_bars_show_how_exact_a_number_is():
    figure = marks.ranked(CONFERENCES, "anzahl", "name", column=PERSONS)
    bars, bounds = figure.data

    assert [line.text.partition("</b>  ")[2] for line in figure.layout.annotations] == [
        "mehr als 300", "rund 160", "120", "keine Angabe",
    ]  # fmt: skip
    assert list(bars.marker.color) == [
        palette.DARMSTADT.color, palette.GIESSEN.faint(), palette.KASSEL.color, palette.HESSEN.color,
    ]  # fmt: skip
    assert list(bars.marker.line.color) == [tone.color for tone in TONES]
    assert list(bounds.y) == [0]
    assert list(bounds.marker.symbol) == ["triangle-right"]


def test_an_upper_bound_points_back():
    table = CONFERENCES.assign(anzahl_qualifier=["höchstens", "weniger als", "exakt", None])

    _, bounds = marks.ranked(table, "anzahl", "name", column=PERSONS).data

    assert list(bounds.marker.symbol) == ["triangle-left", "triangle-left"]


def test_signs_are_explained_only_when_they_occur():
    assert marks.explained(CONFERENCES, "anzahl") == "Heller mit Rand: gerundet; Spitze nach rechts: mehr als"
    assert marks.explained(CONFERENCES.assign(anzahl_qualifier="exakt"), "anzahl") == ""


def test_bars_without_any_value_still_make_a_chart():
    empty = CONFERENCES.assign(anzahl=float("nan"), anzahl_qualifier=None)

    figure = marks.ranked(empty, "anzahl", "name", column=PERSONS)
    _, bounds = figure.data

    assert {line.text.partition("</b>  ")[2] for line in figure.layout.annotations} == {"keine Angabe"}
    assert len(bounds.y) == 0


def test_a_name_from_a_workbook_is_text_in_a_chart():
    named = CONFERENCES.assign(name="<a href='https://example.org'>x</a>")

    figure = marks.ranked(named, "anzahl", "name", column=PERSONS)

    assert all("<a" not in line.text for line in figure.layout.annotations)


def test_a_dressed_figure_carries_its_question_and_origin():
    figure = go.Figure(go.Bar(x=[1], y=["a"]))

    dressed = template.dress(figure, ORIGIN)

    assert dressed.layout.meta == {
        "frage": "Wie viele kamen?",
        "herkunft": "Demonstrationsdaten · Stand: 22.11.2026 (Nr. 1) · Quelle: kommune21.de",
    }
    assert dressed.layout.template.layout.separators == ",."
    assert dressed.layout.height == template.HEIGHT


def test_a_picture_says_what_must_be_said_under_the_chart():
    remark = "Die Linien brechen, wo anders gezählt wurde: <a href='https://example.org'>x</a>. " * 3

    said = template.dress(go.Figure(), ORIGIN, remark).layout.meta["herkunft"]

    assert said.startswith("Die Linien brechen, wo anders gezählt wurde: &lt;a")
    assert max(len(line.replace("&lt;", "<").replace("&gt;", ">")) for line in said.split("<br>")) <= 150
    assert said.split("<br>")[-1].startswith("Demonstrationsdaten · Stand: 22.11.2026")


def test_a_figure_keeps_the_height_and_margin_it_asks_for():
    figure = go.Figure(layout={"height": 200, "margin": {"l": 1, "r": 2, "t": 3, "b": 4}})

    layout = template.dress(figure, ORIGIN).layout

    assert (layout.height, layout.margin.l, layout.margin.t) == (200, 1, 3)


def test_every_axis_is_written_in_the_ink_of_the_theme():
    figure = go.Figure(layout={"xaxis2": {"title": {"text": "Jahr"}}, "yaxis": {"tickfont": {"size": 9}}})

    layout = template.dress(figure, ORIGIN).layout

    assert {layout.xaxis.tickfont.color, layout.xaxis2.title.font.color, layout.yaxis.tickfont.color} == {"#000037"}
    assert layout.xaxis2.title.text == "Jahr"


def test_plotly_speaks_german_without_asking_anybody():
    config = template.config("teilnahme", None)

    german = config["locales"]["de"]
    assert config["locale"] == "de"
    assert (german["format"]["decimal"], german["format"]["thousands"]) == (",", ".")
    assert german["format"]["months"][2] == "März"
    assert german["dictionary"]["Download plot as a PNG"] == "Bild als PNG herunterladen"
    assert config["toImageButtonOptions"]["filename"] == "teilnahme"


def test_origin_names_at_most_three_sources_and_counts_the_rest():
    origin = Origin("?", "heute", tuple(f"https://www.ort{n}.de/seite" for n in range(5)), "Bezirk: Kassel")

    assert origin.line() == "Stand: heute · Quelle: ort0.de, ort1.de, ort2.de und 2 weitere · Auswahl: Bezirk: Kassel"
    assert len([value for name, value in origin.facts() if name == "Quelle"]) == 5


def test_columns_take_their_labels_from_the_declaration():
    shown = columns.of(TEILNAHME, "regierungsbezirk", "datum", "anzahl", "funktion")

    assert [(column.label, column.kind) for column in shown.values()] == [
        ("Regierungsbezirk", "region"), ("Datum", "day"), ("Anzahl", "number"), ("Funktion", "text"),
    ]  # fmt: skip
    assert columns.of(MITTEL)["volumen"] == Column("Volumen", "euro")


def test_a_table_in_german_words():
    table = CONFERENCES.assign(anteil=[0.5, 0.25, None, 0], ort=["064", "065", "06412000", "06"])
    shown = {"ort": Column("Ort", "region"), "anzahl": PERSONS, "anteil": Column("Anteil", "percent", 0)}

    words = columns.in_german(table, shown)

    assert list(words) == ["Ort", "Teilnehmende", "Anteil"]
    assert list(words["Teilnehmende"]) == ["mehr als 300", "rund 160", "120", "keine Angabe"]
    assert list(words["Anteil"]) == ["50 %", "25 %", "keine Angabe", "0 %"]
    assert words["Ort"].iloc[2] == "Frankfurt am Main"


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.example/a.png)",
        "[hier](http://evil.example)",
        ":material/home:",
        "**fett**",
        "$x^2$",
        "<b>a</b>",
    ],
)
def test_text_in_tables_is_never_markdown(text):
    written = tables.plain(text)
    signs = written.replace(":small[]", "")

    assert signs.replace("\\", "") == text.replace("\\", "")
    assert all(signs[place - 1] == "\\" for place, sign in enumerate(signs) if sign in "![]()*$<>:^")
    assert not re.search(r"https?\\:|\\:material/", written)
