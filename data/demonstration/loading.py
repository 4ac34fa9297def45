"""Loads the demonstration into a store and removes it again: ordinary imports with a label, nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path

from data.actions import Action
from data.errors import AlreadyImported
from data.revisions import DEMONSTRATION, IMPORT, Revision
from data.seed import BY, own_workbook
from data.store import Store

FOLDER = Path(__file__).parent
FILES = {f"demonstration-{kind}.xlsx": kind for kind in ("teilnahme", "foerderung", "kennzahlen", "ozg")}
"""The workbooks and what kind each is."""

NOTE = "Erfundene Angaben zu allen Kommunen, auf der Seite Hilfe geladen."


def loaded(revisions: Sequence[Revision]) -> list[Revision]:
    """The imports of the demonstration that are in effect, the first one first."""
    own = [each for each in revisions if each.action == IMPORT and each.effective and each.label == DEMONSTRATION]
    return sorted((each for each in own if each.file_name in FILES), key=lambda each: each.id)


def load(store: Store, told: Callable[[float, str], object], who: str = BY) -> list[Revision]:
    """Import every workbook that is not there yet, one revision each; `told` hears the share (0..1) and the file.

    `who` asked for it, says the audit trail; the revisions are by the system.

    Raises a `StoreError` when one cannot be stored; what was stored before it stays, and a second try goes on there.
    """
    for place, (name, kind) in enumerate(FILES.items()):
        told(place / len(FILES), name)
        reading = own_workbook(FOLDER / name, kind)
        try:
            store.commit(store.preview(reading, "ergänzt"), BY, note=NOTE, label=DEMONSTRATION)
        except AlreadyImported:
            continue
    now = loaded(store.revisions())
    store.note_event(who, Action.DEMONSTRATION_LOADED, revisions=[each.id for each in now])
    return now


def remove(store: Store, who: str = BY) -> list[Revision]:
    """Remove what the demonstration brought, each import by a revision of its own; raises a `StoreError`."""
    removed = [store.remove(each.id, BY) for each in loaded(store.revisions())]
    store.note_event(who, Action.DEMONSTRATION_REMOVED, revisions=[each.id for each in removed])
    return removed
