"""Who runs this dashboard, as the operator says it in the environment; the pages at the foot show it.

DASHBOARD_AUTHORITY              name of the authority
DASHBOARD_AUTHORITY_ADDRESS      its address for letters, in one line
DASHBOARD_AUTHORITY_HEAD         who represents it
DASHBOARD_AUTHORITY_EMAIL        where it reads e-mails
DASHBOARD_AUTHORITY_PHONE        its telephone number
DASHBOARD_PRIVACY_CONTACT        how to reach its data protection officer
DASHBOARD_LEGAL_BASIS            on what law it processes the data of the lists that are uploaded
DASHBOARD_ACCESSIBILITY_CONTACT  how to report barriers to it
DASHBOARD_SIGN_LANGUAGE_URL      address of a film in Deutsche Gebärdensprache
DASHBOARD_IMPRESSUM_FILE         a text (Markdown, UTF-8) that is shown on the page Impressum as well
DASHBOARD_PRIVACY_FILE           a text (Markdown, UTF-8) that is shown on the page Datenschutz as well

What is not set is named on the pages as still to be filled in. Nothing is made up.
"""

import logging
import os
from pathlib import Path

import streamlit as st

from pages.shared import german, tables

_log = logging.getLogger(__name__)

LABELS = {
    "DASHBOARD_AUTHORITY": "Name der Behörde",
    "DASHBOARD_AUTHORITY_ADDRESS": "Anschrift",
    "DASHBOARD_AUTHORITY_HEAD": "Vertreten durch",
    "DASHBOARD_AUTHORITY_EMAIL": "E-Mail",
    "DASHBOARD_AUTHORITY_PHONE": "Telefon",
    "DASHBOARD_PRIVACY_CONTACT": "Datenschutzbeauftragte der Behörde",
    "DASHBOARD_LEGAL_BASIS": "Rechtsgrundlage für die Listen",
    "DASHBOARD_ACCESSIBILITY_CONTACT": "Kontakt für Barrieren",
    "DASHBOARD_PRIVACY_FILE": "eigener Text zu Zweck, Rechtsgrundlage und Fristen",
    "DASHBOARD_SIGN_LANGUAGE_URL": "Film in Deutscher Gebärdensprache",
}
"""What each setting is called on the pages."""

_OPEN = "noch nicht eingetragen"


def said(setting: str) -> str:
    """What the operator has said, "" for nothing."""
    return os.environ.get(setting, "").strip()


def listed(*settings: str) -> None:
    """The facts as a list; one that is missing says so."""
    st.markdown("\n".join(f"- **{LABELS[name]}:** {tables.plain(said(name)) or _OPEN}" for name in settings))


def lacking(*settings: str) -> None:
    """Say at the top of a page what the operator has to fill in, with the names of the settings."""
    missing = [f"{LABELS[name]} ({tables.plain(name)})" for name in settings if not said(name)]
    if missing:
        st.warning(
            f"Diese Seite ist noch nicht vollständig. Der Betreiber muss noch eintragen: {german.listed(missing)}."
        )


def text(setting: str) -> None:
    """The operator's own text, as it stands in the file; a file that cannot be read is said and logged."""
    if not (named := said(setting)):
        return
    try:
        st.markdown(Path(named).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        _log.exception("the text of %s cannot be read", setting)
        st.warning(f"Der Text des Betreibers ({tables.plain(setting)}) kann gerade nicht gelesen werden.")
