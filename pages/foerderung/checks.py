"""Rules of programmes held against the rows, as far as rules and columns allow it."""

from collections.abc import Hashable, Mapping

import pandas as pd

from data.metrics import foerderung_checks
from loaders.workbooks.foerderung import MITTEL
from pages.foerderung.choice import Money
from pages.shared import columns, german, look
from pages.shared.columns import Column
from pages.shared.lines import unbroken
from pages.shared.origin import host
from pages.shared.view import UPLOAD, Origin

QUESTION = "Halten die Angaben die Regeln ihrer Programme ein?"
FOUND = "Welche Angaben sind auffällig?"
RULED = "Bekannt sind Regeln für Starke Heimat Hessen, Phase 1 und Phase 2."
NEEDS = f"Für kein Programm dieser Auswahl mit Zeilen von Kommunen ist eine Regel bekannt. {RULED} {UPLOAD}"
CHECKED = {
    "regel": Column("Regel"),
    "satz": Column("Inhalt"),
    "ergebnis": Column("Ergebnis"),
    "programm": Column("Programm"),
    "woher": Column("Quelle der Regel"),
}
CASES = {
    "name": Column("Kommune"),
    "angabe": Column("Angabe"),
    "satz": Column("Regel"),
    "vorhaben": Column("Vorhaben"),
    "programm": Column("Programm"),
    "woher": Column("Quelle der Regel"),
}


def by_rule(view: Money) -> None:
    """What was checked with which result, then the rows that strike."""
    table = view.measure(foerderung_checks.checks)
    if table.empty:
        look.nothing(QUESTION, NEEDS)
        return
    others = view.measure(foerderung_checks.unruled)
    without = f" Ohne bekannte Regel: {german.listed(others)}." if others else ""
    look.show_table(
        _told(table).assign(ergebnis=[result(row) for row in table.to_dict("records")]),
        question=QUESTION,
        columns=CHECKED,
        remark=f"{foerderung_checks.CHECKS_RULE}{without}",
        **_origin(view, "foerderung-regeln", table),
    )
    _found(view)


def result(row: Mapping[Hashable, object]) -> str:
    """What a check came to, in words; why it could not be made, where it could not."""
    if row["fehlt"]:
        return f"nicht prüfbar: {row['fehlt']}"
    if not row["geprueft"]:
        return "nicht prüfbar: Keine Zeile nennt, was dazu nötig ist."
    striking = f"{row['auffaellig']} auffällig" if row["auffaellig"] else "nichts auffällig"
    return f"{row['geprueft']} geprüft, {striking}" + (f", {row['offen']} offen" if row["offen"] else "")


def _found(view: Money) -> None:
    table = view.measure(foerderung_checks.findings)
    if len(table):
        told = _told(table).assign(angabe=_stated(table))
        look.show_table(told, question=FOUND, columns=CASES, **_origin(view, "foerderung-auffaellig", table))


def _origin(view: Money, key: str, table: pd.DataFrame) -> Origin:
    """Where the rows come from, and before that where the rules do: the downloads name both in full."""
    made = view.origin(key)
    made["sources"] = tuple(dict.fromkeys([*table["quelle"], *made["sources"]]))
    return made


def _told(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its rules on lines that do not break within an amount, and the host of their source."""
    return table.assign(satz=table["satz"].map(unbroken), woher=table["quelle"].map(host))


def _stated(table: pd.DataFrame) -> list[str]:
    """What the rows of a case state: an amount, or beginning and end."""
    labels = {name: column.label for name, column in columns.of(MITTEL, "volumen", "beantragt", "bewilligt").items()}
    amounts = columns.texts(table, "betrag", Column("", "euro"))
    return [
        f"{labels[row['stufe']]} {amount}"
        if row["stufe"]
        else f"{german.day(row['beginn'])} bis {german.day(row['ende'])}"
        for row, amount in zip(table.to_dict("records"), amounts, strict=True)
    ]
