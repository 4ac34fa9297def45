"""Zählweisen: the rules by which OZG-Leistungen are counted, each named, versioned and said in one German sentence.

They are applied to the rows of one stand (`data.metrics.ozg.at`); the functions stand in `data.metrics.counting`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from data.metrics import counting
from data.metrics.counting import Count
from data.quantities import as_columns

BUNDLES, PAIRS, PEOPLE = "OZG-Leistungen", "Paare aus Leistung und Kommune", "Einwohner je Leistung"


@dataclass(frozen=True)
class Zaehlweise:
    """A counting rule: what it is called, what it says, what it counts, the function that counts, what sets it apart.

    Whoever changes what a rule counts gives it a new version.
    """

    name: str
    title: str
    sentence: str
    version: int
    unit: str
    count: Callable[[pd.DataFrame], Count]
    apart: str


BUND = Zaehlweise(
    "bund",
    "Bund: online in mindestens einer Kommune",
    "Eine OZG-Leistung zählt, wenn die beste ihrer Leistungen in mindestens einer Kommune (oder beim Land) Stufe 2 des "
    "Reifegradmodells 1.1 erreicht; für Modell 2.0 ist keine Stufe veröffentlicht, die Regel dort nicht berechenbar.",
    1,
    BUNDLES,
    counting.best_service,
    "Die großzügigste Regel: die beste Leistung des Bündels in einer einzigen Kommune genügt, und schon Stufe 2 zählt.",
)

KONFORM = Zaehlweise(
    "konform",
    "OZG-konform",
    "Eine OZG-Leistung zählt, wenn auch die schlechteste ihrer Leistungen in jeder meldenden Kommune Stufe 3 des "
    "Reifegradmodells 1.1 erreicht; für Modell 2.0 ist keine Stufe veröffentlicht, die Regel dort nicht berechenbar.",
    1,
    BUNDLES,
    counting.worst_service,
    "Die strengste Regel: Stufe 3 statt 2, die schlechteste statt der besten Leistung, jede statt einer Kommune.",
)

FLAECHENDECKEND = Zaehlweise(
    "flaechendeckend",
    "Flächendeckend",
    "Eine OZG-Leistung zählt, wenn jede zuständige Kommune mindestens eine ihrer Leistungen online hat; als zuständig "
    "gilt, wer für sie eine Zeile gemeldet hat (eine Annahme).",
    1,
    BUNDLES,
    counting.everywhere,
    "Fragt jede Kommune wie „OZG-konform“, aber eine Leistung des Bündels genügt, und der Reifegrad zählt nicht.",
)

ANTEIL_KOMMUNEN = Zaehlweise(
    "anteil_kommunen",
    "Anteil der Kommunen",
    "Gezählt wird jedes Paar aus OZG-Leistung und Kommune, in der mindestens eine Leistung davon online ist, von allen "
    "Paaren, für die eine Zeile gemeldet ist (als zuständig gilt, wer meldet: eine Annahme); das Land zählt nicht mit.",
    1,
    PAIRS,
    counting.kommunen_share,
    "Fehlt eine von hundert Kommunen, sind es hier 99 %, bei „Flächendeckend“ nichts.",
)

ANTEIL_EINWOHNER = Zaehlweise(
    "anteil_einwohner",
    "Anteil der Einwohner",
    "Wie der Anteil der Kommunen, nur zählt jede Kommune so viel, wie sie Einwohner hat; das Land zählt mit allen "
    "Einwohnern Hessens.",
    1,
    PEOPLE,
    counting.inhabitants_share,
    "Anders als beim Anteil der Kommunen zählt eine große Stadt mehr als eine kleine Gemeinde, und das Land mit.",
)

ZAEHLWEISEN = (BUND, KONFORM, FLAECHENDECKEND, ANTEIL_KOMMUNEN, ANTEIL_EINWOHNER)
"""The rules in the order in which they are shown."""

USUAL = ANTEIL_KOMMUNEN
"""What is shown by one rule follows this one as long as nobody chooses another."""


def compared(rows: pd.DataFrame) -> pd.DataFrame:
    """What every rule makes of the rows of one stand.

    Columns: name, title, sentence, version, unit, apart, nenner (int), hinweis (what limits this count), the quantities
    `anzahl` and `anteil` (0..1).
    """
    counts = [rule.count(rows) for rule in ZAEHLWEISEN]
    facts = ["name", "title", "sentence", "version", "unit", "apart"]
    table = pd.DataFrame([[getattr(rule, fact) for fact in facts] for rule in ZAEHLWEISEN], columns=facts)
    remarks = pd.Series([count.remark for count in counts], dtype="str")
    table = table.assign(nenner=[count.denominator for count in counts], hinweis=remarks)
    quantities = as_columns([count.quantity for count in counts], "anzahl")
    return pd.concat([table, quantities, as_columns([count.share for count in counts], "anteil")], axis="columns")


def over_time(reports: dict[str, pd.DataFrame], rule: Zaehlweise) -> pd.DataFrame:
    """One rule applied to the stand of several days (ISO day -> rows): stichtag, nenner, `anzahl` and `anteil`."""
    days = sorted(reports)
    counts = [rule.count(reports[day]) for day in days]
    table = pd.DataFrame({"stichtag": pd.Series(days, dtype="str"), "nenner": [count.denominator for count in counts]})
    quantities = as_columns([count.quantity for count in counts], "anzahl")
    shares = as_columns([count.share for count in counts], "anteil")
    return pd.concat([table.astype({"nenner": "int64"}), quantities, shares], axis="columns")
