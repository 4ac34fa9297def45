"""What follows from the cells of a row: columns are completed after reading, and the official is told."""

from collections.abc import Iterator

import pandas as pd

from loaders import territory
from loaders.discreet import discreet
from loaders.findings import NOTE, Finding, finding
from loaders.sheet import Sheet

REGIONAL = "regionalkonferenz"
EXAMPLES = 3


def bezirk_of_conference(table: pd.DataFrame) -> pd.DataFrame:
    """Fill an empty Regierungsbezirk from the title of the conference: „Regionalkonferenz Gießen“."""
    return table.assign(regierungsbezirk=table["regierungsbezirk"].fillna(_named_bezirk(table["veranstaltung"])))


def bezirk_from_kommune(table: pd.DataFrame) -> pd.DataFrame:
    """Fill an empty Regierungsbezirk from the first three digits of the Kommune's key."""
    return table.assign(regierungsbezirk=table["regierungsbezirk"].fillna(table["kommune"].str[:3]))


def conference_names(table: pd.DataFrame) -> pd.DataFrame:
    """Name conference and series alike however they were typed.

    A Regionalkonferenz is „Regionalkonferenz Gießen“, after the Bezirk in its title or else that of the row, so that
    two officials mean the same conference. An empty series is „Regionalkonferenzen 2020“ for these and else the
    title of the conference itself.
    """
    title = table["veranstaltung"].str.strip()
    bezirk = _named_bezirk(title).fillna(table["regierungsbezirk"]).map(_bezirk_name).astype("str")
    regional = bezirk.notna() & (title.isna() | title.str.contains(REGIONAL, case=False, na=False))
    name = title.where(~regional, "Regionalkonferenz " + bezirk)
    year = table["datum"].str[:4].fillna("")
    series = ("Regionalkonferenzen " + year).str.strip().where(regional, name)
    return table.assign(veranstaltung=name, reihe=table["reihe"].fillna(series))


def completed(sheet: Sheet, table: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """The table with everything that the sheet derives, and one note per column that was filled."""
    whole = table
    for derive in sheet.derive:
        whole = derive(whole)
    return whole, list(_filled(sheet, table, whole))


def _filled(sheet: Sheet, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Finding]:
    for field in sheet.fields:
        if not field.stored:
            continue
        new = after.loc[before[field.name].isna() & after[field.name].notna(), field.name]
        if len(new):
            values = [
                territory.name_of(v) if field.name == "regierungsbezirk" else discreet(str(v)) for v in new.unique()
            ]
            said = ", ".join(values[:EXAMPLES]) + (" und weitere" if len(values) > EXAMPLES else "")
            yield finding("derived", label=field.label, number=len(new), values=said, severity=NOTE)


def _named_bezirk(title: pd.Series) -> pd.Series:
    """The key of the Bezirk whose name stands in the title of a Regionalkonferenz; missing elsewhere."""
    regional = title.where(title.str.contains(REGIONAL, case=False, na=False))
    spelled = regional.str.casefold().str.replace("ß", "ss")
    keys = {name.casefold().replace("ß", "ss"): key for key, name in territory.bezirke().itertuples(index=False)}
    return spelled.str.extract(f"({'|'.join(keys)})", expand=False).map(keys).astype("str")


def _bezirk_name(key: object) -> str | None:
    """„Gießen“ for 065; None for the Land and for a missing key."""
    return territory.name_of(key).removeprefix("Regierungsbezirk ") if isinstance(key, str) and key != "06" else None
