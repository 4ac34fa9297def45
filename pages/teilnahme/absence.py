"""Who is still missing: by size, by name with a letter that reminds them, who came again, and who stayed away."""

import pandas as pd
import streamlit as st

from data.metrics import coverage, presence
from data.metrics.conferences import ATTENDED
from pages.shared import german, look, spoken
from pages.shared.columns import Column
from pages.shared.view import View
from pages.teilnahme import charts
from pages.teilnahme.choice import Attendance

STATES = {
    "erwartet": Column("Kommunen", "number"),
    ATTENDED: Column("teilgenommen", "number"),
    presence.REGISTERED: Column("nur angemeldet", "number"),
    presence.STAYED_AWAY: Column("nicht erschienen", "number"),
    presence.NOT_NAMED: Column("nicht genannt", "number"),
    "anteil": charts.SHARE,
}
AGAIN = {
    "veranstaltung": Column("Veranstaltung"),
    "datum": Column("Datum", "day"),
    "vertreten": Column("vertretene Kommunen", "number"),
    "erstmals": Column("erstmals", "number"),
    "wieder": Column("wieder", "number"),
}
AWAY = {
    "veranstaltung": Column("Veranstaltung"),
    "datum": Column("Datum", "day"),
    "angemeldet": Column("angemeldet", "number"),
    "teilgenommen": Column("teilgenommen", "number"),
    "ausgeblieben": Column("ausgeblieben", "number"),
    "quote": Column("Anteil", "percent"),
}
GROUPS = {
    "Größe": ("groesse", "Wie viele Kommunen jeder Größe waren vertreten?", Column("Größe")),
    "Art": ("art", "Wie viele Kommunen jeder Art waren vertreten?", Column("Art")),
}
SIZES_RULE = "Größenklassen wie bei den Stadt- und Gemeindetypen des BBSR."
NAMED_RULE = "Nicht genannt heißt nicht abwesend: Gezählt wird, wer in einer Liste steht."
AGAIN_RULE = (
    "Wieder: schon bei einer früheren Veranstaltung dieser Auswahl genannt; gezählt wird unter heutigem Gebiet."
)
LETTER = """Betreff: {event} – wir haben Sie vermisst

Sehr geehrte Damen und Herren,

in den Listen zu „{event}“ ist {name} bisher nicht genannt. Falls jemand für Sie teilgenommen hat, tragen Sie das bitte
in die beigefügte Liste ein und senden Sie sie zurück; sonst genügt ein kurzer Hinweis. Sie fehlen uns mit Ihren
Erfahrungen bei der Umsetzung des Onlinezugangsgesetzes.

Mit freundlichen Grüßen"""


def by_group(view: Attendance) -> None:
    """The share of named Kommunen per size class, or per kind of Kommune."""
    chosen = st.segmented_control(
        "Gliederung", list(GROUPS), default="Größe", required=True, key="gliederung", bind="query-params"
    )
    name, question, column = GROUPS[str(chosen)]
    table = presence.by_state(view.measure(presence.presence, view.day), name)
    look.show(
        charts.shares(table.assign(anteil_qualifier="exakt"), name),
        table,
        question=question,
        alt=f"Anteil vertretener Kommunen: {spoken.values(table, name, 'anteil', charts.SHARE)}.",
        columns={name: column, **STATES},
        remark=f"{SIZES_RULE if name == 'groesse' else ''} {NAMED_RULE}".strip(),
        **view.origin(f"teilnahme-{name}"),
    )


def reminder(view: Attendance) -> None:
    """A letter to those who are not named, to be copied; the list to complete is made on the page Hochladen."""
    missing = view.measure(coverage.missing, view.day)
    if missing.empty:
        return
    with st.expander("Erinnerung an die Kommunen, die nicht genannt sind", type="compact"):
        st.markdown(
            f"Für {german.counted(len(missing), 'Kommune', 'Kommunen')}. Die vorausgefüllte Liste dazu steht unter "
            "„Hochladen“, „Vorlage nur für Kommunen, die noch fehlen“."
        )
        st.code(letter(view.rows), language=None, wrap_lines=True)


def letter(rows: pd.DataFrame) -> str:
    """The text of the reminder; the name of the Kommune is left open."""
    events = rows["veranstaltung"].dropna().astype("str").unique()
    event = events[0] if len(events) == 1 else rows["reihe"].dropna().astype("str").iloc[0]
    return LETTER.format(event=event, name="[Name der Kommune]")


def again(view: View) -> None:
    """Who came for the first time and who again, conference by conference; only where Kommunen are named."""
    table = view.measure(presence.regulars)
    if len(table) < 2:
        return
    look.show_table(
        table,
        question="Wer kam zum ersten Mal, wer wieder?",
        columns=AGAIN,
        remark=AGAIN_RULE,
        **view.origin("teilnahme-wieder"),
    )


def stayed_away(view: View) -> None:
    """How many of those who registered did not come, where both is known."""
    table = view.measure(presence.no_shows)
    question = "Wie viele Angemeldete kamen nicht?"
    if table.empty:
        look.nothing(
            question,
            "Zu keiner Veranstaltung dieser Auswahl ist beides angegeben, Anmeldungen und Teilnehmende (Spalte "
            "„Beteiligung“ mit „angemeldet“, „teilgenommen“ oder „nicht erschienen“).",
        )
        return
    look.show_table(table, question=question, columns=AWAY, **view.origin("teilnahme-ausgeblieben"))
