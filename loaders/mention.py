"""What one cell says about a place: a key, a name or both; and whether that can be a Kommune at all."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders import reference, territory
from loaders.ags import spelled_key
from loaders.beside import Beside, read_beside
from loaders.gazetteer import Named, bezirk_named, lookup, similar
from loaders.names import BEZIRK, LONGEST, Spelling, match_key, read_name

WRITTEN_KEY = re.compile(r"(?:\(\s*)?(?:\bAGS[ :]*)?\b(06\d{10}|0?6\d{6}|06\d{3})\b(?:\s*\))?", re.ASCII)
"""A key that stands beside a name: 06412000 Frankfurt am Main, Kassel (AGS 06633)."""

POSTCODE = re.compile(r"^(?:D[- ])?\d{5}\s+", re.ASCII)

INSTITUTION = re.compile(
    r"verband|verbaende|ekom ?21|gutsbezirk|stadtwerke|eigenbetrieb|sparkasse|arbeitsgemeinschaft|ministerium|"
    r"staatskanzlei|landesamt|staedtetag|landkreistag|gemeindebund|polizei|"
    r"\b(?:lwv|gvv|ikz|hmdis|hmind|hzd|gmbh|ggmbh|aoer|e ?v|universitaet|hochschule|kammer)\b"
)
"""Words of bodies that are no Kommune, though Kommunen may be their members."""


@dataclass(frozen=True)
class Mention:
    """A cell read: the key in it ("" when none), the name in it, how it is spelled and which keys it can mean.

    `beside` is what stands behind the name, where that was needed to understand it.
    """

    key: str = ""
    name: str = ""
    spelling: Spelling = field(default_factory=Spelling)
    named: Named = field(default_factory=Named)
    beside: Beside | None = None


@lru_cache(maxsize=20_000)
def read_mention(text: str) -> Mention:
    """Read the text of a cell; a text of digits alone is a key, known or not."""
    text = text[:LONGEST]
    key = spelled_key(text)
    if key or not text.strip():
        return Mention(key)
    beside = WRITTEN_KEY.search(text)
    if beside:
        key, text = spelled_key(beside[1]), text[: beside.start()] + text[beside.end() :]
    spelling = read_name(text)
    whole = Mention(key, _trimmed(text), spelling, lookup(spelling))
    return whole if whole.named.sure else _located(whole) or whole


def _located(whole: Mention) -> Mention | None:
    """A mention whose name is only known without the Kreis behind it; None when it is not known then either."""
    beside = read_beside(whole.name)
    if beside is None:
        return None
    spelling = read_name(beside.name)
    named = lookup(spelling)
    return replace(whole, name=beside.name, spelling=spelling, named=named, beside=beside) if named.sure else None


def _trimmed(text: str) -> str:
    """A name without what a key beside it leaves behind; a bracket that it opens is closed."""
    bare = text.strip(" ,;:()[]-–")
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def outside(mention: Mention, keys: tuple[str, ...], land: bool) -> tuple[str, str]:
    """Rule and German kind of a mention (or of the `keys` of its row) that is no Kommune; ("", "") when it may be one.

    A body that Kommunen are members of is never counted for one of them, whatever key stands beside it.
    """
    for key in keys:
        if key == territory.LAND and land:
            continue
        if kind := _kind_outside(key):
            return "not_a_kommune", kind
        if not territory.is_known(key):
            return "unknown_key", key
    if territory.LAND in mention.named.sure and not land:
        return "not_a_kommune", "das Land"
    if not mention.named.sure and mention.name:
        kind = _kind_of_name(mention)
        return ("not_a_kommune", kind) if kind else ("", "")
    return "", ""


def _kind_outside(key: str) -> str:
    if key in reference.by_key("gemeindefrei"):
        return "ein gemeindefreies Gebiet"
    if key in reference.by_key("bezirke"):
        return "ein Regierungsbezirk"
    return "das Land" if key == territory.LAND else ""


def _kind_of_name(mention: Mention) -> str:
    if mention.spelling.level == BEZIRK or bezirk_named(mention.spelling.core):
        return "ein Regierungsbezirk"
    return "ein Verband oder eine andere Einrichtung" if INSTITUTION.search(match_key(mention.name)) else ""


def lookalikes(mention: Mention, day: str | None) -> tuple[str, ...]:
    """Keys whose names could have been meant, best first, at most three; only ever to be suggested.

    None for two Kommunen in one cell: each of them alone would be another fact.
    """
    if _names_several(mention.name):
        return ()
    spelling = mention.spelling
    first_part = read_name(re.split(r"[,;:(/]| [-–] ", POSTCODE.sub("", mention.name))[0])
    other_level = (*lookup(Spelling(core=spelling.core)).sure, *lookup(first_part).sure)
    known = (*mention.named.weak, *other_level)
    close = () if known else similar(spelling.core, spelling.level) or similar(spelling.core)
    keys = [territory.successor(key, day) for key in (*known, *close)]
    return tuple(dict.fromkeys(key for key in keys if key != territory.LAND))[:3]


def _names_several(name: str) -> bool:
    """Whether a text names two Gemeinden: „Hanau + Maintal“, „Hanau und Maintal“."""
    parts = [lookup(read_name(part)).sure for part in re.split(r"[+&/,;]| und | u\. ", name)]
    return len({keys[0] for keys in parts if keys and len(keys[0]) == 8}) > 1
