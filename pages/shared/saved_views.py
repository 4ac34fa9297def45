"""Views under a name: this page with its filters, for everybody or for oneself, and the way back to it."""

from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from data.access import Right
from data.saved_view import LONGEST_NAME, SavedView
from pages.shared import identity, outcome, parts, source, tables
from pages.sitemap import HOME, PAGES, Entry

ALL, OWN = "Alle", "Nur für mich"
LATEST = "Immer der neueste"
WHO = "ansichten_wer"
"""Name in the session of who saves views and whose own ones are listed."""

NO_PROTECTION = (
    "Eigene Ansichten erscheinen, sobald ihr Name hier steht. Das ist kein Schutz: Eine Anmeldung ist nicht "
    "eingerichtet, und wer denselben Namen einträgt, sieht sie auch. "
)
NEW_TAB = "Jede Ansicht öffnet sich in einem neuen Tab."
_SAID = "ansichten_meldung"


def offer(path: str) -> None:
    """The small place in the frame for saved views; `path` is that of the page."""
    with st.container(width="content"):
        _place(path)


@parts.fragment
def _place(path: str) -> None:
    """The views and the form, worked out only when somebody opens them; only this part runs again."""
    box = st.popover("Ansichten", key="gespeicherte_ansichten", on_change="rerun", width="content")
    if not box.open:
        return
    with box:
        outcome.tell(_SAID)
        shared, own = source.store().saved_views(), list[SavedView]()
        st.markdown("**Für alle gespeichert**")
        _listed(shared)
        who = identity.sign("Ihr Name (Dienststelle oder Kürzel genügt)", WHO)
        st.caption(("" if identity.configured() else NO_PROTECTION) + NEW_TAB)
        if who:
            st.markdown(f"**Eigene Ansichten von {tables.plain(who)}**")
            own = identity.acting(who).own_views()
            _listed(own)
        _save(path, who, len(shared) + len(own))


def address(pinned: bool) -> str:
    """What the present view is asked for, as in an address: its filters and, `pinned`, the Stand that is shown."""
    dropped = (source.STAND, source.STAND_DAY)
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name not in dropped}
    return urlencode(asked | ({source.STAND: [str(source.stand())]} if pinned else {}), doseq=True)


def _listed(views: list[SavedView]) -> None:
    if not views:
        st.caption("Noch keine.")
    for view in views:
        with st.container(horizontal=True, vertical_alignment="center", key=f"ansicht_{view.id}"):
            _link(view)
            about = tables.plain(view.described())
            if st.button("Entfernen", key=f"ansicht_entfernen_{view.id}", type="tertiary", help=about):
                _remove(view)


def _remove(view: SavedView) -> None:
    name = str(st.session_state.get(WHO, ""))
    said = f"{view.described()} ist entfernt."
    outcome.carry_out(lambda: identity.acting(name).forget(view), lambda _: said, _SAID)


def _link(view: SavedView) -> None:
    """The link to a view, for another tab: here the filters would stay. If its page is no more, to the first page."""
    entry = next((entry for entry in PAGES if entry.path == view.path), None)
    asked = parse_qs(view.query) if entry else {}
    about = [entry.title if entry else "Seite gibt es nicht mehr"]
    about += [f"Stand Nr. {number}" for number in asked.get(source.STAND, [])]
    about += [f"gespeichert {view.said()}"]
    href = "?".join(filter(None, [_page(entry or HOME), urlencode(asked, doseq=True)]))
    st.markdown(f"[{tables.plain(view.name)}]({href})  \n:small[{tables.plain(', '.join(about))}]", width="stretch")


def _page(entry: Entry) -> str:
    """The address of a page on this server, wherever the dashboard lives on it."""
    here = urlsplit(st.context.url or "").path.rstrip("/")
    root = next((here.removesuffix(f"/{each.path}") for each in PAGES if here.endswith(f"/{each.path}")), here)
    return f"{root}/{'' if entry is HOME else entry.path}"


def _save(path: str, who: str, number: int) -> None:
    """The form for the present view; with another `number` of views it is a new one."""
    older = source.stand() != source.newest()
    with st.form(f"ansicht_speichern_{number}", border=False):
        name = st.text_input("Diese Ansicht speichern als", key=f"ansicht_name_{number}", max_chars=LONGEST_NAME)
        whose = st.radio(
            "Für wen",
            [ALL, OWN] if identity.may(Right.NOTE) else [OWN],
            key=f"ansicht_wessen_{number}",
            horizontal=True,
        )
        options = [LATEST, *[f"Festhalten (Nr. {source.stand()})"] * bool(source.stand())]
        stand = st.radio("Stand", options, int(older), key=f"ansicht_stand_{number}", horizontal=True)
        pressed = st.form_submit_button("Ansicht speichern")
    if pressed and not who.strip():
        st.warning("Bitte oben Ihren Namen eintragen; die Dienststelle genügt. Gespeichert ist noch nichts.")
    elif pressed:
        asked, own = address(pinned=stand != LATEST), whose == OWN
        said = f"Die Ansicht „{name.strip()}“ ist gespeichert."
        outcome.carry_out(lambda: identity.acting(who).save_view(name, path, asked, own), lambda _: said, _SAID)
