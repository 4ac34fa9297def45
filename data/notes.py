"""What analysts write down for each other: comments on the time line, and views under a name."""

from dataclasses import replace
from typing import cast

from data.annotation import EVERYTHING, TOPICS, Annotation, kept_day, kept_text, refuse_personal
from data.errors import NotKept
from data.memory import Memory, said_now
from data.revisions import display_name
from data.saved_view import LONGEST_NAME, LONGEST_QUERY, SavedView


class Notes(Memory):
    """The part of the store that keeps comments and views; each call is one transaction, and none is a revision.

    Both are taken back with `forget`: that dates them, nothing is deleted.
    """

    def annotate(self, day: str, text: str, by: str, about: str = EVERYTHING) -> Annotation:
        """Keep a comment on a day or month as typed in German; `NotKept` says what cannot be kept and why."""
        if about not in TOPICS:
            raise NotKept("Bitte wählen, worum es in der Anmerkung geht.")
        said = said_now(_name(by))
        annotation = Annotation(**said, day=kept_day(day), text=kept_text(text), about=about)
        return replace(annotation, id=self._added(annotation))

    def annotations(self) -> list[Annotation]:
        """All comments, newest first, also those that were taken back; see `annotation.known_at`."""
        return cast("list[Annotation]", self.remembered(Annotation))

    def save_view(self, name: str, path: str, query: str, by: str, owner: str = "") -> SavedView:
        """Keep a view under a name, for everybody or for an `owner`; `NotKept` says what cannot be kept and why.

        Several may have the same name: they are told apart by who saved them when.
        """
        title = " ".join(name.split())
        if not 0 < len(title) <= LONGEST_NAME:
            raise NotKept(f"Bitte einen Namen von höchstens {LONGEST_NAME} Zeichen eintragen.")
        refuse_personal(title)
        if len(query) > LONGEST_QUERY:
            raise NotKept("Diese Ansicht hat zu viele Filter, um gespeichert zu werden.")
        owned = display_name(_name(owner)) if owner.strip() else ""
        view = SavedView(**said_now(_name(by)), name=title, path=path, query=query, owner=owned)
        return replace(view, id=self._added(view))

    def saved_views(self, owner: str = "") -> list[SavedView]:
        """The views that nobody took back, newest first: everybody's, or those of one `owner` (as typed)."""
        mine = display_name(owner).casefold() if owner.strip() else ""
        found = cast("list[SavedView]", self.remembered(SavedView))
        return [each for each in found if each.effective and each.owner.casefold() == mine]


def _name(by: str) -> str:
    """Who says it; what could be an address or a number is not kept here either."""
    if by.strip():
        refuse_personal(by)
    return by
