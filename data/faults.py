"""What a failing database means, from the code that its driver gives."""

from data.errors import Unavailable


class NoSpace(Unavailable):
    """The disk of the database is full."""

    def __init__(self) -> None:
        super().__init__(
            "Auf dem Datenträger des Datenspeichers ist kein Platz mehr. Es wurde nichts gespeichert, alles Bisherige "
            "ist unverändert. Bitte Platz schaffen und den Vorgang wiederholen."
        )


class NotWritable(Unavailable):
    """The database can be read but not written."""

    def __init__(self) -> None:
        super().__init__(
            "Der Datenspeicher lässt sich nur lesen, nicht schreiben. Es wurde nichts gespeichert. Bitte die Rechte "
            "der Datei und ihres Ordners oder den Zustand des Datenträgers prüfen."
        )


class Damaged(Unavailable):
    """The file of the database is damaged, or no database at all."""

    def __init__(self) -> None:
        super().__init__(
            "Die Datei des Datenspeichers ist beschädigt oder keine Datenbank. Es wurde nichts geändert. Bitte den "
            "Betrieb verständigen: „python -m data restore“ stellt die letzte Sicherung an einem neuen Ort wieder her."
        )


_SQLITE: dict[int, type[Unavailable]] = {8: NotWritable, 11: Damaged, 13: NoSpace, 26: Damaged}
"""SQLITE_READONLY, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_NOTADB."""

_POSTGRES: dict[str, type[Unavailable]] = {"25006": NotWritable, "53100": NoSpace, "XX001": Damaged}
"""read_only_sql_transaction, disk_full, data_corrupted."""


def told(error: BaseException) -> Unavailable:
    """What to tell people about an error of a driver, or of SQLAlchemy around it."""
    cause = getattr(error, "orig", None) or error
    sqlite = _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    known = sqlite or _POSTGRES.get(getattr(cause, "sqlstate", None) or "")
    return known() if known else Unavailable()
