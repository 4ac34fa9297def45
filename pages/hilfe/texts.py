"""What the help says in words; the facts come from data/reference and data/samples, where their sources stand."""

GLOSSARY: dict[str, str] = {
    "AGS": "Amtlicher Gemeindeschlüssel: 8 Ziffern, in Hessen mit 06 beginnend; ein Landkreis hat 5.",
    "Anmerkung": "Ein kurzer Satz zu einem Tag oder Monat, auf der Seite Verlauf eingetragen; er steht in jedem "
    "Diagramm über die Zeit, zu dem er gehört.",
    "Ansicht": "Eine Seite mit ihren Filtern, oben neben dem Stand unter einem Namen gespeichert.",
    "Basis": "Worauf eine Angabe beruht: Plan, Selbstauskunft der Kommune oder Prüfung durch Dritte.",
    "Belege": "Die Zeilen hinter einer Zahl mit Datei, Blatt, Zelle, Revision. Ein Klick auf einen Balken oder eine "
    "Kachel öffnet sie (auf dem Telefon der zweite), ohne Maus die Liste „Belege zu“; von dort lässt sich die Seite "
    "filtern.",
    "Digitalisierungsberatung": "Kostenfreie Beratung der Kommunen durch die ekom21; von vier Modulen wählt "
    "eine Kommune zwei.",
    "flächendeckend": "Eine Leistung ist flächendeckend online, wenn jede zuständige Kommune sie anbietet; "
    "99 % zählen als nein.",
    "Fortschreibung": "Was wäre, wenn es weiterginge wie bisher: eine Rechnung mit einer Spanne, keine Planung.",
    "Gesamtangabe": "Eine Zahl für eine ganze Veranstaltung ohne Kommune und Funktion, zum Beispiel „rund 120“.",
    "Kommune": "Gemeinde (auch kreisfreie Stadt) oder Landkreis. 2020 waren es 443: 422 Gemeinden und 21 Landkreise.",
    "LeiKa-Schlüssel": "14 Ziffern für eine einzelne Verwaltungsleistung; Excel kürzt sie, deshalb als Text eintragen.",
    "Letzte Meile": "Leistungen, denen nur wenige Kommunen bis „flächendeckend“ fehlen.",
    "OZG": "Onlinezugangsgesetz: Bund, Länder und Kommunen bieten ihre Leistungen auch online an; Ziel war "
    "der 31.12.2022.",
    "OZG-ID": "Fünf Ziffern für eine OZG-Leistung, die mehrere Verwaltungsleistungen bündelt, zum Beispiel "
    "10177 Reisepass.",
    "Reifegrad": "Wie weit eine Leistung digital ist: im Modell 1.1 die Stufen 0 bis 4, im Modell 2.0 (seit "
    "Juli 2025) 0 bis 7. "
    "Werte beider Modelle werden nie vermischt.",
    "Revision": "Ein Import oder seine Rücknahme. Nichts wird überschrieben; jeder frühere Stand lässt sich "
    "wieder zeigen.",
    "Stand": "Welche Revision die Seiten zeigen. Der Stand steht in der Adresse; ein geteilter Link zeigt "
    "dieselben Zahlen. „Stand am …“ zeigt, was am Ende eines Tages bekannt war.",
    "Stichtag": "Der Tag, für den eine Angabe gilt. Auch die Zahl der Kommunen gilt für ihn.",
    "Themenfeld": "Eines der 14 Gebiete, in die die OZG-Leistungen eingeteilt sind.",
    "Zählweise": "Die Regel, nach der aus denselben Zeilen eine Zahl wird. Andere Regel, andere Zahl: "
    "deshalb steht sie dabei.",
    "Zusammenhang": "Ob Teilnahme, Förderung und Fortschritt zusammenfallen. Das ist nie ein Beleg für eine Ursache.",
}

NUMBERS = (
    "- **Punkt und Komma:** Ein Punkt vor genau drei Ziffern trennt Tausender (1.234 ist eintausendzweihundert"
    "vierunddreißig), ein Komma trennt die Nachkommastellen. Was zweierlei heißen kann, wird gefragt und nie geraten.\n"
    "- **Rund und mehr als:** „rund 120“, „mehr als 300“ oder „mindestens 5“ bleiben erhalten, in Tabellen, "
    "Diagrammen und "
    "Summen. Rund 120, rund 160 und mehr als 300 ergeben „mindestens 580 (teilweise gerundet)“.\n"
    "- **Keine Angabe** ist keine Null: Eine Lücke bleibt eine Lücke.\n"
    "- **Gesamtangabe und Einzelangaben** einer Veranstaltung werden nie addiert: Es zählt die Gesamtangabe, außer die "
    "Einzelangaben ergeben mehr.\n"
    "- **Kleine Zahlen:** Personen je Funktion und je Kommune werden erst ab drei gezeigt, damit niemand erkennbar "
    "wird; auch weitere Zahlen fehlen dann, damit sich keine davon errechnen lässt.\n"
    "- **Zahl der Kommunen:** Sie gilt am Tag der Veranstaltung oder am Stichtag: 443 im Jahr 2020, 442 seit 2023."
)

PRIVACY = (
    "Namen, E-Mail-Adressen, Telefonnummern und Unterschriften werden schon beim Lesen verworfen. Sie "
    "gelangen weder in die "
    "Datenbank noch in Protokolle. Auch die hochgeladene Datei wird nicht aufbewahrt, nur ihr Name, ihre "
    "Größe und ihre Prüfsumme."
)

SOURCES: dict[str, str] = {
    "Gemeinden, Kreise, Einwohner": "© Statistisches Bundesamt (Destatis) im Auftrag der "
    "Herausgebergemeinschaft Statistische "
    "Ämter des Bundes und der Länder, 2026 (Gemeindeverzeichnis GV100AD, Gebietsstand 28.02.2026, Einwohner "
    "31.12.2024); Auswahl "
    "und Anordnung geändert. Einwohner der Regierungsbezirke am 31.12.2019 ebenso.",
    "Schreibweisen und frühere Schlüssel": "© GeoBasis-DE / BKG (2019), VG250, dl-de/by-2-0, Daten "
    "verändert; MietNEinV, Anlage "
    "(BGBl. I 2021, 3738); Quelle: Deutscher Wetterdienst (Warngebiete).",
    "Kachelkarte": "Eigene Anordnung der Kreise; keine Grenzen, kein Kartendienst.",
    "Beispieldaten": "Veröffentlichte Zahlen; jede Zeile nennt die Adresse ihrer Quelle.",
    "Demonstrationsdaten": "Erfundene Zeilen, ausgelost; wirklich sind nur die Kommunen und die Leistungen. Alles, was "
    "sie enthält, trägt dieses Wort.",
    "Themenfelder und OZG-Leistungen": "Veröffentlichter Abzug der OZG-Datenbank NRW, Oktober 2019 "
    "(kdn-nrw/OZG-Datenbank-NRW, MIT).",
}
