"""What the pages of all people keep of uploads: until they are taken over or put away, or their page was closed."""

from weakref import WeakValueDictionary

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from loaders.limits import MEGABYTE
from pages.hochladen.desk import KEY, Desk
from pages.hochladen.readers import readers
from pages.shared import german
from pages.shared.limits import limits

_desks: WeakValueDictionary[str, Desk] = WeakValueDictionary()
"""Those of all sessions by their identity, as long as their session lives: for minutes after its page was closed."""

TOO_MUCH = (
    "Auf dieser Seite liegen schon {present} MB an Dateien; mehr als {most} MB hält der Server für eine Person nicht "
    "vor. Bitte zuerst Dateien übernehmen oder verwerfen."
)

CLEARED = (
    "Diese Seite war länger nicht mit dem Server verbunden; er hat ihre Dateien deshalb vergessen. Gespeichert ist von "
    "ihnen nur, was schon übernommen war. Bitte die anderen noch einmal auswählen."
)


def desk() -> Desk:
    """The desk of this session."""
    found = st.session_state.setdefault(KEY, Desk())
    if context := get_script_run_ctx():
        _desks[context.session_id] = found
    return found


def sessions() -> set[str]:
    """The sessions on whose desk there is a file."""
    return {session for session, desk in list(_desks.items()) if desk.files or desk.waiting}


def forget(session: str) -> None:
    """Clear the desk of a session whose page was closed, also where its files are still being read."""
    if desk := _desks.get(session):
        for waiting in desk.waiting:
            readers().cancel(waiting.ticket)
        desk.clear()


def tell(desk: Desk) -> None:
    """Say that files were forgotten, until others come."""
    if desk.cleared:
        st.info(CLEARED)


def kept(desk: Desk) -> int:
    """The bytes of the files on a desk, and of those that are still being read."""
    return sum(len(filed.content) for filed in desk.files.values()) + sum(len(each.content) for each in desk.waiting)


def kept_by_all() -> int:
    """The bytes on all desks of this server."""
    return sum(kept(desk) for desk in list(_desks.values()))


def room(desk: Desk) -> bool:
    """Whether more files may come to a desk; says why not."""
    present, most = kept(desk), limits().uploaded_bytes_per_person
    if present < most:
        return True
    st.info(TOO_MUCH.format(present=german.number(present // MEGABYTE), most=german.number(most // MEGABYTE)))
    return False
