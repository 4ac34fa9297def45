"""What people are told when a page fails: that it was not them, and a number under which the log knows it."""

import logging
import secrets

import streamlit as st

from data.errors import StoreError, Unavailable

_log = logging.getLogger(__name__)

_REASON = (
    "Diese Seite konnte nicht angezeigt werden. Gespeicherte Daten sind davon nicht betroffen. "
    "Bitte laden Sie die Seite neu."
)


def tell(error: Exception) -> bool:
    """Show a German message instead of the exception; the traceback goes to the log only. True: it is shown."""
    number = secrets.token_hex(4)
    told = isinstance(error, Unavailable) and error.__cause__ is None  # the log has it already, once for all pages
    _log.error("page failed, number %s", number, exc_info=None if told else error)
    reason = str(error) if isinstance(error, StoreError) else _REASON
    st.error(
        f"{reason} Bleibt der Fehler, nennen Sie der Betreuung des Dashboards bitte die Fehlernummer **{number}**."
    )
    return True
