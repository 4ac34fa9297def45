"""Rules of programmes that can be held against the rows of the sheet `mittel`, each with where it was published."""

import re
from dataclasses import dataclass
from typing import Literal

PHASE_1 = "https://www.region-frankfurt.de/Unsere-Themen-Leistungen/Digitalisierung/F%C3%B6rdermittelkompass-Digitalisierung-/eVerwaltung/?La=1"
PHASE_2 = "https://www.smarte-region-hessen.de/foerderung-smarter-kommunen/foerderrichtlinie/"

COSTS = "Dazu braucht es die Gesamtkosten des Vorhabens; die Liste hat dafür keine Spalte."


@dataclass(frozen=True)
class Rule:
    """One rule: for whom it holds, its German sentence, its source, and how it is checked.

    `programme` is found in the name of a programme. The amounts of `measures` are added up `per` Kommune or Vorhaben
    and must lie between `at_least` and `at_most` Euro; `months` is the longest duration of a row. A rule with `lacks`
    cannot be checked: it says what is missing.
    """

    programme: str
    title: str
    sentence: str
    source: str
    per: Literal["Kommune", "Vorhaben"] = "Vorhaben"
    measures: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    months: int | None = None
    lacks: str = ""

    def holds_for(self, programme: str) -> bool:
        """Whether a programme of this name is known to have the rule."""
        return _meant(self.programme, programme)


@dataclass(frozen=True)
class Published:
    """A sum in Euro that was published about a stage of single Vorhaben of a programme, and where."""

    programme: str
    stage: str
    projects: tuple[str, ...]
    amount: float
    source: str

    def holds_for(self, programme: str) -> bool:
        """Whether a programme of this name is meant."""
        return _meant(self.programme, programme)


def _meant(pattern: str, programme: str) -> bool:
    return re.search(pattern, programme, re.IGNORECASE) is not None


_FIRST, _SECOND = r"starke heimat.*phase (1|I)\b", r"starke heimat.*phase (2|II)\b"

RULES = (
    Rule(
        _FIRST, "Sockelbetrag", "Jede Kommune erhält mindestens den Sockelbetrag von 7.500 €.", PHASE_1,
        per="Kommune", measures=("volumen", "bewilligt"), at_least=7_500,
    ),
    Rule(_FIRST, "Eigenanteil", "Die Kommune trägt 25 % selbst.", PHASE_1, lacks=COSTS),
    Rule(_FIRST, "Mindestvolumen", "Ein Vorhaben kostet mindestens 10.000 €.", PHASE_1, lacks=COSTS),
    Rule(
        _SECOND, "Förderhöhe", "Ein Vorhaben wird in der Regel mit 100.000 € bis 2,5 Mio. € gefördert.", PHASE_2,
        measures=("bewilligt",), at_least=100_000, at_most=2_500_000,
    ),
    Rule(_SECOND, "Laufzeit", "Ein Vorhaben läuft höchstens zwei Jahre.", PHASE_2, months=24),
    Rule(_SECOND, "Anteilsfinanzierung", "Gefördert werden höchstens 90 % der förderfähigen Gesamtkosten.", PHASE_2,
         lacks=COSTS),
)  # fmt: skip
"""All rules that are known; a programme that no rule names is not checked, and that is said."""

PUBLISHED = (
    Published(
        _SECOND, "bewilligt", ("Open Smart Cities", "E-Government-Service- und Analyse-Dashboard", "Total Digital"),
        4_137_000, "https://www.technologieland-hessen.de/news/40666",
    ),
)  # fmt: skip
"""Sums that somebody published about Vorhaben whose single amounts stand in another source."""
