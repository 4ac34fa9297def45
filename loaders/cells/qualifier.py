"""Words around a number that say how exactly it is known.

Words near a number without a side („ca.“, „etwa“) and words that name a side without being a
bound („fast 17 Mio.“, „knapp“, „gut 300“) all become „rund“: they are roundings of the person who
wrote them, and counting „fast 17“ as an upper bound would claim more than was said.
"""

import re

from loaders.cells.text import folded

EXACT = "exakt"
ABOUT = "rund"
MORE_THAN = "mehr als"
AT_LEAST = "mindestens"
LESS_THAN = "weniger als"
AT_MOST = "höchstens"

QUALIFIERS = (EXACT, ABOUT, MORE_THAN, AT_LEAST, LESS_THAN, AT_MOST)
_BY_DEGREE = ("", "deutlich ", "weit ", "etwas ", "leicht ", "knapp ", "gut ")
_WORDS = {
    EXACT: ("genau", "exakt"),
    ABOUT: ("rund", "rd", "ca", "circa", "zirka", "etwa", "in etwa", "ungefähr", "ungefaehr", "an die", "um die",
            "annähernd", "nahezu", "fast", "beinahe", "knapp", "gut", "geschätzt", "schätzungsweise", "~", "≈"),
    MORE_THAN: (">", *(by + word for by in _BY_DEGREE for word in ("mehr als", "über", "ueber", "größer als"))),
    AT_LEAST: ("mindestens", "mind", "min", "wenigstens", "ab", "nicht weniger als", ">=", "=>", "≥"),
    LESS_THAN: ("<", *(by + word for by in _BY_DEGREE for word in ("weniger als", "unter", "kleiner als"))),
    AT_MOST: ("höchstens", "hoechstens", "bis zu", "bis", "maximal", "max", "nicht mehr als", "<=", "=<", "≤"),
}  # fmt: skip
_QUALIFIER_OF = {word.casefold(): qualifier for qualifier, words in _WORDS.items() for word in words}
_PREFIX = re.compile(
    r"(?:(?:bereits|schon|insgesamt|derzeit) )*(?P<word>"
    + "|".join(re.escape(word) for word in sorted(sum(_WORDS.values(), ()), key=len, reverse=True))
    + r")(?:(?<![^\W\d_])|(?![^\W\d_]))\.? ?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?<=[0-9]) ?(?P<open>\()?(?P<word>ca|circa|rd|rund|etwa|ungefähr|geschätzt|mindestens|mind|maximal|max)\.?\)?$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"(?<=[0-9]) ?(?:\+|und mehr|oder mehr)$", re.IGNORECASE)


COUNTED = frozenset(
    folded(words)
    for words in (
        "Person", "Personen", "Pers.", "TN", "Teilnehmer", "Teilnehmern", "Teilnehmerinnen", "Teilnehmende",
        "Teilnehmenden", "Teilnehmerinnen und Teilnehmer", "Vertreter", "Vertreterinnen", "Gäste", "Besucher",
        "Vertreterinnen und Vertreter", "Besucherinnen", "Kommunen", "Gemeinden", "Städte", "Landkreise",
        "Leistungen", "OZG-Leistungen", "Dienste", "Projekte", "Punkte",
    )
)  # fmt: skip
"""What is counted, as folded words."""


def qualified(text: str) -> tuple[str, str, str]:
    """The qualifier of a text on one line, the words that said it, and the rest: the number."""
    prefix = _PREFIX.match(text)
    if prefix and (qualifier := _QUALIFIER_OF.get(prefix["word"].casefold())):
        return qualifier, prefix[0], text[prefix.end() :]
    if more := _OR_MORE.search(text):
        return AT_LEAST, "mindestens ", text[: more.start()]
    if (behind := _behind(text)) and not behind["open"]:
        return _QUALIFIER_OF[behind["word"].casefold()], f"{behind['word']} ", text[: behind.start()]
    return EXACT, "", text


def _behind(text: str) -> re.Match[str] | None:
    """The qualifier at the end of a text, looked for in its last characters only."""
    return _BEHIND.search(text, max(0, len(text) - 20))


def turned(text: str) -> str:
    """The words in brackets behind a number, before it as they are typed: „120 (ca.)“ -> „rund 120“; else nothing."""
    behind = _behind(text)
    return f"{_QUALIFIER_OF[behind['word'].casefold()]} {text[: behind.start()]}" if behind else ""


def is_no_name(word: str) -> bool:
    """Whether a word beside a number (or instead of one) can be quoted: a name would begin with a capital."""
    return word == word.lower() or folded(word) in COUNTED
