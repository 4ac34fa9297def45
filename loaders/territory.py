"""The Kommunen of Hessen on a given day: which there were, where they belonged, how many people lived there.

Source of every fact: data/reference (see its README). A day is ISO 8601 text as precise as known; None means
the state of today. Keys are text: Gemeinde 8 digits, Landkreis 5, Regierungsbezirk 3, Land "06".
"""

from functools import cache

import pandas as pd

from loaders import reference

LAND = "06"


def first_day(day: str) -> str:
    """The first day of an imprecise date: 2020 -> 2020-01-01, 2020-02 -> 2020-02-01."""
    return day + "-01-01"[len(day) - 4 :]


def kommunen(day: str | None = None) -> pd.DataFrame:
    """All Gemeinden and Landkreise valid on that day, in order of their keys.

    Columns: key, name, art ("kreisfreie Stadt", "Sonderstatusstadt", "Stadt", "Gemeinde" or "Landkreis"), kreis,
    kreis_name, bezirk, bezirk_name, einwohner (Int64; <NA> for a Gemeinde that no longer exists) and
    einwohner_stand (ISO day). A kreisfreie Stadt is one row, with its 8-digit key.
    """
    return _kommunen(day and first_day(day)).copy()


def kreise(day: str | None = None) -> pd.DataFrame:
    """The Landkreise and kreisfreie Städte of that day: kreis, name, art, bezirk, einwohner, einwohner_stand."""
    return _kreise(day and first_day(day)).copy()


def bezirke() -> pd.DataFrame:
    """The three Regierungsbezirke: bezirk, name (only the town, "Gießen")."""
    return pd.DataFrame([(row["key"], row["name"]) for row in reference.rows("bezirke")], columns=["bezirk", "name"])


def tiles(day: str | None = None) -> pd.DataFrame:
    """The tile map of the Kreise: kreis, col, row (from 0, to the right and down), code, label, bezirk.

    Before 2026 Hanau has no tile; its Gemeinde counts in that of the Main-Kinzig-Kreis (`kreis_of`).
    """
    valid = set(kreise(day)["kreis"])
    table = pd.DataFrame([row for row in reference.rows("tiles") if row["kreis"] in valid])
    return table.astype({"col": int, "row": int}).assign(bezirk=table["kreis"].str[:3])


def einwohner(region: str, day: str | None) -> tuple[int, str]:
    """Inhabitants of a Land, Bezirk, Kreis or Gemeinde and the ISO day of that figure.

    The figure is the newest of those not after `day`, else the earliest there is; None gives the newest.
    Raises KeyError for a region without figures (the Gemeinden that were merged).
    """
    wanted = first_day(day) if day else None
    figures = [row for row in _figures()[region] if reference.lasts(row["territory_from"], row["territory_to"], wanted)]
    past = [row for row in figures if wanted is None or row["date"] <= wanted]
    best = past[-1] if past else figures[0]
    return int(best["population"]), best["date"]


def successor(key: str, day: str | None) -> str:
    """The key that stands for this Kommune on that day.

    A merged Gemeinde leads to the new one; Hanau, the same body under two keys, is also followed back. Any other
    key (of a Kreis, of a Gemeinde that had not been formed yet) is its own answer.
    """
    wanted = first_day(day) if day else None
    for change in reference.rows("changes"):
        begun = wanted is None or change["date"] <= wanted
        if begun and change["old"] == key:
            return successor(change["new"], day)
        if not begun and change["kind"] == "key" and change["new"] == key:
            return change["old"]
    return key


def exists(key: str, day: str | None) -> bool:
    """Whether a Kommune or Kreis of this key is valid on that day."""
    row = reference.by_key("gemeinden" if len(key) == 8 else "kreise").get(key)
    return row is not None and reference.lasts(row["valid_from"], row["valid_to"], day and first_day(day))


def is_known(key: str) -> bool:
    """Whether there is or was a Kommune or Kreis of this key."""
    return key in reference.by_key("gemeinden" if len(key) == 8 else "kreise")


def kreis_of(key: str, day: str | None = None) -> str:
    """The Kreis (5 digits) of a Kommune on that day; "" for a Regierungsbezirk and the Land."""
    return successor(key, day)[:5] if len(key) >= 5 else ""


def bezirk_of(key: str) -> str:
    """The Regierungsbezirk (3 digits) of a Gemeinde, Kreis or Bezirk; the Land stays "06"."""
    return key[:3]


def kind_of(key: str) -> str:
    """The art of a Kommune as in `kommunen`, else "Regierungsbezirk" or "Land"; KeyError for an unknown key."""
    if len(key) <= 3:
        return "Regierungsbezirk" if name_of(key) and key != LAND else "Land"
    return reference.by_key("gemeinden" if len(key) == 8 else "kreise")[key]["art"]


def name_of(key: str) -> str:
    """The display name of any key, also a former one; KeyError for an unknown key.

    Examples: "Hanau", "Landkreis Kassel", "Stadt Kassel" (the Kreis 06611), "Regierungsbezirk Kassel", "Hessen".
    """
    return "Hessen" if key == LAND else _names()[key]


@cache
def _names() -> dict[str, str]:
    bezirk_names = {row["key"]: f"Regierungsbezirk {row['name']}" for row in reference.rows("bezirke")}
    return bezirk_names | {row["key"]: row["name"] for name in ("gemeinden", "kreise") for row in reference.rows(name)}


@cache
def _figures() -> dict[str, list[dict[str, str]]]:
    """The population figures of each region, oldest first."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in sorted(reference.rows("einwohner"), key=lambda row: row["date"]):
        found.setdefault(row["region"], []).append(row)
    return found


@cache
def _kommunen(day: str | None) -> pd.DataFrame:
    gemeinden = reference.valid("gemeinden", day)
    landkreise = [row | {"kreis": row["key"]} for row in reference.valid("kreise", day) if row["art"] == "Landkreis"]
    table = pd.DataFrame(gemeinden + landkreise)[["key", "name", "art", "kreis"]].sort_values("key", ignore_index=True)
    towns = {row["key"]: row["name"] for row in reference.rows("bezirke")}
    table = table.assign(kreis_name=table["kreis"].map(_names()), bezirk=table["kreis"].str[:3])
    return _with_einwohner(table.assign(bezirk_name=table["bezirk"].map(towns)), "key", day)


@cache
def _kreise(day: str | None) -> pd.DataFrame:
    table = pd.DataFrame(reference.valid("kreise", day))[["key", "name", "art"]].rename(columns={"key": "kreis"})
    return _with_einwohner(table.assign(bezirk=table["kreis"].str[:3]), "kreis", day)


def _with_einwohner(table: pd.DataFrame, column: str, day: str | None) -> pd.DataFrame:
    known = [einwohner(key, day) if key in _figures() else (pd.NA, None) for key in table[column]]
    numbers, dates = zip(*known, strict=True)
    return table.assign(einwohner=pd.array(numbers, dtype="Int64"), einwohner_stand=pd.array(dates, dtype="str"))
