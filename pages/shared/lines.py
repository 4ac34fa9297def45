"""Lines of words over lying bars: broken so that a phone shows all of them, and never between a number and its unit."""

import html
import re
import textwrap
from collections.abc import Sequence

LINE = 46
"""Characters that a phone shows on one line, also in bold."""

TOGETHER = 56
"""Characters of a name in bold and the words behind it that a phone shows on one line."""

_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=(?:Tsd|Mio|Mrd)\.|[€%])|(?<=(?:Tsd|Mio|Mrd)\.) (?=€)")


def plain(text: str) -> str:
    """Text from a workbook in a chart is text: plotly would read tags in it."""
    return html.escape(text, quote=False)


def unbroken(text: str) -> str:
    """The text with no-break spaces between numbers and their units: „37 Mio. €“ stays on one line."""
    return _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)


def entry(name: str, words: str, *, apart: bool = False) -> str:
    """A name in bold and what is known of it: on one line if they fit and are not to stand `apart`, else below it."""
    said = unbroken(words)
    if not apart and len(name) + len(said) + 2 <= TOGETHER:
        return f"<b>{plain(name)}</b>  {plain(said)}"
    names = [f"<b>{plain(part)}</b>" for part in textwrap.wrap(name, LINE)]
    return "<br>".join([*names, *map(plain, textwrap.wrap(said, LINE))])


def entries(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """An `entry` for each name and its words: all on one line if every one fits, else all with the words below."""
    found = [entry(*pair) for pair in pairs]
    return [entry(*pair, apart=True) for pair in pairs] if any("<br>" in line for line in found) else found
