"""The same content as different offices type it, and sheets with the mess of real ones.

Figures are the published ones of data/samples (three conferences of 2020, eleven shares of the Main-Kinzig-Kreis);
the lists of services, modules and offices are invented. Names in them are Max Mustermann.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from data.samples.facts_foerderung import ANTEILE_PHASE_1
from tests.workbooks import twelve

Rows = Sequence[Sequence[object]]

PROGRAMM = "Starke Heimat Hessen, Phase 1"
ANTEILE = [(row.kommune, row.volumen) for row in ANTEILE_PHASE_1 if row.ags.startswith("06435")]
SUM = sum(amount for _, amount in ANTEILE)
DAY = datetime(2020, 7, 14)
CONFERENCES = [("Kassel", "rund 120"), ("Gießen", "rund 160"), ("Darmstadt", "mehr als 300")]


@dataclass(frozen=True)
class Book:
    """Worksheets by name, and the merged areas of the first of them."""

    sheets: Mapping[str, Rows]
    merge: Sequence[str] = field(default=())


def _german(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


SAME_CONFERENCES = {
    "konferenzen_liste": Book(
        {
            "Konferenzen": [
                ["Regionalkonferenzen", None, "Druckdatum:", datetime(2020, 3, 2)],
                [],
                ["Termin", "Konferenz", "RB", "Teilnehmer/innen*"],
                [None, None, None, "Anzahl"],
                *[["Februar 2020", f"Regionalkonferenz {name}", f"RP {name}", number] for name, number in CONFERENCES],
                [None, None, "Hessen", "mindestens 580"],
                ["* Angaben der Veranstalter"],
                ["Ansprechpartner: Max Mustermann, Tel. 0611/12345"],
            ]
        },
        ["A5:A7"],
    ),
    "konferenzen_bloecke": Book(
        {
            "Übersicht": [
                line
                for name, number in CONFERENCES
                for line in (
                    [f"Regionalkonferenz {name} (Februar 2020)"],
                    ["Regierungsbezirk", "Teilnehmer (Anzahl)"],
                    [name, number],
                    ["Stand: 01.03.2020"],
                    [],
                )
            ]
        }
    ),
    "konferenzen_blaetter": Book(
        {
            f"RB {name}": [
                [f"Regionalkonferenz {name}, Februar 2020"],
                ["Status", "Teilnehmende", "Bemerkung"],
                ["(1)", "(2)", "(3)"],
                ["teilgenommen", number, "laut Meldung"],
                ["erstellt am 01.03.2020"],
            ]
            for name, number in CONFERENCES
        }
    ),
    "konferenzen_kreuztabelle": Book(
        {
            "Tabelle1": [
                ["Datum", "Teilnehmende", None, None, None],
                [None, *(name for name, _ in CONFERENCES), "Insgesamt"],
                ["Februar 2020", *(number for _, number in CONFERENCES), "mehr als 580"],
                ["Quelle: Pressemitteilungen des Landes"],
            ]
        },
        ["A1:A2", "B1:E1"],
    ),
    "konferenzen_ueberschriften": Book(
        {
            "Februar 2020": [
                ["Art der Erhebung", "TN", "Status"],
                *[
                    line
                    for name, number in CONFERENCES
                    for line in ([f"Regierungsbezirk {name}"], ["Zählung am Einlass", number, "anwesend"])
                ],
                ["gez. Max Mustermann"],
            ]
        }
    ),
}

SAME_ANTEILE = {
    "anteile_liste": Book(
        {
            "Mittel": [
                ["Programm", "Kommune", "Datum", "Kontingent"],
                *[[PROGRAMM, name, DAY, amount] for name, amount in ANTEILE],
            ]
        }
    ),
    "anteile_tausend": Book(
        {
            "Anteile": [
                ["Land Hessen", None, None, "Stand: Juli 2020"],
                ["Beträge in Tsd. Euro"],
                [],
                ["Förderprogramm", "Stadt/Gemeinde", "Bescheiddatum", "Kontingent"],
                [1, 2, 3, 4],
                *[[PROGRAMM, name, "14.07.2020", amount / 1000] for name, amount in ANTEILE],
                [None, "S u m m e", None, SUM / 1000],
            ]
        }
    ),
    "anteile_gruppen": Book(
        {
            "Anteile": [
                ["Förderprogramm", "Gemeinde", "Datum", "Kontingent"],
                [None, "Main-Kinzig-Kreis"],
                *[[PROGRAMM, name, DAY, _german(amount) + " €"] for name, amount in ANTEILE[:6]],
                [None, "Zwischensumme", None, sum(amount for _, amount in ANTEILE[:6])],
                *[[PROGRAMM, name, DAY, f"{_german(amount)},00 EUR"] for name, amount in ANTEILE[6:]],
                [None, "Zwischensumme", None, sum(amount for _, amount in ANTEILE[6:])],
                [None, "Gesamt", None, SUM + 17],
                [None, "darunter Städte", None, 108704],
            ]
        }
    ),
    "anteile_verbunden": Book(
        {
            "Anteile": [
                ["Programm", "Datum", "Kommune", "Kontingent", "Ansprechpartner"],
                [None, None, None, "in €", None],
                [PROGRAMM, DAY, *ANTEILE[0], "Max Mustermann"],
                *[[None, None, name, amount, "Max Mustermann"] for name, amount in ANTEILE[1:]],
                [None, None, None, SUM],
                ["Bearbeitet von", "Max Mustermann"],
            ]
        },
        ["A3:A13", "B3:B13"],
    ),
    "anteile_zwei_tabellen": Book(
        {
            "Anteile": [
                ["Programm", "Kommune", "Datum", "Kontingent"],
                *[[PROGRAMM, name, DAY, amount] for name, amount in ANTEILE[:5]],
                ["Seite 1 von 3"],
                ["Programm", "Kommune", "Datum", "Kontingent"],
                *[[PROGRAMM, name, DAY, amount] for name, amount in ANTEILE[5:8]],
                [],
                ["Nachmeldungen"],
                ["Kontingent", "Förderprogramm", "Gemeinde", "Bescheiddatum"],
                *[[amount, PROGRAMM, name, "14.7.2020"] for name, amount in ANTEILE[8:]],
                ["Rückfragen an max.mustermann@example.org"],
            ]
        }
    ),
}

OTHERS = {
    "ozg_matrix": Book(
        {
            "Matrix": [
                ["OZG-Umsetzung", None, "Stichtag: 30.06.2022", "Druckdatum: 05.07.2022"],
                ["OZG-ID", "Leistung", "Hanau", "Marburg", "Homberg", "Summe"],
                [10177, "Reisepass", "online", "in Planung", "offen", 3],
                [10178, "Personalausweis", "online", None, "fertig", 2],
            ]
        }
    ),
    "teilnahme_luecken": Book(
        {
            "Teilnehmerliste": [
                ["Regionalkonferenzen, Kassel am 05.02.2020 und Darmstadt"],
                ["Regierungspräsidium Darmstadt", None, "12.02.2020"],
                ["Tag der Veranstaltung", "Kommune", "Funktion", "Name"],
                [datetime(2020, 2, 5), "Hofbieber", "Bürgermeister", "Max Mustermann"],
                [None, "Marburg", "OB", "Max Mustermann"],
                [datetime(2020, 2, 12), "Hanau", "OB", "Max Mustermann"],
                [None, "Landkreis Gießen", "Landrat", "Max Mustermann"],
                ["Summe", None, None, 4],
            ]
        }
    ),
    "beratung_module": Book(
        {
            "Beratung": [
                ["Landkreis", "Stadt/Gemeinde", "Modul 1", "Modul 2", "Modul 3", "Modul 4"],
                ["Fulda", "Hofbieber", "angefragt", None, "erledigt", None],
                ["Schwalm-Eder-Kreis", "Homberg", None, "termin vereinbart", None, "bald"],
                ["Insgesamt", None, 1, 1, 1, 1],
            ],
            "Notizen": [["bitte bis Freitag melden"]],
        }
    ),
    twelve.NAME: Book(twelve.SHEETS),
    "kennzahlen_stichtage": Book(
        {
            "Kennzahlen": [
                ["Kennzahl", "Gebiet", "Zählweise", "Einheit", "Quelle", datetime(2022, 6, 30), datetime(2022, 12, 31)],
                ["Insgesamt online verfügbare Leistungen", "Hessen", "Bund", "Leistungen", "Beispiel", 100, "rund 150"],
                ["Davon in mindestens einer Kommune", "Hessen", "Bund", "Leistungen", "Beispiel", 60, None],
            ]
        }
    ),
}

BOOKS = {**SAME_CONFERENCES, **SAME_ANTEILE, **OTHERS}
