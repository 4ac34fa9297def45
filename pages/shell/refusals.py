"""What was refused stands in the audit trail; but nobody can fill it by asking again and again."""

import logging
from threading import Lock
from time import monotonic

from data.actions import Action
from data.errors import StoreError
from pages.shared import source

_log = logging.getLogger(__name__)

SECONDS = 60.0
"""Of one person and one thing, the trail gets one entry in this time, with the number that came before."""

_told: dict[tuple[str, str], float] = {}
_silent: dict[tuple[str, str], int] = {}
_lock = Lock()


def tell(who: str, what: str) -> None:
    """Note that somebody was refused something: `who` is a reference or "" for nobody known, `what` a German phrase."""
    key = (who, what)
    with _lock:
        if monotonic() - _told.get(key, -SECONDS) < SECONDS:
            _silent[key] = _silent.get(key, 0) + 1
            return
        _told[key], before = monotonic(), _silent.pop(key, 0)
    _log.warning("refused: %s to %s, %d more before", what, who or "nobody known", before)
    try:
        source.store().note_event(who, Action.REFUSAL, what, before=before)
    except StoreError:
        _log.exception("a refusal could not be told in the audit trail")
