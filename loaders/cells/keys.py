"""Keys of the OZG catalogue: OZG-ID, LeiKa-Schlüssel and LeiKa-Typ. They are text, never numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from loaders.cells.base import Cell, written
from loaders.cells.suggesting import Suggesting
from loaders.cells.text import folded, one_line, says_nothing, with_digits
from loaders.discreet import without_names
from loaders.findings import Rejected

_OZG_ID = re.compile(
    r"(?:OZG)?[- ]?(?:ID|Nr\.?|Nummer)?[ :-]*(?P<digits>[1-9][0-9]{4})(?:[ :–-]+[^\W\d_][^0-9]*)?", re.IGNORECASE
)
_OZG_ID_INSIDE = re.compile(r"(?<![0-9])[1-9][0-9]{4}(?![0-9])")

_LEIKA = re.compile(
    r"(?:LeiKa)?[- ]?(?:ID|Nr\.?|Schlüssel)?[ :-]*"
    r"(?P<key>99[0-9]{12}|99(?P<mark>[ .-])[0-9]{3}(?:(?P=mark)[0-9]{3}){3})",
    re.IGNORECASE,
)
_POWER_OF_TEN = re.compile(r"[0-9]+(?:[.,][0-9]+)? ?E ?\+? ?[0-9]+", re.IGNORECASE)
_NOT_IN_LEIKA = frozenset(folded(words) for words in ("nicht im LeiKa", "kein LeiKa", "nicht in LeiKa", "ohne LeiKa"))

_LOST_ZEROS = "0" * 8
"""Excel shows a long number with six digits at most (9,90590E+13): a number with so many zeros at its
end may be what was left of a key. Of 4,813 keys of the catalogue of October 2019 three end like that."""

_TYPE = re.compile(r"(?P<number>[1-8]|10)(?P<suffix>[ab]?)")
_BETWEEN_TYPES = re.compile(r"[\s,;/+&]+(?:und )?|\bund\b ?")


@dataclass(frozen=True)
class OzgId(Suggesting):
    """The five digits of an OZG-Leistung, as text."""

    def read(self, value: Cell, context: Mapping[str, object]) -> str:  # noqa: ARG002
        """Five digits."""
        text = one_line(written(value)).lstrip("'’")
        if match := _OZG_ID.fullmatch(text):
            return match["digits"]
        inside = _OZG_ID_INSIDE.findall(with_digits(text))
        raise Rejected("ozg_id", inside[0] if len(inside) == 1 else "")

    def expected(self) -> str:
        """What to type."""
        return "die fünf Ziffern einer OZG-ID wie 10177"

    def quoted(self, value: Cell) -> str:
        """Without names: a note that slipped into a column of numbers may hold one."""
        return without_names(written(value))

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Die OZG-ID: fünf Ziffern, zum Beispiel 10177 (Reisepass)."

    def sample(self) -> str:
        """Reisepass."""
        return "10177"


@dataclass(frozen=True)
class LeikaKey(Suggesting):
    """The 14 digits of a service, as text; None for „nicht im LeiKa“. Lost digits are never guessed."""

    def read(self, value: Cell, context: Mapping[str, object]) -> str | None:  # noqa: ARG002
        """Fourteen digits that start with 99."""
        text = one_line(written(value)).lstrip("'’")
        if isinstance(value, str) and (says_nothing(text) or folded(text) in _NOT_IN_LEIKA):
            return None
        if _POWER_OF_TEN.fullmatch(text):
            raise Rejected("leika_digits_lost")
        match = _LEIKA.fullmatch(text)
        if not match:
            raise Rejected("leika_key", with_digits(text))
        key = re.sub(r"[^0-9]", "", match["key"])
        if not isinstance(value, str) and key.endswith(_LOST_ZEROS):
            raise Rejected("leika_digits_lost")
        return key

    def expected(self) -> str:
        """What to type."""
        return "die 14 Ziffern eines LeiKa-Schlüssels wie 99059001104000"

    def quoted(self, value: Cell) -> str:
        """Without names: a note that slipped into a column of numbers may hold one."""
        return without_names(written(value))

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Der LeiKa-Schlüssel: 14 Ziffern, am Anfang 99, in einer als Text formatierten Zelle."

    def sample(self) -> str:
        """Eheschließung, Anmeldung."""
        return "99059001104000"


@dataclass(frozen=True)
class LeikaTyp(Suggesting):
    """Which types a service has, as one text in a fixed order: "4", "2/3" or "1, 2/3"."""

    def read(self, value: Cell, context: Mapping[str, object]) -> str | None:  # noqa: ARG002
        """The types; 2 and 3 are joined by a stroke as in the catalogue."""
        if isinstance(value, date):
            raise Rejected("leika_typ_date", f"{value.day}/{value.month}")
        text = re.sub(r"^(?:LeiKa-?)?Typ(?:en)? ?:? ?", "", one_line(written(value)), flags=re.IGNORECASE)
        if isinstance(value, str) and says_nothing(text):
            return None
        types = {_TYPE.fullmatch(word.lower()) for word in _BETWEEN_TYPES.split(text.lstrip("'’"))}
        matches = sorted((match for match in types if match), key=lambda match: (int(match["number"]), match["suffix"]))
        if not matches or None in types:
            raise Rejected("leika_typ")
        names = list(dict.fromkeys(match[0] for match in matches))
        return ", ".join(names).replace("2, 3", "2/3")

    def expected(self) -> str:
        """What to type."""
        return "einen LeiKa-Typ wie 1, 2/3, 4 oder 5"

    def describe(self) -> str:
        """What may stand in the cell."""
        return "Der LeiKa-Typ: 1 bis 8 oder 10, mehrere mit Strich oder Komma wie „2/3“ oder „1, 2/3“."

    def sample(self) -> str:
        """Regelung Bund, Vollzug Land oder Kommune."""
        return "2/3"


def types_in(typ: str) -> frozenset[str]:
    """The single types of a LeiKa-Typ as `LeikaTyp` keeps it: "1, 2/3" is {1, 2, 3}."""
    return frozenset(re.split(r"[/, ]+", typ))
