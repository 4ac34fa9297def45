"""Who came: offices and Kommunen, as far as the rows name them."""

from dataclasses import replace

from data.metrics import coverage, offices
from pages.shared import look, spoken, tilemap
from pages.shared.columns import Column
from pages.shared.view import UPLOAD
from pages.teilnahme import absence, charts
from pages.teilnahme.choice import Attendance

COVERED = "Welche Kommunen waren vertreten?"
COVERAGE = {
    **tilemap.KREIS,
    "erwartet": Column("Kommunen", "number"),
    "vertreten": Column("vertreten", "number"),
    "anteil": charts.SHARE,
}
NO_NAMES = (
    "Die Angaben dieser Auswahl nennen keine Kommunen, nur Gesamtzahlen. Wer fehlt, wie groß die vertretenen Kommunen "
    "sind und wer wiederkam, lässt sich daraus nicht sagen."
)
MISSING = {
    "name": Column("Kommune"),
    "art": Column("Art"),
    "kreis_name": Column("Kreis"),
    "bezirk_name": Column("Regierungsbezirk"),
}


def by_office(view: Attendance) -> None:
    """Which offices came; small groups are withheld."""
    question = "Welche Funktionen waren vertreten?"
    table = replace(view, rows=view.series).measure(offices.by_office, view.bezirk or offices.ALL)
    if table.empty:
        look.nothing(question, f"Die Angaben dieser Auswahl nennen keine Funktionen. {UPLOAD}")
        return
    look.show(
        charts.by_office(table),
        table,
        question=question,
        alt=f"Teilnehmende je Funktion: {spoken.values(table, 'funktion', 'anzahl', charts.PERSONS)}.",
        columns={"funktion": Column("Funktion"), "anzahl": charts.PERSONS},
        remark=offices.WITHHOLDING_RULE,
        **view.origin("teilnahme-funktion"),
    )


def by_kommune(view: Attendance) -> None:
    """Which Kommunen were represented, and which are not named."""
    if coverage.names_kommunen(view.rows):
        _covered(view)
        absence.by_size(view)
        _not_named(view)
        absence.reminder(view)
    else:
        look.nothing(COVERED, f"{NO_NAMES} {UPLOAD}")


def _covered(view: Attendance) -> None:
    table = view.measure(coverage.coverage_by_kreis, view.day)
    bezirke = view.measure(coverage.coverage, view.day)
    look.show(
        tilemap.tile_map(table, "anteil", charts.SHARE, view.day),
        tilemap.with_codes(table, view.day),
        question=COVERED,
        alt="Kachelkarte der Kreise mit dem Anteil vertretener Kommunen: "
        f"{spoken.values(bezirke, 'name', 'anteil', charts.SHARE)}.",
        columns=COVERAGE,
        remark=f"{coverage.COVERAGE_RULE} {tilemap.EXPLAINED}",
        **view.origin("teilnahme-kommunen"),
    )


def _not_named(view: Attendance) -> None:
    look.show_table(
        view.measure(coverage.missing, view.day),
        question="Welche Kommunen werden nicht genannt?",
        columns=MISSING,
        **view.origin("teilnahme-fehlend"),
    )
