"""Contrast: do Kommunen that came report more services online than those that did not? Differences, never causes.

Difference of means with Welch's interval. Within classes of inhabitants: the differences of the classes, weighted by
their Kommunen, with the degrees of freedom of Welch and Satterthwaite.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from data.metrics import sizes

FEWEST, FEWEST_IN_CLASS = 10, 5
"""So many Kommunen each group needs at least for a figure, and in each class that is weighted."""

EVERYBODY, WEIGHTED = "Alle Kommunen", "Nach Größenklassen gewichtet"
COARSE = (5_000, 10_000, 20_000)
"""Bounds of the classes that are compared: finer ones would hold too few of both groups."""

CLASSES = (*sizes.names(COARSE), sizes.LANDKREISE)

NAMES = ["mittel_vertreten", "mittel_andere", "differenz", "von", "bis", "g"]
_TINY = 1e-12
"""A standard error below this is none: all shares of both groups are the same."""

METHOD = (
    "Mittelwerte der Anteile je Kommune; 95-%-Intervall nach Welch (t-Quantile als Reihe aus der Normalverteilung), "
    "Effektstärke: Hedges’ g. Gewichtet wird mit der Zahl der Kommunen je Größenklasse, Landkreise für sich; "
    f"Klassen mit weniger als {FEWEST_IN_CLASS} Kommunen in einer Gruppe bleiben dabei außen vor."
)
"""How it is computed, as it stands on screen."""

Stratum = tuple[np.ndarray, np.ndarray]


def contrast(table: pd.DataFrame) -> pd.DataFrame:
    """The share online of Kommunen that came against that of those that did not, from a table of `connection.connect`.

    One row for everybody, one adjusted for size, one per class. Columns: vergleich, vertreten and andere (number of
    cases), mittel_vertreten, mittel_andere, differenz, von, bis (shares, 0..1) and g (Hedges). NaN where a group has
    fewer than FEWEST cases; von, bis and g also where nothing varies. Unknown answers and shares are no cases.
    """
    cases = table[table["vertreten"].notna() & table["anteil"].notna()]
    strata = {name: _groups(cases[cases["groesse"].eq(name)]) for name in CLASSES}
    enough = [pair for pair in strata.values() if min(map(len, pair)) >= FEWEST_IN_CLASS]
    lines = {EVERYBODY: [_groups(cases)], WEIGHTED: enough} | {name: [pair] for name, pair in strata.items()}
    return pd.DataFrame([_line(name, pairs) for name, pairs in lines.items()])


def estimate(strata: list[Stratum]) -> dict[str, float]:
    """NAMES of one or several pairs of groups (who came, who did not), each of at least two shares."""
    sizes, means, variances = (
        np.array([[float(measure(group)) for group in pair] for pair in strata])
        for measure in (len, np.mean, _variance)
    )
    weights = sizes.sum(axis=1, keepdims=True) / sizes.sum()
    came, others = (weights * means).sum(axis=0)
    parts = weights**2 * variances / sizes
    found = {"mittel_vertreten": came, "mittel_andere": others, "differenz": came - others}
    if (error := float(np.sqrt(parts.sum()))) < _TINY:
        return found
    half = quantile(parts.sum() ** 2 / (parts**2 / (sizes - 1)).sum()) * error
    freedom = (sizes - 1).sum()
    spread = np.sqrt(((sizes - 1) * variances).sum() / freedom)
    g = (came - others) / spread * (1 - 3 / (4 * freedom - 1))
    return found | {"von": came - others - half, "bis": came - others + half, "g": g}


def quantile(freedom: float, probability: float = 0.975) -> float:
    """The quantile of Student's t, from that of the normal distribution.

    Series of Abramowitz and Stegun, 26.7.5: from four degrees of freedom on, off by less than 0.001.
    """
    z = NormalDist().inv_cdf(probability)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / freedom**power for power, term in enumerate(terms))


def _line(name: str, strata: list[Stratum]) -> dict[str, object]:
    came, others = (sum(len(pair[side]) for pair in strata) for side in (0, 1))
    known = estimate(strata) if min(came, others) >= FEWEST else {}
    return {"vergleich": name, "vertreten": came, "andere": others, **dict.fromkeys(NAMES, np.nan), **known}


def _groups(cases: pd.DataFrame) -> Stratum:
    """The shares of those that came, and of those that did not."""
    came, share = cases["vertreten"].astype("bool"), cases["anteil"]
    return share[came].to_numpy(), share[~came].to_numpy()


def _variance(group: np.ndarray) -> float:
    return float(np.var(group, ddof=1))
