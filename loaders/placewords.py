"""Words that belong to places: what a finding may quote of a cell that was meant to name one."""

import re
from functools import cache

from loaders import reference
from loaders.cells.text import one_line
from loaders.discreet import LEFT_OUT, discreet, only_known
from loaders.gazetteer import lookup, similar
from loaders.mention import INSTITUTION
from loaders.names import CONNECTORS, LAST_FORMS, LONG_FORMS, LONGEST, WORDS, match_key, read_name


def quotable(text: str) -> str:
    """A cell of a place as a finding may quote it: beside a place that is known, only words that belong to places.

    Two or more words of which none is known could be a person and are not quoted at all.
    """
    bare = discreet(one_line(text[:LONGEST]))
    words = [word for word in match_key(bare).split() if not word.isdigit()]
    if any(lookup(read_name(word)).sure for word in (*re.split(r"[\s,;:(/+&-]+", bare), *re.split(r"[,;:(/+&]", bare))):
        return only_known(bare, _belongs_to_a_place)
    none_known = not any(map(_belongs_to_a_place, words)) and not similar(read_name(bare).core)
    return LEFT_OUT if len(words) > 1 and none_known else bare


def _belongs_to_a_place(word: str) -> bool:
    """Whether a word stands in the name of a Kommune, in a designation, or in the name of a body."""
    parts = match_key(word).split()
    return all(part in _place_words() or INSTITUTION.search(part) or part.isdigit() for part in parts)


@cache
def _place_words() -> frozenset[str]:
    named = (row["name"] for table in ("gemeinden", "kreise", "bezirke", "names") for row in reference.rows(table))
    levels = (word for words in WORDS.values() for word in words)
    extra = (*CONNECTORS, *LONG_FORMS, *LAST_FORMS, "land", "amt", "und", "bei", "ob")
    return frozenset(part for text in (*named, *levels, *extra) for part in match_key(text).split())
