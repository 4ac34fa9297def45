"""Coverage: which Kommunen were represented, and which were not. Rows are those of the sheet `teilnahme`."""

import pandas as pd

from data.metrics.carried import carried
from data.metrics.conferences import LAND, attended_rows, conferences
from data.metrics.periods import latest
from data.quantities import MISSING, NOTHING, Quantity, as_columns, columns, exact, listed, total, total_by
from loaders import territory
from loaders.cells.quantity import AT_LEAST, EXACT

COVERAGE_RULE = (
    "Eine Kommune ist vertreten, wenn sie in mindestens einer Zeile mit „teilgenommen“ genannt ist; jede zählt einmal, "
    "unter dem Schlüssel, der am Stichtag gilt. Nennt die Aufstellung eines Bezirks weniger Teilnehmende als die "
    "Gesamtangabe, ist die Zahl der vertretenen Kommunen eine Mindestzahl."
)


def names_kommunen(rows: pd.DataFrame) -> bool:
    """Whether the rows name any Kommune that took part."""
    return not named_rows(rows).empty


def coverage(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """Represented and expected Kommunen per Regierungsbezirk of that day, then all Hessen.

    Columns: regierungsbezirk, name, erwartet, the quantity `vertreten` (missing where no Kommune is named: nobody
    knows) and anteil (0..1, NaN where unknown). Zero rows when nobody took part.
    """
    marked = _marked(rows, day)
    table = _shares(marked, ["bezirk", "bezirk_name"]).set_axis(["regierungsbezirk", "name", *SHARES], axis="columns")
    if table.empty:
        return table
    whole = total(table, "vertreten")
    hessen = pd.DataFrame({"regierungsbezirk": [LAND], "name": ["Hessen"], "erwartet": [table["erwartet"].sum()]})
    hessen = pd.concat([hessen, as_columns([whole], "vertreten")], axis="columns")
    hessen = hessen.assign(anteil=hessen["vertreten"] / hessen["erwartet"])
    return pd.concat([table, hessen], ignore_index=True)


def coverage_by_kreis(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """The same per Kreis and kreisfreie Stadt: kreis, name, erwartet, `vertreten`, anteil."""
    return _shares(_marked(rows, day), ["kreis", "kreis_name"]).set_axis(["kreis", "name", *SHARES], axis="columns")


def missing(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """The Kommunen of that day that are not named, of the Bezirke of which any is: columns of `territory.kommunen`.

    `gesichert` says whether they were surely not represented: the lists of their Bezirk are complete.
    """
    marked = _marked(rows, day)
    absent = marked[marked["genannt"].eq(False) & marked["bezirk_genannt"]]
    absent = absent.assign(gesichert=absent["vollstaendig"])
    return absent.drop(columns=["genannt", "bezirk_genannt", "vollstaendig"]).reset_index(drop=True)


def stated_kommunen(rows: pd.DataFrame) -> Quantity:
    """How many Kommunen were represented as published, beside or without names.

    Per Regierungsbezirk the greatest statement; of several conferences it is a lower bound, because the same Kommunen
    may have come again. Bezirke add up; a greater statement for all Hessen counts in their place.
    """
    counted = conferences(rows)
    stated = counted[counted["vertretene_kommunen"].notna()]
    best = stated.sort_values("vertretene_kommunen", kind="stable").drop_duplicates("regierungsbezirk", keep="last")
    several = counted["regierungsbezirk"].value_counts().gt(1)
    quantities = {
        key: quantity + AT_LEAST_NOTHING if several[key] else quantity
        for key, quantity in zip(best["regierungsbezirk"], listed(best, "vertretene_kommunen"), strict=True)
    }
    land = quantities.pop(LAND, NOTHING)
    bezirke = sum(quantities.values(), NOTHING)
    return land if (land.value or 0) > (bezirke.value or 0) else bezirke


def represented(rows: pd.DataFrame, day: str | None) -> Quantity:
    """How many Kommunen were represented: those that are named, or without names as many as was published.

    Where not every Bezirk names its Kommunen, the named ones are a lower bound.
    """
    if not names_kommunen(rows):
        return stated_kommunen(rows)
    counted = listed(coverage(rows, day).tail(1), "vertreten")[0]
    return Quantity(counted.value, AT_LEAST) if counted.missing else counted


def represented_and_why(rows: pd.DataFrame, day: str | None) -> tuple[Quantity, str]:
    """How many Kommunen were represented, and on what the number rests; by default on the day of the last conference.

    MISSING when rows say neither which nor how many; NOTHING when there are no rows.
    """
    day = day or latest(rows)
    counted = represented(rows, day)
    if counted == NOTHING and len(rows):
        return MISSING, "Die Angaben nennen weder die Kommunen noch ihre Zahl."
    if not names_kommunen(rows):
        return counted, "Veröffentlichte Angabe; die Kommunen sind nicht genannt."
    return counted, f"Von {coverage(rows, day)['erwartet'].iloc[-1]} Kommunen. {COVERAGE_RULE}"


AT_LEAST_NOTHING = Quantity(0.0, AT_LEAST)
"""Added to a number, it makes it a lower bound."""

SHARES = ["erwartet", *columns("vertreten"), "anteil"]


def named_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that name a Kommune that took part."""
    attended = attended_rows(rows)
    return attended[attended["kommune"].notna() & attended["anzahl"].ne(0)]


def _marked(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """The Kommunen of the day, whether each is named, whether any of its Bezirk is, and whether its lists are complete.

    Without any participant zero rows.
    """
    named = named_rows(rows)
    kommunen = territory.kommunen(day)
    kommunen = kommunen if len(attended_rows(rows)) else kommunen.head(0)
    keys = set(carried(named["kommune"], day).values())
    return kommunen.assign(
        genannt=kommunen["key"].isin(keys),
        bezirk_genannt=kommunen["bezirk"].isin({key[:3] for key in keys}),
        vollstaendig=kommunen["bezirk"].isin(_complete(rows, named)),
    )


def _complete(rows: pd.DataFrame, named: pd.DataFrame) -> set[str]:
    """The Bezirke whose rows with a Kommune account for everybody who counts."""
    counted = total_by(conferences(rows), "anzahl", ["regierungsbezirk"]).set_index("regierungsbezirk")
    if (counted.index == LAND).any():
        return set()
    listed_persons = total_by(named, "anzahl", ["regierungsbezirk"]).set_index("regierungsbezirk")["anzahl"]
    certain = counted["anzahl_qualifier"].eq(EXACT) & counted["anzahl"].le(listed_persons.reindex(counted.index))
    return set(counted.index[certain])


def _shares(marked: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Represented of expected Kommunen per group: `by`, then SHARES."""
    grouped = marked.groupby(by, observed=True)[["genannt", "bezirk_genannt", "vollstaendig"]]
    sums = grouped.agg({"genannt": "sum", "bezirk_genannt": "all", "vollstaendig": "all"})
    quantities = [
        MISSING if not known else exact(number) if complete else exact(number) + AT_LEAST_NOTHING
        for number, known, complete in sums.itertuples(index=False, name=None)
    ]
    table = pd.concat(
        [grouped.size().rename("erwartet"), as_columns(quantities, "vertreten", sums.index)], axis="columns"
    )
    return table.assign(anteil=table["vertreten"] / table["erwartet"]).reset_index()
