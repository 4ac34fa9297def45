"""Columns that say where or what a Kommune is: Kreis, Art and Regierungsbezirk."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from loaders import reference, territory
from loaders.ags import spelled_key
from loaders.cells.base import NO_CONTEXT, Cell, CellType, written
from loaders.findings import Rejected
from loaders.gazetteer import bezirk_named, kreis_named, similar
from loaders.mention import read_mention
from loaders.names import BEZIRK, match_key, read_name

ARTEN = {
    "Gemeinde": (
        "gemeinde", "stadt", "kreisangehoerige stadt", "kreisangehoerige gemeinde", "sonderstatusstadt",
        "stadt mit sonderstatus", "marktflecken", "kreisstadt", "markt", "marktgemeinde", "stadt gemeinde",
        "gemeinde stadt", "kreisangehoerig", "staedte", "gemeinden", "gemeindeebene", "landeshauptstadt",
    ),
    "kreisfreie Stadt": (
        "kreisfreie stadt", "kreisfrei", "krfr stadt", "krfr", "krsfr stadt", "kfs", "sk", "stadtkreis",
        "kreisfreie staedte",
    ),
    "Landkreis": ("landkreis", "kreis", "lk", "lkr", "lkrs", "ldkr", "landkreise", "kreisebene", "landkr"),
    "Land": ("land", "land hessen", "landesebene", "hessen", "bundesland"),
}  # fmt: skip
"""The groups of an art and what is written for them; only the group tells one place from another."""


@dataclass(frozen=True)
class KreisRef(CellType):
    """A Landkreis or a kreisfreie Stadt, by name or key, as 5-digit key.

    For „Kassel“ and „Offenbach“, names of a Stadt and of a Landkreis, both keys with a blank between: the Kommune of
    the row tells which of them it lies in, so a column that only helps does not stop anybody. In the same way
    „kreisfreie Stadt“ gives the keys of all of them.
    """

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The key, or both keys of a shared name."""
        if match_key(written(value)) in ARTEN["kreisfreie Stadt"]:
            return " ".join(row["key"] for row in reference.rows("kreise") if row["art"] == "kreisfreie Stadt")
        mention = read_mention(written(value))
        by_key = mention.key[:5] if mention.key[5:] in ("", "000") and territory.is_known(mention.key) else ""
        kreise = (by_key,) if by_key else () if mention.key else kreis_named(mention.spelling)
        if kreise:
            return " ".join(kreise)
        close = [territory.name_of(key) for key in similar(mention.spelling.core) if len(key) == 5]
        raise Rejected("unknown_kreis", close[0] if close else "")

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Landkreis oder kreisfreie Stadt in Hessen: Name oder Schlüssel (5 Ziffern)."

    def choices(self) -> tuple[str, ...]:
        """All Kreise and kreisfreie Städte of today."""
        return tuple(territory.kreise()["name"])

    def sample(self) -> str:
        """The Kreis of Hofbieber."""
        return "Landkreis Fulda"


@dataclass(frozen=True)
class KommuneArt(CellType):
    """What kind of Kommune a row speaks of, as its group: Gemeinde (towns too), kreisfreie Stadt, Landkreis or Land."""

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The group; rejected when the word is none of a Kommune."""
        words = match_key(written(value))
        group = next((group for group, spellings in ARTEN.items() if words in spellings), "")
        if not group:
            raise Rejected("unknown_art", options=", ".join(self.choices()))
        return group

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Eine der Möglichkeiten: {', '.join(self.choices())}."

    def choices(self) -> tuple[str, ...]:
        """What officials usually write."""
        return ("Stadt", "Gemeinde", "kreisfreie Stadt", "Landkreis")

    def sample(self) -> str:
        """The art of Hofbieber."""
        return "Gemeinde"


@cache
def _bezirk_names() -> dict[str, str]:
    """The names of the Regierungsbezirke by their spelling in the index."""
    return {read_name(row["name"]).core: row["name"] for row in reference.rows("bezirke")}


@dataclass(frozen=True)
class BezirkRef(CellType):
    """A Regierungsbezirk by name, code, authority or region, as 3-digit key; with `land` also Hessen ("06")."""

    land: bool = False

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The key; „Kassel“ is enough, since the column tells the level."""
        text = written(value)
        spelling = read_name(text)
        key = spelled_key(text) or (bezirk_named(spelling.core) if spelling.level in ("", BEZIRK) else "")
        if key in reference.by_key("bezirke"):
            return key
        if self.land and territory.LAND in (key, *read_mention(text).named.sure):
            return territory.LAND
        near = get_close_matches(spelling.core, _bezirk_names(), n=1, cutoff=0.8)
        raise Rejected("unknown_bezirk", _bezirk_names()[near[0]] if near else "", options=", ".join(self.choices()))

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Eine der Möglichkeiten: {', '.join(self.choices())}."

    def choices(self) -> tuple[str, ...]:
        """The three Regierungsbezirke, and Hessen where it is allowed."""
        return (*territory.bezirke()["name"], *(("Hessen",) if self.land else ()))

    def sample(self) -> str:
        """The Regierungsbezirk of Hofbieber."""
        return "Kassel"
