"""What reading a workbook gives: typed tables with the address of every row, and what was found."""

from dataclasses import dataclass, field

import pandas as pd

from loaders.findings import Finding, Omitted
from loaders.heads import Head


@dataclass(frozen=True)
class Reading:
    """The result of `loaders.reader.read`.

    `workbook` is the name of the kind, "" when none was recognised. `tables` maps a sheet's name to
    its typed table: index (sheet, line) as Excel counts, columns as `Sheet.columns()`. `origins`
    says in which column letter of which worksheet a field stood: {table: {worksheet: {field: "E"}}}.
    `excerpts` holds per table the rows of which something is to be mended, as text (`loaders.excerpt`), and `mended`
    the cells that were read otherwise than they stand in the file: {worksheet: {"E14": "rund 120"}}.
    """

    file_name: str
    sha256: str
    size: int
    workbook: str = ""
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    origins: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    excerpts: dict[str, pd.DataFrame] = field(default_factory=dict)
    mended: dict[str, dict[str, str]] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)
    """Per worksheet the head of its (first) table, as people may assign its columns; of the likeliest one when the
    worksheet was not recognised."""
    readable: bool = True
    """False when the file could not be opened at all (exit status 2 of `python -m loaders`)."""

    @property
    def accepted(self) -> bool:
        """Whether the tables may be taken over as they are."""
        return self.readable and bool(self.tables) and not any(found.blocks for found in self.findings)
