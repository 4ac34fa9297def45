"""Everything that is known of the Kommune in order of time: its conferences, money, advice and services."""

import pandas as pd

from data.metrics import one_kommune, ozg
from data.metrics.conferences import ATTENDED
from data.metrics.one_kommune import MERGED_RULE, SERVICES_RULE, WITHHOLDING_RULE
from loaders import territory
from loaders.workbooks.foerderung import BERATUNG, MITTEL
from pages.kommune import charts, choice
from pages.kommune.profile import Profile
from pages.shared import annotations, german, look, source
from pages.shared.columns import Column, texts
from pages.shared.view import UPLOAD

COLUMNS = {
    "datum": Column("Datum", "day"),
    "thema": Column("Thema"),
    "was": Column("Was"),
    "angabe": Column("Angabe"),
}
NOTHING = (
    f"Zu dieser Kommune liegt noch nichts vor: keine Konferenz, kein Geld, keine Beratung, keine OZG-Leistung. {UPLOAD}"
)
NUMBER, EURO = Column("Anzahl", "number"), Column("Betrag", "euro")
PHRASES = {
    ATTENDED: ("vertreten, Personen: {}", NUMBER),
    "volumen": ("Kontingent {}", EURO),
    "beantragt": ("beantragt {}", EURO),
    "bewilligt": ("bewilligt {}", EURO),
    "abgerufen": ("abgerufen {}", EURO),
    ozg.ONLINE: ("{} online", NUMBER),
    one_kommune.REPORTED: ("{} gemeldet", NUMBER),
}
"""How a measure is said with its quantity; a status says itself."""


def over_time(profile: Profile) -> None:
    """One time line of all events, drawn and as a table."""
    question = f"{profile.name}: Was ist bekannt?"
    table = said(events(profile))
    if table.empty:
        look.nothing(question, NOTHING)
        choice.to_upload()
        return
    origin, remark = profile.origin("kommune-zeit", profile.about), _remark(table, profile.key)
    if table["datum"].isna().all():
        look.show_table(table, question=question, columns=COLUMNS, remark=remark, **origin)
        return
    annotations.show(
        charts.time_line(table),
        table,
        question=question,
        alt=_spoken(table),
        columns=COLUMNS,
        remark=remark,
        opened=True,
        **origin,
    )


def events(profile: Profile) -> pd.DataFrame:
    """The time line of the Kommune: see `one_kommune.time_line`."""
    key = profile.key
    return one_kommune.time_line(
        [
            one_kommune.conference_events(profile.attended, key),
            one_kommune.money_events(source.rows(MITTEL), key),
            one_kommune.advice_events(source.rows(BERATUNG), key),
            one_kommune.service_events(profile.reported, key),
        ]
    )


def said(table: pd.DataFrame) -> pd.DataFrame:
    """One row per event with its quantities in words: von, bis, datum, thema, was, angabe."""
    words = table.assign(angabe=_words(table))
    event = ["von", "bis", "datum", "thema", "was"]
    return words.groupby(event, sort=False, dropna=False)["angabe"].agg(", ".join).reset_index()


def _words(table: pd.DataFrame) -> pd.Series:
    """Each measure with its quantity, as exact as it is known."""
    found = table["mass"].astype("object")
    for measure, (phrase, column) in PHRASES.items():
        part = table[table["mass"].eq(measure)]
        found.loc[part.index] = [phrase.format(words) for words in texts(part, "wert", column)]
    return found.astype("str")


def _spoken(table: pd.DataFrame) -> str:
    """The time line in a sentence."""
    counts = table["thema"].value_counts(sort=False)
    themes = german.listed([f"{theme} {count}" for theme, count in counts.items()])
    return f"Zeitleiste mit {german.counted(len(table), 'Ereignis', 'Ereignissen')}: {themes}."


def _remark(table: pd.DataFrame, key: str) -> str:
    """The rules of the themes that occur."""
    merged = {territory.name_of(other) for other in one_kommune.former(key)} - {territory.name_of(key)}
    services = f"{SERVICES_RULE} {MERGED_RULE}" if merged else SERVICES_RULE
    rules = {one_kommune.CONFERENCES: WITHHOLDING_RULE, one_kommune.SERVICES: services}
    themes = set(table["thema"])
    undated = "Was kein Datum hat, steht am Ende der Tabelle." if table["datum"].isna().any() else ""
    return " ".join(filter(None, [*(rule for theme, rule in rules.items() if theme in themes), undated]))
