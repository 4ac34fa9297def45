"""Doubts in words: what is striking about the figures of an import, on the page Hochladen and in the Verlauf."""

from data.doubts.doubt import FELL, LEAPT, UNCHANGED
from pages.shared import german

FIGURE, FIGURES = "Zahl", "Zahlen"
_NOUNS = {
    ("ozg", FELL): ("Leistung", "Leistungen"),
    ("ozg", UNCHANGED): ("Meldung", "Meldungen"),
    ("ozg", LEAPT): ("Meldung", "Meldungen"),
    ("beratung", FELL): ("Modul", "Module"),
}
_VERBS = {
    FELL: ("ist kleiner als bisher", "sind kleiner als bisher"),
    UNCHANGED: ("ist seit mindestens einem Jahr genau gleich", "sind seit mindestens einem Jahr genau gleich"),
    LEAPT: ("weicht um mehr als das Zehnfache ab", "weichen um mehr als das Zehnfache ab"),
}
_FALLEN_BACK = ("steht weiter zurück als bisher", "stehen weiter zurück als bisher")
_LEAPT_ONLINE = (
    "nennt mehr als zehnmal oder weniger als ein Zehntel so viele Leistungen online",
    "nennen mehr als zehnmal oder weniger als ein Zehntel so viele Leistungen online",
)
_OWN = {("ozg", FELL): _FALLEN_BACK, ("beratung", FELL): _FALLEN_BACK, ("ozg", LEAPT): _LEAPT_ONLINE}


def sentence(sheet: str, rule: str, count: int) -> str:
    """What is striking in how many places, as in "3 Zahlen sind kleiner als bisher."."""
    one, many = _OWN.get((sheet, rule), _VERBS[rule])
    noun = german.counted(count, *_NOUNS.get((sheet, rule), (FIGURE, FIGURES)))
    return f"{noun} {one if count == 1 else many}."
