"""The whole run with the periods of the settings: files of the data folder first, then the database."""

from collections.abc import Iterable

from sqlalchemy import Engine

from data import engine, revisions, settings, snapshots
from data.bulk import every_column
from data.retention import leftovers, periods
from data.retention.run import refuse_others, retain
from data.schema import Schema
from loaders.sheet import Workbook


def care(database: Engine, tables: Schema, workbooks: Iterable[Workbook], who: str) -> dict[str, int]:
    """Remove what is older than its period; how many of each. Raises `NotTheOwner`, `Unavailable`, `Unsuitable`."""
    days = periods.days()
    with engine.reading(database) as connection:
        refuse_others(connection)
        history = revisions.listed(connection, tables.revisions)
    sheets = [sheet for kind in workbooks for sheet in kind.sheets]
    usable = {name for sheet in sheets for name in snapshots.names(sheet.name, every_column(sheet), history)}
    return retain(database, tables, days, who, leftovers.remove(settings.data_dir(), usable))
