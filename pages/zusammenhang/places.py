"""The two lists: who came and of whom no money is known, and where money is known and no service online."""

import pandas as pd

from data.metrics import connection
from loaders.workbooks.foerderung import BERATUNG, MITTEL
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import german, look
from pages.shared.columns import Column, Columns
from pages.zusammenhang import choice
from pages.zusammenhang.choice import Connected

WITHOUT_MONEY = "Wer war vertreten, und keine Förderung ist bekannt?"
WITHOUT_PROGRESS = "Wo ist Förderung bekannt, aber keine Leistung online gemeldet?"
NO_NAMES = "Dafür braucht es eine Teilnahmeliste, die Kommunen nennt; in dieser Auswahl gibt es noch keine."
NO_MONEY = (
    "Dafür braucht es eine Förderliste mit einer Zeile je Kommune, die nennt, was beantragt oder bewilligt wurde; "
    "in dieser Auswahl gibt es noch keine."
)
NO_REPORTS = "Dafür braucht es Meldungen der Kommunen zum Stand ihrer OZG-Leistungen; in dieser Auswahl gibt es keine."
PLACE: Columns = {
    "name": Column("Kommune"),
    "kreis_name": Column("Kreis"),
    "bezirk_name": Column("Regierungsbezirk"),
}
ANSWERS: Columns = {"beratung": Column("Beratung"), "meldung": Column("Zuletzt online gemeldet")}


def without_money(connected: Connected) -> None:
    """Came but, as far as anybody knows, never applied."""
    if not connected.knows(connection.CAME) or not connected.knows(connection.FUNDED):
        needs = NO_MONEY if connected.knows(connection.CAME) else NO_NAMES
        choice.wanting(WITHOUT_MONEY, needs, "ohne-foerderung")
        return
    table = connection.came_without_money(connected.table)
    if table.empty:
        all_funded = "Von allen Kommunen, die vertreten waren, ist eine Förderung bekannt."
        connected.answer(WITHOUT_MONEY, all_funded, TEILNAHME, MITTEL)
        return
    stated = int(table[connection.FUNDED].eq(False).sum())
    look.show_table(
        _in_words(table),
        question=WITHOUT_MONEY,
        columns={**PLACE, "gefoerdert": Column("Förderung"), **ANSWERS},
        remark=f"{german.counted(len(table), 'Kommune', 'Kommunen')}. „Keine“ steht, wo eine Liste null Euro nennt "
        f"({german.number(stated)}); sonst fehlt nur die Angabe.",
        **connected.origin("zusammenhang-ohne-foerderung", TEILNAHME, MITTEL, BERATUNG, OZG),
    )


def without_progress(connected: Connected) -> None:
    """Money, and nothing online that anybody reported."""
    if not connected.knows(connection.FUNDED) or not connected.knows(connection.ONLINE):
        needs = NO_REPORTS if connected.knows(connection.FUNDED) else NO_MONEY
        choice.wanting(WITHOUT_PROGRESS, needs, "ohne-fortschritt")
        return
    table = connection.money_without_progress(connected.table)
    if table.empty:
        connected.answer(WITHOUT_PROGRESS, _all_online(connected), MITTEL, OZG)
        return
    silent = int(table[connection.ONLINE].isna().sum())
    look.show_table(
        _in_words(table),
        question=WITHOUT_PROGRESS,
        columns={**PLACE, "war_da": Column("Vertreten"), **ANSWERS},
        remark=f"{german.counted(len(table), 'Kommune', 'Kommunen')}, davon {german.number(silent)} ohne jede Meldung.",
        **connected.origin("zusammenhang-ohne-fortschritt", MITTEL, OZG, BERATUNG, TEILNAHME),
    )


def _all_online(connected: Connected) -> str:
    known = int(connected.table[connection.FUNDED].eq(True).sum())
    if not known:
        return "In dieser Auswahl ist von keiner Kommune eine Förderung bekannt."
    return (
        f"Nirgends: Von {german.number(known)} Kommunen ist eine Förderung bekannt, und jede meldet Leistungen online."
    )


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    """The answers as they read: yes, no, or that nobody said."""
    counts = zip(table["online"], table["leistungen"], table["stichtag"], strict=True)
    reports = [
        german.MISSING if pd.isna(online) else f"{online} von {services} ({german.day(day)})"
        for online, services, day in counts
    ]
    return table.assign(
        kommune=table["key"],
        gefoerdert=_answers(table[connection.FUNDED], "keine"),
        war_da=_answers(table[connection.CAME], "nein"),
        beratung=_answers(table["beratung"], "nein"),
        meldung=pd.Series(reports, index=table.index, dtype="str"),
    )


def _answers(answers: pd.Series, no: str) -> pd.Series:
    words = [german.MISSING if pd.isna(answer) else "ja" if answer else no for answer in answers]
    return pd.Series(words, index=answers.index, dtype="str")
