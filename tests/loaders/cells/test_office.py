import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import offices as office
from loaders.cells.office import OFFICE
from tests.loaders.cells.asking import asked


@pytest.mark.parametrize(
    ("expected", "spellings"),
    [
        (
            office.LANDRAT,
            "Landrat|Landrätin|Landräte|Landrätinnen|Landraetin|LANDRAT|LR|Landrat/Landrätin|Landrätin/Landrat"
            "|Landrat/-rätin|Landrat bzw. Landrätin|Landrät*in|Landräte und Landrätinnen",
        ),
        (
            office.LORD_MAYOR,
            "Oberbürgermeister|Oberbürgermeisterin|Oberbürgermeister/in|OB|OBin|OB'in|OBs|Oberbürgermeister*innen"
            "|Oberbuergermeister|OberbürgermeisterInnen|Oberbürgermeisterin / Oberbürgermeister",
        ),
        (
            office.MAYOR,
            "Bürgermeister|Bürgermeisterin|Bürgermeister/in|Bürgermeister/-in|Bürgermeister*in|Bürgermeister:in"
            "|Bürgermeister_in|Bürgermeister(in)|BürgermeisterInnen|Bürgermeisterinnen und Bürgermeister|Bgm.|Bgm|BM"
            "|Buergermeister|bürgermeister|Bürger-\nmeister|Bürgermeistern",
        ),
        (
            office.COUNTY_DEPUTY,
            "Erster Kreisbeigeordneter|Erste Kreisbeigeordnete|Erste/r Kreisbeigeordnete/r|1. Kreisbeigeordneter|EKB",
        ),
        (
            office.DEPUTY,
            "Erste/r Beigeordnete/r|Erster Beigeordneter|Erste Beigeordnete|1. Beigeordnete|Erste*r Beigeordnete*r"
            "|Erster Stadtrat|Erste Stadträtin|Erster Beigeordneter/Erste Beigeordnete",
        ),
        (office.COUNCILLOR, "Beigeordneter|Beigeordnete/r|Stadtrat|Stadträtin|Kreisbeigeordnete|Dezernentin"),
        (
            office.DIGITAL_OFFICER,
            "Digitalisierungsbeauftragter|Digitalisierungsbeauftragte|Digitalisierungsbeauftragte/r"
            "|Digitalisierungsbeauftragte(r)|Digitalisierungsbeauftragte*r|Beauftragte für Digitalisierung"
            "|OZG-Koordinatorin|E-Government-Beauftragter",
        ),
        (office.CDO, "CDO|Chief Digital Officer"),
        (office.CIO, "CIO|Chief Information Officer"),
        (office.IT_HEAD, "IT-Leitung|IT-Leiter|IT-Leiterin|Leiter IT|Leiterin der IT|Leitung EDV|EDV-Leiter"),
        (office.MAIN_OFFICE_HEAD, "Hauptamtsleitung|Hauptamtsleiterin|Leiter Hauptamt|Leiter des Hauptamts"),
        (office.DEPARTMENT_HEAD, "Amtsleiter|Fachbereichsleiterin|Abteilungsleitung"),
        (office.CLERK, "Sachbearbeitung|Sachbearbeiter|Sachbearbeiterin|Sachbearbeiter/in"),
        (office.OTHER, "Sonstige|Sonstiges|andere|Gäste"),
        (
            office.SEVERAL,
            "Landräte, OB, Bürgermeister, Digitalisierungsbeauftragte|diverse|Bürgermeister und Landräte"
            "|Bürgermeister/in, Erste/r Beigeordnete/r|Landräte, Bürgermeister u. a.|Landräte u. Bürgermeister"
            "|OB/CDO|Bürgermeister & andere",
        ),
    ],
)
def test_every_gender_form_of_an_office(expected, spellings):
    assert {spelling: OFFICE.parse(spelling) for spelling in spellings.split("|")} == dict.fromkeys(
        spellings.split("|"), expected
    )


def test_names_are_kept_in_a_form_for_all_genders():
    assert (office.MAYOR, office.LORD_MAYOR) == ("Bürgermeister/in", "Oberbürgermeister/in")
    assert (office.LANDRAT, office.DEPUTY) == ("Landrat/Landrätin", "Erste/r Beigeordnete/r")
    assert OFFICE.choices()[0] == office.LANDRAT


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("Bürgermeistr", office.MAYOR),
        ("Digitalisierungsbeauftrager", office.DIGITAL_OFFICER),
        ("Vertreter des Landrats", ""),
        ("Stellv. Bürgermeister", ""),
        ("Bürgermeister a. D.", ""),
        ("Bürgermeister (Vertretung)", ""),
        ("Kaiser", ""),
        ("/", ""),
        ("in", ""),
        ("", ""),
        (5.0, ""),
    ],
)
def test_what_is_no_office_is_only_suggested(value, suggestion):
    assert asked(OFFICE, value) == ("choice", suggestion)


@pytest.mark.parametrize(
    ("value", "suggestion", "quoted"),
    [
        ("Bürgermeister der Stadt Hanau", office.MAYOR, "Bürgermeister der …"),
        ("Landrat, Kaiser", office.LANDRAT, "Landrat, …"),
        ("Bürgermeister Max Mustermann", office.MAYOR, "Bürgermeister …"),
        ("OB Dr. Erika Mustermann", office.LORD_MAYOR, "OB …"),
    ],
)
def test_other_words_beside_an_office_are_not_quoted(value, suggestion, quoted):
    assert asked(OFFICE, value) == ("office_and_more", suggestion)
    assert OFFICE.quoted(value) == quoted


@pytest.mark.parametrize("value", ["Bürgermeistr", "Stellv. Bürgermeister", "Digitalisierungsbeauftrager", "Leiter IT"])
def test_words_of_offices_are_quoted_as_they_stand(value):
    assert OFFICE.quoted(value) == value


@given(st.sampled_from(OFFICE.choices()), st.sampled_from(OFFICE.choices()), st.sampled_from([", ", "; ", " und "]))
def test_two_offices_in_a_cell(first, second, between):
    both = OFFICE.parse(first + between + second)
    assert both == (first if first == second else office.SEVERAL)


@given(st.sampled_from(OFFICE.choices()))
def test_a_kept_name_reads_as_itself(name):
    assert OFFICE.parse(name) == name
