"""Offices: how many Landräte, Bürgermeister ... came, without telling who. Rows are those of the sheet `teilnahme`.

There is one Landrat per Kreis, so a count of one or two persons points at them. Such counts are withheld, and as many
others as it takes that no withheld one follows from sums that are shown: see `data.metrics.suppression`.
"""

import pandas as pd

from data.metrics.conferences import attended_rows, overall_statement
from data.metrics.suppression import withheld
from data.quantities import as_columns, columns, listed, ratio, total_by

WITHHOLDING_RULE = (
    "Anzahlen unter 3 werden nicht gezeigt, weil eine Funktion in einem Kreis eine Person erkennen lässt; auch weitere "
    "Anzahlen werden nicht gezeigt, damit sich keine davon aus den Summen errechnen lässt."
)

WITHHELD = "anzahl_withheld"
"""The column that says where a count is known and not shown: which of them is below 3 stays unsaid, for that tells."""

ALL = "alle"
"""In place of a Regierungsbezirk: the sum of all rows."""


def by_office(rows: pd.DataFrame, regierungsbezirk: str = ALL) -> pd.DataFrame:
    """How many persons of each office took part, in one Regierungsbezirk (06: assigned to none) or in all.

    Only rows of the breakdown (Einzelangaben) that name an office. Columns: funktion, the quantities `anzahl` and
    `anteil` (0..1, of all these persons) and for both whether they are withheld: where it is True the value is NaN. The
    most frequent first, withheld ones by name at the end.
    Give all rows of a series and choose the Bezirk here: what is withheld depends on what the other choices show. Zero
    rows when too few persons came to say anything.
    """
    cells = office_cells(rows)
    cells = cells[cells["regierungsbezirk"].eq(regierungsbezirk)].drop(columns="regierungsbezirk")
    return cells.sort_values(["anzahl", "funktion"], ascending=[False, True], ignore_index=True)


def office_cells(rows: pd.DataFrame) -> pd.DataFrame:
    """All choices of `by_office` together: its columns and regierungsbezirk (or ALL)."""
    attended = attended_rows(rows)
    named = attended[~overall_statement(attended) & attended["funktion"].notna() & attended["anzahl"].ne(0)]
    everywhere = pd.concat([named, named.assign(regierungsbezirk=ALL)], ignore_index=True)
    cells = total_by(everywhere, "anzahl", ["funktion", "regierungsbezirk"])
    cells = _with_shares(cells.astype({"funktion": "str", "regierungsbezirk": "str"}))
    counts = cells.pivot(index="funktion", columns="regierungsbezirk", values="anzahl").fillna(0)
    hidden, shown = withheld(counts, ALL)
    secret = hidden.stack().reindex(pd.MultiIndex.from_frame(cells[["funktion", "regierungsbezirk"]]))
    cells = _without_values(cells, pd.Series(secret.to_numpy(dtype="bool"), index=cells.index))
    return cells[cells["regierungsbezirk"].isin(shown)].reset_index(drop=True)


def _with_shares(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with the share of each in the sum of its Regierungsbezirk, which is taken to be known."""
    sums = total_by(cells, "anzahl", ["regierungsbezirk"]).set_index("regierungsbezirk")
    whole = dict(zip(sums.index, listed(sums, "anzahl"), strict=True))
    pairs = zip(listed(cells, "anzahl"), cells["regierungsbezirk"], strict=True)
    return cells.join(as_columns([ratio(part, whole[region]) for part, region in pairs], "anteil", cells.index))


def _without_values(cells: pd.DataFrame, hidden: pd.Series) -> pd.DataFrame:
    """The cells with nothing said in the hidden ones, not even a qualifier."""
    for value, qualifier, rounded, missing in map(columns, ("anzahl", "anteil")):
        cells = cells.assign(
            **{
                value: cells[value].where(~hidden),
                qualifier: cells[qualifier].where(~hidden),
                rounded: cells[rounded] & ~hidden,
                missing: cells[missing].where(~hidden, 0),
                f"{value}_withheld": hidden,
            }
        )
    return cells
