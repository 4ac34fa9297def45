"""Small kinds of workbook and readings of them, for tests of the store."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from loaders.cells.base import CellType, Storage
from loaders.findings import NOTE, Finding, Omitted
from loaders.reading import Reading
from loaders.sheet import Field, Sheet, Workbook


@dataclass(frozen=True)
class Word(CellType):
    parts: ClassVar[tuple[tuple[str, Storage], ...]] = (("", "text"),)


@dataclass(frozen=True)
class Level(CellType):
    parts: ClassVar[tuple[tuple[str, Storage], ...]] = (("", "whole"),)


@dataclass(frozen=True)
class Cost(CellType):
    parts: ClassVar[tuple[tuple[str, Storage], ...]] = (("", "number"), ("_qualifier", "text"))


STAND = Sheet(
    name="stand",
    title="Stand",
    fields=(
        Field("dienst", "Dienst", Word()),
        Field("ort", "Ort", Word()),
        Field("tag", "Tag", Word()),
        Field("status", "Status", Word(), required=False),
        Field("stufe", "Stufe", Level(), required=False),
        Field("kosten", "Kosten", Cost(), required=False),
        Field("hilfe", "Hilfe", Word(), stored=False),
    ),
    key=("dienst", "ort", "tag"),
    scope=("tag", "ort"),
    purpose="Stand der Dienste",
)

PERSONEN = Sheet(
    name="personen",
    title="Personen",
    fields=(
        Field("treffen", "Treffen", Word()),
        Field("amt", "Amt", Word(), required=False),
        Field("stufe", "Stufe", Level(), required=False),
        Field("anzahl", "Anzahl", Cost(), required=False),
    ),
    key=("treffen", "amt", "stufe"),
    scope=("treffen",),
    purpose="Eine Zeile je Person",
    repeats=True,
)

RAUM = Sheet(
    name="raum",
    title="Raum",
    fields=(Field("treffen", "Treffen", Word()), Field("raum", "Raum", Word(), required=False)),
    key=("treffen",),
    scope=("treffen",),
    purpose="Der Raum je Treffen",
)

DIENSTE = Workbook("dienste", "Dienste", "", (STAND,), "Zum Testen", "Keine")
TREFFEN = Workbook("treffen", "Treffen", "", (PERSONEN, RAUM), "Zum Testen", "Keine")
KINDS = (DIENSTE, TREFFEN)
SHEETS = (STAND, PERSONEN, RAUM)

Rows = Sequence[tuple]


def table(sheet: Sheet, rows: Rows, worksheet: str = "Blatt 1") -> pd.DataFrame:
    """A typed table as the reader gives it; rows list the values of `sheet.columns()` in order."""
    types: dict[Storage, str] = {"text": "str", "whole": "Int64", "number": "float64"}
    columns = sheet.columns()
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    lines = pd.Index(range(2, len(frame) + 2), dtype="int64")
    index = pd.MultiIndex.from_product([[worksheet], lines], names=["sheet", "line"])
    return frame.astype({name: types[storage] for name, storage in columns.items()}).set_index(index)


def reading(kind: Workbook, content: str = "", **rows: Rows) -> Reading:
    """An accepted reading; its hash follows from `content`, or from the rows."""
    sheets = {sheet.name: sheet for sheet in kind.sheets}
    digest = hashlib.sha256((content or repr(sorted(rows.items()))).encode()).hexdigest()
    return Reading(
        file_name="datei.xlsx",
        sha256=digest,
        size=1234,
        workbook=kind.name,
        tables={name: table(sheets[name], values) for name, values in rows.items()},
        findings=(Finding("Blatt 1", "A2", "x", "note", "Ein Hinweis.", severity=NOTE),),
        omitted=(Omitted("Blatt 1", 9, "Summe"), Omitted("Blatt 1", 10, "Fußnote")),
        origins={name: {"Blatt 1": {"tag": "C"}} for name in rows},
    )


def dienste(*rows: tuple, content: str = "") -> Reading:
    """Readings of the first kind: (dienst, ort, tag, status, stufe, kosten, qualifier)."""
    return reading(DIENSTE, content, stand=rows)


def plain(frame: pd.DataFrame, sheet: Sheet) -> list[tuple]:
    """The values of the sheet's columns as plain tuples, None where missing, in the order of the frame."""
    wanted = frame[list(sheet.columns())].astype(object)
    return [tuple(None if pd.isna(value) else value for value in row) for row in wanted.itertuples(index=False)]
