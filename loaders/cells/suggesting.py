"""What the careful cell types share: a suggestion is only made when the type itself accepts it."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.cells.base import NO_CONTEXT, Cell, CellType
from loaders.findings import Rejected


@dataclass(frozen=True)
class Suggesting(CellType):
    """A cell type that reads a cell with `read`, and whose every suggestion can be typed as it stands."""

    def read(self, value: Cell, context: Mapping[str, object]) -> object:
        """The typed value; raises `Rejected`, perhaps with a suggestion that is not yet tried."""
        raise NotImplementedError(type(self).__name__)

    def expected(self) -> str:
        """What to type, as object of „Bitte ... eintragen“, with an example."""
        raise NotImplementedError(type(self).__name__)

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> object:
        """The typed value of a cell; raises `Rejected` with a suggestion that parses, or none."""
        try:
            return self.read(value, context)
        except Rejected as rejected:
            suggestion = rejected.suggestion if self._accepts(rejected.suggestion, context) else ""
            details = {"expected": self.expected(), **rejected.details}
            raise Rejected(rejected.rule, suggestion, **details) from None

    def _accepts(self, suggestion: str, context: Mapping[str, object]) -> bool:
        if not suggestion:
            return False
        try:
            self.read(suggestion, context)
        except Rejected:
            return False
        return True
