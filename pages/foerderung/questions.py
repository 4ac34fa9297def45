"""What the charts of the page Förderung ask: money that stands ready or was applied for has not gone anywhere yet."""

from dataclasses import dataclass

EACH = "Wie viel ist es je Einwohner?"


@dataclass(frozen=True)
class Questions:
    """The questions about one stage of the money: per Regierungsbezirk, per Kreis, per Kommune and over time."""

    bezirk: str
    kreis: str
    kommune: str
    time: str


OF = {
    "volumen": Questions(
        "Für welche Regierungsbezirke steht wie viel bereit?",
        "Für welche Kreise steht wie viel bereit?",
        "Für welche Kommunen steht wie viel bereit?",
        "Wie wuchs das Volumen über die Zeit?",
    ),
    "beantragt": Questions(
        "Wo wurde wie viel beantragt?",
        "In welchen Kreisen wurde wie viel beantragt?",
        "Welche Kommunen beantragten am meisten?",
        "Wie wuchs die beantragte Summe über die Zeit?",
    ),
    "bewilligt": Questions(
        "Wohin ging das Geld?",
        "In welche Kreise ging das Geld?",
        "Welche Kommunen erhielten am meisten?",
        "Wie wuchs die bewilligte Summe über die Zeit?",
    ),
    "abgerufen": Questions(
        "Wohin ist das Geld geflossen?",
        "In welche Kreise ist das Geld geflossen?",
        "Welche Kommunen riefen am meisten ab?",
        "Wie wuchs die abgerufene Summe über die Zeit?",
    ),
}
"""The questions of each stage."""
