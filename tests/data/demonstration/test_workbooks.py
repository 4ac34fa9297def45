"""The committed workbooks are what the generators say, they are accepted, and every row says that it is invented."""

from collections import defaultdict
from datetime import date

import pandas as pd
import pytest

from data.demonstration import conferences, figures, money, reports
from data.demonstration.loading import FILES
from data.demonstration.scope import HANAU_NEW, HANAU_OLD, LABEL
from loaders import reference
from loaders.workbooks import SHEETS
from tests.data.demonstration.lists import BEZIRKE
from tests.data.demonstration.readings import reading
from tests.data.demonstration.words import amount

GENERATED = {
    "teilnahme": ("teilnahme", conferences.rows),
    "mittel": ("foerderung", money.mittel),
    "beratung": ("foerderung", money.beratung),
    "kennzahlen": ("kennzahlen", figures.rows),
    "ozg": ("ozg", reports.rows),
}
RENAMED = {"reifegradmodell": "reifegrad_modell"}
BEZIRK = {name: key for key, name in BEZIRKE.items()}
NUMBERS = {"anzahl", "volumen", "beantragt", "bewilligt", "abgerufen", "wert", "grundgesamtheit"}


def as_read(row: dict[str, object]) -> dict[str, object]:
    """What a generated row must be after reading."""
    found: dict[str, object] = {}
    for name, value in row.items():
        if name == "ags":
            day = row.get("datum") or row.get("stichtag")
            found["kommune"] = HANAU_OLD if value == HANAU_NEW and day < date(2026, 1, 1) else value
        elif name in NUMBERS:
            found[name] = None if value is None else amount(value)
            found[f"{name}_qualifier"] = None if value is None else "rund" if isinstance(value, str) else "exakt"
        elif name == "regierungsbezirk":
            found[name] = BEZIRK[str(value)]
        elif name != "kommune":
            found[RENAMED.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    return found


@pytest.mark.parametrize("sheet", GENERATED)
def test_a_workbook_holds_what_its_generator_says(sheet):
    kind, rows = GENERATED[sheet]
    expected = [as_read(vars(row)) for row in rows()]
    table = reading(kind).tables[sheet]
    known = table[list(expected[0])].astype("object")
    assert known.where(known.notna(), None).to_dict("records") == expected
    assert {name for name in table.columns if name not in expected[0] and table[name].notna().any()} <= {"basis"}


@pytest.mark.parametrize("kind", FILES.values())
def test_nothing_blocks_and_nothing_is_left_out(kind):
    read = reading(kind)
    assert (read.accepted, read.workbook, read.omitted) == (True, kind, ())
    # the only thing that is said: two rows of 2025 name Hanau by the key that it has since 2026
    assert {(finding.severity, finding.value) for finding in read.findings} <= {("Hinweis", "Hanau")}
    assert len(read.findings) == (2 if kind == "foerderung" else 0)


@pytest.mark.parametrize("sheet", GENERATED)
def test_every_row_says_that_it_is_invented(sheet):
    assert set(reading(GENERATED[sheet][0]).tables[sheet]["quelle"]) == {LABEL}


def test_there_are_no_names_of_persons():
    """No column holds anything but names of places, offices, projects and services: each text comes from a short list."""
    places = {row["name"] for name in ("gemeinden", "kreise", "bezirke") for row in reference.rows(name)}
    texts = defaultdict(set)
    for sheet, (kind, _) in GENERATED.items():
        for name, column in reading(kind).tables[sheet].items():
            if isinstance(column.dtype, pd.StringDtype):
                texts[name] |= set(column.dropna().unique())
    assert texts["funktion"] == {*conferences.HEADS.values(), conferences.OFFICER}
    assert texts["ort"] <= places
    assert texts["vorhaben"] == {"Digitale Verwaltung"}
    assert all(text.startswith("DEMO-06") for text in texts["aktenzeichen"])
    assert {"name", "person", "email", "telefon"} & {
        field.name for sheet in GENERATED for field in SHEETS[sheet].fields
    } == set()


def test_442_kommunen_on_every_stichtag_but_for_the_late_and_the_silent():
    table = reading("ozg").tables["ozg"]
    counts = table.groupby("stichtag")["kommune"].nunique().to_dict()
    assert len(counts) == 24
    for day, number in counts.items():
        assert number == 442 - (day < "2025-04-30") - (day > "2026-02-28"), day
