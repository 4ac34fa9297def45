"""Taking over: who does it, one button, and what to say when somebody else was faster."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from data.errors import Outdated, StoreError, Unavailable
from data.store import Revision
from pages.hochladen import striking
from pages.hochladen.desk import Desk, Filed
from pages.hochladen.outlook import Outlook
from pages.shared import identity, turns

NOTE_AT_MOST = 300


def offer(desk: Desk, filed: Filed, outlook: Outlook | None) -> None:
    """The form that takes the file over as the preview shows it; nothing when there is nothing to take over."""
    if outlook is None:
        return
    with st.form(f"uebernehmen_{filed.reading.sha256}", enter_to_submit=False):
        reasons = striking.ask(outlook.doubts, filed.reading.sha256)
        by, note = _signature()
        pressed = st.form_submit_button("Übernehmen", type="primary")
    if pressed and not by:
        st.warning("Bitte eintragen, wer übernimmt; die Dienststelle genügt. Gespeichert ist noch nichts.")
    elif pressed:
        with st.spinner("Wird gespeichert …"):
            doubts = [doubt.entry(reasons) for doubt in outlook.doubts]
            _commit(desk, filed, partial(identity.acting().commit, outlook.preview, note, doubts=doubts))
        st.rerun()


def _signature() -> tuple[str, str]:
    """Who takes the file over (kept for the session), and a note."""
    who, about = "Wer übernimmt? (Dienststelle genügt)", "Anmerkung für den Verlauf (freiwillig)"
    by = identity.sign(who)
    note = st.text_input(about, max_chars=NOTE_AT_MOST, key="anmerkung", width=identity.WIDTH)
    return by, note.strip()


def _commit(desk: Desk, filed: Filed, commit: Callable[[], Revision]) -> None:
    """Store exactly what was shown; when that is no longer possible, say why and prepare a new preview."""
    try:
        with turns.aside():
            revision = commit()
    except Outdated as late:
        filed.outlook, filed.remark = None, _meanwhile(late.revisions)
    except Unavailable as away:
        filed.remark = str(away)  # the preview that was shown is still right
    except StoreError as refused:
        filed.outlook, filed.remark = None, str(refused)
    else:
        desk.imported(filed, revision)


def _meanwhile(revisions: tuple[Revision, ...]) -> str:
    """What others changed since the preview, and that there is a new one now."""
    changes = "; ".join(revision.described() for revision in revisions[:3])
    return (
        f"Inzwischen haben sich die gespeicherten Daten geändert ({changes}). Ihre Datei wurde deshalb noch nicht "
        "übernommen. Darunter steht die neue Vorschau: Bitte prüfen und noch einmal „Übernehmen“ wählen."
    )
