"""How far the services are by the reports of the Kommunen: status and Reifegrad."""

import pandas as pd
import streamlit as st

from data.metrics import ozg, reifegrade
from data.metrics.conferences import LAND
from data.metrics.ozg import ONLINE
from data.metrics.status_over_time import status_over_time
from pages.ozg import charts
from pages.ozg.choice import Reports
from pages.shared import annotations, german, look, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

COUNTS = {
    "status": Column("Status"),
    "anzahl": Column("Meldungen", "number"),
    "anteil": Column("Anteil", "percent"),
}
SHARE = COUNTS["anteil"]
MELDUNGEN = COUNTS["anzahl"]
LEVELS = {
    "reifegrad": Column("Stufe", "number"),
    "name": Column("Name"),
    "anzahl": MELDUNGEN,
    "anteil": SHARE,
    "ab_stufe": Column("auf dieser Stufe oder höher", "number"),
    "ab_stufe_anteil": Column("Anteil ab dieser Stufe", "percent"),
}
OWN = "Land Hessen (eigene Leistungen)"
"""What the Land reports are its own services: not those of all Kommunen, and no fourth Regierungsbezirk."""
REPORTS = "Gezählt werden Meldungen: eine je Leistung und Kommune."


def nothing() -> None:
    """Nobody reported anything for this choice."""
    look.nothing(
        "Wie weit sind die Leistungen der Kommunen?", f"Für diese Auswahl liegen keine Meldungen vor. {UPLOAD}"
    )


def key_figures(view: Reports) -> None:
    """The figures that an answer begins with."""
    current = view.current
    online = current["status"].eq(ONLINE)
    look.badge(view.demonstration)
    with st.container(horizontal=True):
        st.metric("Meldungen „online“", german.percent(online.mean()), border=True)
        st.metric("Leistungen", german.number(current["ozg_id"].nunique()), border=True)
        st.metric(
            "Meldende Kommunen",
            german.number(current.loc[current["kommune"].ne(LAND), "kommune"].nunique()),
            border=True,
        )
        st.metric("Stichtag", german.day(view.stichtag), border=True)


def over_time(view: Reports) -> None:
    """How the states moved from Stichtag to Stichtag."""
    table = view.counts.measure(status_over_time)
    online = table[table["status"].eq(ONLINE)]
    online = online.assign(tag=[german.day(day) for day in online["stichtag"]])
    annotations.show(
        charts.status_over_time(table),
        table,
        question="Wie entwickelt sich der Stand der Leistungen?",
        alt=f"Gestapelte Anteile je Stichtag. Anteil „online“: {spoken.values(online, 'tag', 'anteil', SHARE)}.",
        columns={"stichtag": Column("Stichtag", "day"), **COUNTS, "gemeldet": Column("gemeldet haben", "number")},
        remark=f"{REPORTS} {ozg.STAND_RULE}",
        **view.origin("ozg-zeit"),
    )


def by_themenfeld(view: Reports) -> None:
    """Which subject areas are ahead."""
    table = view.now.measure(ozg.by_themenfeld)
    _groups(view, table, "themenfeld", "Welche Themenfelder sind am weitesten?", Column("Themenfeld"))


def by_bezirk(view: Reports) -> None:
    """Which Regierungsbezirk is ahead."""
    table = view.now.measure(ozg.by_bezirk)
    table = table.assign(name=table["name"].mask(table["bezirk"].eq(LAND), OWN))
    _groups(view, table, "name", "Wie weit sind die Regierungsbezirke?", Column("Regierungsbezirk"))


def _groups(view: Reports, table: pd.DataFrame, name: str, question: str, column: Column) -> None:
    online = table[table["status"].eq(ONLINE)].sort_values("anteil", ascending=False)
    online = online.sort_values(name, key=lambda groups: groups.eq(OWN), kind="stable")
    look.show(
        charts.status_by(table, name, last=OWN),
        table,
        question=question,
        alt=f"Gestapelte Balken je {column.label}. Anteil „online“: {spoken.values(online, name, 'anteil', SHARE)}.",
        columns={name: column, **COUNTS},
        remark=REPORTS,
        **view.origin(f"ozg-{name if name != 'name' else 'bezirk'}"),
    )


def levels(view: Reports) -> None:
    """At which Reifegrad the services are; one chart per model, because the levels mean different things."""
    table = view.now.measure(reifegrade.of_rows)
    without = view.now.measure(reifegrade.without_level)
    for model, part in table.groupby("reifegrad_modell"):
        look.show(
            charts.levels(part),
            part,
            question=f"Welchen Reifegrad haben die Leistungen? (Modell {model})",
            alt=f"Balken je Stufe des Modells {model}: {spoken.values(_spoken(part), 'stufe', 'anzahl', MELDUNGEN)}.",
            columns=LEVELS,
            remark=f"{REPORTS} Ohne Reifegrad: {german.number(without)}." if without else REPORTS,
            **view.origin(f"ozg-reifegrad-{str(model).replace('.', '-')}"),
        )


def _spoken(table: pd.DataFrame) -> pd.DataFrame:
    """The levels by a name that no listener takes for the number: „Stufe 0“."""
    return table.assign(stufe=[f"Stufe {level}" for level in table["reifegrad"]])


def levels_over_time(view: Reports) -> None:
    """How the Reifegrade moved from Stichtag to Stichtag; again one chart per model."""
    table = view.counts.measure(reifegrade.over_time)
    for model, part in table.groupby("reifegrad_modell"):
        ready = part[part["reifegrad"].eq(3)].assign(tag=lambda rows: [german.day(day) for day in rows["stichtag"]])
        share = LEVELS["ab_stufe_anteil"]
        annotations.show(
            charts.levels_over_time(part),
            part,
            question=f"Wie entwickelt sich der Reifegrad? (Modell {model})",
            alt="Gestapelte Anteile je Stichtag. Anteil ab Stufe 3: "
            f"{spoken.values(ready, 'tag', 'ab_stufe_anteil', share)}.",
            columns={"stichtag": Column("Stichtag", "day"), **LEVELS},
            remark=REPORTS,
            **view.origin(f"ozg-reifegrad-zeit-{str(model).replace('.', '-')}"),
        )
