"""The index from names to keys: every known spelling of every Kommune, and names that look alike."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from loaders import reference
from loaders.names import BEZIRK, GEMEINDE, KREIS, Spelling, folded, read_name

LENGTH = {GEMEINDE: 8, KREIS: 5, BEZIRK: 3}
"""Digits of the keys of a level."""

CLOSE = 0.82
"""From this likeness on (0 to 1) a name is suggested."""


@dataclass(frozen=True)
class Named:
    """The keys that a name can mean: `sure` ones, and `weak` ones that are only ever suggested."""

    sure: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass
class _Entry:
    bare: bool = False
    sure: bool = False


@lru_cache(maxsize=20_000)
def lookup(spelling: Spelling) -> Named:
    """Which keys a name means at the level that it tells; a name that lost its umlauts counts when it is unique."""
    entries = _index().get(spelling.core) or _index().get(_unfolded().get(spelling.core, ""), {})
    length = LENGTH.get(spelling.level)
    fitting = {key: each for key, each in entries.items() if len(key) == length or (length is None and each.bare)}
    sure = tuple(sorted(key for key, each in fitting.items() if each.sure))
    return Named(sure, tuple(sorted(fitting.keys() - set(sure))))


@lru_cache(maxsize=20_000)
def similar(core: str, level: str = "", limit: int = 3) -> tuple[str, ...]:
    """Keys of the Kommunen (of a level) whose names are most like a name, best first; only to be suggested."""
    shared = Counter(name for pair in _pairs(core) for name in _by_pair().get(pair, ()))
    matcher, likeness = SequenceMatcher(b=core, autojunk=False), {}
    for name, _ in shared.most_common(12):
        matcher.set_seq1(name)
        if matcher.quick_ratio() >= CLOSE and matcher.ratio() >= CLOSE:
            likeness[name] = matcher.ratio()
    close = sorted(likeness, key=lambda name: -likeness[name])
    keys = [key for name in close for key in _index()[name] if len(key) == LENGTH.get(level, len(key))]
    return tuple(dict.fromkeys(keys))[:limit]


def kreis_named(spelling: Spelling) -> tuple[str, ...]:
    """The keys (5 digits) of the Landkreise and kreisfreie Städte that a name means where only these can stand."""
    keys = lookup(spelling).sure or lookup(Spelling(core=spelling.core)).sure * (spelling.level == KREIS)
    return tuple(sorted(key[:5] for key in keys if key[5:] in ("", "000") and len(key) >= 5))


@cache
def _bezirke() -> dict[str, str]:
    """Names, codes (DA, RPDA) and regions of the Regierungsbezirke, as the index spells them or without umlauts."""
    found: dict[str, str] = {}
    for row in reference.rows("bezirke"):
        spellings = (row["name"], row["code"], f"RP{row['code']}", f"RB{row['code']}", *row["region"].split("|"))
        cores = [read_name(spelling).core for spelling in spellings]
        found |= dict.fromkeys((*cores, *map(folded, cores)), row["key"])
    return found


def bezirk_named(core: str) -> str:
    """The key of the Regierungsbezirk that a canonical name, code or region means; "" when none."""
    return _bezirke().get(core, "")


def _spellings() -> Iterator[tuple[str, str, bool]]:
    """Name, key and sureness of every spelling that is known."""
    for row in reference.rows("gemeinden"):
        yield row["name"], row["key"], True
    for row in reference.rows("kreise"):
        if row["art"] == "Landkreis":
            yield row["name"], row["key"], True
    for row in reference.rows("names"):
        yield row["name"], row["key"], row["sure"] == "1"


@cache
def _index() -> dict[str, dict[str, _Entry]]:
    index: dict[str, dict[str, _Entry]] = defaultdict(dict)
    for name, key, sure in _spellings():
        spelling = read_name(name)
        entry = index[spelling.core].setdefault(key, _Entry())
        entry.sure |= sure
        entry.bare |= not spelling.level
    return dict(index)


@cache
def _unfolded() -> dict[str, str]:
    """From a name without umlauts to the one name in the index that it can be."""
    cores = defaultdict(list)
    for core in _index():
        cores[folded(core)].append(core)
    return {short: several[0] for short, several in cores.items() if len(several) == 1}


@cache
def _by_pair() -> dict[str, list[str]]:
    """The names of the index by pairs of neighbouring letters."""
    names = defaultdict(list)
    for core in _index():
        for pair in _pairs(core):
            names[pair].append(core)
    return names


def _pairs(core: str) -> set[str]:
    return {core[at : at + 2] for at in range(len(core) - 1)}
