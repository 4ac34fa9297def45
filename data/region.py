"""Which rows somebody may change whose role is limited to a Regierungsbezirk or a Kreis."""

from collections.abc import Iterable, Iterator

import pandas as pd

from data.errors import StoreError
from data.preview import Preview
from data.undoing import Undoing
from loaders import territory


class OutsideRegion(StoreError):
    """Rows beyond the limit; nothing was changed."""

    def __init__(self, region: str, rows: int) -> None:
        lines = "eine Zeile" if rows == 1 else f"{rows} Zeilen"
        super().__init__(
            f"Ihre Berechtigung gilt für {name(region)}. Betroffen wären auch {lines} außerhalb oder solche, die "
            "keine Kommune nennen. Geändert ist nichts. Bitte nur die eigenen Kommunen übernehmen, oder jemanden "
            "darum bitten, der für ganz Hessen berechtigt ist."
        )


def name(region: str) -> str:
    """A Regierungsbezirk or Kreis as it is called; ganz Hessen for no limit."""
    return territory.name_of(region) if region else "ganz Hessen"


def inside(rows: pd.DataFrame, region: str) -> pd.Series:
    """Which rows belong to Kommunen of a region, or as a whole to the Regierungsbezirk that it is.

    The key of a Kommune begins with that of its Kreis, and that with that of its Regierungsbezirk (Amtlicher
    Gemeindeschlüssel, Statistisches Bundesamt). Rows of the whole Land belong to no region.
    """
    found = pd.Series(False, index=rows.index)
    for column in ("kommune", "regierungsbezirk"):
        if column in rows:
            found |= rows[column].astype("str").str.startswith(region).fillna(False)
    if "kommune" in rows and "regierungsbezirk" in rows:
        elsewhere = rows["kommune"].notna() & ~rows["kommune"].astype("str").str.startswith(region).fillna(False)
        found &= ~elsewhere
    return found.astype(bool)


def refuse_outside(region: str, tables: Iterable[pd.DataFrame]) -> None:
    """Raises `OutsideRegion` when any row of the tables lies outside."""
    if number := sum(int((~inside(rows, region)).sum()) for rows in tables):
        raise OutsideRegion(region, number)


def of_preview(preview: Preview) -> Iterator[pd.DataFrame]:
    """The rows that an import would store, and those that it would end."""
    for each in preview.differences.values():
        yield each.added
        yield each.before
        if each.replaces:
            yield each.vanished


def of_undoing(undoing: Undoing) -> Iterator[pd.DataFrame]:
    """The rows that taking a revision back would end, and those that would return."""
    for each in undoing.reversals.values():
        live = undoing.live(each.sheet)
        yield live[live["id"].isin(each.closes)]
        yield undoing.restored(each.sheet)
