"""Why the store refuses; every exception says it in a German sentence for officials."""

from collections.abc import Sequence

from data.revisions import Revision


class StoreError(Exception):
    """Base of all refusals; nothing was stored."""


class Unavailable(StoreError):
    """The database does not answer or is locked for too long; `data.faults` knows more exact ones."""

    def __init__(
        self,
        said: str = "Der Datenspeicher ist gerade nicht erreichbar. Bitte in einigen Minuten erneut versuchen; "
        "was gespeichert wurde, steht im Verlauf.",
    ) -> None:
        super().__init__(said)


class Unsuitable(StoreError):
    """The address of the database names something that the store cannot use."""


class TooNew(StoreError):
    """The store was written by a newer version of the dashboard."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"Der Datenspeicher stammt von einer neueren Version des Dashboards (Schema {found}, "
            f"dieses Programm kennt {known}). Bitte das Dashboard aktualisieren."
        )


class MigrationDue(StoreError):
    """The store is of an older version, and the role of the program must not migrate it."""

    def __init__(self) -> None:
        super().__init__(
            "Der Datenspeicher muss zuerst auf die Version dieses Dashboards umgestellt werden. Bitte als Eigentümer "
            "der Datenbank „python -m data migrate“ ausführen (bei einer eigenen Rolle für das Dashboard danach "
            "„python -m data grant --role ROLLE“) und das Dashboard neu starten."
        )


class UnknownRevision(StoreError):
    """There is no revision of that number (yet)."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Eine Revision {number} gibt es nicht. Die vorhandenen stehen im Verlauf.")


class NotAccepted(StoreError):
    """The reading has findings that block it, or its tables contradict the declared key."""


class NothingToChange(StoreError):
    """The change would alter no row, so no revision is written."""


class NotRemembered(StoreError):
    """What was confirmed cannot be kept for other files; nothing of it is repeated, it may be a person's."""

    def __init__(self) -> None:
        super().__init__(
            "Das wird nicht für weitere Dateien gemerkt: Gemerkt werden nur Schreibweisen, die dem Namen einer Kommune "
            "ähneln und noch keine andere bedeuten, und Spalten bekannter Tabellen. Für diese Datei gilt die Antwort."
        )


class NotKept(StoreError):
    """What somebody wrote (a comment, the name of a view) cannot be kept; `reason` says why, without repeating it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Gespeichert ist noch nichts.")


class UnknownMemory(StoreError):
    """There is no such confirmation, or it was taken back before."""

    def __init__(self) -> None:
        super().__init__("Diese Bestätigung gibt es nicht mehr: Sie wurde bereits zurückgenommen.")


class AlreadyImported(StoreError):
    """The same bytes were imported before and are still in effect; see `revision`."""

    def __init__(self, revision: Revision) -> None:
        super().__init__(f"Diese Datei ist bereits importiert: {revision.described()}. Es wurde nichts geändert.")
        self.revision = revision


class AlreadyReverted(StoreError):
    """The revision was taken back before; see `revision`, which did so."""

    def __init__(self, revision: Revision) -> None:
        super().__init__(f"Das ist bereits geschehen: {revision.described()}.")
        self.revision = revision


class Outdated(StoreError):
    """Others changed the same kind of workbook since the preview; see `revisions`, newest first."""

    def __init__(self, revisions: Sequence[Revision]) -> None:
        meanwhile = "; ".join(revision.described() for revision in revisions[:3])
        more = f"; und {len(revisions) - 3} weitere" if len(revisions) > 3 else ""
        super().__init__(
            f"Seit dieser Vorschau hat sich der Stand geändert: {meanwhile}{more}. "
            "Bitte eine neue Vorschau erstellen und prüfen."
        )
        self.revisions = tuple(revisions)


class UndoConflict(StoreError):
    """Later revisions built on the rows of the one to undo.

    `rows` names up to 20 of them as {label of key column: value}; "Tabelle" is the title of the sheet,
    "Revision" the later revision. `total` counts all of them.
    """

    def __init__(self, number: int, rows: Sequence[dict[str, object]], total: int) -> None:
        later = ", ".join(str(each) for each in sorted({int(str(row["Revision"])) for row in rows}))
        listed = "; ".join(_named(row) for row in rows)
        more = f"; und {total - len(rows)} weitere" if total > len(rows) else ""
        super().__init__(
            f"Revision {number} kann nicht rückgängig gemacht werden, weil spätere Revisionen ({later}) auf ihr "
            f"aufbauen. Betroffene Zeilen ({total}): {listed}{more}. Bitte zuerst die späteren rückgängig machen."
        )
        self.rows = tuple(rows)
        self.total = total


def _named(row: dict[str, object]) -> str:
    values = [str(value) for label, value in row.items() if label not in {"Tabelle", "Revision"} and value is not None]
    return f"{row['Tabelle']}: {', '.join(values)}"
