"""Comments on the time line: what analysts wrote, a form for another one, and the way to take one back."""

import streamlit as st

from data.access import Right
from data.annotation import LONGEST, TOPICS, Annotation
from pages.shared import german, identity, source, tables
from pages.verlauf.outcome import carry_out

TITLE = "Anmerkungen zur Zeitachse"
TOLD = (
    "Eine Anmerkung steht mit ihrem Tag in jedem Diagramm über die Zeit, zu dem sie gehört, in seiner Tabelle und in "
    "allem, was daraus heruntergeladen wird. Ein früherer Stand zeigt die Anmerkungen, die es damals gab. Bitte keine "
    "Namen von Personen, E-Mail-Adressen oder Telefonnummern eintragen."
)


def show(by: str) -> None:
    """The folded section; nothing of it is worked out until somebody opens it."""
    box = st.expander(TITLE, key="anmerkungen", type="compact", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown(TOLD)
        written = source.annotations()
        if identity.may(Right.NOTE):
            _add(by, len(written))
        for each in sorted(written, key=lambda each: (*each.span, each.id)):
            _line(each, by)


def _add(by: str, number: int) -> None:
    """The form; after each comment it is a new one, so that nothing typed before stands in it."""
    with st.form(f"anmerkung_{number}", border=False, enter_to_submit=False):
        with st.container(horizontal=True):
            day = st.text_input("Tag oder Monat, zum Beispiel 12.11.2026 oder 11/2026", key=f"tag_{number}", width=380)
            about = st.selectbox("Gehört zu", TOPICS, key=f"thema_{number}", width=180)
        text = st.text_input("Anmerkung", max_chars=LONGEST, key=f"text_{number}")
        pressed = st.form_submit_button("Anmerkung eintragen")
    if pressed:
        carry_out(
            lambda: identity.acting().annotate(day, text, str(about)),
            lambda made: f"Die Anmerkung zum {german.day(made.day)} ist eingetragen.",
            by,
        )


def _line(each: Annotation, by: str) -> None:
    """One comment with the way to take it back; one that was taken back says so."""
    told = f"{german.day(each.day)}, {each.about}: {each.described()}, eingetragen {each.said()}"
    if each.withdrawn_at:
        st.caption(tables.plain(f"{told}; zurückgenommen am {german.moment(each.withdrawn_at)}"))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(tables.plain(told), width="stretch")
        about = tables.plain(f"Die Anmerkung {each.described()}")
        if st.button("Zurücknehmen", key=f"anmerkung_zurueck_{each.id}", help=about):
            carry_out(
                lambda: identity.acting().forget(each),
                lambda _: f"Die Anmerkung {each.described()} ist zurückgenommen.",
                by,
            )
