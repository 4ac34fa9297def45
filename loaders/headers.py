"""Which field a header cell means: labels and synonyms, whatever their case, blanks and hyphens.

Beside the spellings themselves a small grammar is known: „Anzahl der Teilnehmenden“ is „Anzahl Teilnehmende“, and
„bewilligte Fördermittel (in T€)“ is „Bewilligt“.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

from loaders.cells.base import Cell, written
from loaders.names import match_key
from loaders.personal import is_personal
from loaders.sheet import Field, Sheet

LONGEST = 200
"""Longer texts head no column."""

OTHERWISE = re.compile(r"angemeldet|anmeldung|geplant|\bsoll\b|erwartet|eingeladen|prognose|vorjahr|abgesagt", re.I)
"""Words in the brackets of a header that make it another thing: „Teilnehmende (angemeldet)“."""

STOP_WORDS = frozenset(("der", "die", "das", "des", "den", "dem", "von", "vom", "an", "und"))
SAME_WORDS = (
    ("anzahl", re.compile(r"anzahl|zahl|anz|gesamtzahl|gesamtanzahl")),
    ("teilnehmende", re.compile(
        r"teilnehme(?:rn?|rin|rinnen|nde[nr]?)|personen?|tn|gast|gaesten?|besucher(?:innen|n)?|vertreter(?:innen|in|n)?"
    )),
    *((word, re.compile(rf"{word}e[rnms]?")) for word in ("bewilligt", "beantragt", "abgerufen", "ausgezahlt")),
)  # fmt: skip
"""Words that say the same in a header, by the one that stands for all."""

FILLERS = frozenset(
    ("mittel", "foerdermittel", "betrag", "betraege", "summe", "hoehe", "gesamt", "insgesamt", "foerdersumme",
     "foerderbetrag", "name")
)  # fmt: skip
"""Words that say nothing more beside another one."""

_COUNT_OF = re.compile(r"(?P<what>teilnehmer|teilnehmenden|personen|besucher|gaeste|tn|vertreter)(?:an)?zahl(?:en)?")
_GENDERS = re.compile(r"[/*:_-]+(?:innen|in|[rn])\b|\((?:innen|in|[rn])\)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[].*?[)\]]")

_MONEY = r"(?:€|(?:eur|euro)\b)"
_THOUSAND = r"1[. ']?000(?![.' ]?[0-9])"
_UNITS = {
    1_000_000_000.0: re.compile(r"\b(?:mrd|milliarden?)\b", re.I),
    1_000_000.0: re.compile(r"\b(?:mio|mill|million(?:en)?)\b|1[. ']000[. ']000|(?<!\w)m\s?€", re.I),
    1_000.0: re.compile(
        rf"(?<!\w)[tk]\.?\s?{_MONEY}|\b(?:tsd|tausend)\b|(?:\b(?:in|x|je)|[×*(\[])\s*{_THOUSAND}"
        rf"|\b{_THOUSAND}\s?{_MONEY}", re.I
    ),
}  # fmt: skip
_SCALE = rf"(?:tsd|tausend|mio|mill|million(?:en)?|mrd|milliarden?|{_THOUSAND}|1[. ']?000[. ']?000)\.?"
_UNIT_BEHIND = re.compile(
    rf"[\s,;:/–-]*(?:\b(?:in|je|x)\s+)?(?<![^\W_])"
    rf"(?:(?:(?:[tkm]|{_SCALE})\.?\s?)?(?:€|eur|euro|%|prozent)|(?<=in ){_SCALE})\.?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """A header without case, accents, blanks, hyphens, line breaks, footnote marks and punctuation."""
    folded = text.casefold().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", folded)
    return re.sub(r"[^a-z0-9]", "", plain)


@lru_cache(maxsize=20_000)
def variants(text: str) -> tuple[str, ...]:
    """A header whole, without its brackets, without its unit and without its footnote mark."""
    text = text[:LONGEST]
    bare = _BRACKETS.sub(lambda found: found[0] if OTHERWISE.search(found[0]) else " ", text)
    without_unit = _UNIT_BEHIND.sub("", bare.strip())
    unmarked = re.sub(r"[\s*¹²³⁴⁰-⁹]+$|\s*\d{1,2}\)$|(?<=[a-zäöüß])\d{1,2}$", "", without_unit.strip())
    return tuple(dict.fromkeys((text, bare, without_unit, unmarked)))


def spellings(text: str) -> list[str]:
    """The normal forms under which a header may be known."""
    return [form for form in dict.fromkeys(map(normal, variants(text))) if form]


@lru_cache(maxsize=20_000)
def reduced(text: str) -> str:
    """A header by the grammar: the words that count, each in the one form that stands for all, a count first."""
    words: list[str] = []
    for word in match_key(_GENDERS.sub("", text)).split():
        count = _COUNT_OF.fullmatch(word)
        for part in ("anzahl", count["what"]) if count else (word,):
            words.append(next((same for same, spelled in SAME_WORDS if spelled.fullmatch(part)), part))
    telling = [word for word in dict.fromkeys(words) if word not in STOP_WORDS]
    telling = [word for word in telling if word not in FILLERS] or telling
    return " ".join(sorted(telling, key=lambda word: word != "anzahl"))


@cache
def known_headers(sheet: Sheet) -> dict[str, tuple[Field, bool]]:
    """Normal form -> (field, whether it is the label itself); labels win over synonyms."""
    headers: dict[str, tuple[Field, bool]] = {}
    for field in sheet.fields:
        for synonym in field.synonyms:
            headers.setdefault(normal(synonym), (field, False))
    headers.update({normal(field.label): (field, True) for field in sheet.fields})
    headers.update({normal(field.name): (field, True) for field in sheet.fields})
    return headers


@cache
def known_by_grammar(sheet: Sheet) -> dict[str, tuple[Field, bool]]:
    """What is left of a header by the grammar -> its field; what would mean two fields means none."""
    claimed: dict[str, list[Field]] = defaultdict(list)
    for field in sheet.fields:
        for form in {reduced(text) for text in (field.label, *field.synonyms)}:
            claimed[form].append(field)
    return {form: (fields[0], False) for form, fields in claimed.items() if form and len(fields) == 1}


@lru_cache(maxsize=20_000)
def field_of(text: str, sheet: Sheet) -> tuple[Field, bool] | None:
    """The field that a header text names, and whether by its label; None when no field fits.

    A header with a personal word names no field, unless it is declared as it stands („Name der Kommune“).
    """
    headers, grammar = known_headers(sheet), known_by_grammar(sheet)
    whole = headers.get(normal(text[:LONGEST]))
    if whole or is_personal(text):
        return whole
    exact = next((headers[form] for form in spellings(text) if form in headers), None)
    return exact or next((grammar[form] for form in map(reduced, variants(text)) if form in grammar), None)


def unit_of(text: str) -> float:
    """In what a header counts: 1_000 for „in T€“, 1_000_000 for „(Mio. €)“, else 1."""
    return next((factor for factor, spelled in _UNITS.items() if spelled.search(text)), 1.0)


def unit_at(text: str) -> int:
    """Where in a text its unit begins; the length of the text when it names none."""
    return next((found.start() for spelled in _UNITS.values() if (found := spelled.search(text))), len(text))


def header_text(cell: Cell) -> str:
    """A header cell as one line of text; "" when it is empty."""
    return " ".join(written(cell).replace("\xad", "").split())
