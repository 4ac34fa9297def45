"""What the row says of a place beside its name: Art, Kreis and Regierungsbezirk, each able to rule places out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders import territory

Hint = tuple[str, str, Callable[[str], bool]]
"""Label of the column ("" for the cell of the name itself), what it states in German, and whether a key fits that."""


@dataclass(frozen=True)
class Row:
    """What the other columns of the row say; None when they say nothing.

    `kreis` may hold several keys with a blank between: a name that a Stadt and a Landkreis share. `within` is the
    same for a Kreis that stands behind the name in its own cell.
    """

    ags: str | None = None
    kreis: str | None = None
    bezirk: str | None = None
    art: str | None = None
    day: str | None = None
    within: str | None = None


def hints(row: Row) -> Iterator[Hint]:
    """The hints of a row, those that tell most first."""
    if row.art:
        art, length = row.art, {"Landkreis": 5, "Land": 2}.get(row.art, 8)
        yield "Art", art, lambda key: len(key) == length
    for label, kreise in (("Kreis", row.kreis), ("", row.within)):
        if kreise:
            yield _in_kreis(label, kreise.split())
    if row.bezirk and row.bezirk != territory.LAND:
        bezirk = row.bezirk
        yield "Regierungsbezirk", territory.name_of(bezirk), lambda key: territory.bezirk_of(key) == bezirk


def _in_kreis(label: str, kreise: list[str]) -> Hint:
    stated = " oder ".join(map(territory.name_of, kreise))
    return label, stated, lambda key: not _kreise_of(key).isdisjoint(kreise)


def _kreise_of(key: str) -> set[str]:
    """The Kreise that a Kommune has belonged to: an outdated Kreis is no contradiction."""
    return {key[:5], territory.kreis_of(key), territory.kreis_of(key, "1900")}
