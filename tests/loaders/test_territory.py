from collections import Counter

import pandas as pd
import pytest

from loaders import reference, territory


@pytest.mark.parametrize(
    ("day", "darmstadt", "giessen", "kassel"),
    [
        ("2020-02-12", 194, 106, 143),
        ("2020", 194, 106, 143),
        ("2020-02", 194, 106, 143),
        ("2022-12-31", 194, 106, 143),
        ("2023-06-30", 194, 106, 142),
        ("2026-01-01", 194, 106, 142),
        (None, 194, 106, 142),
    ],
)
def test_kommunen_per_bezirk(day, darmstadt, giessen, kassel):
    counted = territory.kommunen(day).groupby("bezirk_name").size().to_dict()
    assert counted == {"Darmstadt": darmstadt, "Gießen": giessen, "Kassel": kassel}


@pytest.mark.parametrize(
    ("day", "all_of_them"), [("2017-12-31", 447), ("2018", 444), ("2019", 444), ("2020", 443), ("2023", 442)]
)
def test_kommunen_of_hessen(day, all_of_them):
    assert len(territory.kommunen(day)) == all_of_them


@pytest.mark.parametrize(
    ("day", "kreisfrei", "special"), [("2020-02-12", 5, 7), ("2025-12-31", 5, 7), ("2026-01-01", 6, 6)]
)
def test_cities_and_the_day_of_hanau(day, kreisfrei, special):
    kinds = Counter(territory.kommunen(day)["art"])
    assert (kinds["kreisfreie Stadt"], kinds["Sonderstatusstadt"], kinds["Landkreis"]) == (kreisfrei, special, 21)
    assert len(territory.kreise(day)) == 21 + kreisfrei


def test_main_kinzig_kreis_loses_hanau():
    def gemeinden(day):
        table = territory.kommunen(day)
        return table[table["kreis"].eq("06435") & table["art"].ne("Landkreis")]

    assert len(gemeinden("2025-12-31")) == 29
    assert len(gemeinden("2026-01-01")) == 28
    assert "06435014" in set(gemeinden("2025-12-31")["key"])
    assert "06415000" in set(territory.kommunen("2026-01-01")["key"])
    assert not {"06415000", "06435014"} <= set(territory.kommunen(None)["key"])


def test_kommunen_table_has_the_promised_shape():
    table = territory.kommunen("2020-02-12")
    assert list(table.columns) == [
        "key", "name", "art", "kreis", "kreis_name", "bezirk", "bezirk_name", "einwohner", "einwohner_stand",
    ]  # fmt: skip
    assert table["einwohner"].dtype == "Int64"
    assert table["key"].is_unique
    assert table["key"].is_monotonic_increasing
    assert table.drop(columns=["einwohner", "einwohner_stand"]).notna().all(axis=None)
    row = table.set_index("key").loc["06611000"]
    assert row.to_dict() == {
        "name": "Kassel", "art": "kreisfreie Stadt", "kreis": "06611", "kreis_name": "Stadt Kassel", "bezirk": "066",
        "bezirk_name": "Kassel", "einwohner": 197230, "einwohner_stand": "2024-12-31",
    }  # fmt: skip


def test_a_table_given_away_can_be_changed_without_harm():
    table = territory.kommunen("2020")
    table.loc[:, "name"] = "?"
    assert "?" not in set(territory.kommunen("2020")["name"])


@pytest.mark.parametrize("day", ["2020-02-12", "2025-12-31", "2026-01-01", None])
def test_gemeinden_add_up_to_the_kreise_bezirke_and_hessen(day):
    table = territory.kommunen(day)
    gemeinden = table[table["art"].ne("Landkreis")]
    for region, numbers in (
        ("kreis", territory.kreise(day).set_index("kreis")["einwohner"]),
        ("bezirk", pd.Series({key: territory.einwohner(key, None)[0] for key in ("064", "065", "066")})),
    ):
        assert gemeinden.groupby(region)["einwohner"].sum().to_dict() == numbers.to_dict()
    assert gemeinden["einwohner"].sum() == territory.einwohner("06", None)[0] == 6_280_793


@pytest.mark.parametrize(
    ("region", "day", "figure"),
    [
        ("064", "2020-02-12", (4_019_961, "2019-12-31")),
        ("065", "2020-02-12", (1_048_646, "2019-12-31")),
        ("066", "2020-02-12", (1_219_473, "2019-12-31")),
        ("06", "2020-02-12", (6_288_080, "2019-12-31")),
        ("06", "2024-12-30", (6_288_080, "2019-12-31")),
        ("06", "2025", (6_280_793, "2024-12-31")),
        ("06", None, (6_280_793, "2024-12-31")),
        ("06", "2010", (6_288_080, "2019-12-31")),
        ("06412000", "2020", (756_021, "2024-12-31")),
        ("06435", "2025-12-31", (420_914, "2024-12-31")),
        ("06435", "2026-01-01", (322_958, "2024-12-31")),
        ("06435", None, (322_958, "2024-12-31")),
        ("06435014", "2020", (97_956, "2024-12-31")),
    ],
)
def test_einwohner_are_the_newest_known_by_that_day(region, day, figure):
    assert territory.einwohner(region, day) == figure


