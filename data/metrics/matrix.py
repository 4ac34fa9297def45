"""Matrix: how far each OZG-Leistung is in each Kommune of a Kreis; and, from afar, each Themenfeld in each Kreis.

Rows are those of one stand (`ozg.at`). Of several services of one Leistung the furthest counts, as for „online“.
"""

import pandas as pd

from data.doubts.doubt import rank
from data.metrics import ozg
from loaders import territory

CELL = ["themenfeld", "ozg_id", "leistung", "kommune", "status", "reifegrad_modell", "reifegrad"]


def of_kommunen(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per OZG-Leistung and Kommune that has a row for it.

    Columns CELL, then name (of the Kommune) and rang (int, the place of its status among `ozg.STATES`); the services by
    Themenfeld and OZG-ID, the Kommunen by name. Whoever reports nothing for a Leistung has no row.
    """
    part = rows[CELL].astype(dict.fromkeys(CELL[:6], "str"))
    part = part.assign(themenfeld=part["themenfeld"].fillna(ozg.WITHOUT), rang=rank(part["status"], ozg.STATES))
    part = part.sort_values(["rang", "reifegrad"], na_position="first", kind="stable")
    part = part.drop_duplicates(["ozg_id", "kommune"], keep="last")
    part = part.assign(name=part["kommune"].map(territory.name_of).astype("str"), rang=part["rang"].astype("int64"))
    return part.sort_values(["themenfeld", "ozg_id", "name"], ignore_index=True)


def of_kreise(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """The share online of each Themenfeld in each Kreis of that day: kreis, name, themenfeld, anzahl, online, anteil.

    Counted are rows; those of the Land belong to no Kreis. Themenfelder and Kreise in order of names.
    """
    places = {key: territory.kreis_of(str(key), day) for key in rows["kommune"].dropna().unique()}
    fields = rows["themenfeld"].astype("category")
    fields = fields.cat.add_categories(ozg.WITHOUT) if fields.isna().any() else fields
    known = pd.DataFrame({
        "kreis": rows["kommune"].map(places).astype("category"),
        "themenfeld": fields.fillna(ozg.WITHOUT),
        "online": rows["status"].eq(ozg.ONLINE),
    })  # fmt: skip
    counts = known.groupby(["kreis", "themenfeld"], observed=True)["online"]
    table = (
        pd.DataFrame({"anzahl": counts.size(), "online": counts.sum()})
        .reset_index()
        .astype({"kreis": "str", "themenfeld": "str", "anzahl": "int64", "online": "int64"})
    )
    table = table[table["kreis"].ne("")]
    table = table.assign(
        name=table["kreis"].map(territory.name_of).astype("str"), anteil=table["online"] / table["anzahl"]
    )
    return table.sort_values(["name", "themenfeld"], ignore_index=True)
