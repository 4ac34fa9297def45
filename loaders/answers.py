"""What people have said that no file says: a cell mended, a column assigned, a spelling confirmed.

Reading takes them into account from the start, so that every check and every derivation follows from them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from loaders.cells.base import Cell
from loaders.formats.canvas import Grid

WHOLE_ROW = re.compile(r"([1-9][0-9]*):\1")

NOT_TAKEN = ""
"""Instead of the name of a field: this column is none of ours."""


def _none() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Answers:
    """What was said about one file, or remembered from files before; empty unless somebody said something.

    `cells`: worksheet -> address -> the text to read there instead ("" for an empty cell); the address of a whole row
    (`whole_row`, "17:17") leaves that row out. `columns`: shape of a table -> normal form of a header -> name of a
    field, or `NOT_TAKEN`. `places`: normal form of a spelling -> key of the Kommune that is meant; `confirmed` says of
    such a spelling by whom and when („von Anna am 24.11.2026“), where that is known. `kind`: name of the kind of
    workbook, where reading did not recognise it. Normal forms are those of `loaders.headers.normal`, the shape of a
    table is that of `loaders.heads.shape_of`.
    """

    cells: Mapping[str, Mapping[str, str]] = field(default_factory=_none)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=_none)
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    confirmed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    kind: str = ""

    def as_text(self) -> str:
        """As JSON, for the way into the reading process."""
        plain = {name: {key: dict(said) for key, said in getattr(self, name).items()} for name in ("cells", "columns")}
        said = {"places": dict(self.places), "confirmed": dict(self.confirmed), "kind": self.kind}
        return json.dumps({**plain, **said})

    def mended(self, mended: Mapping[str, Mapping[str, str]]) -> "Answers":
        """These answers with further cells; a cell that was mended before is mended anew."""
        sheets = {*self.cells, *mended}
        return replace(self, cells={name: {**self.cells.get(name, {}), **mended.get(name, {})} for name in sheets})


NO_ANSWERS = Answers()


def from_text(text: str) -> Answers:
    """The answers that `as_text` wrote."""
    return Answers(**json.loads(text))


def whole_row(line: int) -> str:
    """The address of a row as spreadsheet programs write it: "17:17"."""
    return f"{line}:{line}"


def rows_left_out(cells: Mapping[str, str]) -> list[int]:
    """The lines of those addresses that name a whole row."""
    return [int(found[1]) for address in cells if (found := WHOLE_ROW.fullmatch(address))]


def corrected(grid: Grid, cells: Mapping[str, str]) -> tuple[Grid, dict[str, str]]:
    """The grid with the cells of one worksheet mended, and these cells; an address outside of the grid is ignored.

    What stood there before is not kept: it may be what was typed by mistake, a name for example. Rows that are left
    out are still there, because what stands in a merged cell or above a group holds for the rows below them too.
    """
    rows = list(grid.rows)
    lines = range(grid.first_row, grid.first_row + len(rows))
    mended = {whole_row(line): "" for line in rows_left_out(cells) if line in lines}
    for address, text in cells.items():
        if WHOLE_ROW.fullmatch(address):
            continue
        letters, line = coordinate_from_string(address)
        down, right = line - grid.first_row, column_index_from_string(letters) - grid.first_column
        if 0 <= down < len(rows) and 0 <= right < len(rows[down]):
            row: list[Cell] = list(rows[down])
            mended[address] = text.strip()
            row[right] = mended[address] or None
            rows[down] = row
    return replace(grid, rows=rows), mended