def test_a_merged_gemeinde_has_no_figure_of_its_own():
    with pytest.raises(KeyError):
        territory.einwohner("06635005", "2020")
    row = territory.kommunen("2020").set_index("key").loc["06635005"]
    assert row["einwohner"] is pd.NA


@pytest.mark.parametrize(
    ("key", "day", "then"),
    [
        ("06435014", "2025-12-31", "06435014"),
        ("06435014", "2026", "06415000"),
        ("06435014", None, "06415000"),
        ("06415000", "2020-02-12", "06435014"),
        ("06415000", "2026-01-01", "06415000"),
        ("06635005", "2022-12-31", "06635005"),
        ("06635005", "2023-01-01", "06635001"),
        ("06635001", "2020", "06635001"),
        ("06633021", "2019-12-31", "06633021"),
        ("06633021", "2020", "06633030"),
        ("06633027", "2020", "06633030"),
        ("06633030", "2019", "06633030"),
        ("06437002", "2018-01-01", "06437016"),
        ("06437015", None, "06437016"),
        ("06437002", "2017", "06437002"),
        ("06531", "2020", "06531"),
        ("06", "2020", "06"),
    ],
)
def test_successor(key, day, then):
    assert territory.successor(key, day) == then


@pytest.mark.parametrize("day", ["2018", "2020-02-12", "2023", "2026", None])
def test_every_former_key_leads_to_a_kommune_of_that_day(day):
    valid = set(territory.kommunen(day)["key"])
    begun = [row["old"] for row in reference.rows("changes") if day is None or row["date"] <= territory.first_day(day)]
    assert {territory.successor(key, day) for key in begun} <= valid


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("06", "Hessen", "Land"),
        ("064", "Regierungsbezirk Darmstadt", "Regierungsbezirk"),
        ("06633", "Landkreis Kassel", "Landkreis"),
        ("06611", "Stadt Kassel", "kreisfreie Stadt"),
        ("06611000", "Kassel", "kreisfreie Stadt"),
        ("06435014", "Hanau", "Sonderstatusstadt"),
        ("06635005", "Bromskirchen", "Gemeinde"),
        ("06437002", "Beerfelden", "Stadt"),
    ],
)
def test_names_and_kinds_of_all_levels_and_times(key, name, kind):
    assert territory.name_of(key) == name
    assert territory.kind_of(key) == kind


@pytest.mark.parametrize("key", ["067", "06999", "06999999", ""])
def test_an_unknown_key_has_no_name(key):
    with pytest.raises(KeyError):
        territory.name_of(key)
    assert not territory.is_known(key)


def test_tiles_of_today_and_before_hanau():
    now, before = territory.tiles(), territory.tiles("2025-12-31")
    assert list(now.columns) == ["kreis", "col", "row", "code", "label", "bezirk"]
    assert set(now["kreis"]) == set(territory.kreise()["kreis"])
    assert set(now["kreis"]) - set(before["kreis"]) == {"06415"}
    assert not now.duplicated(["col", "row"]).any()
    assert now["code"].is_unique
    assert territory.kreis_of("06415000", "2025-12-31") in set(before["kreis"])


@pytest.mark.parametrize("day", ["2025-12-31", "2026-01-01"])
def test_tiles_of_each_bezirk_touch(day):
    for _, tiles in territory.tiles(day).groupby("bezirk"):
        left = set(zip(tiles["col"], tiles["row"], strict=True))
        reached = [left.pop()]
        for col, row in reached:
            near = {(col + 1, row), (col - 1, row), (col, row + 1), (col, row - 1)} & left
            reached += near
            left -= near
        assert not left


@pytest.mark.parametrize(
    ("day", "first"), [("2020", "2020-01-01"), ("2020-02", "2020-02-01"), ("2020-02-12", "2020-02-12")]
)
def test_first_day(day, first):
    assert territory.first_day(day) == first


@pytest.mark.parametrize(
    ("key", "day", "kreis", "bezirk"),
    [
        ("06435014", "2020", "06435", "064"),
        ("06435014", None, "06415", "064"),
        ("06531", None, "06531", "065"),
        ("066", None, "", "066"),
        ("06", None, "", "06"),
    ],
)
def test_kreis_and_bezirk_of_a_key(key, day, kreis, bezirk):
    assert territory.kreis_of(key, day) == kreis
    assert territory.bezirk_of(key) == bezirk


def test_exists_is_about_the_day():
    assert territory.exists("06635005", "2022-12-31")
    assert not territory.exists("06635005", "2023")
    assert not territory.exists("06415", "2025-12-31")
    assert not territory.exists("06999999", None)


def test_keys_of_the_reference_tables_fit_together():
    kreise = {row["key"] for row in reference.rows("kreise")}
    gemeinden = {row["key"] for row in reference.rows("gemeinden")}
    assert all(row["key"][:5] == row["kreis"] and row["kreis"] in kreise for row in reference.rows("gemeinden"))
    assert {key[:3] for key in kreise} == {row["key"] for row in reference.rows("bezirke")}
    assert {row["old"] for row in reference.rows("changes")} == {
        row["key"] for row in reference.rows("gemeinden") if row["valid_to"]
    }
    assert {row["key"] for row in reference.rows("names")} <= gemeinden | kreise | {"06"}
