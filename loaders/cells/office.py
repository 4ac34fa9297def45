"""Offices: the Funktion in which somebody takes part, in every form that German gives it.

Kept in the form that names all genders, as administrations write it. Punctuation does not count,
so „Bürgermeister*in“, „Bürgermeister/-in“ and „BürgermeisterInnen“ read like the feminine forms.
A cell that names several offices („Landräte, OB, Bürgermeister“) is kept as „Verschiedene“.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.cells.base import NO_CONTEXT, Cell, written
from loaders.cells.choice import Choice, Option
from loaders.cells.text import folded, one_line
from loaders.findings import Rejected

LANDRAT = "Landrat/Landrätin"
LORD_MAYOR = "Oberbürgermeister/in"
MAYOR = "Bürgermeister/in"
COUNTY_DEPUTY = "Erste/r Kreisbeigeordnete/r"
DEPUTY = "Erste/r Beigeordnete/r"
COUNCILLOR = "Beigeordnete/r"
DIGITAL_OFFICER = "Digitalisierungsbeauftragte/r"
CDO = "CDO"
CIO = "CIO"
IT_HEAD = "IT-Leitung"
MAIN_OFFICE_HEAD = "Hauptamtsleitung"
DEPARTMENT_HEAD = "Amtsleitung"
CLERK = "Sachbearbeitung"
OTHER = "Sonstige"
SEVERAL = "Verschiedene"

_BETWEEN = (
    re.compile(r"[,;|&+]|\b(?:und|oder|sowie|bzw)\b\.?|\bu\.(?= )", re.IGNORECASE),
    re.compile(r"/"),
)
"""What stands between two offices; a stroke only when nothing else does: „Landrat/-rätin, OB“."""

_AND_OTHERS = re.compile(r"\b(?:u\. ?a\.|usw\b\.?|etc\b\.?)", re.IGNORECASE)
_ENDINGS = frozenset({"in", "innen", "r", "rin", "raetin", "raetinnen"})


def _person(*stems: str) -> tuple[str, ...]:
    """Leiter: Leiter, Leiterin, Leiterinnen, Leitern, Leiters."""
    return tuple(stem + ending for stem in stems for ending in ("", "in", "innen", "n", "s"))


def _adjective(*stems: str) -> tuple[str, ...]:
    """Beauftragt: Beauftragte, Beauftragter, Beauftragten."""
    return tuple(stem + ending for stem in stems for ending in ("e", "er", "en"))


def _rat(*stems: str) -> tuple[str, ...]:
    """Landr: Landrat, Landrätin, Landräte, Landräten, and „Landrat/-rätin“."""
    endings = ("at", "ätin", "ätinnen", "äte", "äten", "at/rätin", "at/in", "ats", "ates")
    return tuple(stem + ending for stem in stems for ending in endings)


def _head(*fields: str) -> tuple[str, ...]:
    """IT: IT-Leitung, IT-Leiterin, Leiter IT, Leitung der IT."""
    heads = ("Leitung", *_person("Leiter"))
    behind = tuple(field + head for field in fields for head in heads)
    return behind + tuple(f"{head} {of}{field}" for field in fields for head in heads for of in ("", "der ", "des "))


def _first(*names: str) -> tuple[str, ...]:
    """Stadtrat: Erster Stadtrat, 1. Stadtrat, Erste Stadtrat (as in „Erste/r“ cut short)."""
    return tuple(f"{first} {name}" for name in names for first in ("erste", "erster", "ersten", "1.", "1"))


OFFICES = (
    Option(LANDRAT, ("LR", "LRin", *_rat("Landr"))),
    Option(LORD_MAYOR, ("OB", "OBin", "OBs", "OBM", "OBMin", "Oberbgm.", "OBgm.", "OBgmin",
                        *_person("Oberbürgermeister"))),
    Option(MAYOR, ("BM", "BMin", "Bgm.", "Bgmin", "Bgm.in", "Bürgerm.", "Bürgermstr.", *_person("Bürgermeister"))),
    Option(COUNTY_DEPUTY, ("EKB", "Vizelandrat", "Vizelandrätin",
                           *_first(*_adjective("Kreisbeigeordnet"), "KB"))),
    Option(DEPUTY, _first(*_adjective("Beigeordnet"), *_rat("Stadtr"))),
    Option(COUNCILLOR, (*_adjective("Beigeordnet", "Kreisbeigeordnet"), *_rat("Stadtr"),
                        *_person("Dezernent"), "Dezernenten")),
    Option(DIGITAL_OFFICER, (*_adjective("Digitalisierungsbeauftragt", "Digitalbeauftragt", "E-Government-Beauftragt",
                                         "OZG-Beauftragt", "Beauftragt für Digitalisierung"),
                             *(word + " für Digitalisierung" for word in _adjective("Beauftragt")),
                             *_person("Digitalisierungskoordinator", "OZG-Koordinator"), "Digi-Beauftragte/r")),
    Option(CDO, ("CDOs", "Chief Digital Officer")),
    Option(CIO, ("CIOs", "Chief Information Officer")),
    Option(IT_HEAD, ("IT-Chef", "IT-Chefin", *_head("IT", "EDV", "IuK", "IT-Abteilungs"), "Leitung IT-Abteilung")),
    Option(MAIN_OFFICE_HEAD, ("Hauptamt", *_head("Hauptamts", "Hauptamt", "Büro", "Hauptabteilungs"))),
    Option(DEPARTMENT_HEAD, _head("Amts", "Fachbereichs", "Fachdienst", "Abteilungs", "Sachgebiets", "Fachgebiets",
                                  "Referats")),
    Option(CLERK, ("SB", *_person("Sachbearbeiter"))),
    Option(OTHER, ("Sonstiges", "Sonstiger", "Sonstigen", "andere", "anderer", "weitere", "übrige", "Gast", "Gäste",
                   *_person("Mitarbeiter"), "Mitarbeitende", "Mitarbeitender")),
    Option(SEVERAL, ("diverse", "gemischt", "mehrere", "versch.", "verschiedene Funktionen", "mehrere Funktionen")),
)  # fmt: skip


@dataclass(frozen=True)
class Office(Choice):
    """A choice of offices that also understands several in one cell, and both genders side by side."""

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The office; „Verschiedene“ when the cell names more than one."""
        text = one_line(written(value))
        meant = self._meant(text)
        if not meant or "" in meant:
            raise Rejected("choice", self.similar(text), options=", ".join(self.choices()))
        return meant.pop() if len(meant) == 1 else SEVERAL

    def _meant(self, text: str) -> set[str]:
        """The offices that a text names; "" among them for what is none."""
        word = folded(text)
        if word in self.known or not word or word in _ENDINGS:
            return {self.known[word]} if word in self.known else set()
        text = _AND_OTHERS.sub(", andere", text)
        parts = next((parts for parts in (between.split(text) for between in _BETWEEN) if len(parts) > 1), [])
        return set().union(*(self._meant(part) for part in parts)) if parts else {""}

    def similar(self, text: str) -> str:
        """The closest office, or the one that the text begins with („Bürgermeister der Stadt ...“)."""
        first = re.split(r"[ ,(]", text, maxsplit=1)[0]
        return super().similar(text) or self.known.get(folded(first), "")

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Eine Funktion, gleich in welcher Schreibweise: {', '.join(self.choices())}."


OFFICE = Office(OFFICES)
