"""Rules of programmes: what surely breaks one strikes, what is not known stays open, other programmes have none."""

import pandas as pd
import pytest

from data.metrics.foerderung_checks import checks, findings, unruled
from data.metrics.foerderung_rules import RULES
from data.quantities import MISSING, Quantity, listed
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, LESS_THAN
from tests.money import NAME, mittel, programme

FIRST, SECOND = "Starke Heimat Hessen, Phase 1", "Starke Heimat Hessen, Phase 2: einzelne Bescheide"


def counts(programm: str, rule: str, *rows: dict[str, object]) -> list[int]:
    table = checks(mittel(*({"programm": programm, "kommune": "06531"} | row for row in rows)))
    return table.loc[table["regel"].eq(rule), ["geprueft", "auffaellig", "offen"]].iloc[0].tolist()


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (7_500, [1, 0, 0]),
        (7_499.99, [1, 1, 0]),
        ((7_500, ABOUT), [0, 0, 1]),
        ((7_500, LESS_THAN), [1, 1, 0]),
        ((5_000, AT_LEAST), [0, 0, 1]),
        (None, [0, 0, 0]),
    ],
)
@pytest.mark.parametrize("stage", ["volumen", "bewilligt"])
def test_a_share_below_the_sockelbetrag_strikes(stage, amount, expected):
    assert counts(FIRST, "Sockelbetrag", {stage: amount}) == expected


def test_the_sockelbetrag_is_that_of_a_kommune_not_of_a_row():
    two = [{"vorhaben": "a", "bewilligt": 4_000}, {"vorhaben": "b", "bewilligt": 4_000}]

    assert counts(FIRST, "Sockelbetrag", *two) == [1, 0, 0]
    assert counts(FIRST, "Sockelbetrag", two[0], {"vorhaben": "b"}) == [0, 0, 1]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (100_000, [1, 0, 0]),
        (99_999, [1, 1, 0]),
        (2_500_000, [1, 0, 0]),
        (2_500_001, [1, 1, 0]),
        ((200_000, AT_LEAST), [0, 0, 1]),
        (None, [0, 0, 1]),
    ],
)
def test_a_grant_of_phase_2_lies_within_its_bounds(amount, expected):
    assert counts(SECOND, "Förderhöhe", {"bewilligt": amount}) == expected


def test_kommunen_of_one_vorhaben_count_together():
    rows = [{"vorhaben": "gemeinsam", "bewilligt": 60_000, "kommune": key} for key in ("06531", "06431")]
    apart = [{"bewilligt": 60_000, "kommune": key} for key in ("06531", "06431")]

    assert counts(SECOND, "Förderhöhe", *rows) == [1, 0, 0]
    assert counts(SECOND, "Förderhöhe", *apart) == [2, 2, 0]


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("2021-03-01", "2023-02-28", [1, 0, 0]),
        ("2021-03-01", "2023-03-01", [1, 0, 0]),
        ("2021-03-01", "2023-03-02", [1, 1, 0]),
        ("2021", "2022", [1, 0, 0]),
        ("2021", "2023", [0, 0, 1]),
        ("2021", "2024", [1, 1, 0]),
        ("2021-03", None, [0, 0, 1]),
    ],
)
def test_a_duration_is_judged_only_where_its_days_allow_it(begins, ends, expected):
    assert counts(SECOND, "Laufzeit", {"bewilligt": 100_000, "beginn": begins, "ende": ends}) == expected


def test_what_strikes_is_named_with_its_rule_and_source():
    rows = mittel(
        {"programm": FIRST, "kommune": "06435014", "bewilligt": 5_000},
        {"programm": SECOND, "kommune": "06531", "vorhaben": "V", "bewilligt": 3e6, "beginn": "2020", "ende": "2024"},
    )
    found = findings(rows)

    assert found[["regel", "name", "stufe"]].values.tolist() == [
        ["Sockelbetrag", "Hanau", "bewilligt"], ["Förderhöhe", "Landkreis Gießen", "bewilligt"],
        ["Laufzeit", "Landkreis Gießen", ""],
    ]  # fmt: skip
    assert listed(found, "betrag")[:2] == [Quantity(5_000, EXACT), Quantity(3e6, EXACT)]
    assert found["quelle"].str.startswith("https://").all()
    assert found["ende"].tolist()[2] == "2024"
    assert found["vorhaben"].tolist()[1] == "V"


def test_rules_that_need_columns_which_are_not_there_say_so():
    table = checks(mittel({"programm": FIRST, "kommune": "06531", "bewilligt": 1}))

    assert table.loc[table["fehlt"].str.contains("Gesamtkosten"), "regel"].tolist() == ["Eigenanteil", "Mindestvolumen"]
    assert table.loc[table["fehlt"].ne(""), ["geprueft", "offen", "auffaellig"]].eq(0).all(axis=None)


def test_other_programmes_have_no_rule():
    rows = mittel(*programme())

    assert checks(rows).empty
    assert findings(rows).empty
    assert unruled(rows) == [NAME]
    assert unruled(mittel({"programm": "nur Volumen", "volumen": 5})) == []


@pytest.mark.parametrize(
    "name", ["Starke Heimat Hessen, Phase 10", "Starke Heimat Hessen", "Phase 1", "Starke Heimat, Phase III"]
)
def test_a_name_that_only_looks_alike_has_no_rule(name):
    assert not any(rule.holds_for(name) for rule in RULES)


@pytest.mark.parametrize("name", ["Starke Heimat Hessen, Phase 1: Anteile", "starke heimat (phase I)"])
def test_a_programme_is_known_however_it_is_written(name):
    assert any(rule.holds_for(name) for rule in RULES)


def test_rows_of_the_programme_itself_are_not_checked():
    rows = mittel({"programm": FIRST, "volumen": 5}, {"programm": SECOND, "bewilligt": 5})

    assert checks(rows).empty


def test_without_rows_the_columns_stay():
    full = mittel({"programm": FIRST, "kommune": "06531", "bewilligt": 5})

    for question in (checks, findings):
        assert question(mittel()).empty
        assert list(question(mittel()).columns) == list(question(full).columns)
    assert MISSING not in listed(findings(full), "betrag")
    categories = full.astype({name: "category" for name in full.columns if full[name].dtype == "str"})
    pd.testing.assert_frame_equal(findings(categories), findings(full))
