"""How many bytes of uploaded files the pages of all people keep, until they are taken over or put away."""

from weakref import WeakValueDictionary

import streamlit as st

from loaders.limits import MEGABYTE
from pages.hochladen.desk import KEY, Desk
from pages.shared import german
from pages.shared.limits import limits

_desks: WeakValueDictionary[int, Desk] = WeakValueDictionary()
"""Those of all sessions, as long as their session lives."""

TOO_MUCH = (
    "Auf dieser Seite liegen schon {present} MB an Dateien; mehr als {most} MB hält der Server für eine Person nicht "
    "vor. Bitte zuerst Dateien übernehmen oder verwerfen."
)


def desk() -> Desk:
    """The desk of this session."""
    found = st.session_state.setdefault(KEY, Desk())
    _desks[id(found)] = found
    return found


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
