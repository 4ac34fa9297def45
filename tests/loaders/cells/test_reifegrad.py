import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.reifegrad import HIGHEST, NAMES, NEW, OLD, Reifegrad, ReifegradModell
from tests.loaders.cells.asking import asked, said

IN_2022 = {"reifegradmodell": None, "stichtag": "2022-06-30"}
IN_2026 = {"stichtag": "2026-01-31"}


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (3, 3), (3.0, 3), ("3", 3), ("2,0", 2), ("2.0", 2), ("'3", 3), ("0", 0), ("Stufe 3", 3), ("RG 2", 2), ("RG2", 2), ("Reifegrad 4", 4),
        ("Reifegradstufe 1", 1), ("Level 2", 2), ("Reifegrad 4 (1.1)", 4), ("3 (Modell 1.1)", 3), ("3 (v1.1)", 3),
        ("Offline", 0), ("information", 1), ("Formularassistent", 2), ("Online-Leistung", 3), ("Onlineleistung", 3),
        ("Online-Transaktion", 4), ("3 - Online-Leistung", 3), ("3 Online-Leistung", 3),
        ("Stufe 3: Online-Leistung", 3),
        ("3 (Online-Leistung)", 3), ("3 (Online-Leistung, Modell 1.1)", 3),
    ],
)  # fmt: skip
def test_levels_of_the_old_model(value, level):
    assert Reifegrad().parse(value, IN_2022) == (level, OLD)


@pytest.mark.parametrize(
    ("value", "context", "expected"),
    [
        ("3 (Modell 2.0)", IN_2022, (3, NEW)),
        ("3 (Version 2)", IN_2022, (3, NEW)),
        ("3 (1.1)", IN_2026, (3, OLD)),
        ("Online-Leistung", IN_2026, (3, OLD)),
        (3, {"reifegradmodell": "2.0", "stichtag": "2022-06-30"}, (3, NEW)),
        (3, {"reifegradmodell": "1.1", "stichtag": "2026-01-31"}, (3, OLD)),
        (7, IN_2026, (7, NEW)),
        (3, {"stichtag": "2025-06-30"}, (3, OLD)),
        (3, {"stichtag": "2025-07-01"}, (3, NEW)),
        (3, {"stichtag": "2025-06"}, (3, OLD)),
        (3, {"stichtag": "2025-07"}, (3, NEW)),
        (3, {"stichtag": "2024"}, (3, OLD)),
        (3, {"stichtag": "2026"}, (3, NEW)),
        (5, {"stichtag": "2025"}, (5, NEW)),
        ("3 (2.0)", {"stichtag": "2025"}, (3, NEW)),
        (3, {}, (3, None)),
        (3, {"reifegradmodell": math.nan, "stichtag": math.nan}, (3, None)),
        (6, {}, (6, NEW)),
        ("k. A.", IN_2022, (None, None)),
        ("-", {}, (None, None)),
    ],
)
def test_which_model_a_level_belongs_to(value, context, expected):
    """The cell goes before the column, the column before the Stichtag."""
    assert Reifegrad().parse(value, context) == expected


@pytest.mark.parametrize(
    ("value", "context", "rule", "suggestion"),
    [
        (5, IN_2022, "reifegrad_level", ""),
        ("5 (1.1)", IN_2026, "reifegrad_level", ""),
        (8, IN_2026, "reifegrad_level", ""),
        (9, {}, "reifegrad_level", ""),
        (3, {"stichtag": "2025"}, "reifegrad_model_needed", ""),
        ("3 (1.1)", {"reifegradmodell": "2.0"}, "reifegrad_models", ""),
        ("Online-Leistung", {"reifegradmodell": "2.0"}, "reifegrad_models", ""),
        ("3 Online-Leistung (2.0)", {}, "reifegrad_models", ""),
        ("2 - Online-Leistung", IN_2022, "reifegrad_name", ""),
        ("3 (geplant)", IN_2022, "reifegrad", "3"),
        ("Online-Leistng", IN_2022, "reifegrad", "Online-Leistung"),
        ("Stufe 1.1", IN_2022, "reifegrad", ""),
        ("2-3", IN_2022, "reifegrad", ""),
        ("10", IN_2022, "reifegrad", ""),
        (3.5, IN_2022, "reifegrad", ""),
        (-1, IN_2022, "reifegrad", ""),
        (math.nan, IN_2022, "reifegrad", ""),
        (date(2025, 1, 3), IN_2022, "reifegrad", ""),
        ("(" * 5000, IN_2022, "reifegrad", ""),
    ],
)
def test_what_is_no_level(value, context, rule, suggestion):
    assert asked(Reifegrad(), value, context) == (rule, suggestion)


def test_a_level_out_of_range_says_the_range_of_its_model():
    assert said(Reifegrad(), 5, IN_2022).message == (
        "Eine Stufe 5 gibt es im Reifegradmodell 1.1 nicht (höchstens 4). "
        "Bitte die Stufe, das Modell und den Stichtag prüfen."
    )


@given(st.integers(0, 9), st.sampled_from([OLD, NEW]))
def test_every_level_of_every_model(level, model):
    written = f"{level} (Modell {model})"
    if level > HIGHEST[model]:
        assert asked(Reifegrad(), written) == ("reifegrad_level", "")
        assert asked(Reifegrad(), level, {"reifegradmodell": model}) == ("reifegrad_level", "")
    else:
        assert Reifegrad().parse(written) == (level, model)
        assert Reifegrad().parse(level, {"reifegradmodell": model}) == (level, model)


def test_every_name_has_its_level():
    assert [Reifegrad().parse(name, {}) for name in NAMES] == [(level, OLD) for level in range(5)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1.1", OLD), ("1,1", OLD), (1.1, OLD), ("v1.1", OLD), ("Reifegradmodell 1.1", OLD), ("Version 1.1", OLD),
        ("2.0", NEW), (2.0, NEW), (2, NEW), ("2", NEW), ("Version 2", NEW), ("Modell 2.0", NEW), ("RGM 2.0", NEW),
    ],
)  # fmt: skip
def test_versions_of_the_model(value, expected):
    assert ReifegradModell().parse(value) == expected


@pytest.mark.parametrize(
    ("value", "rule", "suggestion"),
    [
        ("1", "modell", ""),
        ("1.0", "modell", ""),
        ("3.0", "modell", ""),
        ("neu", "modell", ""),
        (math.inf, "modell", ""),
        (date(2025, 1, 1), "modell_date", "1.1"),
        (date(2025, 5, 3), "modell_date", ""),
    ],
)
def test_what_is_no_version(value, rule, suggestion):
    assert asked(ReifegradModell(), value) == (rule, suggestion)
