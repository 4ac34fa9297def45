"""Headlines that read differently: before and after an upload, or at one Stand and another."""

from dataclasses import dataclass

from data.metrics.headlines import Headline
from data.quantities import NOTHING, Quantity


@dataclass(frozen=True)
class Change:
    """A headline before and after an upload; None where there was or is none."""

    label: str
    before: Quantity | None
    after: Quantity | None
    unit: str = ""
    key: str = ""


def changes(before: list[Headline], after: list[Headline]) -> list[Change]:
    """The headlines that differ, in the order of `after`, then those that are gone."""
    old, new = ({headline.key: headline for headline in side} for side in (before, after))
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        if _said(was) != _said(now):
            head = now or old[key]
            old_value, new_value = was.quantity if was else None, now.quantity if now else None
            found.append(Change(head.label, old_value, new_value, head.unit, head.key))
    return found


def _said(headline: Headline | None) -> tuple[object, ...]:
    """What two headlines that read alike have in common; sums of the same cents may differ far behind the comma.

    A headline without a value says „keine Angabe“, however many parts are missing, and so does one that is not there.
    """
    quantity = headline.quantity if headline else NOTHING
    if quantity.value is None:
        return ()
    return (round(quantity.value, 4), quantity.qualifier, quantity.rounded, quantity.missing)
