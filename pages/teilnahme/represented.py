"""Who came: offices and Kommunen, as far as the rows name them."""

from dataclasses import replace

from data.metrics import coverage, heads, offices
from pages.shared import look, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD
from pages.teilnahme import absence, charts, kreise
from pages.teilnahme.choice import Attendance

NO_NAMES = (
    "Die Angaben dieser Auswahl nennen keine Kommunen, nur Gesamtzahlen. Wer fehlt, wie groß die vertretenen Kommunen "
    "sind und wer wiederkam, lässt sich daraus nicht sagen."
)
OFFICES = {
    "funktion": Column("Funktion"),
    "anzahl": charts.PERSONS,
    "anteil": Column("Anteil der Teilnehmenden mit Funktion", "percent", 0),
}
HEADS = {
    "funktion": Column("Spitze"),
    "vertreten": Column("vertretene Kommunen", "number"),
    "mit_spitze": Column("davon mit Spitze", "number"),
    "anteil": charts.SHARE,
}
MISSING = {
    "name": Column("Kommune"),
    "art": Column("Art"),
    "kreis_name": Column("Kreis"),
    "bezirk_name": Column("Regierungsbezirk"),
}


def by_office(view: Attendance) -> None:
    """Which offices came; small groups are withheld."""
    question = "Welche Funktionen waren vertreten?"
    view = view.every_event
    table = replace(view, rows=view.series).measure(offices.by_office, view.bezirk or offices.ALL)
    if table.empty:
        look.nothing(question, f"Die Angaben dieser Auswahl nennen keine Funktionen. {UPLOAD}")
        return
    look.show(
        charts.by_office(table),
        table,
        question=question,
        alt=f"Teilnehmende je Funktion: {spoken.values(table, 'funktion', 'anzahl', charts.PERSONS)}.",
        columns=OFFICES,
        remark=offices.WITHHOLDING_RULE,
        **view.origin("teilnahme-funktion"),
    )


def by_head(view: Attendance) -> None:
    """From how many of the represented Kommunen the head came; of all Bezirke together, for a head is one person."""
    view = view.every_event
    table = replace(view, rows=view.series).measure(heads.heads, view.day)
    if view.bezirk or table.empty:
        return
    look.show(
        charts.shares(table, "funktion"),
        table,
        question="Von wie vielen vertretenen Kommunen kam die Spitze?",
        alt="Anteil der vertretenen Kommunen, deren Spitze kam: "
        f"{spoken.values(table, 'funktion', 'anteil', charts.SHARE)}.",
        columns=HEADS,
        remark=heads.HEADS_RULE,
        **view.origin("teilnahme-spitze"),
    )


def by_kommune(view: Attendance) -> None:
    """Which Kommunen were represented, and which are not named."""
    if coverage.names_kommunen(view.rows):
        kreise.by_bezirk(view)
        kreise.on_the_map(view)
        kreise.of_one(view)
        absence.by_group(view)
        _not_named(view)
        absence.reminder(view)
    else:
        look.nothing(kreise.QUESTION, f"{NO_NAMES} {UPLOAD}")


def _not_named(view: Attendance) -> None:
    look.show_table(
        view.measure(coverage.missing, view.day),
        question="Welche Kommunen werden nicht genannt?",
        columns=MISSING,
        **view.origin("teilnahme-fehlend"),
    )
