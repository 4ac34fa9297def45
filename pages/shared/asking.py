"""Questions to the store, each asked once per run; while it does not answer, what it answered last in this process."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from data.errors import Unavailable

Answer = TypeVar("Answer")

_SEEN, _MISSED = "gesehen", "nicht_erreichbar"
"""Names in the session of what this run was told by the store, and of whether it had to do with older answers."""


@st.cache_resource(show_spinner=False)
def _last() -> dict[str, Any]:
    """What the store answered last to each question."""
    return {}


def begin() -> None:
    """Begin a run: from now on each question is asked anew, once, so that all of a page is of one Stand."""
    st.session_state[_SEEN], st.session_state[_MISSED] = {}, False


def asked(name: str, question: Callable[[], Answer]) -> Answer:
    """The answer to a question; `Unavailable` when there never was one. `name` tells it from other questions."""
    seen, last = st.session_state.get(_SEEN, {}), _last()
    if name not in seen:
        try:
            last[name] = question()
        except Unavailable:
            if name not in last:
                raise
            st.session_state[_MISSED] = True
        seen[name] = last[name]
    return seen[name]


def is_missed() -> bool:
    """Whether this run shows older answers, because the store does not give new ones."""
    return bool(st.session_state.get(_MISSED))
