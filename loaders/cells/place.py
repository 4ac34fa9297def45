"""The Kommune that is meant, by name or by key; the regions that help to find it are in `region`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import ClassVar

from loaders import territory
from loaders.ags import spelled_key
from loaders.answers import NO_ANSWERS, Answers
from loaders.cells.base import NO_CONTEXT, Cell, CellType, written
from loaders.cells.region import BezirkRef, KommuneArt, KreisRef
from loaders.findings import Rejected
from loaders.headers import normal
from loaders.mention import Mention, outside
from loaders.messages import message
from loaders.places import Place, resolve
from loaders.placewords import quotable
from loaders.sheet import Field
from loaders.wording import with_kreis

__all__ = ["BezirkRef", "KommuneArt", "KommuneKey", "KommuneRef", "KreisRef", "hearing"]


@dataclass(frozen=True)
class KommuneRef(CellType):
    """A Gemeinde or a Landkreis, by name or key, as its key on the day of the row; with `land` also Hessen ("06").

    A spelling that people confirmed (`answers`) is read so where it alone means nothing or several places.
    """

    land: bool = False
    answers: Answers = field(default=NO_ANSWERS, compare=False, repr=False)

    context: ClassVar[tuple[str, ...]] = ("ags", "kreis", "regierungsbezirk", "art", "stichtag", "datum")
    alternatives: ClassVar[tuple[str, ...]] = ("ags",)

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:
        """The key; rejected when the row leaves more than one Kommune possible, none, or contradicts itself."""
        place = self._place(value, context)
        if place.key:
            return place.key
        raise Rejected(place.rule, next(iter(place.suggestions), ""), **place.details)

    def notice(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:
        """Says that an old name or key was carried over, a key decided, or a confirmed spelling was followed."""
        place = self._place(value, context)
        if not place.confirmed:
            return place.note
        said = self.answers.confirmed.get(normal(written(value)), "")
        details = {"value": written(value), "place": with_kreis(place.key), "said": f" {said}" if said else ""}
        return f"{message('note_confirmed', **details)} {place.note}".strip()

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
            confirmed=self.answers.places.get(normal(written(value)), "") if self.answers.places else "",
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


def hearing(field: Field, answers: Answers) -> Field:
    """The field as it reads when it knows what people have said; only a Kommune listens."""
    if not answers.places or not isinstance(field.type, KommuneRef):
        return field
    return replace(field, type=replace(field.type, answers=answers))


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
