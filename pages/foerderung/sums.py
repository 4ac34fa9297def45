"""Sums of Kommunen beside the published sum of their programme, both with their sources."""

from data.metrics import foerderung_sums
from data.metrics.foerderung_steps import NAMES
from pages.foerderung.choice import Money
from pages.shared import german, look
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

QUESTION = "Stimmen die Zeilen der Kommunen mit veröffentlichten Summen überein?"
NEEDS = (
    "Dazu braucht es zu einem Programm beides: eine Zeile ohne Kommune mit seiner Summe und Zeilen von Kommunen. Zu "
    f"keinem Programm dieser Auswahl liegt beides vor. {UPLOAD}"
)
COLUMNS = {
    "programm": Column("Programm"),
    "was": Column("Angabe"),
    "umfang": Column("für"),
    "ergebnis": Column("Ergebnis"),
    "summe": Column("Summe der Kommunen", "euro"),
    "kommunen": Column("Kommunen", "number"),
    "angabe": Column("veröffentlichte Summe", "euro"),
    "differenz": Column("Unterschied", "euro"),
    "quelle_summe": Column("Quelle der Zeilen"),
    "quelle_angabe": Column("Quelle der Summe"),
}


def side_by_side(view: Money) -> None:
    """Each sum beside the other; contradictions first."""
    table = view.measure(foerderung_sums.sums)
    if table.empty:
        look.nothing(QUESTION, NEEDS)
        return
    contrary = int(table["ergebnis"].isin(foerderung_sums.CONTRADICTIONS).sum())
    said = german.counted(contrary, "Widerspruch", "Widersprüche") if contrary else "Kein Widerspruch"
    look.show_table(
        table.assign(was=table["stufe"].map(NAMES)),
        question=QUESTION,
        columns=COLUMNS,
        remark=f"{said}. {foerderung_sums.SUMS_RULE}",
        **view.origin("foerderung-summen"),
    )
