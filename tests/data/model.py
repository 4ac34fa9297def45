"""The store in plain Python: what its rows must be, written as simply as possible to compare with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.sheet import Sheet


@dataclass(frozen=True)
class Row:
    """One version of a row: its values, where it stems from, and its number among rows of its key."""

    values: tuple
    origin: tuple[int, int]
    nr: int


@dataclass
class Model:
    """The states after each revision, `states[0]` before the first, and what each revision was."""

    sheet: Sheet
    states: list[list[Row]] = field(default_factory=lambda: [[]])
    reverts: list[int | None] = field(default_factory=lambda: [None])
    removals: list[bool] = field(default_factory=lambda: [False])

    def part(self, values: tuple, names: Iterable[str]) -> tuple:
        places = list(self.sheet.columns())
        return tuple(values[places.index(name)] for name in names)

    def key(self, row: Row) -> tuple:
        return (*self.part(row.values, self.sheet.key), row.nr)

    def reverted(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for number in range(len(self.states) - 1, 0, -1):
            target = self.reverts[number]
            if target is not None and number not in found:
                found[target] = number
        return found

    def imported(self, rows: list[tuple], replaces: bool) -> dict[str, int]:
        """What an import makes of the newest state; the counts of rows."""
        live, number = self.states[-1], len(self.states)
        scopes = {self.part(values, self.sheet.scope) for values in rows}
        free = [row for row in live if self.part(row.values, self.sheet.scope) in scopes]
        partner: dict[int, Row] = {}
        for same in (lambda values: values, lambda values: self.part(values, self.sheet.key)):
            for place, values in enumerate(rows):
                found = next((row for row in free if same(row.values) == same(values)), None)
                if place not in partner and found is not None:
                    partner[place] = found
                    free.remove(found)
        changed = [row for place, row in partner.items() if row.values != rows[place]]
        ends = set(changed) | set(free if replaces else [])
        added: list[Row] = []
        for place, values in enumerate(rows):
            if place not in partner:
                key = self.part(values, self.sheet.key)
                taken = [row.nr for row in [*live, *added] if self.part(row.values, self.sheet.key) == key]
                added.append(Row(values, (number, place + 2), max(taken, default=0) + 1))
            elif partner[place] in ends:
                added.append(Row(values, (number, place + 2), partner[place].nr))
        counts = {
            "new": len(rows) - len(partner),
            "changed": len(changed),
            "vanished": len(free),
            "unchanged": len(partner) - len(changed),
        }
        if added or ends:
            self.follow([row for row in live if row not in ends] + added)
        return counts

    def undone(self, number: int) -> bool:
        """Undo a revision if nothing stands against it; whether it was done."""
        before, after, live = self.states[number - 1], self.states[number], self.states[-1]
        added = [row for row in after if row not in before]
        gone = [row for row in before if row not in after]
        stay = [row for row in live if row not in added]
        removed = {self.reverts[by] for by in self.reverted().values() if self.removals[by] and by > number}
        blocked = (
            any(row not in live for row in added)
            or {self.key(row) for row in gone} & {self.key(row) for row in stay}
            or any(row.origin[0] in removed for row in gone)
        )
        if blocked:
            return False
        self.follow(stay + gone, number)
        return True

    def removed(self, number: int) -> bool:
        """Remove all live rows that stem from an import; whether there were any."""
        live = self.states[-1]
        stay = [row for row in live if row.origin[0] != number]
        if len(stay) == len(live):
            return False
        self.follow(stay, number, removal=True)
        return True

    def follow(self, state: list[Row], reverts: int | None = None, removal: bool = False) -> None:
        """The next revision."""
        self.states.append(state)
        self.reverts.append(reverts)
        self.removals.append(removal)
