"""One number with its qualifier, and how such numbers add up: a sum never pretends to be exact.

One rule for every sum. A part may leave the true value open upwards („mehr als“, „mindestens“, a missing value), open
downwards („weniger als“, „höchstens“) or around it („rund“). Open upwards gives „mindestens“, downwards „höchstens“,
around „rund“; `rounded` remembers that parts of a bound are rounded. Open in both directions gives „rund“ with
`rounded`, the only case of the two together: such a value bounds nothing, and no further part can mend that.
A single value keeps its own qualifier. So a sum does not depend on the order of its parts.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, EXACT, LESS_THAN, MORE_THAN


@dataclass(frozen=True)
class Quantity:
    """A value that may be None, its qualifier, whether a bound has rounded parts, and how many parts are missing."""

    value: float | None = None
    qualifier: str | None = None
    rounded: bool = False
    missing: int = 0

    @property
    def mixed(self) -> bool:
        """Whether lower and upper bounds went into it: the true value may lie on either side."""
        return self.qualifier == ABOUT and self.rounded

    @property
    def open_up(self) -> bool:
        """Whether the true value may be greater."""
        return self.mixed or self.missing > 0 or self.qualifier in (MORE_THAN, AT_LEAST)

    @property
    def open_down(self) -> bool:
        """Whether the true value may be smaller."""
        return self.mixed or self.qualifier in (LESS_THAN, AT_MOST)

    @property
    def about(self) -> bool:
        """Whether it is rounded, or has rounded parts."""
        return self.rounded or self.qualifier == ABOUT

    def __add__(self, other: "Quantity") -> "Quantity":
        """The sum; NOTHING changes nothing."""
        if NOTHING in (self, other):
            return other if self == NOTHING else self
        missing = self.missing + other.missing
        if self.value is None and other.value is None:
            return Quantity(missing=missing)
        return _named(
            (self.value or 0) + (other.value or 0), self, (other.open_up, other.open_down, other.about), missing
        )


NOTHING = Quantity()
"""The sum of no parts: no value, and none missing."""

MISSING = Quantity(missing=1)
"""One part of which nothing is known: „keine Angabe“."""


def exact(value: float | None) -> Quantity:
    """A value that was counted, MISSING when there is none."""
    return MISSING if value is None or pd.isna(value) else Quantity(float(value), EXACT)


def _named(value: float, left: Quantity, right: tuple[bool, bool, bool], missing: int) -> Quantity:
    """The quantity of this value that is open wherever the left or the right (up, down, about) is."""
    up, down, about = left.open_up or right[0], left.open_down or right[1], left.about or right[2]
    if up or down:
        return Quantity(value, ABOUT if up and down else AT_LEAST if up else AT_MOST, (up and down) or about, missing)
    return Quantity(value, ABOUT if about else EXACT, False, missing)


def ratio(quantity: Quantity, divisor: "Quantity | float | None") -> Quantity:
    """The quantity per divisor with its qualifier; an uncertain divisor adds to it; MISSING without a divisor."""
    other = divisor if isinstance(divisor, Quantity) else exact(divisor)
    if quantity.value is None or not other.value:
        return MISSING
    value = quantity.value / other.value
    if other.qualifier == EXACT:
        return Quantity(value, quantity.qualifier, quantity.rounded, quantity.missing)
    return _named(value, quantity, (other.open_down, other.open_up, other.about), quantity.missing)


def difference(whole: Quantity, part: Quantity) -> Quantity:
    """What is left of the whole; the more the part may be, the less may be left. MISSING when either is."""
    if whole.value is None or part.value is None:
        return MISSING
    left = whole.value - part.value
    if part.qualifier == EXACT:
        return Quantity(left, whole.qualifier, whole.rounded, whole.missing)
    return _named(left, whole, (part.open_down, part.open_up, part.about), whole.missing)


def compare(left: Quantity, right: Quantity) -> int | None:
    """1 when left is surely greater, -1 when surely smaller, 0 when equal for sure; None when the bounds leave it open.

    A rounded value is taken at its word („rund 120“ is less than „rund 160“), for nobody said how far it was rounded.
    """
    if left.value is None or right.value is None:
        return None
    if left.value > right.value and not (left.open_down or right.open_up):
        return 1
    if left.value < right.value and not (left.open_up or right.open_down):
        return -1
    return _compare_equal(left, right) if left.value == right.value else None


def _compare_equal(left: Quantity, right: Quantity) -> int | None:
    """The same number twice: only „mehr als“ and „weniger als“ say more than the number."""
    if left.qualifier == right.qualifier == EXACT:
        return 0
    beyond = {MORE_THAN: 1, LESS_THAN: -1}
    side = beyond.get(left.qualifier or "", 0) - beyond.get(right.qualifier or "", 0)
    certain = {left.qualifier, right.qualifier} <= {EXACT, MORE_THAN, LESS_THAN}
    return int(np.sign(side)) if side and certain and not (left.missing or right.missing) else None
