"""What the chosen Zählweise says: over time, per Themenfeld, per Regierungsbezirk."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.metrics import by_rule, ozg
from data.metrics.conferences import LAND
from data.metrics.zaehlweisen import USUAL
from loaders import territory
from pages.ozg import lines
from pages.ozg.reported import OWN
from pages.ozg.ruled import COUNTED, SHARE, Ruled
from pages.shared import annotations, german, look, marks, palette, spoken, tables
from pages.shared.columns import Column

BREAK = Column("Bruch gegenüber dem Stichtag davor")
BROKEN = "Brüche (senkrechter Strich, Ziffer im Kreis):"
TIME = {
    "stichtag": Column("Stichtag", "day"),
    **COUNTED,
    "break_reason": BREAK,
    "hinweis": Column("Hinweis"),
}


def over_time(view: Ruled) -> None:
    """The rule on every Stichtag, as a line that breaks where the Stichtage cannot be compared."""
    table = view.over_time
    annotations.show(
        lines.line(table, view.rule.title),
        table,
        question="Wie entwickelt sich der Anteil nach dieser Zählweise?",
        alt=f"Linie, Zählweise „{view.rule.title}“. {said(table)}",
        columns=TIME,
        remark=" ".join([*remarks(table), ozg.STAND_RULE]),
        **view.counted("ozg-regel-zeit"),
    )


def over_time_if_chosen(view: Ruled) -> None:
    """The line only where somebody chose another rule than the usual one."""
    if view.rule is not USUAL:
        over_time(view)


def breaks(view: Ruled) -> Callable[[], None]:
    """Which Stichtage cannot be compared with those before, for what has no line that could break; often nothing.

    It is worked out when all else stands there: of millions of rows it takes longer than any chart.
    """
    place = st.empty()

    def fill() -> None:
        if broken := lines.breaks(view.over_time):
            place.caption(tables.plain(f"Nicht alle Stichtage sind vergleichbar. {'; '.join(broken.values())}."))

    return fill


def said(table: pd.DataFrame) -> str:
    """The line in words: its values, its breaks with their reasons, its falls."""
    dated = table.assign(tag=[german.day(day) for day in table["stichtag"]])
    broken, fallen = lines.breaks(table), lines.falls(table)
    return " ".join(
        [f"Anteil je Stichtag: {spoken.values(dated, 'tag', 'anteil', SHARE)}."]
        + [f"Die Linie bricht, wo nicht verglichen werden kann: {'; '.join(broken.values())}."] * bool(broken)
        + [f"Gefallen: {german.listed(fallen)}."] * bool(fallen)
    )


def remarks(table: pd.DataFrame) -> list[str]:
    """What has to be said under the line: its breaks, what its signs mean, what limits the latest count."""
    broken = lines.breaks(table)
    told = "; ".join(f"{sign} {reason}" for sign, reason in broken.items())
    latest = table["hinweis"].iloc[-1] if len(table) else ""
    bounded = (table["anteil"].notna() & table["anteil_qualifier"].ne("exakt")).any()
    return [
        *[f"{BROKEN} {told}."] * bool(broken),
        *[lines.FALLS] * bool(table["rueckgang"].notna().any()),
        *[lines.BOUNDS] * bool(bounded),
        *[latest] * bool(latest),
    ]


def by_themenfeld(view: Ruled) -> None:
    """Which Themenfelder are ahead by this rule."""
    table = view.now.measure(by_rule.by_themenfeld, view.rule.name)
    _groups(view, table, "themenfeld", "Welche Themenfelder sind nach dieser Zählweise am weitesten?")


def by_bezirk(view: Ruled) -> None:
    """Which Regierungsbezirk is ahead by this rule; the Land, where the rule counts it, has its own services."""
    table = view.now.measure(by_rule.by_bezirk, view.rule.name)
    names = {key: OWN if key == LAND else territory.name_of(key) for key in table["bezirk"]}
    table = table.assign(name=table["bezirk"].map(names).astype("str"))
    _groups(view, table, "name", "Wie weit sind die Regierungsbezirke nach dieser Zählweise?")


def _groups(view: Ruled, table: pd.DataFrame, name: str, question: str) -> None:
    column = Column("Themenfeld" if name == "themenfeld" else "Regierungsbezirk")
    look.show(
        marks.ranked(table, "anteil", name, column=SHARE, region="bezirk" if name == "name" else None,
                     ground=palette.bezirk if name == "name" else lambda _: palette.HESSEN),
        table,
        question=question,
        alt=f"Balken je {column.label}, Zählweise „{view.rule.title}“: {spoken.values(table, name, 'anteil', SHARE)}.",
        columns={name: column, **COUNTED, "hinweis": TIME["hinweis"]},
        remark=marks.explained(table, "anteil"),
        **view.counted(f"ozg-regel-{column.label.casefold()}"),
    )  # fmt: skip
