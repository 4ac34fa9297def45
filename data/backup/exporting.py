"""Writes all tables as CSV or Parquet, with a manifest: readable without this program, now and later."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq
from sqlalchemy import Boolean, Connection, DateTime, Engine, Float, Integer, Table

from data.backup import contents
from data.errors import StoreError
from data.migrations.parts import reflected
from data.whole import reading_all

NAME = "inhalt.json"
WRITERS: dict[str, Callable[[Path, pa.Schema], Any]] = {"csv": pv.CSVWriter, "parquet": pq.ParquetWriter}
"""How each format is written, by the ending of its files."""

_TYPES = ((Boolean, pa.bool_()), (Integer, pa.int64()), (Float, pa.float64()), (DateTime, pa.timestamp("us")))

READ_ME = """Alle Tabellen des Datenspeichers, eine Datei je Tabelle. Zeichensatz UTF-8, Zeiten in UTC.

CSV mit Komma und Dezimalpunkt; ein leeres Feld ohne Anführungszeichen heißt: keine Angabe. Texte stehen unverändert
da: In einer Tabellenkalkulation bitte alle Spalten als Text einlesen.

In den Tabellen der Blätter (mit den Spalten added_in und removed_in) gilt eine Zeile von der Revision added_in an bis
vor die Revision removed_in; ohne removed_in gilt sie noch. Wer wann was getan hat, steht in revisions und audit.

inhalt.json nennt je Tabelle Zeilen, Spalten und die Prüfsumme, die auch „python -m data backup“ ausgibt.
"""


def export(opened: Engine, folder: Path, form: str) -> contents.Sums:
    """Write all tables as they are at one moment into a new folder: all of them, or none.

    `form` is one of `WRITERS`. Raises `StoreError`, `Unavailable`, OSError.
    """
    if folder.exists():
        raise StoreError(f"„{folder}“ gibt es schon. Bitte einen neuen Ordner für die Ausgabe nennen.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        with reading_all(opened) as connection:
            sums = contents.summed(connection)
            columns = {name: _table(connection, table, unfinished, form) for name, table in _tables(connection)}
        _describe(unfinished, form, sums, columns)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return sums


def _tables(connection: Connection) -> list[tuple[str, Table]]:
    return sorted(reflected(connection).items())


def _table(connection: Connection, table: Table, folder: Path, form: str) -> dict[str, str]:
    """Write one table; its columns with their types."""
    schema = pa.schema([(column.name, _type(column.type)) for column in table.columns])
    with WRITERS[form](folder / f"{table.name}.{form}", schema) as writer:
        for piece in contents.in_order(connection, table):
            columns = zip(*([_value(value) for value in row] for row in piece), strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
    return {field.name: str(field.type) for field in schema}


def _type(kind: object) -> pa.DataType:
    return next((ours for theirs, ours in _TYPES if isinstance(kind, theirs)), pa.string())


def _value(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _describe(folder: Path, form: str, sums: contents.Sums, columns: dict[str, dict[str, str]]) -> None:
    tables = {
        name: {"file": f"{name}.{form}", "rows": rows, "sha256_of_rows": digest, "columns": columns[name]}
        for name, (rows, digest) in sums.items()
    }
    told = {"made_at_utc": datetime.now(UTC).isoformat(timespec="seconds"), "format": form, "tables": tables}
    (folder / NAME).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "LIESMICH.txt").write_text(READ_ME, encoding="utf-8")
