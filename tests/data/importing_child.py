"""Programs that the tests start and kill, or set against each other; each opens the store for itself."""

import os
import random
import sys
from collections.abc import Callable
from functools import cache
from multiprocessing import context, forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

import pytest

from data.errors import AlreadyReverted, Unavailable
from data.store import Outdated, Revision, Store, StoreError, UndoConflict, open_store
from loaders.reading import Reading
from tests.data.kinds import DIENSTE, KINDS, TREFFEN, reading
from tests.waiting import PATIENCE

BEGINS = 0
PRELOADED = [__name__, "tests.data.test_store_concurrency", "tests.data.test_store_crash"]
"""What `tests.campaign` imports: its children import it again, which is quick when all of this is there already."""


@cache
def processes() -> context.ForkServerContext:
    """Where children come from: copies of a process that has imported everything and connected to nothing."""
    server = get_context("forkserver")
    server.set_forkserver_preload(PRELOADED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        forkserver.ensure_running()
    return server


def some_rows(dice: random.Random, content: str, numbers: tuple[int, ...]) -> Reading:
    """A reading of one of the kinds with one of these numbers of rows."""
    number = dice.choice(numbers)
    if dice.random() < 0.5:
        rows = [(f"d{place}", "x", "2020", content, None, None, None) for place in range(number)]
        return reading(DIENSTE, content, stand=rows)
    persons = [("t", f"amt {place % 7}", None, 1.0, content) for place in range(number)]
    return reading(TREFFEN, content, personen=persons, raum=[("t", content)])


def import_until_killed(url: str, seed: int, acknowledge: Connection) -> None:
    """Import and undo without end; send `BEGINS` before each change, and its revision once it is acknowledged.

    Ends by itself when the database is gone.
    """
    dice, store = random.Random(seed), open_store(url, KINDS)  # noqa: S311
    step = 0
    while True:
        step += 1
        try:
            change = _next_change(store, dice, f"{seed}-{step}")
            acknowledge.send(BEGINS)
            acknowledge.send(change().id)
        except (AlreadyReverted, UndoConflict):
            continue
        except Unavailable:
            return


def _next_change(store: Store, dice: random.Random, content: str) -> Callable[[], Revision]:
    newest = store.latest()
    if newest and dice.random() < 0.25:
        return lambda: store.undo(newest, "Kind")
    preview = store.preview(some_rows(dice, content, (3, 300, 1000)), dice.choice(["ergänzt", "ersetzt"]))
    return lambda: store.commit(preview, "Kind")


def commit_at_once(url: str, name: str, start: Barrier, answer: Connection) -> None:
    """Preview the same scope as others, wait for them, commit; send what came of it."""
    store = open_store(url, KINDS)
    rows = [(f"d{place}", "x", "2020", name, place, None, None) for place in range(50)]
    preview = store.preview(reading(DIENSTE, name, stand=rows), "ersetzt")
    start.wait(PATIENCE)
    try:
        answer.send(("ok", store.commit(preview, name).by))
    except Outdated as refused:
        answer.send(("outdated", refused.revisions[0].by))
    except StoreError as refused:
        answer.send((type(refused).__name__, str(refused)))
    store.close()
