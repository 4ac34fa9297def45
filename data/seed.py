"""Fills an empty store with the sample workbooks, once: an ordinary import each, labelled, removable like any other."""

from pathlib import Path

from data.errors import AlreadyImported, NotAccepted, Outdated
from data.revisions import DEMONSTRATION, SAMPLE
from data.store import Store
from loaders.reader import read
from loaders.reading import Reading

FOLDER = Path(__file__).parent / "samples"
BY = "System"
LABELS = {"teilnahme": SAMPLE, "foerderung": SAMPLE, "kennzahlen": SAMPLE, "ozg": DEMONSTRATION}
NOTES = {
    SAMPLE: "Veröffentlichte Zahlen, jede Zeile mit ihrer Quelle.",
    DEMONSTRATION: "Erfundene Angaben: Status und Reifegrade sind ausgelost.",
}


def seed(store: Store) -> None:
    """Commit the samples when the store has no revision at all; raises `NotAccepted` when one has a finding.

    All previews are taken of the empty store before the first commit. So when several processes start at once,
    the first commit of one of them makes the previews of the others outdated, and these leave it at that.
    """
    if store.latest() != 0:
        return
    readings = {name: own_workbook(FOLDER / f"{name}.xlsx", name) for name in LABELS}
    previews = {name: store.preview(reading, "ergänzt") for name, reading in readings.items()}
    if store.latest() != 0:
        return
    for name, preview in previews.items():
        try:
            store.commit(preview, BY, note=NOTES[LABELS[name]], label=LABELS[name])
        except (Outdated, AlreadyImported):
            return


def own_workbook(file: Path, kind: str) -> Reading:
    """A workbook that the dashboard brings along, read like an upload; `NotAccepted` when it has a finding."""
    reading = read(file.read_bytes(), file.name)
    if not reading.accepted or reading.workbook != kind:
        first = next((found.message for found in reading.findings if found.blocks), "")
        raise NotAccepted(f"Die Beispieldatei {file.name} ist nicht lesbar. {first}".strip())
    return reading
