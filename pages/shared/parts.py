"""Parts of a page that run again on their own, and only while the session still holds."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

from data.people.lasting import Ended
from data.people.signin import NotVouched
from pages.shared import identity, turns


def fragment(part: Callable[..., Any]) -> Callable[..., Any]:
    """As `st.fragment`; a part of a session that has ended starts the page over, which then says so."""
    return st.fragment(_guarded(part))


def repeated(seconds: float) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A part that runs again by itself after so many seconds, which counts as nobody doing anything."""
    return lambda part: st.fragment(_guarded(part, active=False), run_every=seconds)


def _guarded(part: Callable[..., Any], active: bool = True) -> Callable[..., Any]:
    @wraps(part)
    def guarded(*arguments: Any, **named: Any) -> Any:
        with turns.turn():
            try:
                identity.actor(active)
            except (identity.Unknown, NotVouched, Ended):
                st.rerun(scope="app")
            return part(*arguments, **named)

    return guarded
