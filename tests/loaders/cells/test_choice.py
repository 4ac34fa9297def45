import pytest

from loaders.cells.choice import Choice, Option
from tests.loaders.cells.asking import asked, said

STATUS = Choice(
    (
        Option("offen", ("nicht begonnen",)),
        Option("in Planung", ("geplant",)),
        Option("in Umsetzung", ("in Bearbeitung",)),
        Option("Prüfung", ("geprüft", "x")),
        Option("großflächig"),
    )
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("offen", "offen"), ("OFFEN", "offen"), (" offen ", "offen"), ("nicht\u00a0begonnen", "offen"),
        ("in-Planung", "in Planung"), ("inplanung", "in Planung"), ("geplant.", "in Planung"),
        ("in Bearbeitung", "in Umsetzung"), ("Pruefung", "Prüfung"), ("PRÜFUNG", "Prüfung"),
        ("Pru\u0308fung", "Prüfung"), ("grossflaechig", "großflächig"), ("GROSSFLÄCHIG", "großflächig"),
        ("x", "Prüfung"), ("✓", "Prüfung"),
    ],
)  # fmt: skip
def test_options_and_synonyms_however_they_are_spelled(value, expected):
    assert STATUS.parse(value) == expected


def test_what_is_only_similar_is_suggested():
    assert asked(STATUS, "in Umsetzng") == ("choice", "in Umsetzung")
    assert asked(STATUS, "Prufung") == ("choice", "Prüfung")


@pytest.mark.parametrize("value", ["fertig", "", "-", 5, 5.5, "offen" * 1000])
def test_what_is_not_similar_gets_no_suggestion(value):
    assert asked(STATUS, value) == ("choice", "")


def test_the_sentence_names_all_options():
    assert said(STATUS, "fertig").message == (
        "„fertig“ steht nicht in der Liste. Bitte einen dieser Werte eintragen: "
        "offen, in Planung, in Umsetzung, Prüfung, großflächig."
    )


def test_numbers_of_excel_can_be_synonyms():
    assert Choice((Option("Modul 1", ("1", "I")),)).parse(1.0) == "Modul 1"


def test_another_number_is_no_slip_of_the_pen():
    modul = Choice((Option("Modul 1", ("1",)), Option("Modul 2", ("2",))))

    assert asked(modul, "Modul 5") == ("choice", "")
    assert asked(modul, "Mdoul 2") == ("choice", "Modul 2")


def test_a_word_for_two_options_is_a_mistake_of_the_declaration():
    with pytest.raises(ValueError, match="'fertig' stands for 'fertig' and 'abgeschlossen'"):
        Choice((Option("fertig"), Option("abgeschlossen", ("Fertig",))))


def test_drop_down_list_and_sample():
    assert STATUS.choices() == ("offen", "in Planung", "in Umsetzung", "Prüfung", "großflächig")
    assert STATUS.sample() == "offen"
    assert "in Planung, in Umsetzung" in STATUS.describe()
