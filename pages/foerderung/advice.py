"""The free Digitalisierungsberatung: how many Kommunen are at which stage of which module."""

from data.metrics import beratung
from loaders.workbooks.foerderung import BERATUNG
from pages.foerderung import charts
from pages.shared import columns, german, look, source
from pages.shared.columns import Column
from pages.shared.view import UPLOAD, View


def by_module() -> None:
    """Modules and their status, as far as somebody reported them."""
    question = "Wie weit ist die Digitalisierungsberatung?"
    view = View(BERATUNG, source.rows(BERATUNG))
    table = view.measure(beratung.beratung_status)
    if table.empty:
        look.nothing(
            question, f"Zur Beratung je Kommune ist nichts veröffentlicht, und noch liegt keine Liste vor. {UPLOAD}"
        )
        return
    known = table[table["kommunen"].gt(0)]
    said = german.listed([f"{row.modul} {row.status}: {row.kommunen}" for row in known.itertuples()])
    look.show(
        charts.advice(table),
        table,
        question=question,
        alt=f"Kommunen je Modul und Status: {said}.",
        columns={**columns.of(BERATUNG, "modul", "status"), "kommunen": Column("Kommunen", "number")},
        **view.origin("foerderung-beratung"),
    )
