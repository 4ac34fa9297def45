"""What was granted and never drawn, and how old it is."""

import pandas as pd

from data.metrics import foerderung_undrawn
from data.revisions import BERLIN
from data.views import find
from loaders.workbooks.foerderung import MITTEL
from pages.foerderung.choice import Money
from pages.shared import columns, german, look, marks, palette, source, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

QUESTION = "Was ist bewilligt, aber nie abgerufen?"
LISTS = {
    foerderung_undrawn.NEVER: ("Welche Bewilligungen wurden nie abgerufen?", "foerderung-nie-abgerufen"),
    foerderung_undrawn.UNKNOWN: ("Zu welchen Bewilligungen fehlt die Angabe zum Abruf?", "foerderung-abruf-unbekannt"),
}
NONE = "Zu keiner Bewilligung an eine Kommune in dieser Auswahl ist „Abgerufen“ mit 0 € angegeben."
NEEDS = f"Keine Zeile dieser Auswahl nennt die Bewilligung einer Kommune. {UPLOAD}"
GRANTED = Column("Bewilligt", "euro")
AGES = {"alter": Column("Alter"), "faelle": Column("Bewilligungen", "number"), "bewilligt": GRANTED}
CASES = {
    "name": Column("Kommune"),
    "bewilligt": GRANTED,
    "tage": Column("Tage", "number", 0),
    "monate": Column("Monate", "number", 0),
    **columns.of(MITTEL, "datum", "programm", "vorhaben", "aktenzeichen"),
}


def show(view: Money) -> None:
    """The grants that were never drawn by their age, then one by one; those of which nobody knows stand apart."""
    day = known_on()
    table = view.measure(foerderung_undrawn.undrawn, day)
    parts = {said: table[table["abruf"].eq(said)] for said in LISTS}
    if parts[foerderung_undrawn.NEVER].empty:
        granted = (view.rows["kommune"].notna() & view.rows["bewilligt"].notna()).any()
        look.nothing(QUESTION, NONE if granted else NEEDS)
    else:
        _by_age(view, foerderung_undrawn.by_age(parts[foerderung_undrawn.NEVER]), day)
    for said, (question, key) in LISTS.items():
        if len(parts[said]):
            look.show_table(
                parts[said].reset_index(drop=True),
                question=question,
                columns=CASES,
                remark=f"Alter am {german.day(day)}, höchste Beträge zuerst.",
                **view.origin(key),
            )


def _by_age(view: Money, ages: pd.DataFrame, day: str) -> None:
    named = [
        f"{age} ({german.counted(cases, 'Bewilligung', 'Bewilligungen')})"
        for age, cases in zip(ages["alter"], ages["faelle"], strict=True)
    ]
    drawn = ages.assign(beschriftung=named)
    look.show(
        marks.ranked(drawn, "bewilligt", "beschriftung", column=GRANTED, ground=lambda _: palette.MONEY["bewilligt"]),
        ages,
        question=QUESTION,
        alt=f"Bewilligt und nie abgerufen, nach Alter: {spoken.values(drawn, 'beschriftung', 'bewilligt', GRANTED)}.",
        columns=AGES,
        remark=f"Alter am {german.day(day)}, dem Tag der letzten Änderung der Liste. {foerderung_undrawn.UNDRAWN_RULE}",
        **view.origin("foerderung-ohne-abruf"),
    )


def known_on() -> str:
    """The ISO day on which the rows were last changed: of what happened after it they know nothing."""
    revision = find(source.revisions(), source.last_change(MITTEL.name, source.stand()))
    return revision.at_utc.astimezone(BERLIN).date().isoformat()
