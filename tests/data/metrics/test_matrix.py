"""Matrix, Reifegrade and rules per group, answers of one month: the same as plain loops over the rows."""

from collections import defaultdict

import pandas as pd
import pytest

from data.metrics import answers, by_rule, matrix, ozg, reifegrade, reifegrade_by
from data.metrics.zaehlweisen import ZAEHLWEISEN
from loaders import territory
from tests.data.metrics.planted import planted
from tests.data.metrics.test_kennzahlen import rows as figures
from tests.data.metrics.test_ozg import EMPTY, rows


@pytest.fixture(scope="module")
def stand() -> pd.DataFrame:
    return ozg.at(planted())


def test_a_cell_is_the_furthest_of_the_services_of_a_leistung():
    given = rows(
        {"leika_schluessel": "1", "status": "offen", "reifegrad": 1},
        {"leika_schluessel": "2", "status": "online", "reifegrad": 2},
        {"leika_schluessel": "3", "status": "online", "reifegrad": None, "reifegrad_modell": None},
    )

    cell = matrix.of_kommunen(given).iloc[0]

    assert (cell["status"], cell["reifegrad"], cell["rang"], cell["name"]) == ("online", 2, 3, "Landkreis Gießen")


def test_every_pair_has_its_cell(stand):
    table = matrix.of_kommunen(stand)

    own = {(str(row.ozg_id), str(row.kommune)): str(row.status) for row in stand.itertuples()}
    assert {(row.ozg_id, row.kommune): row.status for row in table.itertuples()} == own
    assert table["themenfeld"].is_monotonic_increasing


def test_kreise_and_themenfelder_hold_all_rows_but_the_lands(stand):
    land = rows({"kommune": "06"}).assign(revision=1)
    table = matrix.of_kreise(pd.concat([stand, land]), "2026-10-31")

    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in stand.itertuples():
        counts[territory.kreis_of(str(row.kommune), "2026-10-31"), str(row.themenfeld)].append(row.status == "online")
    found = {(row.kreis, row.themenfeld): (row.anzahl, row.online) for row in table.itertuples()}
    assert found == {key: (len(online), sum(online)) for key, online in counts.items()}


def test_reifegrade_of_the_groups_are_those_of_their_rows(stand):
    table = reifegrade_by.by_bezirk(stand)

    for bezirk, part in table.groupby("bezirk"):
        own = reifegrade.of_rows(stand[stand["kommune"].astype("str").str[:3].eq(str(bezirk))])
        pd.testing.assert_frame_equal(part[list(own.columns)].reset_index(drop=True), own)
    assert reifegrade_by.by_themenfeld(stand)["anzahl"].sum() == len(stand)


def test_models_are_never_mixed_in_a_group():
    given = rows({"reifegrad": 3}, {"reifegrad": 3, "reifegrad_modell": "2.0", "kommune": "06411000"})

    table = reifegrade_by.by_themenfeld(given)

    assert table.groupby("reifegrad_modell")["anzahl"].sum().to_dict() == {"1.1": 1, "2.0": 1}


def test_rows_without_a_themenfeld_are_named():
    assert set(reifegrade_by.by_themenfeld(rows({"themenfeld": None}))["themenfeld"]) == {ozg.WITHOUT}
    assert set(matrix.of_kommunen(rows({"themenfeld": None}))["themenfeld"]) == {ozg.WITHOUT}
    assert set(matrix.of_kreise(rows({"themenfeld": None}), None)["themenfeld"]) == {ozg.WITHOUT}
    assert by_rule.by_themenfeld(rows({"themenfeld": None}), "bund")["themenfeld"].tolist() == [ozg.WITHOUT]


@pytest.mark.parametrize("rule", ZAEHLWEISEN, ids=lambda rule: rule.name)
def test_a_rule_of_a_group_is_the_rule_of_its_rows(stand, rule):
    table = by_rule.by_themenfeld(stand, rule.name).set_index("themenfeld")

    for field, part in stand.groupby("themenfeld", observed=True):
        count = rule.count(part)
        assert table.loc[field, "nenner"] == count.denominator
        assert table.loc[field, "anzahl"] == count.quantity.value or pd.isna(table.loc[field, "anzahl"])


def test_the_land_comes_last_and_only_where_the_rule_counts_it():
    given = rows({"kommune": "06"}, {"kommune": "06411000", "status": "offen"})

    assert by_rule.by_bezirk(given, "flaechendeckend")["bezirk"].tolist() == ["064", "06"]
    assert by_rule.by_bezirk(given, "anteil_kommunen")["bezirk"].tolist() == ["064"]


def test_answers_of_a_month_are_those_of_its_days_and_of_the_month_itself():
    given = figures(
        {"gebiet": "Hessen", "stichtag": "2022-12", "wert": 248},
        {"gebiet": "Hessen", "stichtag": "2022-12-31", "wert": 183, "quelle": "b"},
        {"gebiet": "Hessen", "stichtag": "2022-12", "wert": 69.5, "einheit": "Prozent", "zaehlweise": "Land"},
        {"gebiet": "Hessen", "stichtag": "2022", "wert": 1}, {"gebiet": "Hessen", "stichtag": "2022-11", "wert": 2},
        {"gebiet": "Bayern", "stichtag": "2022-12", "wert": 3},
    )  # fmt: skip
    name = given["kennzahl"].iloc[0]

    assert answers.of_month(given, "Hessen", "2022-12", [name])["wert"].tolist() == [248, 183, 69.5]
    assert answers.of_month(given, "Hessen", "2022-12", ["andere"]).empty


def test_a_percentage_of_nobody_knows_what_says_so():
    given = figures(
        {"wert": 63, "einheit": "Prozent", "zaehlweise": "unbekannt"}, {"wert": 630, "zaehlweise": "unbekannt"}
    )

    assert answers.reference(given).tolist() == ["Prozent, Einheit unbekannt", "OZG-Leistungen"]


def test_without_rows_there_are_no_groups():
    for question in (matrix.of_kommunen, reifegrade_by.by_themenfeld, reifegrade_by.by_bezirk):
        assert question(EMPTY).empty
    assert matrix.of_kreise(EMPTY, None).empty
    assert by_rule.by_themenfeld(EMPTY, "bund").empty
    assert by_rule.by_bezirk(EMPTY, "bund").empty
