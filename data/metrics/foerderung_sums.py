"""Sums of Kommunen beside the sum that the row of the programme states, both with their sources. In Euro."""

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.foerderung import MEASURES
from data.quantities import Quantity, as_columns, columns, compare, difference, total
from loaders import territory

EQUAL, NEAR = "stimmt überein", "stimmt im Rahmen der Rundung überein"
MORE, LESS = "Widerspruch: Die Kommunen ergeben mehr", "Widerspruch: Die Kommunen ergeben weniger"
PARTIAL, OPEN = "weniger; die Liste der Kommunen kann unvollständig sein", "nicht entscheidbar"
CONTRADICTIONS = (MORE, LESS)

SUMS_RULE = (
    "Verglichen wird die Summe der Zeilen mit Kommune mit der Angabe der Zeile ohne Kommune. Weniger ist nur dann ein "
    "Widerspruch, wenn jede Kommune einen Betrag nennt. Auf den übrigen Ansichten gelten bei Volumen die Angabe des "
    "Programms, sonst die Zeilen der Kommunen."
)

TEXT = ["programm", "stufe", "ergebnis", "quelle_angabe", "quelle_summe"]


def sums(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per programme and stage of which both are stated, contradictions first.

    Columns: programm, stufe (a measure), kommunen (whose amounts are added), the quantities `summe`, `angabe` and
    `differenz` (summe less angabe), ergebnis and the sources quelle_summe and quelle_angabe.
    """
    rows = rows.astype(dict.fromkeys(("programm", "kommune", "quelle"), "str"))
    found = [pair for measure in MEASURES for pair in _pairs(rows, measure)]
    table = pd.DataFrame([pair[0] for pair in found], columns=[*TEXT, "kommunen"])
    table = table.astype(dict.fromkeys(TEXT, "str") | {"kommunen": "int64"})
    summe = as_columns([pair[1] for pair in found], "summe", table.index)
    angabe = as_columns([pair[2] for pair in found], "angabe", table.index)
    table = pd.concat([table, summe, angabe], axis="columns")
    apart = [difference(pair[1], pair[2]) for pair in found]
    table = pd.concat([table, as_columns(apart, "differenz", table.index)], axis="columns")
    table = table.assign(fine=~table["ergebnis"].isin(CONTRADICTIONS))
    table = table.sort_values(["fine", "programm"], kind="stable", ignore_index=True)
    return table[
        ["programm", "stufe", "kommunen", *columns("summe"), *columns("angabe"), *columns("differenz"), *TEXT[2:]]
    ]


def _pairs(rows: pd.DataFrame, measure: str) -> list[tuple[tuple[str, str, str, str, str, int], Quantity, Quantity]]:
    """The programmes in which both the Kommunen and the programme itself state amounts of a measure."""
    local, stated = rows["kommune"].notna(), rows[measure].notna()
    names = set(rows.loc[local & stated, "programm"]) & set(rows.loc[~local & stated, "programm"])
    found = []
    for name in sorted(names):
        own = rows["programm"].eq(name)
        parts, whole = rows[own & local & (stated | (measure != MEASURES[0]))], rows[own & ~local & stated]
        kommunen = of_today(parts[parts[measure].notna()])["kommune"].nunique()
        summe, angabe = total(parts, measure), total(whole, measure)
        said = _verdict(summe, angabe, kommunen >= len(territory.kommunen()))
        found.append(((name, measure, said, _sources(whole), _sources(parts), kommunen), summe, angabe))
    return found


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
