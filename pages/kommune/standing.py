"""Where the Kommune stands among its peers: its rank by several denominators, and the peers beside it."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data.metrics import one_kommune
from data.metrics.one_kommune import WITHHOLDING_RULE
from data.metrics.peers import BY_KREIS, LIMITS, PERSONS, compared, peers
from data.metrics.ranks import Rank, rank
from data.metrics.sizes import size_class
from loaders.sheet import Sheet
from pages.kommune.profile import SHEETS, Profile
from pages.shared import german, look, source
from pages.shared.columns import Column, texts

MEASURES = {
    "bewilligt": ("Bewilligte Mittel", "insgesamt", Column("Bewilligt", "euro")),
    "bewilligt_je": ("Bewilligte Mittel", "je Einwohner", Column("Bewilligt je Einwohner", "euro")),
    "online": ("OZG-Leistungen online", "insgesamt", Column("OZG online", "number")),
    "online_je": ("OZG-Leistungen online", "je gemeldeter Leistung", Column("OZG online, Anteil", "percent", 0)),
    "anzahl": ("Teilnehmende", "insgesamt", Column("Teilnehmende", "number")),
    "anzahl_je": ("Teilnehmende", f"je {german.number(PERSONS)} Einwohner", Column("Teilnehmende je 1.000", "number")),
}
"""What is compared: what it is, its denominator, and its column."""

TABLE = {
    "name": Column("Kommune"),
    "einwohner": Column("Einwohner", "number"),
    **{name: MEASURES[name][2] for name in ("bewilligt", "bewilligt_je", "online", "online_je")},
    "stichtag": Column("gemeldet zum", "day"),
    "anzahl": MEASURES["anzahl"][2],
}
FIRST = ("name", "einwohner")
KEPT = 200
"""How many comparisons are kept."""
RANKS = {name: Column(name) for name in ("Was", "Nenner", "Wert", "Rang", "Kommunen mit Angabe")}
RANK_RULE = "Rang 1 hat den größten Wert. Wer keine Angabe hat, hat keinen Rang und zählt nicht als 0."


def ranks(profile: Profile, way: str) -> None:
    """The rank by each measure that is known of the Kommune."""
    table = _compared(profile, way)
    question = f"{profile.name}: Welcher Rang unter {german.counted(len(table), 'Kommune', 'Kommunen')}?"
    found = pd.DataFrame(_ranked(table), columns=list(RANKS), dtype="str")
    if found.empty:
        look.nothing(question, "Kein Wert dieser Kommune lässt sich einordnen: zu ihr liegt noch nichts vor.")
        return
    look.show_table(
        found,
        question=question,
        columns=RANKS,
        remark=f"{_who(table, way)} {RANK_RULE}",
        **profile.origin("kommune-rang", _behind(table), Vergleich=way),
    )


def beside(profile: Profile, way: str) -> None:
    """The Kommune and its peers in one table."""
    question = f"{profile.name}: Wie weit sind vergleichbare Kommunen?"
    everyone = _compared(profile, way)
    table = _told(everyone).assign(kommune=lambda rows: rows["key"])
    if len(table) < 2:
        look.nothing(question, f"Zu keiner der anderen liegt etwas vor. {_who(everyone, way)}")
        return
    shown = {name: column for name, column in TABLE.items() if name in FIRST or _known(table, name).any()}
    few = f" {WITHHOLDING_RULE}" if "anzahl" in shown else ""
    people = german.listed([german.day(day) for day in table["einwohner_stand"].dropna().unique()])
    look.show_table(
        table,
        question=question,
        columns=shown,
        remark=f"{_silent(len(everyone) - len(table))}Einwohner: {people}.{few}",
        **profile.origin("kommune-vergleich", _behind(table), Vergleich=way),
    )


def _compared(profile: Profile, way: str) -> pd.DataFrame:
    return _at(profile.key, way, source.stand(), profile)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _at(key: str, way: str, stand: int, _profile: Profile) -> pd.DataFrame:  # noqa: ARG001
    """The comparison at a Stand, made once for both of its tables and for everybody who asks."""
    return compared(peers(key, way), _profile.money, _profile.reported, _profile.attended)


def _told(table: pd.DataFrame) -> pd.DataFrame:
    """The chosen Kommune, marked as such, and those of its peers of which anything is known."""
    known = pd.concat([_known(table, name) for name in TABLE if name not in FIRST], axis="columns").any(axis="columns")
    first = table.index == 0
    marked = table.assign(name=table["name"].where(~first, table["name"] + " (gewählt)"))
    return marked[known | first].reset_index(drop=True)


def _known(table: pd.DataFrame, name: str) -> pd.Series:
    """Of which Kommunen anything is known, be it withheld."""
    return table[name].notna() | table.get(f"{name}_withheld", pd.Series(False, table.index))


def _silent(number: int) -> str:
    """How many peers are left out."""
    said = german.counted(number, "weitere, zu der", "weitere, zu denen")
    order = "Zuerst, wer an Einwohnern am ähnlichsten ist."
    return f"{order} Nicht gezeigt: {said} nichts vorliegt. " if number else f"{order} "


def _behind(table: pd.DataFrame) -> Iterator[tuple[Sheet, pd.DataFrame]]:
    """The stored rows of all these Kommunen."""
    keys = {key for now in table["key"] for key in (now, *one_kommune.former(now))}
    for sheet in SHEETS:
        rows = source.rows(sheet)
        yield sheet, rows[rows["kommune"].isin(keys)]


def _ranked(table: pd.DataFrame) -> Iterator[tuple[str, str, str, str, str]]:
    for name, (what, denominator, column) in MEASURES.items():
        found = rank(table, name)
        if found:
            value = texts(table.head(1), name, column)[0]
            yield what, denominator, value, in_words(found), f"{found.known} von {len(table)}"


def in_words(found: Rank) -> str:
    """A rank as exact as the bounds allow: „2“, „2, gleichauf mit 1 anderen“, „offen, zwischen 2 und 5“."""
    if found.known == 1:
        return "als Einzige mit Angabe"
    if found.is_open:
        return f"offen, zwischen {found.best} und {found.worst}"
    shared = f", gleichauf mit {found.ties} anderen" if found.ties else ""
    return f"{found.best}{shared}"


def _who(table: pd.DataFrame, way: str) -> str:
    """Who is compared, in a sentence."""
    me = table.iloc[0]
    if way == BY_KREIS:
        return f"Verglichen werden die Städte und Gemeinden desselben Kreises ({me['kreis_name']})."
    return f"Verglichen wird die gleiche Art ({me['art']}) derselben Größe: {size_class(me['einwohner'], LIMITS)}."
