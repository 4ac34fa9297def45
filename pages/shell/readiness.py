"""Whether this server is alive, and whether it can do its work: two answers for proxies, containers and operators.

`/health` asks nothing of anybody. `/ready` looks at the store and the disk, beside the server's work and never longer
than WITHIN, however long the database lets it wait.
"""

import asyncio
import logging
import shutil
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from data import draining, readiness, settings
from data.errors import StoreError
from pages.shared import source
from pages.shell import proxy

WITHIN = 0.8
"""Seconds until the answer is given, with or without the store's."""

_SILENT = "Der Datenspeicher hat nicht rechtzeitig geantwortet."
_BROKEN = "Der Server ist nicht richtig eingerichtet oder gestört; sein Protokoll nennt den Grund."
_FOREIGN = "Das Schema des Datenspeichers ist nicht das dieses Programms. Bitte das Dashboard neu starten."
_FULL = "Für den Datenordner sind nur noch {free} MB frei, verlangt sind {least} MB (DASHBOARD_MIN_FREE_MB)."

_log = logging.getLogger(__name__)


async def health(_request: Request) -> Response:
    """The process answers: 200, whatever its store does."""
    return _answer(200, {"status": "ok"})


class Ready:
    """The answer of `/ready`; one look at a time, which later questions share."""

    def __init__(self) -> None:
        self._looking: asyncio.Task[tuple[int, list[str]]] | None = None

    async def answer(self, _request: Request) -> Response:
        """200 when everything is there, else 503 and why, in German; `hinweise` name what a proxy does wrong.

        `aenderungen` is how many imports are being stored at this moment.
        """
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(asyncio.to_thread(_look))
        done, _ = await asyncio.wait({self._looking}, timeout=WITHIN)
        stand, reasons = self._looking.result() if done else (0, [_SILENT])
        found: dict[str, object] = {"status": "gestört" if reasons else "bereit", "stand": stand, "gruende": reasons}
        return _answer(
            503 if reasons else 200, {**found, "hinweise": proxy.hints(), "aenderungen": draining.under_way()}
        )


def _answer(status: int, content: dict[str, object]) -> Response:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})


def _look() -> tuple[int, list[str]]:
    """The newest Stand (0: unknown), and what keeps this server from its work."""
    stand, reasons = 0, list[str]()
    try:
        reasons += _disk()
        store = source.store()
        stand = store.latest()
        reasons += [] if readiness.is_current(store) else [_FOREIGN]
    except StoreError as refused:
        reasons.append(str(refused))
    except Exception:
        _log.exception("the server cannot look whether it is ready")
        reasons.append(_BROKEN)
    return stand, reasons


def _disk() -> list[str]:
    folder = settings.data_dir()
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free, least = shutil.disk_usage(Path(there)).free, settings.min_free_bytes()
    return [_FULL.format(free=free // 2**20, least=least // 2**20)] if free < least else []
