"""The manifest of a backup: which database, how large, and the checksum of every table in it."""

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from data.backup.contents import Sums
from data.errors import StoreError

NAME = "sicherung.json"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `database` is "sqlite" or "postgresql", `version` that of the store, `heads` its chains.

    `schema` is the one of PostgreSQL that the tables are in, else "".
    """

    made_at_utc: str
    database: str
    schema: str
    version: int
    file: str
    size: int
    sha256: str
    heads: tuple[str, str]
    tables: Sums
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """How many rows all tables have together."""
        return sum(rows for rows, _ in self.tables.values())


def measured(file: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    with file.open("rb") as content:
        return file.stat().st_size, file_digest(content, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder of the backup."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest of a backup whose file is as it was written; else `StoreError` says what is wrong with it."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        tables = {name: (int(rows), str(digest)) for name, (rows, digest) in told["tables"].items()}
        manifest = Manifest(**told | {"tables": tables, "heads": tuple(told["heads"])})
        known = manifest.format == FORMAT and Path(manifest.file).name == manifest.file
    except FileNotFoundError:
        raise StoreError(f"In „{folder}“ liegt keine Sicherung: Die Datei {NAME} fehlt.") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise StoreError(f"Die Sicherung in „{folder}“ ist beschädigt: {NAME} ist nicht lesbar.") from None
    if not known:
        raise StoreError(f"Die Sicherung in „{folder}“ stammt von einem anderen Programm oder einer neueren Version.")
    _check(folder / manifest.file, manifest)
    return manifest


def _check(file: Path, manifest: Manifest) -> None:
    if not file.is_file():
        raise StoreError(f"Die Sicherung ist unvollständig: Die Datei {manifest.file} fehlt.")
    size, digest = measured(file)
    if size != manifest.size:
        raise StoreError(
            f"Die Sicherung ist beschädigt: {manifest.file} hat {size} statt {manifest.size} Bytes. "
            "Es wurde nichts wiederhergestellt."
        )
    if digest != manifest.sha256:
        raise StoreError(
            f"Die Sicherung ist beschädigt: Der Inhalt von {manifest.file} wurde verändert. "
            "Es wurde nichts wiederhergestellt."
        )


def differing(manifest: Manifest, found: Sums) -> str:
    """Which table is not as the manifest says, as a German sentence; "" when all are."""
    for name in sorted({*manifest.tables, *found}):
        (rows, digest), (now, other) = manifest.tables.get(name, (0, "")), found.get(name, (0, ""))
        if rows != now:
            return f"Tabelle „{name}“ hat {now} statt {rows} Zeilen."
        if digest != other:
            return f"Tabelle „{name}“ hat andere Inhalte als bei der Sicherung."
    return ""
