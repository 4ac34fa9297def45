"""The Kommune that was chosen: its key, its name, and what the data at the Stand hold of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.metrics import foerderung, one_kommune, teilnahme
from loaders.sheet import Sheet
from loaders.wording import telling_name
from loaders.workbooks.foerderung import BERATUNG, MITTEL
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import source
from pages.shared.view import Origin, View, origin_of

SHEETS = (TEILNAHME, MITTEL, BERATUNG, OZG)


@dataclass(frozen=True)
class Profile:
    """A Kommune of today by its key, and what was measured of all Kommunen.

    `held` are conferences, `attended` and `reported` come from `one_kommune`, `money` from `foerderung.by_kommune`.
    """

    key: str
    name: str
    held: pd.DataFrame
    attended: pd.DataFrame
    reported: pd.DataFrame
    money: pd.DataFrame

    @property
    def about(self) -> list[tuple[Sheet, pd.DataFrame]]:
        """The stored rows of this Kommune, sheet by sheet."""
        return [(sheet, one_kommune.own(source.rows(sheet), self.key)) for sheet in SHEETS]

    def origin(self, key: str, parts: Iterable[tuple[Sheet, pd.DataFrame]], **chosen: object) -> Origin:
        """Where a chart of rows of several sheets comes from."""
        return origin_of(key, parts, {"Kommune": self.name, **chosen})


def of(key: str) -> Profile:
    """The profile of a Kommune of today; what is measured of all of them is kept for the next."""
    attendance, services, money = (View(sheet, source.rows(sheet)) for sheet in (TEILNAHME, OZG, MITTEL))
    return Profile(
        key,
        telling_name(key),
        attendance.measure(teilnahme.conferences),
        attendance.measure(one_kommune.attendance),
        services.measure(one_kommune.reports),
        money.measure(foerderung.by_kommune),
    )
