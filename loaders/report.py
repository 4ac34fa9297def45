"""A reading as German text for a terminal, and as one JSON object for scripts."""

import json
import math
from collections import Counter
from collections.abc import Hashable, Mapping

import pandas as pd

from loaders.findings import Finding
from loaders.reading import Reading
from loaders.sheet import Field, Sheet
from loaders.workbooks import SHEETS, workbook

SHOWN = 50
"""So many findings are printed one by one; the JSON holds them all."""


def as_text(reading: Reading) -> str:
    """What was recognised, how many rows, what was found and left out - in German, several lines."""
    lines = [f"{reading.file_name}: {_verdict(reading)}"]
    if reading.workbook:
        lines.append(f"  Erkannt als: {workbook(reading.workbook).title}")
    lines += [f"  {SHEETS[name].title}: {len(table)} Zeilen" for name, table in reading.tables.items()]
    lines += [f"  {_line(found)}" for found in reading.findings[:SHOWN]]
    if len(reading.findings) > SHOWN:
        lines.append(f"  ... und {len(reading.findings) - SHOWN} weitere Befunde (alle mit --json).")
    for (sheet, reason), number in Counter((left.sheet, left.reason) for left in reading.omitted).items():
        lines.append(f"  Nicht übernommen, Blatt „{sheet}“, {number}-mal: {reason}")
    return "\n".join(lines)


def _verdict(reading: Reading) -> str:
    if not reading.readable:
        return "nicht lesbar"
    if reading.accepted:
        return "kann übernommen werden"
    return "noch nicht übernommen: bitte die Fehler beheben"


def _line(found: Finding) -> str:
    place = "!".join(part for part in (found.sheet, found.cell) if part)
    suggestion = f" Vorschlag: {found.suggestion}" if found.suggestion else ""
    return f"{found.severity}{' ' + place if place else ''}: {found.message}{suggestion}"


def as_json(reading: Reading) -> str:
    """One JSON object on one line: file, workbook, accepted, findings, omitted, tables."""
    fields = ("sheet", "cell", "value", "rule", "message", "suggestion", "severity")
    return json.dumps(
        {
            "file": reading.file_name,
            "workbook": reading.workbook or None,
            "accepted": reading.accepted,
            "findings": [{name: getattr(found, name) for name in fields} for found in reading.findings],
            "omitted": [{"sheet": o.sheet, "line": o.line, "reason": o.reason} for o in reading.omitted],
            "tables": {name: rows(SHEETS[name], table) for name, table in reading.tables.items()},
        },
        ensure_ascii=False,
    )


def rows(sheet: Sheet, table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows as plain values: days as ISO text, keys as text, a quantity as {"value", "qualifier"}."""
    stored = [field for field in sheet.fields if field.stored]
    return [
        {"sheet": row["sheet"], "line": row["line"], **{field.name: _plain(row, field) for field in stored}}
        for row in table.reset_index().to_dict("records")
    ]


def _plain(row: Mapping[Hashable, object], field: Field) -> object:
    parts = [_known(row[name]) for name in field.columns()]
    if any(suffix == "_qualifier" for suffix, _ in field.type.parts):
        return None if parts[0] is None else dict(zip(("value", "qualifier"), parts, strict=True))
    if len(parts) > 1:
        return None if parts[0] is None else {"value": parts[0], "model": parts[1]}
    return parts[0]


def _known(value: object) -> object:
    """The value without pandas' own kinds of missing; a whole float as a whole number."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
