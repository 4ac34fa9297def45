"""How long a session holds: so many hours at most, so many minutes without anybody doing anything, and why it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from data import settings
from data.errors import StoreError

AHEAD = timedelta(minutes=2)
"""How much the clock of the provider may be ahead of ours."""

TOO_OLD, IDLE, SIGNED_OUT, ENDED, ABROAD = (
    "zu lange",
    "ohne Eingabe",
    "abgemeldet",
    "beendet",
    "beim Anbieter abgemeldet",
)
_SENTENCES = {
    TOO_OLD: "Ihre Sitzung ist abgelaufen: Nach {hours} Stunden ist eine neue Anmeldung nötig.",
    IDLE: "Ihre Sitzung ist abgelaufen: {minutes} Minuten lang gab es keine Eingabe. Bitte neu anmelden.",
    SIGNED_OUT: "Sie haben sich abgemeldet.",
    ABROAD: "Sie wurden beim Anmeldedienst abgemeldet, deshalb auch hier. Bitte neu anmelden.",
    ENDED: "Ihre Sitzung wurde von der Verwaltung des Dashboards beendet. Bitte neu anmelden.",
}


class Ended(StoreError):
    """The session of a sign-in holds no longer; `why` is one of the reasons above."""

    def __init__(self, why: str) -> None:
        self.why = why
        minutes, hours = settings.idle_minutes(), settings.session_hours()
        super().__init__(_SENTENCES.get(why, _SENTENCES[ENDED]).format(hours=hours, minutes=minutes))


@dataclass(frozen=True)
class Session:
    """An open session: whose, since when, last seen; moments in UTC without a zone."""

    key: str
    person: str
    name: str
    begun: datetime
    seen: datetime


def longest() -> timedelta:
    """How long a session holds whatever happens."""
    return timedelta(hours=settings.session_hours())


def remembered() -> timedelta:
    """How long a session stays in the store, ended or not: until its cookie has long been too old to begin another."""
    return 2 * longest()


def idle() -> timedelta:
    """How long a session holds when nobody does anything."""
    return timedelta(minutes=settings.idle_minutes())


def outlived(begun: datetime, seen: datetime, moment: datetime) -> str:
    """Why a session has ended by itself, "" while it holds; moments in UTC without a zone."""
    if moment - begun > longest():
        return TOO_OLD
    return IDLE if moment - seen > idle() else ""


def acceptable(issued: datetime, moment: datetime) -> bool:
    """Whether a sign-in of that moment may begin a session: neither too old nor of the future."""
    return moment - longest() < issued < moment + AHEAD
