"""Columns whose cells belie their header: „Teilnehmer“ over names, „Teilgenommen“ over numbers, „Titel“ over Dr."""

import re
from collections.abc import Sequence

from loaders.cells.base import Cell, ErrorCell, Percentage, Uncalculated, written
from loaders.cells.qualifier import COUNTED
from loaders.cells.text import folded, one_line, says_nothing
from loaders.events import EVENT
from loaders.headers import normal
from loaders.personal import is_personal

PERSONAL = "personal"
"""The column holds names or other things of persons: dropped."""
OTHER = "other"
"""The column holds something else than its header says: it counts as unknown."""

MOST, SOME = 0.8, 0.2
"""These shares of the cells of a column decide what it holds."""

NO_NAMES = COUNTED | {
    folded(word)
    for word in (
        "ein", "eine", "einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwölf", "fünfzehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "hundert", "dutzend", "viele", "alle",
        "einige", "mehrere", "wenige", "keine", "keiner", "niemand", "rund", "etwa", "ca", "über", "unter", "bis",
        "mehr", "als", "mindestens", "höchstens", "ja", "nein", "x", "wahr", "falsch", "offen", "noch", "folgt",
        "wird", "nachgereicht",
    )
}  # fmt: skip
"""Words in a column of counts that are no names, and are asked for like any other wrong cell."""

_ACADEMIC = re.compile(r"(?:Dr|Prof|Dipl|Ing|Mag|Lic|M\. ?A|B\. ?A|M\. ?Sc|B\. ?Sc)\b[\w. ()-]*", re.IGNORECASE)


def by_names(_header: str, cells: Sequence[Cell], _headers: Sequence[str]) -> str:
    """A column of counts in which (nearly) no cell holds a digit, but words that are no number: names of persons."""
    telling = [cell for cell in cells if not (isinstance(cell, str) and says_nothing(one_line(cell)))]
    names = [cell for cell in telling if isinstance(cell, str) and _is_name(cell)]
    return PERSONAL if names and len(names) >= MOST * len(telling) else ""


def by_numbers(_header: str, cells: Sequence[Cell], _headers: Sequence[str]) -> str:
    """A column of states that holds numbers: it counts; 1 and 0 are marks like x."""
    numbers = [cell for cell in cells if _is_number(cell)]
    counts = len(numbers) >= SOME * len(cells) and not all(written(cell) in ("0", "1") for cell in numbers)
    return OTHER if numbers and counts else ""


def by_academic_titles(header: str, cells: Sequence[Cell], headers: Sequence[str]) -> str:
    """„Titel“ beside a column of names, or over Dr. and Prof., is the title of a person."""
    if normal(header) not in ("titel", "title"):
        return ""
    texts = [one_line(cell) for cell in cells if isinstance(cell, str)]
    if any(EVENT.search(text) for text in texts):
        return ""
    academic = [text for text in texts if _ACADEMIC.fullmatch(text)]
    beside_names = any(is_personal(other) for other in headers)
    return PERSONAL if beside_names or (academic and len(academic) >= SOME * len(texts)) else ""


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", one_line(text))
    return bool(words) and not re.search(r"\d", text) and not any(folded(word) in NO_NAMES for word in words)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(re.match(r"(?:[a-zäöü.~<>≥≤]+ )*[0-9]", one_line(cell), re.IGNORECASE))
    return not isinstance(cell, ErrorCell | Uncalculated | Percentage) and isinstance(cell, int | float)
