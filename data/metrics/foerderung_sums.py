"""Sums of Kommunen beside the sum that was published, by the row of the programme or elsewhere. In Euro."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.foerderung import MEASURES, VOLUME
from data.metrics.foerderung_rules import PUBLISHED
from data.quantities import Quantity, as_columns, columns, compare, difference, exact, total
from loaders import territory

EQUAL, NEAR = "stimmt überein", "stimmt im Rahmen der Rundung überein"
MORE, LESS = "Widerspruch: Die Kommunen ergeben mehr", "Widerspruch: Die Kommunen ergeben weniger"
PARTIAL, OPEN = "weniger; die Liste der Kommunen kann unvollständig sein", "nicht entscheidbar"
CONTRADICTIONS = (MORE, LESS)

SUMS_RULE = (
    "Verglichen wird die Summe der Zeilen mit Kommune mit der Angabe der Zeile ohne Kommune oder einer anderen Quelle. "
    "Weniger ist nur dann ein Widerspruch, wenn keine Zeile fehlen kann. In den anderen Ansichten gelten beim "
    "Volumen die Angabe des Programms, sonst die Zeilen der Kommunen."
)

ALL = "alle Kommunen"
"""What a published sum is about, where it is about the whole programme."""

TEXT = ["programm", "stufe", "umfang", "ergebnis", "quelle_summe", "quelle_angabe"]


@dataclass(frozen=True)
class Pair:
    """Rows of Kommunen and what somebody published as the sum of a stage; `complete`: no row can be missing."""

    programm: str
    stufe: str
    umfang: str
    rows: pd.DataFrame
    angabe: Quantity
    quelle: str
    complete: bool

    @property
    def summe(self) -> Quantity:
        """The sum of the rows."""
        return total(self.rows, self.stufe)


def sums(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per sum of Kommunen that somebody also published, contradictions first.

    Columns: programm, stufe (a measure), umfang (what the sum is about), kommunen (whose amounts are added), the
    quantities `summe`, `angabe` and `differenz` (summe less angabe), ergebnis, quelle_summe and quelle_angabe.
    """
    rows = rows.astype(dict.fromkeys(("programm", "kommune", "vorhaben", "quelle"), "str"))
    pairs = [*(pair for measure in MEASURES for pair in _stated(rows, measure)), *_published(rows)]
    table = pd.DataFrame([_words(pair) for pair in pairs], columns=TEXT).astype("str")
    table = table.assign(kommunen=pd.array([_kommunen(pair.rows, pair.stufe) for pair in pairs], dtype="int64"))
    amounts = {
        "summe": [pair.summe for pair in pairs],
        "angabe": [pair.angabe for pair in pairs],
        "differenz": [difference(pair.summe, pair.angabe) for pair in pairs],
    }
    table = pd.concat([table, *(as_columns(own, name, table.index) for name, own in amounts.items())], axis="columns")
    order = table.assign(fine=~table["ergebnis"].isin(CONTRADICTIONS)).sort_values(["fine", "programm"], kind="stable")
    shown = [name for amount in amounts for name in columns(amount)]
    return table.loc[order.index, [*TEXT[:3], "kommunen", *shown, *TEXT[3:]]].reset_index(drop=True)


def _stated(rows: pd.DataFrame, measure: str) -> Iterator[Pair]:
    """The programmes in which both the Kommunen and the programme itself state amounts of a measure."""
    local, stated = rows["kommune"].notna(), rows[measure].notna()
    for name in sorted(set(rows.loc[local & stated, "programm"]) & set(rows.loc[~local & stated, "programm"])):
        own = rows["programm"].eq(name)
        parts, whole = rows[own & local & (stated | (measure != VOLUME))], rows[own & ~local & stated]
        complete = _kommunen(parts, measure) >= len(territory.kommunen())
        yield Pair(name, measure, ALL, parts, total(whole, measure), _sources(whole), complete)


def _published(rows: pd.DataFrame) -> Iterator[Pair]:
    """The sums that were published about single Vorhaben, where a programme has all of these."""
    local = rows[rows["kommune"].notna()]
    for one in PUBLISHED:
        for name, part in local[local["vorhaben"].isin(one.projects)].groupby("programm"):
            if one.holds_for(str(name)) and set(part["vorhaben"]) == set(one.projects):
                yield Pair(str(name), one.stage, ", ".join(one.projects), part, exact(one.amount), one.source, True)


def _words(pair: Pair) -> tuple[str, ...]:
    said = _verdict(pair.summe, pair.angabe, pair.complete)
    return pair.programm, pair.stufe, pair.umfang, said, _sources(pair.rows), pair.quelle


def _kommunen(rows: pd.DataFrame, measure: str) -> int:
    """How many Kommunen state the measure."""
    return int(of_today(rows[rows[measure].notna()])["kommune"].nunique())


def _verdict(summe: Quantity, angabe: Quantity, complete: bool) -> str:
    """How the sum of the Kommunen and the statement of the programme fit together."""
    if angabe.about and not summe.open_up and _distance(summe, angabe) <= _unit(angabe.value or 0.0) / 2:
        return NEAR
    match compare(summe, angabe):
        case 0:
            return EQUAL
        case 1:
            return MORE
        case -1:
            return LESS if complete else PARTIAL
    return OPEN


def _distance(left: Quantity, right: Quantity) -> float:
    """How far apart two known values are."""
    return abs((left.value or 0.0) - (right.value or 0.0))


def _unit(value: float) -> float:
    """How far „rund“ was rounded, as its last digit that is not zero says: 37.000.000 to whole millions."""
    digits = str(round(value))
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 0.0


def _sources(rows: pd.DataFrame) -> str:
    """The sources that the rows name, each once."""
    return "; ".join(dict.fromkeys(rows["quelle"].dropna())) or "nicht angegeben"
