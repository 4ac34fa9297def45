"""Förderung step by step: what stood ready, was applied for, granted and drawn - and what was left at each step."""

from collections.abc import Iterator

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.foerderung import KOMMUNEN, MEASURES, programmes
from data.quantities import MISSING, Quantity, as_columns, columns, difference, listed
from loaders import territory
from loaders.cells.quantity import AT_LEAST

STAGE, LEFT = "Stufe", "Rest"
"""What a step is: an amount that was reached, or the difference of two of them."""

NAMES = {"volumen": "Volumen", "beantragt": "Beantragt", "bewilligt": "Bewilligt", "abgerufen": "Abgerufen"}

STEPS_RULE = (
    "Jeder Rest ist der Unterschied zweier Stufen. „Beantragt, nicht bewilligt“ heißt abgelehnt, zurückgezogen oder "
    "noch offen; was davon, sagt die Liste nicht. Eine Stufe ohne Angabe hat keinen Balken. „Höchstens“ und "
    "„mindestens“ stehen, wo Zeilen oder Angaben fehlen können."
)

_MORE = Quantity(0.0, AT_LEAST)
"""Added to a sum of Kommunen beside a statement of the programme: rows may be missing from the list."""

Step = tuple[str, str, str, Quantity, float | None, float | None]


def steps(rows: pd.DataFrame) -> pd.DataFrame:
    """The steps of each programme of which at least two stages are known, the greatest programme first.

    Columns: programm, schritt (in words), art (STAGE or LEFT), the quantity `betrag` in Euro, von and bis (where its
    bar begins and ends, NaN without one). Amounts count by `foerderung.COUNTING_RULE`. A stage that nobody states is
    there without a value; the rest then is that of the stages around it.
    """
    table = programmes(rows)
    table = table.assign(size=table[list(MEASURES)].max(axis="columns")).sort_values("size", ascending=False)
    table = table[table[list(MEASURES)].notna().sum(axis="columns").ge(2)]
    whole = _complete(rows, list(table["programm"]))
    found = [step for index in table.index for step in _of(table.loc[[index]], whole)]
    frame = pd.DataFrame([step[:3] for step in found], columns=["programm", "schritt", "art"]).astype("str")
    amounts = as_columns([step[3] for step in found], "betrag", frame.index)
    spans = pd.DataFrame([step[4:] for step in found], columns=["von", "bis"], index=frame.index).astype("float64")
    return pd.concat([frame, amounts, spans], axis="columns")[
        ["programm", "schritt", "art", *columns("betrag"), "von", "bis"]
    ]


def _of(programme: pd.DataFrame, whole: set[str]) -> Iterator[Step]:
    """The steps of one programme, a table of one row."""
    name = str(programme["programm"].iloc[0])
    amounts = {measure: listed(programme, measure)[0] for measure in MEASURES}
    bases = {measure: programme[f"{measure}_grundlage"].iloc[0] for measure in MEASURES}
    before: str | None = None
    for measure, amount in amounts.items():
        if amount.value is None:
            yield name, NAMES[measure], STAGE, amount, None, None
            continue
        if before:
            open_ended = bases[before] != bases[measure] and name not in whole
            both = (
                (stage, amounts[stage] + _MORE if open_ended and bases[stage] == KOMMUNEN else amounts[stage])
                for stage in (before, measure)
            )
            yield name, *_left(*both)
        yield name, NAMES[measure], STAGE, amount, 0.0, amount.value
        before = measure


def _left(
    earlier: tuple[str, Quantity], later: tuple[str, Quantity]
) -> tuple[str, str, Quantity, float | None, float | None]:
    """What lies between two stages; nothing is known of it where the earlier may be more and is less than the later."""
    (first, whole), (second, part) = earlier, later
    rest = f"{NAMES[first]}, nicht {NAMES[second].lower()}"
    low, high = sorted((whole.value or 0.0, part.value or 0.0))
    if high == whole.value:
        return rest, LEFT, difference(whole, part), low, high
    if whole.open_up:
        return rest, LEFT, MISSING, None, None
    said = "bereitsteht" if first == MEASURES[0] else NAMES[first].lower()
    return f"Mehr {NAMES[second].lower()} als {said}", LEFT, difference(part, whole), low, high


def _complete(rows: pd.DataFrame, names: list[str]) -> set[str]:
    """The programmes in which every Kommune of today has a row: nothing can be missing from their sums."""
    local = of_today(rows[rows["kommune"].notna()].astype({"kommune": "str", "programm": "str"}))
    named = local[local["programm"].isin(names)].groupby("programm")["kommune"].nunique()
    return set(named.index[named.ge(len(territory.kommunen()))])
