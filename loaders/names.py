"""How names of places are written: one spelling for all, and the level that a prefix tells.

The words and their meaning follow the usage of Hessian administrations; source: data/reference/README.md.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from loaders import reference

GEMEINDE, KREIS, BEZIRK = "Gemeinde", "Kreis", "Bezirk"

LONGEST = 200
"""Longer texts are no names; they are cut before anything is searched in them."""

WORDS = {
    KREIS: (
        "kreis", "kreises", "kr", "landkreis", "landkreises", "lk", "lkr", "lkrs", "ldkr", "ldkrs", "landkr",
        "kreisausschuss", "kreisausschusses", "kreisverwaltung", "landkreisverwaltung", "kreishaus", "landratsamt",
        "landrat", "landraetin",
    ),
    BEZIRK: (
        "regierungsbezirk", "regierungsbezirks", "regierungspraesidium", "regierungspraesidiums",
        "regierungspraesident", "regierungspraesidentin",
        "reg bez", "regbez", "reg praes", "rgbz", "rgbez", "rbz", "rb", "rp", "rpr", "bezirk",
    ),
    GEMEINDE: (
        "magistrat", "magistrats", "gemeindevorstand", "gemeindevorstands", "stadt", "gemeinde", "markt",
        "stadtverwaltung", "gemeindeverwaltung", "buergermeister", "buergermeisterin", "oberbuergermeister",
        "oberbuergermeisterin", "rathaus", "kommune", "kreisfrei", "kreisfreie", "kreisfreien", "krfr", "krsfr", "kfs",
        "sk", "stadtkreis", "sonderstatusstadt", "lh", "gde", "gem", "stdt", "mag", "kreisst",
        "univ stadt", "uni stadt",
    ),
    "": ("d", "der", "die", "das", "des", "dem", "von", "vom", "fuer", "in"),
}  # fmt: skip
"""Words before a name, by the level that they tell."""

CONNECTORS = {"a", "am", "an", "d", "der", "den", "dem", "i", "im", "in", "v", "vor"}
"""Words inside names that are written, abbreviated or left out at will."""

LONG_FORMS = {
    "ts": "taunus", "odw": "odenwald", "odenw": "odenwald", "rh": "rhein", "bergstr": "bergstrasse", "str": "strasse",
    "hess": "hessen", "gr": "gross", "ww": "westerwald",
}  # fmt: skip
LAST_FORMS = {"m": "main", "t": "taunus"}
"""Abbreviations that mean this only as the last word of a name: Frankfurt a. M., Kelkheim i. T."""


@dataclass(frozen=True)
class Spelling:
    """A name as read: its level ("" when nothing tells), and the name itself in the spelling of the index."""

    level: str = ""
    core: str = ""


def read_name(text: str) -> Spelling:
    """Read the words around a name (Magistrat der Stadt X; Y, Landkreis) and bring the name into one spelling."""
    key, levels = match_key(without_footnote(text[:LONGEST])), set()
    while found := _before().match(key) or _after().search(key):
        levels.add(found.lastgroup)
        key = (key[: found.start()] + key[found.end() :]).strip()
    level = next((level for level in (KREIS, BEZIRK, GEMEINDE) if level in levels), "")
    return Spelling(level, canonical(key))


def match_key(text: str) -> str:
    """Lower case, ae/oe/ue/ss, no accents, and a single blank for everything that is no letter or digit."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ß", "ss")
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        text = text.replace(umlaut, letters)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def without_footnote(text: str) -> str:
    """A name without the footnote mark behind it: Hanau5), Hanau*, Hanau ¹."""
    marked = re.sub(r"(?<=\D)[\s(]*(?:\d{1,2}\)?|\*+\)?)\s*$", "", unicodedata.normalize("NFKC", text))
    return marked if re.search(r"[^\W\d]", marked) else text


def canonical(key: str) -> str:
    """A match key without blanks and inner connectors, abbreviations written out: bergstr -> bergstrasse."""
    *inner, last = key.split() or [""]
    if inner:
        last = LAST_FORMS.get(last, last)
        inner[0] = "bad" if inner[0] == "b" else inner[0]
    words = [*(word for word in inner if word not in CONNECTORS), last]
    return re.sub(r"kreises$", "kreis", "".join(LONG_FORMS.get(word, word) for word in words))


def folded(core: str) -> str:
    """A canonical name whose umlauts were lost on the way: ae, oe, ue become a, o, u."""
    return core.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@cache
def _before() -> re.Pattern[str]:
    """One word or designation before a name."""
    groups = [f"(?P<{level}>{_alternatives(level)})" for level in (KREIS, BEZIRK, GEMEINDE)]
    return re.compile(rf"(?:{'|'.join(groups)}|{'|'.join(WORDS[''])}) (?=\S)")


@cache
def _after() -> re.Pattern[str]:
    """One word or designation behind a name."""
    groups = [f"(?P<{level}>{_alternatives(level)}{'|land' * (level == KREIS)})" for level in (KREIS, BEZIRK, GEMEINDE)]
    return re.compile(rf" (?:{'|'.join(groups)})$")


def _alternatives(level: str) -> str:
    titles = {match_key(row["designation"]) for row in reference.rows("gemeinden")} - {""}
    parts = {part for title in titles for part in (title, *title.split(" kreisstadt"))} | {"kreisstadt"}
    phrases = {*WORDS[level], *(parts - {""} if level == GEMEINDE else ())}
    return "|".join(sorted(phrases, key=len, reverse=True))
