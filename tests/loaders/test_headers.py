"""Headers as officials write them: the grammar, the unit, and what is personal."""

import pytest

from loaders.headers import field_of, unit_of
from loaders.personal import is_personal
from loaders.workbooks import SHEETS

TEILNAHME, MITTEL = SHEETS["teilnahme"], SHEETS["mittel"]


def named(text, sheet):
    found = field_of(text, sheet)
    return found and found[0].name


@pytest.mark.parametrize(
    "text",
    [
        "Anzahl der Teilnehmenden", "Anzahl der Teilnehmer", "Teilnehmerzahlen", "Teilnehmendenzahl", "Zahl der Personen",
        "Anzahl der Teilnehmerinnen und Teilnehmer", "Anzahl Teilnehmer*innen", "Teilnehmer (Anzahl)", "Teilnehmer/in",
        "Gesamtzahl der Teilnehmenden", "Teilnehmende insgesamt", "Anz. TN", "Anzahl der teilnehmenden Personen",
    ],
)  # fmt: skip
def test_a_count_is_known_however_it_is_put(text):
    assert named(text, TEILNAHME) == "anzahl"


@pytest.mark.parametrize(
    "text", ["Anzahl der Anmeldungen", "Teilnehmende (angemeldet)", "Teilnehmer (Soll)", "Angemeldet", "Einwohnerzahl"]
)
def test_another_count_is_none_of_those_who_took_part(text):
    assert named(text, TEILNAHME) is None


@pytest.mark.parametrize("text", ["Anwesend", "anwesend?", "Teilgenommen (ja/nein)", "Teilnahme (ja/nein)"])
def test_marks_of_presence_are_known(text):
    assert named(text, TEILNAHME) == "beteiligung"


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("Bewilligt EUR", "bewilligt", 1),
        ("Bewilligt in Euro", "bewilligt", 1),
        ("bewilligte Fördermittel", "bewilligt", 1),
        ("Höhe der bewilligten Mittel", "bewilligt", 1),
        ("Bewilligt in TEUR", "bewilligt", 1_000),
        ("Bewilligt [T€]", "bewilligt", 1_000),
        ("Bewilligt in k€", "bewilligt", 1_000),
        ("Bewilligt in Tsd.", "bewilligt", 1_000),
        ("Bewilligt in 1000 Euro", "bewilligt", 1_000),
        ("Bewilligt (in 1.000 €)", "bewilligt", 1_000),
        ("Betrag (1.000 EUR)", "bewilligt", 1_000),
        ("Bewilligt (x 1.000 €)", "bewilligt", 1_000),
        ("Betrag (in Mill. €)", "bewilligt", 1_000_000),
        ("Volumen in Mio. €", "volumen", 1_000_000),
        ("Volumen (Mrd. €)", "volumen", 1_000_000_000),
        ("Ausgezahlt in Millionen Euro", "abgerufen", 1_000_000),
    ],
)
def test_an_amount_is_known_with_its_unit(text, name, unit):
    assert (named(text, MITTEL), unit_of(text)) == (name, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Teilnehmer (Name)", "Teilnehmende (Name, Vorname)", "Teilnehmer (Vor- und Nachname)", "TN (Name)",
        "Teilnehmer/innen (Namen)", "Anwesenheit (Unterschrift)", "Status (Kürzel)", "Quelle (Name, E-Mail)",
        "Veranstaltung (Referent)", "Name Teilnehmer/in", "Name und Funktion", "Funktion / Name", "E-Mail 2",
        "Telefon dienstlich", "Dienststelle/Ansprechpartner", "Kommune, Name",
    ],
)  # fmt: skip
def test_a_personal_word_makes_a_column_personal(text):
    assert is_personal(text)
    assert named(text, TEILNAHME) is None


@pytest.mark.parametrize(
    ("text", "sheet", "name"),
    [
        ("Name der Veranstaltung", "teilnahme", "veranstaltung"),
        ("Veranstaltung (Name)", "teilnahme", "veranstaltung"),
        ("Name der Kommune", "teilnahme", "kommune"),
        ("Kommune (Name)", "teilnahme", "kommune"),
        ("Kommunenname", "teilnahme", "kommune"),
        ("Name der Leistung", "ozg", "leistung"),
    ],
)
def test_the_name_of_a_thing_is_not_personal(text, sheet, name):
    assert not is_personal(text)
    assert named(text, SHEETS[sheet]) == name


@pytest.mark.parametrize("text", ["Modul III", "modul 3", "III", "3"])
def test_a_module_may_have_a_roman_number(text):
    assert SHEETS["beratung"].field("modul").type.parse(text) == "Modul 3"
