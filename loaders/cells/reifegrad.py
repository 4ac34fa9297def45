"""Reifegrad: the level of a service, which means nothing without the version of its model.

Version 1.1 has levels 0 to 4 and names for them (June 2020 to July 2025), version 2.0 has levels 0
to 7 (since July 2025). Source of the names: ozg.brandenburg.de, „Schon gewusst? Das Reifegradmodell
nach dem OZG“, 31 May 2023; of the levels of 2.0: ozg.sachsen-anhalt.de/grundlagen/reifegradmodell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from loaders.cells.base import Cell, written
from loaders.cells.suggesting import Suggesting
from loaders.cells.text import folded, one_line, says_nothing
from loaders.findings import Rejected

OLD, NEW = "1.1", "2.0"

HIGHEST = {OLD: 4, NEW: 7}
"""The highest level of each model; the lowest is 0."""
NAMES = ("Offline", "Information", "Formular-Assistent", "Online-Leistung", "Online-Transaktion")
"""The names of the levels of version 1.1; for those of 2.0 no source is known."""
SINCE = "2025-07"
"""The month from which a Stichtag without a model means version 2.0."""
_EITHER = ""  # instead of a model: the Stichtag is just the year of the change
_LEVEL_OF = {folded(name): level for level, name in enumerate(NAMES)}
_VERSION = r"(?:1[.,]1|2[.,]0)"
_MODEL = re.compile(rf"(?:(?:OZG-)?(?:Reifegrad-?)?modell|version|RGM|v)?\.? ?(?P<model>{_VERSION}|2)", re.IGNORECASE)
_WITH_MODEL = re.compile(
    rf"(?P<level>.*?)[ ,;:/(-]+(?:nach |gemäß )?(?:(?:(?:Reifegrad-?)?modell|version|RGM|v)\.? ?(?P<named>{_VERSION}|2)"
    rf"|(?P<bare>{_VERSION}))\)?",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:(?:Reifegrad-?(?:stufe)?|Stufe|Level|RG|Grad)\.? ?:? ?)?(?P<level>[0-9])(?:[.,]0)?"
    r"(?:(?: ?[:=–(-] ?| )(?P<name>[^\W\d].*?)\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reifegrad(Suggesting):
    """A level with its model: (3, "1.1"); (None, None) when the cell says that there is none.

    The model of the cell (names belong to 1.1) goes before the column's, and that before the Stichtag; else None.
    """

    parts = (("", "whole"), ("_modell", "text"))
    context = ("reifegradmodell", "stichtag")

    def read(self, value: Cell, context: Mapping[str, object]) -> tuple[int | None, str | None]:
        """Level and model."""
        text = one_line(written(value)).lstrip("'’")
        if isinstance(value, str) and says_nothing(text):
            return None, None
        if len(text) > 60:
            raise Rejected("reifegrad")
        level, own = _level_and_model(text)
        model = own or _model_of_row(context)
        column = context.get("reifegradmodell")
        if own and column in HIGHEST and column != own:
            raise Rejected("reifegrad_models", own=own, column=column)
        if not model and level > HIGHEST[OLD]:
            model = NEW
        if model == _EITHER:
            raise Rejected("reifegrad_model_needed", level=level)
        if level > HIGHEST[model or OLD]:
            raise Rejected("reifegrad_level", level=level, model=model, highest=HIGHEST[model or OLD])
        return level, model

    def expected(self) -> str:
        """What to type."""
        return "eine Stufe wie 3 oder „3 (Modell 2.0)“"

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Eine Stufe wie 3 oder „3 (Modell 2.0)“: 0 bis 4 im Modell 1.1, 0 bis 7 im Modell 2.0 (ab Juli 2025)."

    def sample(self) -> float:
        """OZG-konform in version 1.1."""
        return 3.0


@dataclass(frozen=True)
class ReifegradModell(Suggesting):
    """The version of the model, as text: "1.1" or "2.0"."""

    def read(self, value: Cell, context: Mapping[str, object]) -> str:  # noqa: ARG002
        """The version; the first of January that Excel makes of a typed 1.1 is only suggested."""
        if isinstance(value, date):
            raise Rejected("modell_date", f"{value.day}.{value.month}")
        match = _MODEL.fullmatch(one_line(written(value)).lstrip("'’"))
        if not match:
            raise Rejected("modell")
        return NEW if match["model"].startswith("2") else OLD

    def expected(self) -> str:
        """What to type."""
        return "die Version 1.1 oder 2.0"

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Die Version des Reifegradmodells: 1.1 (bis Juni 2025) oder 2.0 (ab Juli 2025)."

    def choices(self) -> tuple[str, ...]:
        """Both versions."""
        return tuple(HIGHEST)

    def sample(self) -> str:
        """The version of most figures so far."""
        return OLD


def _level_and_model(text: str) -> tuple[int, str | None]:
    """The level that a cell names, and the model if it names that too; raises `Rejected`."""
    with_model = _WITH_MODEL.fullmatch(text)
    model = NEW if with_model and (with_model["named"] or with_model["bare"]).startswith("2") else OLD
    rest = with_model["level"] if with_model else text
    match = _LEVEL.fullmatch(rest)
    named = _LEVEL_OF.get(folded((match["name"] or "") if match else rest))
    if (not match and named is None) or (match and match["name"] and named is None):
        raise Rejected("reifegrad", _level_meant(match, rest))
    level = int(match["level"]) if match else named or 0
    if named is not None and named != level:
        raise Rejected("reifegrad_name", level=level, name=NAMES[named], named=named)
    if named is not None and model == NEW:
        raise Rejected("reifegrad_models", own=OLD, column=NEW)
    return level, model if with_model or named is not None else None


def _level_meant(match: re.Match[str] | None, text: str) -> str:
    """What to suggest: 3 for „3 (geplant)“, the name for a misspelled one, 2 for 2,0."""
    if match:
        return match["level"]
    close = get_close_matches(folded(text), _LEVEL_OF, n=1, cutoff=0.8)
    return NAMES[_LEVEL_OF[close[0]]] if close else re.sub(r"[.,]0$", "", text)


def _model_of_row(context: Mapping[str, object]) -> str | None:
    """The model that the row gives: by its column, else by its Stichtag; None when it has neither."""
    column, day = context.get("reifegradmodell"), context.get("stichtag")
    if column in HIGHEST:
        return str(column)
    if not isinstance(day, str):
        return None
    if day == SINCE[:4]:
        return _EITHER
    return NEW if day[:7] >= SINCE else OLD
