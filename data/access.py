"""Who may do what: the matrix of roles and rights, read from `access.csv` so that it can be read and signed.

A role may be limited to a Regierungsbezirk (`066`) or Kreis (`06633`): everybody with a role sees the whole Land,
the limit holds for what one changes. The column `region` says how: „überall“ the limit does not matter, „im Gebiet“
only rows of Kommunen there, „nur ohne Grenze“ not at all for somebody with a limit.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from data.errors import StoreError

MATRIX = Path(__file__).with_suffix(".csv")

WITHIN, NOT_LIMITED = "im Gebiet", "nur ohne Grenze"


class Role(StrEnum):
    """What an operator or the provider of the sign-in has made of a person."""

    LESER = "leser"
    ERFASSER = "erfasser"
    VERWALTER = "verwalter"

    @property
    def label(self) -> str:
        """The role as a German word."""
        return self.value.capitalize()


class Right(StrEnum):
    """What somebody wants to do; a row of the matrix each."""

    SEE = "see"
    EXPORT = "export"
    OWN_VIEW = "own_view"
    OWN_SESSION = "own_session"
    UPLOAD = "upload"
    COMMIT = "commit"
    UNDO_OWN = "undo_own"
    UNDO_OTHER = "undo_other"
    NOTE = "note"
    WITHDRAW_OWN = "withdraw_own"
    WITHDRAW_OTHER = "withdraw_other"
    DEMONSTRATION = "demonstration"
    ROLES = "roles"
    SESSIONS = "sessions"
    AUDIT = "audit"
    RETENTION = "retention"

    @property
    def label(self) -> str:
        """The action in German words."""
        return matrix()[self]["label"]


class Forbidden(StoreError):
    """The role does not allow it; nothing was changed."""

    def __init__(self, right: Right) -> None:
        self.right = right
        super().__init__(
            f"Dafür fehlt Ihnen die Berechtigung ({right.label}). Geändert ist nichts. "
            "Rollen vergibt die Verwaltung des Dashboards; wer das ist, sagt die Betreuung."
        )


@dataclass(frozen=True)
class Actor:
    """Who acts: `reference` stands in the store (`P17`, see `data.people`), `name` on the screen.

    `role` is None for somebody who has signed in and has none; `region` the limit, "" for none; `session` names
    the session of the sign-in, "" without sign-in.
    """

    reference: str
    name: str
    role: Role | None
    region: str = ""
    session: str = ""

    def may(self, right: Right) -> bool:
        """Whether the matrix allows it; where the limit holds, rows are checked by `data.acting`."""
        row = matrix()[right]
        granted = row[self.role.value if self.role else "ohne Rolle"] == "ja"
        return granted and not (self.region and row["region"] == NOT_LIMITED)

    def require(self, right: Right) -> None:
        """Raises `Forbidden` when the matrix does not allow it."""
        if not self.may(right):
            raise Forbidden(right)


def anybody(right: Right) -> bool:
    """Whether somebody who has not signed in may do it, where a sign-in is asked for."""
    return matrix()[right]["ohne Anmeldung"] == "ja"


@cache
def matrix() -> dict[Right, dict[str, str]]:
    """The rows of the matrix by right: `label`, `region`, and „ja“ or „nein“ per role."""
    with MATRIX.open(encoding="utf-8", newline="") as file:
        return {Right(row["right"]): row for row in csv.DictReader(file, delimiter=";")}
