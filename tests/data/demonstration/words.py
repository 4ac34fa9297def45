"""How numbers read in German, written once more by hand, and sums that say what they do not know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

_SWAP = str.maketrans(",.", ".,")


def number(value: float, digits: int = 0) -> str:
    """1234.5 -> „1.234,5“."""
    return f"{value:,.{digits}f}".translate(_SWAP)


def percent(share: float, digits: int = 1) -> str:
    """0.695 -> „69,5 %“."""
    return f"{number(share * 100, digits)} %"


def euro(value: float) -> str:
    """1237000 -> „1.237.000 €“; with cents where there are some."""
    return f"{number(value, 0 if value == int(value) else 2)} €"


def euro_short(value: float) -> str:
    """13972997 -> „13,97 Mio. €“."""
    return euro(value) if value < 1e6 else f"{number(round(value / 1e6, 2), 2).rstrip('0').rstrip(',')} Mio. €"


def day(iso: str) -> str:
    """2026-10-31 -> „31.10.2026“."""
    return ".".join(reversed(iso.split("-")))


@dataclass(frozen=True)
class Sum:
    """A sum of cells: what the known ones come to, whether any is rounded, how many cells are empty."""

    value: float
    rounded: bool
    missing: int
    known: int

    def said(self, words: Callable[[float], str] = number) -> str:
        """The sum in German; „keine Angabe“ where no cell says anything."""
        if not self.known:
            return "keine Angabe"
        remarks = ["teilweise gerundet"] * (self.rounded and self.missing > 0)
        remarks += [f"{self.missing} ohne Angabe"] * (self.missing > 0)
        how = "mindestens " if self.missing else "rund " if self.rounded else ""
        return how + words(self.value) + (f" ({', '.join(remarks)})" if remarks else "")

    def per(self, divisor: float) -> "Sum":
        """The sum by a certain number."""
        return Sum(self.value / divisor, self.rounded, self.missing, self.known)


def total(cells: Iterable[object]) -> Sum:
    """The sum of cells: numbers, „rund 12“, or nothing."""
    value, rounded, missing, known = 0.0, False, 0, 0
    for cell in cells:
        if cell is None:
            missing += 1
        else:
            value += amount(cell)
            rounded = rounded or isinstance(cell, str)
            known += 1
    return Sum(value, rounded, missing, known)


def amount(cell: object) -> float:
    """The number in a cell: 12, or „rund 12“."""
    return float(cell.removeprefix("rund ")) if isinstance(cell, str) else float(cell)  # type: ignore[arg-type]
