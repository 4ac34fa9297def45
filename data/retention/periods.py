"""How long each class of data is kept, and why; what the run and the page Datenschutz say comes from here."""

from dataclasses import dataclass, replace
from datetime import timedelta

from data import settings
from data.people.lasting import remembered


@dataclass(frozen=True)
class Period:
    """One class: what it is, how long it is kept, and why so long, all in German; `setting` names what changes it."""

    what: str
    kept: str
    why: str
    setting: str = ""


AUDIT, PERSONS, WITHDRAWN = settings.KEPT_DAYS

CLASSES = (
    Period(
        "Protokoll",
        "{} Tage",
        "So lange nennt es beispielhaft der Mindeststandard des BSI zur Protokollierung; er bindet nur den Bund.",
        AUDIT,
    ),
    Period(
        "Personen ohne Rolle, zu denen nirgends mehr etwas steht",
        "{} Tage seit der ersten Anmeldung oder Eintragung",
        "Wer sich nur einmal angemeldet hat, wird nicht länger geführt, als das Protokoll davon weiß.",
        PERSONS,
    ),
    Period(
        "Zurückgenommene Anmerkungen, Ansichten und Bestätigungen",
        "{} Tage",
        "So lange lässt sich klären, wer etwas zurückgenommen hat.",
        WITHDRAWN,
    ),
    Period(
        "Sitzungen",
        "{} Stunden nach der Anmeldung",
        "Danach öffnet ihr Cookie nichts mehr.",
        "DASHBOARD_SESSION_HOURS",
    ),
    Period(
        "Abgelehnte und nicht übernommene Dateien",
        "nur bis kurz nach dem Schließen der Seite",
        "Sie liegen nie im Datenspeicher; das Protokoll nennt Prüfsumme, Größe und Zahl der Befunde.",
    ),
    Period(
        "Teilnahme, Förderung, OZG und die Liste der Übernahmen",
        "ohne Frist",
        "Sie richten sich nach dem Aktenplan der Behörde; das Dashboard löscht sie nicht von selbst.",
    ),
)
"""All classes of data; the first ones with the numbers of the settings."""


def days() -> dict[str, int]:
    """The periods in days by setting; raises `Unsuitable`."""
    return {name: settings.kept_days(name) for name in settings.KEPT_DAYS}


def listed() -> tuple[Period, ...]:
    """All classes with their periods as they are set; raises `Unsuitable`."""
    numbers = {**days(), "DASHBOARD_SESSION_HOURS": remembered() // timedelta(hours=1)}
    return tuple(replace(each, kept=each.kept.format(numbers.get(each.setting, ""))) for each in CLASSES)
