"""One Kommune: all that is known of it on one time line, whatever key or name it had. Pure, table -> table."""

from collections.abc import Iterable, Sequence

import pandas as pd

from data.metrics import ozg
from data.metrics.carried import of_today
from data.metrics.conferences import ATTENDED, CONFERENCE, attended_rows, overall_statement
from data.metrics.foerderung import MEASURES
from data.metrics.periods import spans
from data.metrics.suppression import FEWEST, smallest
from data.quantities import MISSING, Quantity, as_columns, columns, exact, listed, total_by
from loaders import reference, territory

CONFERENCES, MONEY, ADVICE, SERVICES = "Konferenz", "Förderung", "Beratung", "OZG"
"""What an event of the time line is about."""

REPORTED = "gemeldet"
SHAPE = ["datum", "thema", "was", "mass", *columns("wert"), "wert_withheld"]

SERVICES_RULE = "Was nur geplant ist, zählt nicht."
MERGED_RULE = "Als online zählt eine Leistung, die in jedem Teil der heutigen Kommune online ist."
WITHHOLDING_RULE = (
    f"Anzahlen unter {FEWEST} Personen werden nicht gezeigt, auch keine, aus denen sie sich errechnen ließen."
)


def former(key: str) -> list[str]:
    """The keys under which the Kommune or a part of it stood before, the latest change first."""
    old = [change["old"] for change in reference.rows("changes")]
    return [other for other in reversed(old) if territory.successor(other, None) == key]


def own(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of one Kommune of today, under any of its keys."""
    return rows[rows["kommune"].isin([key, *former(key)])]


def attendance(rows: pd.DataFrame) -> pd.DataFrame:
    """Who was at which conference, from rows of the sheet `teilnahme`: one row per Kommune of today and conference.

    Columns: kommune, those of CONFERENCE, the quantity `anzahl` (persons) and `anzahl_withheld`: the count is known and
    not shown, by `WITHHOLDING_RULE`.
    """
    attended = attended_rows(rows)
    told = of_today(attended[~overall_statement(attended) & attended["anzahl"].ne(0)])
    by = ["kommune", *CONFERENCE]
    sums = total_by(told, "anzahl", by)
    least = told.groupby(by, observed=True, dropna=False).size().to_numpy()
    few = pd.Series(False, index=sums.index)
    for _, part in sums.groupby(CONFERENCE, dropna=False):
        few[part.index] = smallest(part["anzahl"], pd.Series(least[part.index], index=part.index))
    named = sums["kommune"].notna()
    return without_few(sums[named].reset_index(drop=True), few[named].reset_index(drop=True))


def without_few(table: pd.DataFrame, few: pd.Series) -> pd.DataFrame:
    """The table with nothing said of the persons where they are too `few`, and `anzahl_withheld`."""
    pairs = zip(listed(table, "anzahl"), few, strict=True)
    shown = as_columns([MISSING if hide else quantity for quantity, hide in pairs], "anzahl", table.index)
    return table.drop(columns=columns("anzahl")).join(shown).assign(anzahl_withheld=few)


def reports(rows: pd.DataFrame) -> pd.DataFrame:
    """How many services were reported, from rows of the sheet `ozg`: one row per Kommune of today and Stichtag.

    Columns: kommune, stichtag, online and gemeldet (numbers of services), in order of time; by
    `SERVICES_RULE` and `MERGED_RULE`.
    """
    facts = of_today(ozg.facts(rows))
    service = [facts[name] for name in ("kommune", "stichtag", "ozg_id", "leika_schluessel")]
    online = facts["status"].eq(ozg.ONLINE).groupby(service, observed=True, dropna=False).all()
    table = online.groupby(level=["stichtag", "kommune"], observed=True).agg(["sum", "size"]).reset_index()
    table = table.set_axis(["stichtag", "kommune", ozg.ONLINE, REPORTED], axis="columns")
    types = {"stichtag": "str", "kommune": "str", ozg.ONLINE: "int64", REPORTED: "int64"}
    return table.astype(types)[["kommune", "stichtag", ozg.ONLINE, REPORTED]]


def time_line(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All events in order of time, as precise as it is known; undated ones last.

    Columns: datum, thema, was, mass (which measure, or the status), the quantity `wert`, `wert_withheld`, and von, bis,
    genauigkeit. An event with several measures takes as many rows.
    """
    return spans(pd.concat(parts, ignore_index=True), "datum")


def conference_events(attended: pd.DataFrame, key: str) -> pd.DataFrame:
    """The conferences at which the Kommune was represented; `attended` as from `attendance`."""
    part = own(attended, key)
    table = _events(part, CONFERENCES, part["veranstaltung"], ATTENDED, listed(part, "anzahl"))
    return table.assign(wert_withheld=part["anzahl_withheld"].to_numpy(dtype="bool"))


def money_events(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The money of the Kommune, from rows of the sheet `mittel`: each amount that a row states."""
    return pd.concat([_amounts(own(rows, key), measure) for measure in MEASURES], ignore_index=True)


def advice_events(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The Digitalisierungsberatung of the Kommune, from rows of the sheet `beratung`; they have no `wert`."""
    part = own(rows, key)
    return _events(part, ADVICE, part["modul"], part["status"], [MISSING] * len(part))


def service_events(reported: pd.DataFrame, key: str) -> pd.DataFrame:
    """The services online and reported on each Stichtag; `reported` as from `reports`."""
    part = own(reported, key).rename(columns={"stichtag": "datum"})
    what = pd.Series("OZG-Leistungen", part.index, dtype="str")
    counts = [(name, list(map(exact, part[name]))) for name in (ozg.ONLINE, REPORTED)]
    return pd.concat([_events(part, SERVICES, what, *count) for count in counts], ignore_index=True)


def _amounts(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows that state an amount of the measure, under the programme and what it is for."""
    stated = rows[rows[measure].notna()]
    purpose = stated["vorhaben"].astype("str")
    what = stated["programm"].astype("str") + (": " + purpose).where(purpose.notna(), "")
    return _events(stated, MONEY, what, measure, listed(stated, measure))


def _events(
    rows: pd.DataFrame, theme: str, what: pd.Series, measure: pd.Series | str, values: Sequence[Quantity]
) -> pd.DataFrame:
    """One event per row, in the SHAPE of the time line."""
    table = pd.DataFrame({"datum": rows["datum"].astype("str"), "was": what.astype("str")})
    table = table.assign(thema=theme, mass=measure, wert_withheld=False).join(as_columns(values, "wert", rows.index))
    return table.astype({"thema": "str", "mass": "str"})[SHAPE].reset_index(drop=True)
