"""What the page Förderung shows: only the chosen part is computed."""

from collections.abc import Callable

from pages.foerderung import advice, checks, growth, models, money, outlook, places, spread, steps, sums, undrawn
from pages.foerderung.choice import Money

OVERVIEW, CHECKS = "Überblick", "Prüfungen"
CONTENTS: dict[str, tuple[Callable[[Money], None], ...]] = {
    OVERVIEW: (money.key_figures, money.by_programme, steps.by_programme, places.by_region),
    "Verteilung": (places.show, spread.by_size, places.by_kommune, spread.evenly),
    "Abfluss": (growth.over_time, outlook.to_the_end, undrawn.show),
    CHECKS: (checks.by_rule, sums.side_by_side),
}
"""The parts of the page, each with what it shows of the chosen rows."""


def show(view: Money, part: str) -> None:
    """One part; the overview also holds what does not depend on the choice."""
    if view.rows.empty:
        money.nothing()
    else:
        for each in CONTENTS[part]:
            each(view)
    if part == OVERVIEW:
        advice.by_module()
        models.then_and_later()
