"""Watch: what is striking about reported values from one Stichtag to the next, of Kommunen and of OZG-Leistungen.

Values fall, stand still for a year although not all is done, or leap. Works on the small tables of `standing`. Compared
is a Kommune while the catalogue stays, a Leistung without a break in between or in as many Kommunen as before: other
services and other Kommunen explain any difference.
"""

from collections.abc import Sequence

import pandas as pd

from data.doubts.doubt import FELL, LEAPT, UNCHANGED
from data.metrics.comparability import CATALOGUE, segmented
from data.metrics.doubts import STILL_MONTHS, leapt
from data.metrics.periods import months_between
from data.metrics.standing import Standing, standing

FEW = 5
"""With fewer pairs a value may well stay the same, or change at once."""
LOW, HIGH = 0.05, 0.95
"""From at most LOW to at least HIGH online from one Stichtag to the next, or back: hardly possible."""

KOMMUNE, LEISTUNG = "Kommune", "Leistung"
COUNTED = {KOMMUNE: "Leistungen", LEISTUNG: "Kommunen"}
"""What is online of a Kommune, and where a Leistung is."""

COLUMNS = {
    "art": "str", "wer": "str", "schluessel": "str", "zuvor": "str", "stichtag": "str", "vorher": "float64",
    "nachher": "float64", "befund": "str", "revision": "int64",
}  # fmt: skip


def findings(rows: pd.DataFrame, themenfelder: Sequence[str] = ()) -> pd.DataFrame:
    """`of_standing` of the Themenfelder (all if none) of rows of the sheet `ozg`."""
    return of_standing(standing(rows, themenfelder))


def of_standing(known: Standing) -> pd.DataFrame:
    """Everything striking about reports, the latest Stichtag first, the greatest change of it on top.

    Columns: art (FELL, UNCHANGED or LEAPT), wer (KOMMUNE or LEISTUNG), schluessel (key or OZG-ID), zuvor and stichtag
    (ISO days), vorher and nachher (share online, 0..1), befund (German), revision (that brought the later value). Of a
    value that stands still only the last Stichtag is told.
    """
    breaks = segmented(known).set_index("stichtag")
    catalogues = breaks["break_reason"].str.contains(CATALOGUE.partition(":")[0]).fillna(False).astype("bool").cumsum()
    reports, services = _steps(_reports(known), catalogues), _steps(_services(known), breaks["segment"])
    as_many = services["gleicher"] & services["paare"].eq(services["paare_vor"])
    parts = [
        _found(reports, KOMMUNE, ["mark", "paare"]),
        _found(services.assign(vergleichbar=services["vergleichbar"] | as_many), LEISTUNG, ["paare", "online"]),
    ]
    table = pd.concat(parts, ignore_index=True)
    change = (table["nachher"] - table["vorher"]).abs()
    table = table.assign(change=change).sort_values(
        ["stichtag", "change", "schluessel"], ascending=[False, False, True], ignore_index=True
    )
    return table[list(COLUMNS)].astype(COLUMNS)


def _reports(known: Standing) -> pd.DataFrame:
    """Each report of a Kommune: key, stichtag, paare, online, mark, revision."""
    days = dict(enumerate(known.days))
    return known.kommunen.rename(columns={"kommune": "schluessel"}).assign(stichtag=known.kommunen["von"].map(days))


def _services(known: Standing) -> pd.DataFrame:
    """Each OZG-Leistung on each Stichtag, with the last revision that touched it by then."""
    table = known.by_service.rename(columns={"ozg_id": "schluessel"})
    days = dict(enumerate(known.days))
    begun = known.services.assign(stichtag=known.services["von"].map(days))
    touched = begun.groupby(["ozg_id", "stichtag"])["revision"].max()
    keys = pd.MultiIndex.from_frame(table[["schluessel", "stichtag"]])
    return table.assign(revision=touched.reindex(keys).fillna(0).to_numpy("int64"))


def _steps(table: pd.DataFrame, segments: pd.Series) -> pd.DataFrame:
    """The values of each key in order of time, beside those before (`_vor`): `gleicher` key, `vergleichbar` or not."""
    table = table.sort_values(["schluessel", "stichtag"], ignore_index=True)
    table = table.assign(segment=table["stichtag"].map(segments), anteil=table["online"] / table["paare"])
    before = table.shift(1).add_suffix("_vor")
    same = table["schluessel"].eq(before["schluessel_vor"])
    unbroken = same & table["segment"].eq(before["segment_vor"])
    return pd.concat([table, before], axis="columns").assign(gleicher=same, vergleichbar=unbroken)


def _found(steps: pd.DataFrame, who: str, same: list[str]) -> pd.DataFrame:
    """All three kinds of findings about Kommunen or about Leistungen."""
    near = steps[steps["vergleichbar"]]
    enough = near[["paare", "paare_vor"]].min(axis="columns").ge(FEW)
    low, high = near[["anteil", "anteil_vor"]].min(axis="columns"), near[["anteil", "anteil_vor"]].max(axis="columns")
    tenfold = pd.Series(
        [leapt(*pair) for pair in zip(near["online_vor"], near["online"], strict=True)], near.index, "bool"
    )
    leaps = (enough & low.le(LOW) & high.ge(HIGH)) | tenfold
    falls = near["online"].lt(near["online_vor"]) & ~leaps
    still = _still(steps, same)
    parts = [(FELL, near[falls], "gefallen: {online} statt {before} {what} online"),
             (LEAPT, near[leaps], "sprunghaft: {online} statt {before} {what} online"),
             (UNCHANGED, still, "unverändert seit {months} Monaten: {online} {what} online")]  # fmt: skip
    return pd.concat([_told(art, part, who, sentence) for art, part, sentence in parts], ignore_index=True)


def _still(steps: pd.DataFrame, same: list[str]) -> pd.DataFrame:
    """The last value of each run that stays exactly the same for STILL_MONTHS although not all is online."""
    alike = steps["gleicher"] & pd.concat([steps[n].eq(steps[f"{n}_vor"]) for n in same], axis="columns").all(axis=1)
    runs = steps.assign(lauf=(~alike).cumsum())
    first = runs.groupby("lauf")[["stichtag", "anteil"]].first()
    last = runs.groupby("lauf").tail(1).join(first.add_suffix("_erst"), on="lauf")
    last = last[last["paare"].ge(FEW) & last["online"].lt(last["paare"]) & last["online"].gt(0)]
    months = [months_between(*pair) for pair in zip(last["stichtag_erst"], last["stichtag"], strict=True)]
    last = last.assign(monate=months, stichtag_vor=last["stichtag_erst"], anteil_vor=last["anteil_erst"])
    return last[last["monate"].ge(STILL_MONTHS)]


def _told(art: str, part: pd.DataFrame, who: str, sentence: str) -> pd.DataFrame:
    months = part.get("monate", pd.Series(0, part.index))
    triples = zip(part["online"], part["online_vor"].fillna(0), months, strict=True)
    said = [
        sentence.format(online=int(now), before=int(then), months=int(month), what=COUNTED[who])
        for now, then, month in triples
    ]
    columns = {"stichtag_vor": "zuvor", "anteil_vor": "vorher", "anteil": "nachher"}
    table = part.rename(columns=columns).assign(art=art, wer=who, befund=pd.Series(said, part.index, dtype="str"))
    return table[list(COLUMNS)].astype(COLUMNS)
