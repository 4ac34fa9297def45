"""How the money of one stage grew over time."""

from data.metrics import foerderung_over_time
from data.quantities import Quantity
from data.quantities import columns as parts
from pages.foerderung import charts, questions
from pages.foerderung.choice import CONTAINED, PART, Money
from pages.shared import german, look, spoken
from pages.shared.columns import Column


def over_time(view: Money) -> None:
    """The running total over time; what has no date is named, not placed. Volumes of several programmes have none."""
    question = questions.OF[view.stage].time
    if not view.adds_up:
        look.nothing(question, CONTAINED)
        return
    table = view.measure(foerderung_over_time.over_time, view.stage)
    if table["kumuliert"].isna().all():
        look.nothing(question, f"Keine Zeile dieser Auswahl nennt zu „{view.column.label}“ Betrag und Datum.")
        return
    running = Column("aufsummiert", "euro")
    look.show(
        charts.cumulative(table, view.column),
        table[["zeitraum", *parts(view.stage), *parts("kumuliert")]],
        question=question,
        alt=f"{view.column.label}, aufsummiert: {spoken.values(table, 'zeitraum', 'kumuliert', running)}.",
        columns={"zeitraum": Column("Zeitraum", "day"), view.stage: view.column, "kumuliert": running},
        remark=foerderung_over_time.PLACING_RULE + _without(view.measure(foerderung_over_time.undated, view.stage)),
        **view.origin("foerderung-zeit"),
    )


def _without(undated: Quantity) -> str:
    """What is not in the total because no day is known for it."""
    if undated.value is None:
        return f" Ohne Datum und Betrag: {german.counted(undated.missing, 'Zeile', PART)}." if undated.missing else ""
    return f" Ohne Datum: {spoken.quantity(undated, german.euro, PART)}."
