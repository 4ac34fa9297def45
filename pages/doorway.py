"""The door: who may come in, what stands there for those who may not, and the way out."""

import logging

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data import region
from data.access import Actor
from data.people.lasting import Ended
from data.people.signin import NotVouched
from pages import leaving
from pages.shared import foot, identity, tables
from pages.sitemap import HOME, NAME, Entry

_log = logging.getLogger(__name__)

OPEN = (
    "Für dieses Dashboard ist keine Anmeldung eingerichtet. Es ist deshalb nur an diesem Rechner erreichbar, und wer "
    "davor sitzt, darf alles: ansehen, übernehmen, zurücknehmen, verwalten."
)


def actor() -> tuple[Actor | None, str]:
    """Who comes in, or None and the German reason."""
    try:
        return identity.actor(), ""
    except NotVouched as refused:
        _log.warning("sign-in refused: %s", refused.reason)
        return None, str(refused)
    except (identity.Unknown, Ended) as refused:
        return None, str(refused)


def leads(who: Actor | None, entry: Entry) -> bool:
    """Whether somebody may see a page."""
    return entry.public or (who is not None and who.may(entry.right))


def outside(who: Actor | None, reason: str, page: StreamlitPage, entry: Entry) -> None:
    """What somebody sees who may see no data: a public page, the way to sign in, or whom to ask for a role."""
    st.markdown(f"**{NAME}**")
    if entry.public:
        page.run()
        st.page_link(f"{HOME.path}/page.py", label="Zum Dashboard")
    elif who is None:
        _strangers(reason)
    else:
        st.title("Noch keine Rolle", anchor=False)
        st.markdown(
            f"Sie sind angemeldet als {tables.plain(who.name)}, haben hier aber noch keine Rolle. Bitte nennen Sie der "
            f"Verwaltung des Dashboards Ihre Kennung **{who.reference}**; sobald sie eingetragen ist, genügt es, diese "
            "Seite neu zu laden."
        )
        leaving.offer(who)
    foot.show()


def enter(who: Actor, page: StreamlitPage, entry: Entry) -> None:
    """Run a page, or say that the role does not suffice for it."""
    if leads(who, entry):
        page.run()
        return
    role = f"{who.role.label if who.role else ''}, {region.name(who.region)}"
    st.title("Keine Berechtigung", anchor=False)
    st.markdown(
        f"Für diese Seite reicht Ihre Rolle nicht ({role}). Rollen vergibt die Verwaltung des Dashboards; Ihre "
        f"Kennung ist **{who.reference}**."
    )


def _strangers(reason: str) -> None:
    """The ways to sign in."""
    st.title("Anmelden", anchor=False)
    st.markdown(tables.plain(reason))
    with st.container(horizontal=True):
        for provider in identity.providers().values():
            label = f"Anmelden bei {provider.title}" if provider.title else "Anmelden"
            if st.button(tables.plain(label), key=f"anmelden_{provider.name}", type="primary"):
                st.login(None if provider.name == "default" else provider.name)


def account(who: Actor) -> None:
    """The small place in the frame that says who one is here, and leads out."""
    name = tables.plain(who.name) if identity.configured() else "Ohne Anmeldung"
    box = st.popover(name, key="konto", width="content", on_change="rerun")
    with box:
        if not identity.configured():
            st.markdown(OPEN)
            return
        role = who.role.label if who.role else "keine"
        st.markdown(f"Rolle: **{role}**, {region.name(who.region)}  \nKennung: {who.reference}")
        if box.open:  # a closed one asks the store nothing
            leaving.offer(who)
