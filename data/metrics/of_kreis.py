"""The Kommunen of one Kreis: who was represented, who was not, who is unknown. Rows are those of `teilnahme`."""

import pandas as pd

from data.metrics import coverage, presence
from data.metrics.conferences import ATTENDED
from loaders import territory

CAME, STAYED_AWAY, UNKNOWN = "vertreten", "nicht vertreten", "nicht bekannt"
ANSWERS = (CAME, STAYED_AWAY, UNKNOWN)

ANSWERS_RULE = (
    "„Nicht vertreten“ steht nur, wo eine Liste es sagt oder die Listen des Regierungsbezirks alle nennen, die kamen; "
    "sonst ist es nicht bekannt."
)


def of_kreis(rows: pd.DataFrame, kreis: str, day: str | None) -> pd.DataFrame:
    """Each Kommune of a Kreis of that day, the Landkreis itself among them, those that came first, then by name.

    Columns of `territory.kommunen`, stand (one of `presence.STATES`) and antwort (one of ANSWERS).
    """
    kommunen = territory.kommunen(day)
    table = kommunen[kommunen["kreis"].eq(kreis)].reset_index(drop=True)
    known = presence.presence(rows, day).set_index("key")["stand"]
    table = table.assign(stand=table["key"].map(known).astype("str").fillna(presence.NOT_NAMED))
    absent = coverage.missing(rows, day)
    surely = table["key"].isin(absent.loc[absent["gesichert"], "key"]) | table["stand"].eq(presence.STAYED_AWAY)
    answers = [
        CAME if stand == ATTENDED else STAYED_AWAY if away else UNKNOWN
        for stand, away in zip(table["stand"], surely, strict=True)
    ]
    table = table.assign(antwort=pd.Categorical(answers, ANSWERS))
    return table.sort_values(["antwort", "name"], ignore_index=True).astype({"antwort": "str"})


def counts(table: pd.DataFrame) -> dict[str, int]:
    """How many Kommunen of `of_kreis` have which answer, in the order of ANSWERS."""
    return {answer: int(table["antwort"].eq(answer).sum()) for answer in ANSWERS}
