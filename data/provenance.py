"""From a stored row to the cells it came from: file, worksheet, cell, revision, who and when. Pure, table -> table."""

from collections.abc import Mapping

import pandas as pd

from data.revisions import Revision
from loaders.cells.quantity import Quantity
from loaders.sheet import Sheet

COLUMNS = ["datei", "blatt", "zellen", "revision", "wer", "wann"]
MENDED = "im Browser berichtigt"


def values(sheet: Sheet) -> list[str]:
    """The fields of a sheet that hold what is counted: its quantities, and what its crosstabs hold."""
    stored = [field for field in sheet.fields if field.stored]
    return [field.name for field in stored if isinstance(field.type, Quantity) or field.name in sheet.measure]


def provenance(sheet: Sheet, rows: pd.DataFrame, revisions: Mapping[int, Revision]) -> pd.DataFrame:
    """Where each row came from, on the index of `rows` (those of `Store.rows`).

    Columns: COLUMNS; `zellen` names the cells of its values („F14, G14“), or the line where no column is known for
    them, and says which were mended in the browser; `wann` is a moment in UTC.
    """
    fields = values(sheet)
    known = rows[fields].notna().to_numpy()
    places = rows[["revision", "worksheet", "line"]].astype("object").itertuples(index=False, name=None)
    told = []
    for (number, worksheet, line), present in zip(places, known, strict=True):
        revision = revisions[int(number)]
        letters = revision.origins.get(sheet.name, {}).get(worksheet, {})
        named = [letters[name] for name, there in zip(fields, present, strict=True) if there and name in letters]
        cells = _cells(named, int(line), revision.mended.get(worksheet, {}))
        told.append((revision.file_name, worksheet, cells, revision.id, revision.by, revision.at_utc))
    return pd.DataFrame(told, columns=COLUMNS, index=rows.index)


def _cells(letters: list[str], line: int, mended: Mapping[str, str]) -> str:
    cells = [f"{letter}{line}" for letter in letters]
    said = ", ".join(f"{cell} ({MENDED})" if cell in mended else cell for cell in cells)
    return said or f"Zeile {line}"
