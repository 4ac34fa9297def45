"""The Kommune that is meant, by name or by key; the regions that help to find it are in `region`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from loaders import territory
from loaders.ags import spelled_key
from loaders.cells.base import NO_CONTEXT, Cell, CellType, written
from loaders.cells.region import BezirkRef, KommuneArt, KreisRef
from loaders.findings import Rejected
from loaders.mention import Mention, outside, quotable
from loaders.places import Place, resolve

__all__ = ["BezirkRef", "KommuneArt", "KommuneKey", "KommuneRef", "KreisRef"]


@dataclass(frozen=True)
class KommuneRef(CellType):
    """A Gemeinde or a Landkreis, by name or key, as its key on the day of the row; with `land` also Hessen ("06")."""

    land: bool = False

    context: ClassVar[tuple[str, ...]] = ("ags", "kreis", "regierungsbezirk", "art", "stichtag", "datum")
    alternatives: ClassVar[tuple[str, ...]] = ("ags",)

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:
        """The key; rejected when the row leaves more than one Kommune possible, none, or contradicts itself."""
        place = self._place(value, context)
        if place.key:
            return place.key
        raise Rejected(place.rule, next(iter(place.suggestions), ""), **place.details)

    def notice(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:
        """Says that an old name or key was carried over, or that a key decided against an unknown name."""
        return self._place(value, context).note

    def quoted(self, value: Cell) -> str:
        """The words that can belong to a place, without those of a person beside it."""
        return quotable(written(value))

    def _place(self, value: Cell, context: Mapping[str, object]) -> Place:
        said = {name: stated for name, stated in context.items() if isinstance(stated, str) and stated}
        return resolve(
            value,
            ags=said.get("ags"),
            kreis=said.get("kreis"),
            bezirk=said.get("regierungsbezirk"),
            art=said.get("art"),
            day=said.get("stichtag") or said.get("datum"),
            land=self.land,
        )

    def describe(self) -> str:
        """What may stand in the cell."""
        more = ", oder „Hessen“ für das Land" if self.land else ""
        return f"Name einer Gemeinde, einer Stadt oder eines Landkreises in Hessen oder ihr AGS{more}."

    def choices(self) -> tuple[str, ...]:
        """Every Kommune of today by a name that means only this one."""
        return unmistakable_names()

    def sample(self) -> str:
        """A Gemeinde that is unique by name; the samples of the other types here belong to it."""
        return "Hofbieber"


@cache
def unmistakable_names() -> tuple[str, ...]:
    """The names of all Kommunen valid today, in order of the alphabet; „Stadt Gießen“ where „Gießen“ is ambiguous."""
    table = territory.kommunen()
    names = [name if resolve(name).key else f"Stadt {name}" for name in table["name"]]
    return tuple(sorted(names))


@dataclass(frozen=True)
class KommuneKey(CellType):
    """An AGS in any spelling, as canonical key: 8 digits, Landkreis 5, the Land "06"; also keys no longer valid."""

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The key as it stands, not carried over to another day; rejected when no Kommune ever had it."""
        key = spelled_key(written(value))
        rule, kind = outside(Mention(), (key,), land=True) if key else ("unknown_key", "")
        if rule:
            raise Rejected(rule, kind=kind, place=written(value))
        return key

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Amtlicher Gemeindeschlüssel: 8 Ziffern, für einen Landkreis 5."

    def sample(self) -> str:
        """The key of Hofbieber."""
        return "06631013"
