"""Whether the columns of a table, or its title, are of those that only its kind of table has."""

import re

from loaders.doubt import doubtful_defaults
from loaders.headers import normal, variants
from loaders.layout import Layout
from loaders.sheet import ASKED, TITLE


def tells(place: Layout) -> bool:
    """Whether one group of `Sheet.telling` is there; what people have said of a column tells whatever its header."""
    if not place.sheet.telling:
        return True
    there = {name for name in place.found if not _is_vague(place, name)}
    if _title_tells(place):
        there.add(TITLE)
    if any(ASKED in group for group in place.sheet.telling) and any(doubtful_defaults(place)):
        there.add(ASKED)
    return any(there.issuperset(group) for group in place.sheet.telling)


def _title_tells(place: Layout) -> bool:
    lines = place.grid.rows[place.top : place.header.first]
    above = [cell for row in lines for cell in row if isinstance(cell, str)]
    texts, pattern = (*above, place.grid.name, *place.unknown.values()), place.sheet.telling_title
    return bool(pattern) and any(re.search(pattern, text, re.IGNORECASE) for text in texts)


def _is_vague(place: Layout, name: str) -> bool:
    if name in place.said or name not in place.columns:
        return False
    vague = {normal(text) for text in place.sheet.field(name).vague}
    return any(normal(text) in vague for text in variants(place.header.texts[place.columns[name]]))
