"""What can happen in the house and is told in the audit trail."""

from enum import StrEnum


class Action(StrEnum):
    """What can have happened; the value is stored, `label` is what people read."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SESSION_ENDED = "session_ended"
    REFUSAL = "refusal"
    UPLOAD = "upload"
    UPLOAD_REFUSED = "upload_refused"
    IMPORT = "import"
    UNDO = "undo"
    REMOVAL = "removal"
    EXPORT = "export"
    SAVED = "saved"
    TAKEN_BACK = "taken_back"
    ROLE_GRANTED = "role_granted"
    ROLE_WITHDRAWN = "role_withdrawn"
    RETENTION = "retention"
    SEARCH = "search"
    ERASURE = "erasure"
    DEMONSTRATION_LOADED = "demonstration_loaded"
    DEMONSTRATION_REMOVED = "demonstration_removed"
    BACKUP = "backup"
    RESTORE = "restore"
    VERIFY = "verify"
    MIGRATION = "migration"

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return _LABELS[self]


_LABELS = {
    Action.SIGN_IN: "Anmeldung",
    Action.SIGN_OUT: "Abmeldung",
    Action.SESSION_ENDED: "Sitzung beendet",
    Action.REFUSAL: "Verweigert",
    Action.UPLOAD: "Datei zum Lesen angenommen",
    Action.UPLOAD_REFUSED: "Datei abgelehnt",
    Action.IMPORT: "Import",
    Action.UNDO: "Rückgängig gemacht",
    Action.REMOVAL: "Daten entfernt",
    Action.EXPORT: "Ausgabe",
    Action.SAVED: "Angabe gespeichert",
    Action.TAKEN_BACK: "Angabe zurückgenommen",
    Action.ROLE_GRANTED: "Rolle erteilt",
    Action.ROLE_WITHDRAWN: "Rolle entzogen",
    Action.RETENTION: "Löschlauf nach Fristen",
    Action.SEARCH: "Auskunft zu einer Person",
    Action.ERASURE: "Person gelöscht",
    Action.DEMONSTRATION_LOADED: "Demonstration geladen",
    Action.DEMONSTRATION_REMOVED: "Demonstration entfernt",
    Action.BACKUP: "Sicherung",
    Action.RESTORE: "Wiederherstellung",
    Action.VERIFY: "Prüfung der Kette",
    Action.MIGRATION: "Datenspeicher umgestellt",
}
