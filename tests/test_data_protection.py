"""The papers for the data protection officer name everything that the store holds, and nothing that is not so."""

import re

import pytest
from sqlalchemy import String

from data import settings
from data.__main__ import COMMANDS
from data.schema import schema
from loaders.workbooks import WORKBOOKS
from tests.conftest import ROOT

PAPERS = ROOT / ".github" / "operations" / "datenschutz"
SCHEMA = schema(WORKBOOKS)

TECHNICAL = {
    "revisions": {"id", "action", "workbook", "sha256", "size", "mode", "counts", "omitted", "notes", "reverts",
                  "previous", "hash", "sums"},
    "audit": {"id", "action", "previous", "hash"},
    "persons": {"id"},
    "healings": {"id", "key"},
    "assignments": {"id", "shape", "workbook"},
    "annotations": {"id", "day", "about"},
    "saved_views": {"id", "path"},
    "schema_version": {"version"},
}  # fmt: skip
"""Columns that say nothing about a person; every other one has to be named in the register, a new one included."""

CODED = {
    "regierungsbezirk", "kommune", "beteiligung", "datum", "programm", "beginn", "ende", "modul", "status", "ozg_id",
    "leistung", "themenfeld", "leika_schluessel", "leika_typ", "stichtag", "reifegrad_modell", "basis", "kennzahl",
    "gebiet", "zaehlweise", "einheit",
}  # fmt: skip
"""Text columns of workbooks that hold only values of a list, days or keys."""


def paper(name: str) -> str:
    return (PAPERS / name).read_text(encoding="utf-8")


def register() -> dict[str, set[str]]:
    """{table: columns that are named} of the table in the register."""
    lines = paper("verarbeitungsverzeichnis.md").partition("| Tabelle |")[2].partition("Außerhalb")[0].splitlines()
    cells = [line.split("|")[1:3] for line in lines if line.startswith("| `")]
    return {
        table: set(re.findall("`(.+?)`", columns))
        for tables, columns in cells
        for table in re.findall("`(.+?)`", tables)
    }


def test_every_table_is_named_and_no_other():
    assert set(register()) == {table.name for table in SCHEMA.metadata.sorted_tables} | {"alembic_version"}


@pytest.mark.parametrize("name", sorted({table.name for table in SCHEMA.metadata.sorted_tables} - set(SCHEMA.sheets)))
def test_every_column_that_may_concern_a_person_is_named(name):
    columns = set(SCHEMA.metadata.tables[name].columns.keys())
    assert TECHNICAL.get(name, set()) <= columns
    assert register()[name] == columns - TECHNICAL.get(name, set())


def test_every_text_of_a_workbook_is_named():
    texts = {
        column.name for table in SCHEMA.sheets.values() for column in table.columns if isinstance(column.type, String)
    }
    free = {name for name in texts if not name.endswith("_qualifier")} - CODED
    assert texts >= CODED
    assert register()["teilnahme"] == free


def test_every_kind_of_list_has_its_purpose_in_the_register_and_names_its_free_texts():
    told = [f"| {kind.title} | {kind.used_for} | {kind.personal} |" for kind in WORKBOOKS]
    listed = paper("verarbeitungsverzeichnis.md").partition("| Liste |")[2].partition("\n\n")[0].splitlines()
    assert listed[2:] == told
    for kind in WORKBOOKS:
        fields = [field for sheet in kind.sheets for field in sheet.fields if field.stored]
        free = {field.label for field in fields if field.name in register()["teilnahme"]}
        assert free
        assert [label for label in free if label not in kind.personal] == []


def test_periods_and_settings_are_those_of_the_program():
    told = paper("verarbeitungsverzeichnis.md")
    for name, days in settings.KEPT_DAYS.items():
        assert f"`{name}`, Vorgabe {days} Tage" in told
    assert f"Vorgabe {2 * settings.session_hours()} Stunden" in told
    everything = "".join(file.read_text(encoding="utf-8") for file in PAPERS.glob("*.md"))
    code = "".join(
        file.read_text(encoding="utf-8") for room in ("data", "pages") for file in (ROOT / room).rglob("*.py")
    )
    assert [name for name in set(re.findall(r"DASHBOARD_[A-Z_]*[A-Z]", everything)) if name not in code] == []


def test_commands_and_files_that_are_named_exist():
    everything = "".join(file.read_text(encoding="utf-8") for file in PAPERS.glob("*.md"))
    assert set(re.findall(r"python -m data (\w+)", everything)) <= {command.name for command in COMMANDS}
    for path in set(re.findall(r"`((?:tests|\.github)/[\w/.]+)`", everything)):
        assert (ROOT / path).exists(), path
    for name in re.findall(r"`(\w+\.md)`", everything):
        assert (PAPERS / name).exists(), name


def test_what_only_the_ministry_knows_is_left_open_in_every_paper():
    papers = sorted(file.name for file in PAPERS.glob("*.md") if file.name != "README.md")
    assert papers == ["datenpanne.md", "massnahmen.md", "schwellwertanalyse.md", "verarbeitungsverzeichnis.md"]
    for name in papers:
        assert "[auszufüllen" in paper(name), name
        assert name in paper("README.md")
