"""The way from the conference to the service, per Regierungsbezirk."""

import pandas as pd

from data.metrics import connection
from loaders.workbooks.foerderung import MITTEL
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import german, look, marks, spoken
from pages.shared.columns import Column
from pages.zusammenhang import charts, choice
from pages.zusammenhang.choice import Connected

QUESTION = "Wie viele Kommunen kamen, beantragten Förderung und sind online?"
NEEDS = (
    "Dafür fehlen die Namen: Die Angaben dieser Auswahl nennen keine Kommunen, die an einer Konferenz teilgenommen "
    "haben. Nötig ist eine Teilnahmeliste mit einer Zeile je Kommune; Förderung und OZG-Stand kommen aus deren Listen."
)
LABELS = {
    connection.ALL: "Kommunen",
    connection.CAME: "davon vertreten",
    connection.FUNDED: "davon mit Förderung",
    connection.ONLINE: "davon online",
}


def show(connected: Connected) -> None:
    """The funnel; without a name of a Kommune there is none."""
    if not connected.knows(connection.CAME):
        choice.wanting(QUESTION, NEEDS, "trichter")
        return
    table = connection.funnel(connected.table)
    table = table.assign(stufe=table["stufe"].map(LABELS))
    look.show(
        charts.funnel(table),
        table,
        question=QUESTION,
        alt=_said(table),
        columns={"name": Column("Regierungsbezirk"), "stufe": Column("Stufe"), "anzahl": charts.KOMMUNEN},
        remark=" ".join(filter(None, [connection.CONNECTION_RULE, marks.explained(table, "anzahl")])),
        **connected.origin("zusammenhang-stufen", TEILNAHME, MITTEL, OZG),
    )


def _said(table: pd.DataFrame) -> str:
    """The numbers of each Regierungsbezirk in a sentence."""
    parts = table.groupby("name", sort=False)
    return german.listed(
        [f"{name}: {spoken.values(part, 'stufe', 'anzahl', charts.KOMMUNEN)}" for name, part in parts], "sowie"
    )
