"""Which column holds which field: what people have said goes first, then labels, then synonyms that no cell belies."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.claims import claim
from loaders.grid import Grid
from loaders.headers import normal
from loaders.headrow import Header
from loaders.sheet import Sheet


@dataclass(frozen=True)
class Assignment:
    """Fields with their columns, fields that several columns claim, and what people have said."""

    columns: dict[str, int]
    twice: dict[str, tuple[int, ...]]
    said: frozenset[str]
    """The fields whose columns were assigned by people."""
    settled: frozenset[int]
    """The columns of which people have said something, be it that they are none of ours."""


def assign(grid: Grid, sheet: Sheet, header: Header, chosen: Mapping[str, str]) -> Assignment:
    """Give each header text to the field that it names; `chosen` maps the normal form of a header to a field."""
    by_people, settled = _by_people(sheet, header, chosen)
    claims: dict[str, list[tuple[bool, int]]] = {}
    for column in range(len(header.texts)):
        found = None if column in settled else claim(grid, sheet, header, column)
        if found and found[0].name not in by_people:
            claims.setdefault(found[0].name, []).append((found[1], column))
    columns, twice = dict(by_people), {}
    for name, claimants in claims.items():
        labelled = [column for by_label, column in claimants if by_label]
        candidates = labelled or [column for _, column in claimants]
        columns[name] = candidates[0]
        if len(candidates) > 1:
            twice[name] = tuple(candidates)
    return Assignment(columns, twice, frozenset(by_people), settled)


def _by_people(sheet: Sheet, header: Header, chosen: Mapping[str, str]) -> tuple[dict[str, int], frozenset[int]]:
    """The columns that people gave to fields of the sheet, and all columns of which they said something."""
    names = {field.name for field in sheet.fields}
    told = {at: chosen[normal(text)] for at, text in enumerate(header.texts) if chosen and normal(text) in chosen}
    first = {name: at for at, name in reversed(told.items()) if name in names}
    return dict(sorted(first.items(), key=lambda pair: pair[1])), frozenset(told)
