"""By which names others reach the server, and that it does not start for them without a sign-in."""

import streamlit as st
from streamlit import config

from pages.shared import identity

_LOCAL = {"localhost", "127.0.0.1", "::1"}


def public_name() -> str:
    """The name by which people call the server where the operator has given one (behind a proxy); else ""."""
    named = config.is_manually_set("browser.serverAddress")
    return str(st.get_option("browser.serverAddress")) if named else ""


def refuse_unprotected() -> None:
    """End the start with a sentence when others could reach the server and no sign-in is set up."""
    address = str(st.get_option("server.address") or "")
    reached = {address or "alle Adressen", *st.get_option("server.allowedHosts"), public_name()}
    strangers = sorted(reached - _LOCAL - {""})
    if strangers and not identity.configured():
        raise SystemExit(
            f"Das Dashboard startet nicht: Es wäre für andere erreichbar ({', '.join(strangers)}), und eine Anmeldung "
            "ist nicht eingerichtet. Bitte in .streamlit/secrets.toml den Abschnitt [auth] ausfüllen (README, "
            "Sign-in), oder in .streamlit/config.toml server.address und server.allowedHosts auf diesen Rechner "
            "beschränken (127.0.0.1, localhost)."
        )
