"""How many people took part in a conference: the overall statement and its breakdown are never added together."""

import pandas as pd

from data.metrics.periods import compatible, spans
from data.quantities import NOTHING, Quantity, as_columns, columns, difference, listed, total_by
from loaders.cells.offices import SEVERAL

ATTENDED = "teilgenommen"
LAND = "06"
OVERALL, PARTS, REST = "Gesamtangabe", "Einzelangaben", "Gesamtangabe abzüglich Regierungsbezirke"
EVENT = ["reihe", "veranstaltung"]
CONFERENCE = [*EVENT, "datum", "ort", "regierungsbezirk"]
QUANTITIES = ("anzahl", "gesamtangabe", "einzelangaben", "vertretene_kommunen")

COUNTING_RULE = (
    "Je Veranstaltung und Regierungsbezirk zählt die Gesamtangabe: die Zeile ohne Kommune und ohne Funktion. "
    "Zeilen mit Kommune oder Funktion gliedern sie auf und werden nicht dazugezählt; "
    "nur wenn sie zusammen mehr ergeben, zählen sie an ihrer Stelle."
)
"""The rule as it stands on screen. It holds again between the Land and its Bezirke: see `_without_bezirke`."""


def conferences(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per conference and Regierungsbezirk of rows of the sheet `teilnahme`, in order of time.

    Columns: CONFERENCE, the quantities `anzahl` (what counts), `gesamtangabe`, `einzelangaben` and
    `vertretene_kommunen` (as published), `grundlage` (which of the two counts), `von`, `bis`, `genauigkeit`. Only who
    took part is counted. `anzahl` may be added up: a statement for all Hessen keeps what goes beyond the Bezirke.
    """
    attended = attended_rows(rows)
    overall = overall_statement(attended)
    table = attended[CONFERENCE].drop_duplicates(ignore_index=True)
    for name, part in (("gesamtangabe", attended[overall]), ("einzelangaben", attended[~overall])):
        table = _with_sum(table, part, "anzahl", name)
    stated = attended[attended["kommune"].isna() & attended["vertretene_kommunen"].notna()]
    table = _with_sum(table, stated, "vertretene_kommunen", "vertretene_kommunen")
    pairs = zip(listed(table, "gesamtangabe"), listed(table, "einzelangaben"), strict=True)
    counted = [_counted(overall, parts) for overall, parts in pairs]
    table = table.assign(grundlage=pd.Series([basis for _, basis in counted], dtype="str"))
    table = _without_bezirke(table, [quantity for quantity, _ in counted])
    order = [*CONFERENCE, *(column for name in QUANTITIES for column in columns(name)), "grundlage"]
    return spans(table.sort_values(CONFERENCE, ignore_index=True)[order], "datum")


def attended_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of those who took part; date and place completed from other rows of the same conference.

    Two rows of one conference may tell the date differently precisely („2020-02“, „2020-02-12“) or not at all. They
    are the same conference as long as all the dates (places) known for its title and Bezirk can be the same.
    """
    attended = rows[rows["beteiligung"].eq(ATTENDED)]
    names = [*CONFERENCE, "kommune", "funktion"]
    attended = attended.assign(**{name: attended[name].astype("str") for name in names})
    attended = attended.assign(regierungsbezirk=attended["regierungsbezirk"].fillna(LAND))
    keys = [attended[name] for name in (*EVENT, "regierungsbezirk")]
    for name in ("datum", "ort"):
        best = attended[name].groupby(keys, dropna=False).transform(_only)
        attended = attended.assign(**{name: best.astype("str").fillna(attended[name])})
    return attended


def overall_statement(rows: pd.DataFrame) -> pd.Series:
    """Which rows speak for a whole conference: without a Kommune, and without an office or for several at once."""
    return rows["kommune"].isna() & (rows["funktion"].isna() | rows["funktion"].eq(SEVERAL))


def _only(values: pd.Series) -> object:
    """The one value that all these can be, the most precise; None when they differ or nothing is known."""
    known = sorted(values.dropna().unique(), key=len)
    return known[-1] if known and all(compatible(value, known[-1]) for value in known) else None


def _with_sum(table: pd.DataFrame, rows: pd.DataFrame, name: str, into: str) -> pd.DataFrame:
    """The table of conferences with the sum of a quantity over rows; NOTHING where no row is."""
    sums = total_by(rows, name, CONFERENCE)
    sums = sums.rename(columns=dict(zip(columns(name), columns(into), strict=True)))
    joined = table.merge(sums, how="left", on=CONFERENCE)
    empty = {f"{into}_missing": 0, f"{into}_rounded": False}
    types = {f"{into}_missing": "int64", f"{into}_rounded": "bool"}
    return joined.assign(**{key: joined[key].astype("object").fillna(value) for key, value in empty.items()}).astype(
        types
    )


def _counted(overall: Quantity, parts: Quantity) -> tuple[Quantity, str]:
    """Which of the two counts, and its name; parts beside a missing overall statement are a lower bound."""
    if overall.value is None:
        return overall + parts, OVERALL if parts == NOTHING else PARTS
    return (parts, PARTS) if (parts.value or 0) > overall.value else (overall, OVERALL)


def _without_bezirke(table: pd.DataFrame, counted: list[Quantity]) -> pd.DataFrame:
    """Add `anzahl`; a statement for the Land keeps only what goes beyond the Bezirke of the same conference."""
    taken: set[int] = set()
    for place in table.index[table["regierungsbezirk"].eq(LAND)]:
        own = table.loc[place]
        same = [
            other
            for other in table.index[
                table["regierungsbezirk"].ne(LAND) & table[EVENT].eq(own[EVENT]).all(axis="columns")
            ]
            if other not in taken and compatible(table.at[other, "datum"], own["datum"])
        ]
        taken.update(same)
        parts = sum((counted[other] for other in same), NOTHING)
        if parts.value is not None:
            rest = difference(counted[place], parts)
            counted[place] = rest if rest.value is None or rest.value > 0 else NOTHING
            table = table.assign(grundlage=table["grundlage"].where(table.index != place, REST))
    return pd.concat([table, as_columns(counted, "anzahl", table.index)], axis="columns")
