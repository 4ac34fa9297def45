"""What others published: series that break where they are counted differently, and levels."""

import pandas as pd

from data.metrics import answers, doubts, kennzahlen, reifegrade
from loaders.workbooks.kennzahlen import KENNZAHLEN
from pages.ozg import charts, doubtful, series
from pages.shared import annotations, columns, filters, german, look, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD, View

QUESTION = "Wie viele Leistungen sind online, nach veröffentlichten Zahlen?"
FIRST = "Leistungen flächendeckend online"
"""The Kennzahl that is shown without a choice, when it is there."""
PLACES = ("Deutschland", "Hessen")
"""Always drawn when they are there; others on request."""
COLUMNS = {
    **columns.of(KENNZAHLEN, "gebiet", "stichtag", "wert", "einheit", "grundgesamtheit"),
    "anteil": Column("Anteil", "percent"),
    **columns.of(KENNZAHLEN, "zaehlweise", "herleitung", "hinweis"),
    "break_reason": Column("Bruch gegenüber dem Wert davor"),
    "befund": Column("auffällig"),
    **columns.of(KENNZAHLEN, "quelle"),
}


def over_time(rows: pd.DataFrame) -> None:
    """One published Kennzahl over time, Germany beside Hessen; lines break where the count changes."""
    if rows.empty:
        look.nothing(QUESTION, f"Noch sind keine veröffentlichten Zahlen da. {UPLOAD}")
        return
    name, places = _choose(rows)
    mine = rows[rows["kennzahl"].eq(name) & rows["gebiet"].isin(places)]
    view = View(KENNZAHLEN, mine, {"Kennzahl": name, "Gebiet": places})
    table = view.measure(kennzahlen.segmented)
    table = table.assign(einheit=answers.reference(table), befund=doubtful.marked(view, table))
    breaks = series.breaks(table)
    annotations.show(
        series.lines(table),
        table,
        question=QUESTION,
        alt=f"Zeitreihe „{name}“. {_said(table, places)} {_struck(table)}"
        + (f"Die Linien brechen, wo anders gezählt wurde: {'; '.join(breaks.values())}." if breaks else ""),
        columns=COLUMNS,
        remark=" ".join(filter(None, _remarks(table, breaks, _doubts(rows, view)))),
        **view.origin("ozg-veroeffentlicht"),
    )


def _remarks(table: pd.DataFrame, breaks: dict[str, str], doubted: list[str]) -> list[str]:
    """What has to be said under the chart: where and why lines break, what signs mean, what is doubtful."""
    told = "; ".join(f"{number} {text}" for number, text in breaks.items())
    derived = series.DERIVED if table["herleitung"].notna().any() else ""
    alone = series.ALONE if series.alone(table).any() else ""
    struck = series.STRUCK if table["befund"].ne("").any() else ""
    return [f"{series.BREAKS} {told}." if breaks else "", alone, derived, struck, *doubted]


def _struck(table: pd.DataFrame) -> str:
    """What is doubtful, in the words of the chart."""
    found = table[table["befund"].ne("")]
    triples = zip(found["gebiet"], found["stichtag"], found["befund"], strict=True)
    said = "; ".join(f"{place}, {german.day(day)}: {doubt}" for place, day, doubt in triples)
    return f"Auffällig: {said}. " if said else ""


def _choose(rows: pd.DataFrame) -> tuple[str, list[str]]:
    """The Kennzahl and the places to draw."""
    names = list(dict.fromkeys(kennzahlen.names(rows[rows["reifegrad"].isna()])["kennzahl"]))
    first = FIRST if FIRST in names else names[0]
    with filters.row("veroeffentlichte"):
        others = [name for name in names if name != first]
        name = filters.one("Kennzahl", others, key="kennzahl", everything=first) or first
        known = sorted(rows.loc[rows["kennzahl"].eq(name), "gebiet"].astype(str).unique())
        usual = [place for place in PLACES if place in known] or known[:1]
        more = filters.many("Gebiete", known, key="gebiet", everything=german.listed(usual))
    return name, more or usual


def _said(table: pd.DataFrame, places: list[str]) -> str:
    """The values of each place in order of time."""
    dated = table.assign(tag=[german.day(day) for day in table["stichtag"]])
    value = Column("Wert", "number")
    parts = [(place, dated[dated["gebiet"].eq(place)]) for place in places]
    return " ".join(f"{place}: {spoken.values(part, 'tag', 'wert', value)}." for place, part in parts if len(part))


def _doubts(rows: pd.DataFrame, view: View) -> list[str]:
    """What is suspicious about the drawn values: they stand still, fall, leap, or contradict each other."""
    said = doubtful.remarks(view)
    name = view.chosen["Kennzahl"]
    everywhere = View(view.sheet, rows[rows["kennzahl"].eq(str(name))], {"Kennzahl": name})
    contradicted = everywhere.measure(doubts.conflicts)
    if len(contradicted):
        places_named = german.listed(sorted(contradicted["gebiet"].unique()))
        said.append(f"Quellen widersprechen sich ({places_named}); die Tabelle nennt beide.")
    return said


def levels(rows: pd.DataFrame) -> None:
    """Published distributions over the levels of the Reifegradmodell."""
    table = View(KENNZAHLEN, rows).measure(reifegrade.of_published)
    for number, ((place, day, model), part) in enumerate(table.groupby(["gebiet", "stichtag", "reifegrad_modell"])):
        origin = rows[rows["reifegrad"].notna() & rows["gebiet"].eq(str(place)) & rows["stichtag"].eq(str(day))]
        counted = Column("OZG-Leistungen", "number")
        look.show(
            charts.levels(part),
            part,
            question=f"Welchen Reifegrad hatten die Leistungen? ({place}, {german.day(day)})",
            alt=f"Balken je Stufe des Reifegradmodells {model}: {spoken.values(part, 'name', 'anzahl', counted)}.",
            columns={
                "reifegrad": Column("Stufe", "number"),
                "name": Column("Name"),
                "anzahl": counted,
                "anteil": Column("Anteil", "percent"),
                "ab_stufe": Column("auf dieser Stufe oder höher", "number"),
                "ab_stufe_anteil": Column("Anteil ab dieser Stufe", "percent"),
            },
            remark=f"Reifegradmodell {model}; kurz nach den Regionalkonferenzen." if day == "2020-03-01" else "",
            **View(KENNZAHLEN, origin).origin(f"ozg-reifegrad-veroeffentlicht-{number}"),
        )
