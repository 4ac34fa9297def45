"""Förderung that waits: granted and never drawn, with its age on a day. Rows of the sheet `mittel`, in Euro."""

from datetime import date

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.periods import last_day, precision
from data.quantities import MISSING, Quantity, as_columns, columns, total_by
from loaders import territory
from loaders.cells.quantity import AT_LEAST, AT_MOST, EXACT, MORE_THAN

NEVER, UNKNOWN = "nichts abgerufen", "Abruf nicht angegeben"
"""Whether a row says that nothing was drawn, or says nothing at all of it."""

BOUNDS = {0: "unter 6 Monate", 6: "6 bis unter 12 Monate", 12: "12 bis unter 24 Monate", 24: "ab 24 Monate"}
"""From how many whole months on an amount belongs to which class of age."""

UNDATED = "ohne verwendbares Datum"
CLASSES = (*BOUNDS.values(), UNDATED)

UNDRAWN_RULE = (
    "Gezählt sind Bewilligungen an Kommunen, zu denen „Abgerufen“ mit 0 € angegeben ist; wo die Angabe fehlt, ist "
    "nicht bekannt, ob abgerufen wurde. Das Alter zählt vom Datum der Zeile an; ist nur Monat oder Jahr bekannt, von "
    "dessen Ende („mindestens“)."
)


def undrawn(rows: pd.DataFrame, day: str) -> pd.DataFrame:
    """The rows of Kommunen with a grant of which nothing was drawn, the greatest grant first; the age is that on `day`.

    Columns: kommune (key of today), name, programm, vorhaben, aktenzeichen, datum, the quantities `bewilligt` (Euro),
    `tage` and `monate` (whole ones), alter (one of CLASSES) and abruf (NEVER or UNKNOWN).
    """
    nothing = rows["abgerufen"].eq(0) & rows["abgerufen_qualifier"].ne(MORE_THAN)
    waiting = rows["kommune"].notna() & rows["bewilligt"].gt(0) & (rows["abgerufen"].isna() | nothing)
    text = ["kommune", "programm", "vorhaben", "aktenzeichen", "datum"]
    kept = of_today(rows[waiting].astype(dict.fromkeys(text, "str"))).reset_index(drop=True)
    ages = [_age(known, date.fromisoformat(day)) for known in kept["datum"]]
    table = kept[[*text, "bewilligt", "bewilligt_qualifier"]].assign(
        name=kept["kommune"].map(territory.name_of).astype("str"),
        alter=pd.array([_class(months) for _, months in ages], dtype="str"),
        abruf=kept["abgerufen_qualifier"].isin([EXACT, AT_MOST]).map({True: NEVER, False: UNKNOWN}).astype("str"),
    )
    numbers = [
        as_columns([age[place] for age in ages], name, table.index) for place, name in enumerate(("tage", "monate"))
    ]
    table = pd.concat([table, *numbers], axis="columns")
    return table.sort_values(["bewilligt", "kommune"], ascending=[False, True], ignore_index=True, kind="stable")


def by_age(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of `undrawn` by age: alter, faelle (how many) and the quantity `bewilligt`; no empty class."""
    ordered = table.assign(alter=pd.Categorical(table["alter"], CLASSES, ordered=True))
    sums = total_by(ordered, "bewilligt", ["alter"])
    counts = ordered.groupby("alter", observed=True).agg(faelle=("kommune", "size"))
    joined = sums.merge(counts.reset_index(), on="alter").astype({"alter": "str"})
    return joined[["alter", "faelle", *columns("bewilligt")]]


def _age(known: object, day: date) -> tuple[Quantity, Quantity]:
    """Days and whole months since a day as precise as it is known; at least so many where it is not precise."""
    since = date.fromisoformat(last_day(known)) if isinstance(known, str) else None
    if since is None or since > day:
        return MISSING, MISSING
    how = EXACT if precision(known) == "Tag" else AT_LEAST
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return Quantity(float((day - since).days), how), Quantity(float(months), how)


def _class(months: Quantity) -> str:
    reached = [name for bound, name in BOUNDS.items() if months.value is not None and months.value >= bound]
    return reached[-1] if reached else UNDATED
