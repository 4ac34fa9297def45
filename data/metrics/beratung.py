"""Beratung: how far the free Digitalisierungsberatung is, per module. Rows are those of the sheet `beratung`."""

import pandas as pd

from loaders.workbooks.foerderung import BERATUNG_STATUS, MODUL


def beratung_status(rows: pd.DataFrame) -> pd.DataFrame:
    """How many Kommunen are at which status of which module: modul, status, kommunen.

    Every module and status of the sheet stands there in its order, also with 0, as soon as there are rows.
    """
    counts = rows.astype({"modul": "str", "status": "str"}).groupby(["modul", "status"])["kommune"].nunique()
    grid = pd.MultiIndex.from_product([MODUL.choices(), BERATUNG_STATUS.choices()], names=["modul", "status"])
    counts = counts.reindex(grid if len(rows) else grid[:0], fill_value=0).rename("kommunen")
    return counts.reset_index().astype({"modul": "str", "status": "str", "kommunen": "int64"})


def kommunen_advised(rows: pd.DataFrame) -> int:
    """How many Kommunen take part in the Beratung, whatever the module."""
    return int(rows["kommune"].nunique())
