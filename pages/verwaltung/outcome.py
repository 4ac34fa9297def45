"""Doing what a Verwalter asked for, and saying how it went."""

from collections.abc import Callable

from pages.shared import outcome

_SAID = "verwaltung_meldung"


def carry_out(action: Callable[[], object], said: str) -> None:
    """Do it and draw the page anew; say in German why when it is refused."""
    outcome.carry_out(action, lambda _: said, _SAID)


def done() -> None:
    """What became of the last thing that was asked for, once."""
    outcome.tell(_SAID)
