"""The offices, in the form that names all genders, and every spelling of each."""

from loaders.cells.choice import Option

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
