"""Where a place lies, written behind its name in the same cell: Homberg (Schwalm-Eder-Kreis), Hofbieber, LK Fulda."""

import re
from dataclasses import dataclass

from loaders import territory
from loaders.gazetteer import kreis_named, lookup
from loaders.names import KREIS, read_name

BEHIND = re.compile(
    r"(?P<name>.+?)\s*(?:\((?P<bracket>[^()]+)\)|(?:,|\s[-–])\s*(?P<list>[^,()]+)"
    r"|\sim\s(?P<lies>(?:(?!\sim\s|\s[-–])[^,()])+))",
    re.DOTALL,
)
"""The last bracket, the words after the last comma or dash, or the Kreis that a place lies „im“; a stroke joins two."""


@dataclass(frozen=True)
class Beside:
    """A cell cut in two: the `name`, and the `text` behind it that says where that is.

    `kreise` are the keys of the Kreise that the text can mean with a blank between, "" for the Land. `listed` when
    the text stood like a further item of a list, so that it could have been meant as a place of its own.
    """

    name: str
    text: str
    kreise: str
    listed: bool


def read_beside(cell: str) -> Beside | None:
    """The parts of a cell that ends with the Kreis (or the Land) of its place; None when it does not.

    Only in a bracket a Kreis may lack its „Kreis“: „Bensheim, Fulda“ are two places, as are „Fulda, Landkreis Fulda“.
    """
    found = BEHIND.fullmatch(cell.strip())
    if found is None:
        return None
    text = found["bracket"] or found["list"] or found["lies"]
    listed, spelling = found["list"] is not None, read_name(text)
    says_so = found["bracket"] or spelling.level == KREIS or spelling.core.endswith("kreis")
    kreise = " ".join(kreis_named(spelling)) if says_so else ""
    two_places = listed and read_name(found["name"]).core == spelling.core
    if two_places or (not kreise and territory.LAND not in lookup(spelling).sure):
        return None
    return Beside(found["name"], text.strip(), kreise, listed)
