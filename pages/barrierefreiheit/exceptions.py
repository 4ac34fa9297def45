"""What is not accessible to the letter, by name: the one list that the Erklärung shows and the tests compare with.

`tests/browser/test_accessible.py` fails when a page has more than this, and when one of these is gone.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Barrier:
    """A barrier of the framework: the `rule` of axe that finds it ("" for none), a way around it, the plan."""

    rule: str
    what: str
    instead: str
    plan: str
    path: str = ""
    """A page on which the rule finds it, for the tests."""


EXCEPTIONS: tuple[Barrier, ...] = ()

CHARTS = Barrier(
    "",
    "Die Balken und Punkte der Diagramme lassen sich nur mit der Maus oder dem Finger auswählen.",
    "Unter jedem Diagramm steht dieselbe Angabe in Worten und als Tabelle; die Liste „Belege zu“ und die Filter tun "
    "dasselbe mit der Tastatur.",
    "Das Rahmenwerk sieht es nicht vor; bei jeder neuen Fassung wird es geprüft.",
)
GRIDS = Barrier(
    "",
    "Tabellen mit mehr als 40 Zeilen sind gezeichnet und nur eingeschränkt vorlesbar.",
    "Jede lässt sich als CSV- und als Excel-Datei herunterladen; Filter verkürzen sie auf eine einfache Tabelle.",
    "Das Rahmenwerk sieht es nicht vor; bei jeder neuen Fassung wird es geprüft.",
)
BY_HAND = (CHARTS, GRIDS)
"""Barriers that no rule of axe finds."""

ENGLISH: dict[str, str] = {}
"""English words of the framework that are left, and where."""
