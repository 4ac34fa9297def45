"""What somebody does to the store: each call asks first whether the role allows it, and signs with a reference.

The pages write through this and never to the store itself. Reading is not guarded here: whoever has a role may see
everything, and without one no page is shown.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from data import draining, region
from data.access import Right
from data.actions import Action
from data.annotation import EVERYTHING, Annotation, refuse_personal
from data.caring import Caring
from data.demonstration import loading
from data.preview import Preview
from data.remembered import Remembered
from data.revisions import Revision
from data.saved_view import SavedView


class Acting(Caring):
    """The store in the hands of one person; every refusal is a `StoreError`, `Forbidden` or `OutsideRegion` with it."""

    def commit(
        self, preview: Preview, note: str = "", label: str = "", doubts: Sequence[dict[str, Any]] = ()
    ) -> Revision:
        """Store a preview; see `Store.commit`."""
        self._actor.require(Right.COMMIT)
        if self._actor.region:
            region.refuse_outside(self._actor.region, region.of_preview(preview))
        with draining.counted():  # the name of a new person and the import are two transactions
            return self._named(self._store.commit(preview, self.who, note, label, doubts))

    def undo(self, id: int) -> Revision:
        """Take a revision back; see `Store.undo`."""
        self._may_undo(id)
        return self._named(self._store.undo(id, self.who))

    def remove(self, id: int) -> Revision:
        """Remove an import; see `Store.remove`."""
        self._may_undo(id)
        return self._named(self._store.remove(id, self.who))

    def may_undo(self, revision: Revision) -> bool:
        """Whether a button for it makes sense; where a limit holds, the rows are looked at when it is pressed."""
        return self._actor.may(self._undoing(revision))

    def _may_undo(self, id: int) -> None:
        self._actor.require(self._undoing(self._store.revision(id)))
        if self._actor.region:
            region.refuse_outside(self._actor.region, region.of_undoing(self._store.undoing(id)))

    def _undoing(self, revision: Revision) -> Right:
        return Right.UNDO_OWN if self._own(revision) else Right.UNDO_OTHER

    def _own(self, entry: Revision | Remembered) -> bool:
        """Whether this person signed it; where there is no sign-in, whether the same name was typed."""
        if self._actor.reference:
            return entry.signed == self._actor.reference
        return entry.by == self._actor.name != ""

    def annotate(self, day: str, text: str, about: str = EVERYTHING) -> Annotation:
        """Keep a comment; see `Store.annotate`."""
        self._actor.require(Right.NOTE)
        return self._store.annotate(day, text, self._signature(), about)

    def save_view(self, name: str, path: str, query: str, own: bool) -> SavedView:
        """Keep a view for everybody, or only for this person; see `Store.save_view`."""
        self._actor.require(Right.OWN_VIEW if own else Right.NOTE)
        who = self._signature()
        return self._store.save_view(name, path, query, who, who if own else "")

    def own_views(self) -> list[SavedView]:
        """The views that this person keeps for itself."""
        return self._store.saved_views(self.who) if self._actor.name else []

    def remember_place(self, spelling: str, key: str) -> Remembered:
        """Remember a spelling of a Kommune; see `Store.remember_place`."""
        self._actor.require(Right.NOTE)
        return self._store.remember_place(spelling, key, self.who)

    def remember_columns(
        self, shape: str, workbook: str, columns: Mapping[str, str], headers: Sequence[str]
    ) -> Remembered:
        """Remember the columns of a table; see `Store.remember_columns`."""
        self._actor.require(Right.NOTE)
        return self._store.remember_columns(shape, workbook, columns, headers, self.who)

    def forget(self, entry: Remembered) -> None:
        """Take a comment, a view or what is remembered back; see `Store.forget`."""
        own = self._own(entry)
        private = own and isinstance(entry, SavedView) and bool(entry.owner)
        others = Right.WITHDRAW_OWN if own else Right.WITHDRAW_OTHER
        self._actor.require(Right.OWN_VIEW if private else others)
        self._store.forget(entry.kind, entry.id, self.who)

    def load_demonstration(self, told: Callable[[float, str], object]) -> list[Revision]:
        """Load the demonstration; see `data.demonstration.loading`."""
        self._actor.require(Right.DEMONSTRATION)
        return loading.load(self._store, told, self.who)

    def remove_demonstration(self) -> list[Revision]:
        """Remove the demonstration; see `data.demonstration.loading`."""
        self._actor.require(Right.DEMONSTRATION)
        return loading.remove(self._store, self.who)

    def tell(self, action: Action, subject: str = "", **detail: Any) -> None:
        """Write into the audit trail what this person did outside the store: an upload, an export, a refusal."""
        self._store.note_event(self.who, action, subject, **detail)

    def _signature(self) -> str:
        """As `who`; a typed name that could be an address or a telephone number is not kept with a note."""
        if not self._actor.reference and self._actor.name:
            refuse_personal(self._actor.name)
        return self.who

    def _named(self, revision: Revision) -> Revision:
        return self._store.people.persons.named([revision])[0]
