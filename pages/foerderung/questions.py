"""What the charts of the page Förderung ask: money that stands ready or was applied for has not gone anywhere yet."""

from dataclasses import dataclass

EACH = "Wie viel ist es je Einwohner?"
EACH_SIZE = "Wie viel je Einwohner der Kommunen dieser Größe?"


@dataclass(frozen=True)
class Questions:
    """The questions about one stage of the money: per place and size, over time and to the end of a programme.

    A volume does not flow: it has no question about the end.
    """

    bezirk: str
    kreis: str
    size: str
    kommune: str
    time: str
    end: str


OF = {
    "volumen": Questions(
        "Für welche Regierungsbezirke steht wie viel bereit?",
        "Für welche Kreise steht wie viel bereit?",
        "Für Kommunen welcher Größe steht wie viel bereit?",
        "Für welche Kommunen steht wie viel bereit?",
        "Wie wuchs das Volumen über die Zeit?",
        "",
    ),
    "beantragt": Questions(
        "Wo wurde wie viel beantragt?",
        "In welchen Kreisen wurde wie viel beantragt?",
        "Kommunen welcher Größe beantragten wie viel?",
        "Welche Kommunen beantragten am meisten?",
        "Wie wuchs die beantragte Summe über die Zeit?",
        "Wie viel könnte bis zum Programmende beantragt sein?",
    ),
    "bewilligt": Questions(
        "Wohin ging das Geld?",
        "In welche Kreise ging das Geld?",
        "An Kommunen welcher Größe ging das Geld?",
        "Welche Kommunen erhielten am meisten?",
        "Wie wuchs die bewilligte Summe über die Zeit?",
        "Wie viel könnte bis zum Programmende bewilligt sein?",
    ),
    "abgerufen": Questions(
        "Wohin ist das Geld geflossen?",
        "In welche Kreise ist das Geld geflossen?",
        "An Kommunen welcher Größe ist das Geld geflossen?",
        "Welche Kommunen riefen am meisten ab?",
        "Wie wuchs die abgerufene Summe über die Zeit?",
        "Wie viel könnte bis zum Programmende abgerufen sein?",
    ),
}
"""The questions of each stage."""
