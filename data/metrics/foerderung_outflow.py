"""How the money of a stage may go on until its programme ends: no plan and no promise. Rows of `mittel`, in Euro."""

import numpy as np
import pandas as pd

from data.metrics.foerderung import VOLUME, counted, programmes
from data.metrics.periods import in_german, last_day
from data.quantities import listed

FEWEST_AMOUNTS, FEWEST_MONTHS = 12, 6
"""With fewer dated amounts, or fewer whole months to draw from, nothing is projected."""

MOST_UNDATED = 0.1
"""The share of amounts without a day up to which those with one may stand for all."""

DRAWS, SEED, TAIL = 4_000, 442, 0.1
"""So many futures are drawn, always the same ones; this part of them lies above and as much below the band."""

ONE_PROGRAMME = "Eine Fortschreibung gilt für ein einzelnes Programm; oben lässt sich eines wählen."

METHOD = (
    "Fortschreibung, keine Planung (Bootstrap der Monatsbeträge): 4.000-mal werden die Monate bis zum Programmende aus "
    "den bisherigen ausgelost; die gestrichelte Linie ist das Mittel, im Band liegen 80 % der Auslosungen. Sie gilt, "
    "wenn es so weitergeht wie bisher; der letzte Monat zählt dabei nicht, er muss nicht zu Ende sein. "
    "Ein genanntes Volumen wird nie überschritten."
)


def ends(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The ends of the programmes whose amounts of a measure count: programm, ende (ISO as known), bis (its last day).

    It is that of the row without a Kommune, else the latest of the other rows; programmes without one are left out.
    """
    own = rows[rows["programm"].isin(_programmes(rows, measure))].astype(
        dict.fromkeys(("programm", "kommune", "ende"), "str")
    )
    known = own[own["ende"].notna()]
    known = known.assign(bis=known["ende"].map(last_day).astype("str"), local=known["kommune"].notna())
    known = known.sort_values(["programm", "local", "bis"], ascending=[True, True, False])
    return known.drop_duplicates("programm")[["programm", "ende", "bis"]].sort_values("bis", ignore_index=True)


def months(rows: pd.DataFrame, measure: str) -> pd.Series:
    """The sum of each month from the first dated amount to the last; a month in which none is dated has 0."""
    dated = _dated(rows, measure)
    keys = dated["datum"].astype("str").str[:7]
    sums = dated.groupby(keys)[measure].sum()
    return sums.reindex(_between(sums.index[0], sums.index[-1]), fill_value=0.0) if len(sums) else sums


def obstacle(rows: pd.DataFrame, measure: str) -> str:
    """Why the rows cannot carry a projection, in German; "" when they can."""
    if len(_programmes(rows, measure)) > 1:
        return ONE_PROGRAMME
    part = counted(rows, measure)
    known, end = months(rows, measure), ends(rows, measure)
    if reason := _too_thin(part[part[measure].notna()], len(known)):
        return reason
    if end.empty:
        return "Das Ende des Programms ist nicht bekannt (Spalte „Ende“ in der Zeile ohne Kommune)."
    if end["bis"].iloc[0][:7] <= known.index[-1]:
        day = in_german(end["ende"].iloc[0])
        return f"Ende des Programms: {day}. Danach liegt kein Monat mehr, in den sich etwas fortschreiben ließe."
    return ""


def _too_thin(part: pd.DataFrame, months_known: int) -> str:
    """Why these amounts are too few or too vague in time; "" when they are not."""
    undated, bare = int(part["datum"].isna().sum()), int(part["datum"].astype("str").str.len().eq(4).sum())
    if bare or undated > MOST_UNDATED * len(part):
        return (
            f"Nötig ist zu jedem Betrag mindestens der Monat; von {len(part)} Beträgen ist bei {bare} nur das Jahr "
            f"bekannt und bei {undated} kein Datum."
        )
    if len(part) - undated < FEWEST_AMOUNTS or months_known <= FEWEST_MONTHS:
        return (
            f"Nötig sind mindestens {FEWEST_AMOUNTS} Beträge mit Monat oder Tag aus mehr als {FEWEST_MONTHS} Monaten; "
            f"bekannt sind {len(part) - undated} aus {months_known}."
        )
    return ""


def outlook(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The running total month by month from the last known one to the end of the programme, as `METHOD` says.

    Columns: zeitraum (ISO month), bis (its last day), mitte, unten and oben in Euro. A volume that the programme states
    as exact or rounded is never exceeded. Zero rows when there is an `obstacle`.
    """
    if obstacle(rows, measure):
        return pd.DataFrame(columns=["zeitraum", "bis", "mitte", "unten", "oben"])
    known, end = months(rows, measure), ends(rows, measure)["bis"].iloc[0][:7]
    total, names = float(known.sum()), _between(known.index[-1], end)
    paths = np.minimum(total + _futures(known.to_numpy()[:-1], len(names) - 1), _ceiling(rows, measure, total))
    low, high = np.quantile(paths, [TAIL, 1 - TAIL], axis=0)
    table = pd.DataFrame({"mitte": paths.mean(axis=0), "unten": low, "oben": high}).round(2)
    start = pd.DataFrame({"mitte": [total], "unten": [total], "oben": [total]})
    table = pd.concat([start, table], ignore_index=True)
    return table.assign(zeitraum=names, bis=[last_day(name) for name in names])[
        ["zeitraum", "bis", "mitte", "unten", "oben"]
    ]


def _futures(amounts: np.ndarray, ahead: int) -> np.ndarray:
    """What comes in addition month by month, one row per draw.

    Each draw first draws its own past from the known one: so the band also holds that the past is short.
    """
    random = np.random.default_rng(SEED)
    pasts = amounts[random.integers(0, len(amounts), (DRAWS, len(amounts)))]
    chosen = random.integers(0, len(amounts), (DRAWS, ahead))
    return np.take_along_axis(pasts, chosen, axis=1).cumsum(axis=1)


def _ceiling(rows: pd.DataFrame, measure: str, total: float) -> float:
    """The most that can come: the volume of the programme, unless it is only a lower bound."""
    table = programmes(rows)
    volume = listed(table[table["programm"].isin(_programmes(rows, measure))], VOLUME)[0]
    return float("inf") if volume.value is None or volume.open_up else max(volume.value, total)


def _programmes(rows: pd.DataFrame, measure: str) -> list[str]:
    part = counted(rows, measure)
    return sorted(part.loc[part[measure].notna(), "programm"].astype("str").unique())


def _dated(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    part = counted(rows, measure)
    return part[part[measure].notna() & part["datum"].astype("str").str.len().gt(4)]


def _between(first: str, last: str) -> list[str]:
    """All months from the first to the last, as ISO text."""
    return [str(month) for month in pd.period_range(first, last, freq="M")]
