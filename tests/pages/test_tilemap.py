"""The tile map: every Kreis of the day has one tile, a value is never invented, a gap is an outline and says so."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT
from pages.shared import palette
from pages.shared.columns import Column
from pages.shared.tilemap import tile_map, with_codes

SHARE = Column("Anteil", "percent", 0)
MONEY = Column("Bewilligt", "euro", 0)


def drawn(figure: go.Figure) -> tuple[set[str], set[str]]:
    """What the tiles with a value and those without say when somebody points at them."""
    empty, *coloured = figure.data[:-1]
    return set().union(*map(tiles, coloured)), tiles(empty)


def tiles(layer: go.Heatmap) -> set[str]:
    cells = zip(*(pd.DataFrame(part).to_numpy().ravel() for part in (layer.z, layer.customdata)), strict=True)
    return {str(said) for value, said in cells if pd.notna(value)}


def words(figure: go.Figure) -> list[str]:
    return [str(text) for layer in figure.data[:-1] for text in pd.DataFrame(layer.text).to_numpy().ravel() if text]


def shares(**values: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {"kreis": [key.strip("_") for key in values], "anteil": pd.Series(values.values(), dtype=float)}
    )


@pytest.mark.parametrize(
    ("day", "number", "hanau"), [(None, 27, True), ("2025-12-31", 26, False), ("2020-02-12", 26, False)]
)
def test_each_kreis_of_the_day_has_exactly_one_tile(day, number, hanau):
    places = territory.tiles(day)
    known, grey = drawn(tile_map(shares(), "anteil", SHARE, day))

    assert not known
    assert len(grey) == number == len(territory.kreise(day))
    assert not places.duplicated(["col", "row"]).any()
    assert any(said.startswith("Stadt Hanau") for said in grey) is hanau


def test_values_and_gaps_are_told_apart():
    figure = tile_map(shares(_06611=0.5, _06531=0.0, _06411=None), "anteil", SHARE, None)
    known, grey = drawn(figure)

    # nothing reported by Darmstadt: no zero; a zero of Gießen: no gap
    assert known == {"Stadt Kassel: 50 %", "Landkreis Gießen: 0 %"}
    assert "Stadt Darmstadt: keine Angabe" in grey
    assert len(grey) == 25


def test_the_value_stands_in_the_tile_as_well():
    said = words(tile_map(shares(_06611=0.5, _06411=None), "anteil", SHARE, None))

    assert "KS<br>50 %" in said
    assert "DA<br>k. A." in said
    assert len(said) == 27


def test_a_qualifier_survives_in_the_tile_and_in_full_words():
    rows = pd.DataFrame({
        "kreis": ["06531", "06411", "06611"], "bewilligt": [2_267_000.0, 130_000.0, 5_000.0],
        "bewilligt_qualifier": [AT_LEAST, ABOUT, EXACT], "bewilligt_rounded": False, "bewilligt_missing": [2, 0, 0],
    })  # fmt: skip
    figure = tile_map(rows, "bewilligt", MONEY, None)

    assert "Landkreis Gießen: mindestens 2.267.000 € (2 ohne Angabe)" in drawn(figure)[0]
    assert "Stadt Darmstadt: rund 130.000 €" in drawn(figure)[0]
    short = {text.split("<br>")[0]: text.split("<br>")[1] for text in words(figure)}
    assert short["GI"] not in ("2,3 Mio. €", "2.267.000 €")  # a bound never looks exact
    assert short["DA"] not in ("130 Tsd. €", "130.000 €")
    assert short["KS"][0] == "5"


def test_a_kreis_that_has_no_tile_on_that_day_is_not_drawn():
    known, grey = drawn(tile_map(shares(_06415=0.9, _06435=0.4), "anteil", SHARE, "2025-12-31"))

    assert known == {"Main-Kinzig-Kreis: 40 %"}
    assert not any("Hanau" in said for said in known | grey)


def test_tiles_keep_their_places_whatever_has_a_value():
    def place(figure: go.Figure, name: str) -> list[tuple[int, int]]:
        grids = [
            pd.DataFrame(layer.customdata).map(lambda said: str(said).startswith(name)) for layer in figure.data[:-1]
        ]
        return [(row, col) for row, col in zip(*grids[0].to_numpy().nonzero(), strict=True)]

    none, some = (tile_map(rows, "anteil", SHARE, None) for rows in (shares(), shares(_06611=1.0)))

    assert place(none, "Landkreis Kassel") == place(some, "Landkreis Kassel") != []


def test_the_map_asks_no_map_service():
    figure = tile_map(shares(_06611=0.5), "anteil", SHARE, None)

    assert {layer.type for layer in figure.data[:-1]} == {"heatmap"}
    assert figure.layout.xaxis.visible is False
    assert figure.layout.yaxis.visible is False


def test_a_tile_without_a_value_is_an_outline_without_colour():
    figure = tile_map(shares(_06611=0.5, _06531=0.0), "anteil", SHARE, None)
    places = territory.tiles().set_index("kreis")
    outlined = {(round((shape.x0 + shape.x1) / 2), round((shape.y0 + shape.y1) / 2)) for shape in figure.layout.shapes}

    assert {color for _, color in figure.data[0].colorscale} == {"rgba(0,0,0,0)"}
    assert figure.data[0].textfont.color == palette.INK  # can be read on light and dark ground
    assert len(outlined) == 25
    assert not {tuple(places.loc[key, ["col", "row"]]) for key in ("06611", "06531")} & outlined


def test_words_can_be_read_upon_every_shade():
    keys = list(territory.tiles()["kreis"])
    rows = pd.DataFrame({"kreis": keys, "anteil": [place / 26 for place in range(27)]})
    figure = tile_map(rows, "anteil", SHARE, None)

    axis = figure.layout.coloraxis
    assert (axis.cmin, axis.cmax) == (0, 1)
    for layer in figure.data[1:-1]:
        for share in pd.Series(pd.DataFrame(layer.z).to_numpy().ravel()).dropna():
            assert layer.textfont.color == palette.ink(palette.shade(share))
    assert {layer.textfont.color for layer in figure.data[1:-1]} == set(palette.INKS)


@pytest.mark.parametrize("value", [0.0, 1.0, 500_000.0])
def test_a_single_value_has_a_colour_too(value):
    axis = tile_map(shares(_06611=value), "anteil", SHARE, None).layout.coloraxis

    assert axis.cmin < value < axis.cmax


def test_the_table_beside_a_map_explains_every_code():
    found = with_codes(shares(_06611=0.5, _06415=0.1).assign(name=["Stadt Kassel", "Stadt Hanau"]), "2025-12-31")

    assert found[["name", "code"]].values.tolist()[:2] == [["Stadt Kassel", "KS"], ["Stadt Hanau", ""]]
    assert dict(zip(found["code"], found["name"], strict=True))["DADI"] == "Landkreis Darmstadt-Dieburg"
    assert len(found) == 27
    assert set(territory.tiles("2025-12-31")["code"]) <= set(found["code"])
    assert found["anteil"].tolist()[:2] == [0.5, 0.1]
    assert found["anteil"][2:].isna().all()


def test_each_tile_has_a_point_that_can_be_selected_and_is_never_seen():
    figure = tile_map(shares(_06631=0.5), "anteil", SHARE, None)
    handles = figure.data[-1]
    places = territory.tiles(None).set_index("kreis")

    assert dict(zip(handles.ids, zip(handles.x, handles.y, strict=True), strict=True)) == dict(
        zip(places.index, zip(places["col"], places["row"], strict=True), strict=True)
    )
    assert {handles[part].marker.opacity for part in ("selected", "unselected")} | {handles.marker.opacity} == {0}
