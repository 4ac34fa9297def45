"""What an entry of the audit trail says on screen."""

import pytest

from pages.verwaltung import trail


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (
            {"counts": {"teilnahme": {"new": 9084, "vanished": 0}}, "hash": "77c4"},
            ["Zeilen: Teilnahme: neu 9.084", "Prüfsumme der Revision 77c4"],
        ),
        ({"role": "erfasser", "region": ""}, ["Rolle Erfasser"]),
        ({"why": "beendet", "entries": 12}, ["Grund beendet", "Einträge 12"]),
    ],
)
def test_an_entry_reads_as_people_write(detail, words):
    assert list(trail._told(detail)) == words
