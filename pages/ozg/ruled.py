"""The chosen Zählweise: it stands in the address and in the words under every chart and export that follows it."""

from dataclasses import dataclass, fields, replace

import pandas as pd
import streamlit as st

from data.metrics.progress import all_over_time
from data.metrics.zaehlweisen import USUAL, ZAEHLWEISEN, Zaehlweise, compared
from pages.ozg.choice import Reports
from pages.shared import columns, filters, german, tables
from pages.shared.columns import Column
from pages.shared.lines import unbroken
from pages.shared.look import WIDTH
from pages.shared.view import Origin

SHARE = Column("Anteil", "percent")
COUNTED = {
    "anzahl": Column("gezählt", "number"),
    "nenner": Column("von", "number"),
    "anteil": SHARE,
}


@dataclass(frozen=True)
class Ruled(Reports):
    """The chosen reports and the rule by which they are counted."""

    rule: Zaehlweise = USUAL

    def counted(self, key: str) -> Origin:
        """`origin` of a chart that follows the rule: its words name the rule and its version."""
        words = {**self.chosen, "Zählweise": f"{self.rule.title} (Fassung {self.rule.version})"}
        return replace(self, chosen=words).origin(key)

    @property
    def over_time(self) -> pd.DataFrame:
        """The rule on every Stichtag: see `progress.all_over_time`."""
        table = self.ever.measure(all_over_time, self.themenfelder)
        return table[table["name"].eq(self.rule.name)].reset_index(drop=True)


def choose(view: Reports) -> Ruled:
    """Let the reader choose the rule; without a choice it is USUAL."""
    others = {rule.name: rule.title for rule in ZAEHLWEISEN if rule is not USUAL}
    name = filters.one("Zählweise", others, key="zaehlweise", everything=USUAL.title, width=WIDTH)
    rule = next((rule for rule in ZAEHLWEISEN if rule.name == name), USUAL)
    return Ruled(**{each.name: getattr(view, each.name) for each in fields(view)}, rule=rule)


def key_figure(view: Ruled) -> None:
    """What the rule makes of the Stichtag, in one sentence."""
    table = view.now.measure(compared)
    own = table[table["name"].eq(view.rule.name)]
    name = tables.plain(view.rule.title)
    st.markdown(f"Nach der Zählweise **{name}** am {german.day(view.stichtag)}: {_figure(own, view.rule)}")
    st.caption(tables.plain(view.rule.sentence))


def _figure(own: pd.DataFrame, rule: Zaehlweise) -> str:
    """The share and what it is made of, or why there is none."""
    if own["anteil"].isna().all():
        return tables.plain(f"nicht berechenbar. {own['hinweis'].iloc[0]}".strip())
    share, count = (columns.texts(own, name, COUNTED[name])[0] for name in ("anteil", "anzahl"))
    total = f"{count} von {german.number(own['nenner'].iloc[0])} ({rule.unit})"
    return f"**{tables.plain(unbroken(share))}**, {tables.plain(total)}."
