"""Every sentence that a finding can say: what is wrong, then what to do about it."""

MESSAGES: dict[str, str] = {
    # The path of a file, on the command line
    "path_missing": "Diese Datei gibt es nicht. Bitte Namen und Ordner prüfen.",
    "path_folder": "Das ist ein Ordner. Bitte eine Datei angeben.",
    "path_forbidden": "Diese Datei darf nicht gelesen werden. Bitte die Rechte prüfen.",
    "path_closed": "Die Datei lässt sich nicht öffnen. Bitte Laufwerk und Rechte prüfen.",
    # The file as a whole
    "file_empty": "Die Datei ist leer. Bitte in der Tabellenkalkulation noch einmal speichern und erneut hochladen.",
    "file_lock": (
        "Das ist nur die Sperrdatei, die Excel neben eine geöffnete Arbeitsmappe legt (ihr Name beginnt mit „~$“). "
        "Bitte die Arbeitsmappe selbst hochladen."
    ),
    "file_size": (
        "Die Datei ist {size} MB groß, erlaubt sind {limit} MB. Bitte Bilder und nicht benötigte Blätter löschen oder "
        "die Daten auf mehrere Dateien verteilen."
    ),
    "file_kind": (
        "Das ist {kind} und keine Arbeitsmappe. Bitte die Tabelle in Excel oder LibreOffice übernehmen, als "
        "Excel-Arbeitsmappe (.xlsx) speichern und diese hochladen."
    ),
    "file_to_convert": (
        "Das ist {kind}. Bitte in Excel oder LibreOffice öffnen, über „Speichern unter“ als Excel-Arbeitsmappe "
        "(.xlsx) speichern und diese hochladen."
    ),
    "file_archive": "Das ist {kind}. Bitte entpacken und die Arbeitsmappe daraus einzeln hochladen.",
    "file_unknown": (
        "Diese Datei ist keine Arbeitsmappe, die wir kennen. Bitte als Excel-Arbeitsmappe (.xlsx) speichern und "
        "erneut hochladen."
    ),
    "file_password": (
        "Die Datei ist mit einem Kennwort geschützt. Bitte in Excel öffnen, unter Datei > Informationen > "
        "Arbeitsmappe schützen das Kennwort entfernen, speichern und erneut hochladen."
    ),
    "file_damaged": (
        "Die Datei ist beschädigt oder unvollständig und lässt sich nicht lesen. Bitte in Excel öffnen, unter neuem "
        "Namen als Excel-Arbeitsmappe (.xlsx) speichern und diese hochladen."
    ),
    "file_unsafe": (
        "Die Datei ist anders aufgebaut, als Tabellenprogramme es tun ({detail}), und wird deshalb nicht geöffnet. "
        "Bitte in Excel öffnen, unter neuem Namen als Excel-Arbeitsmappe (.xlsx) speichern und diese hochladen."
    ),
    "file_inflated": (
        "Entpackt ist die Datei größer als {limit} MB. Bitte nicht benötigte Blätter, Bilder und leere formatierte "
        "Zeilen löschen oder die Daten auf mehrere Dateien verteilen."
    ),
    "file_ratio": (
        "Ein Teil der Datei ist ungewöhnlich stark gepackt (mehr als {limit} zu 1) und wird deshalb nicht geöffnet. "
        "Bitte die Tabelle in eine neue Arbeitsmappe kopieren und diese hochladen."
    ),
    "file_memory": (
        "Die Datei ist zu groß: Sie braucht beim Lesen mehr Arbeitsspeicher als erlaubt. Bitte nicht benötigte "
        "Blätter löschen oder die Daten auf mehrere Dateien verteilen."
    ),
    "file_time": (
        "Das Lesen der Datei hat zu lange gedauert und wurde abgebrochen. Bitte nicht benötigte Blätter löschen oder "
        "die Daten auf mehrere Dateien verteilen."
    ),
    "file_crashed": (
        "Die Datei ist so beschädigt, dass das Lesen abgebrochen ist. Bitte in Excel öffnen, unter neuem Namen als "
        "Excel-Arbeitsmappe (.xlsx) speichern und diese hochladen."
    ),
    "file_cancelled": (
        "Das Lesen wurde abgebrochen. Gespeichert ist nichts; bei Bedarf bitte die Datei noch einmal hochladen."
    ),
    "file_busy": "Gerade werden andere Dateien gelesen. Bitte in einigen Minuten erneut hochladen.",
    "file_without_sheets": "In der Arbeitsmappe ist kein Tabellenblatt. Bitte prüfen, ob es die richtige Datei ist.",
    "file_blank": "Alle Blätter der Arbeitsmappe sind leer. Bitte prüfen, ob es die richtige Datei ist.",
    "file_macros": "Die Arbeitsmappe enthält Makros. Sie wurden weder gelesen noch ausgeführt.",
    "sheet_without_cells": "„{sheet}“ ist kein Tabellenblatt (zum Beispiel ein Diagramm) und wurde nicht gelesen.",
    "sheet_rows": (
        "Die Zelle {cell} im Blatt „{sheet}“ liegt unterhalb von Zeile {limit}. Bitte die Daten auf mehrere Blätter "
        "verteilen."
    ),
    "sheet_columns": (
        "Die Zelle {cell} im Blatt „{sheet}“ liegt rechts von Spalte {limit}. Bitte nicht benötigte Spalten löschen."
    ),
    "sheet_cells": (
        "Das Blatt „{sheet}“ ist zu groß: Zusammen sind {limit} Zellen erlaubt. Bitte die Daten auf mehrere Dateien "
        "verteilen."
    ),
    "sheet_far_cell": (
        "Im Blatt „{sheet}“ steht weit ab von allen anderen etwas in Zelle {cell}. Bitte ihren Inhalt und die leeren "
        "Zeilen und Spalten bis dorthin löschen, speichern und erneut hochladen."
    ),
    "sheet_merges": "Im Blatt „{sheet}“ sind mehr als {limit} Bereiche verbunden. Bitte Verbindungen aufheben.",
    "sheet_text_cut": (
        "Text mit mehr als {limit} Zeichen wurde gekürzt (insgesamt {number} Zellen). Bitte prüfen, ob das ein "
        "Versehen ist."
    ),
    # About numbers and quantities
    "number": "„{value}“ lässt sich nicht als Zahl lesen. Bitte {expected} eintragen.",
    "number_is_date": (
        "Hier steht ein Datum oder eine Uhrzeit ({value}); Excel macht das aus Eingaben wie 10-12 oder 1.5. "
        "Bitte die Zelle als Text formatieren und {expected} eintragen."
    ),
    "number_infinite": "Diese Zelle enthält keinen gültigen Zahlenwert. Bitte {expected} eintragen.",
    "number_large": "„{value}“ ist mehr als eine Billion. Bitte Ziffern, Punkte und Zusätze wie Mio. prüfen.",
    "number_doubtful": "„{value}“ lässt sich auf zwei Arten lesen. Bitte „{first}“ oder „{second}“ eintragen.",
    "number_english": (
        "In „{value}“ trennt ein Komma die Tausender. Bitte deutsch schreiben: Punkt vor drei Ziffern, "
        "Komma vor den Nachkommastellen, zum Beispiel 1.234,50."
    ),
    "number_groups": (
        "In „{value}“ ist nicht klar, was die Punkte, Kommas oder Leerzeichen trennen. Bitte {expected} eintragen."
    ),
    "number_brackets": "„{value}“ steht in Klammern. Bitte ohne Klammern eintragen, negative Beträge mit Minus davor.",
    "number_minus": "In „{value}“ steht das Minus hinter der Zahl. Bitte negative Beträge mit Minus davor eintragen.",
    "number_span": (
        "„{value}“ nennt mehr als eine Zahl. Bitte nur eine eintragen, bei Ungewissheit mit einem Zusatz "
        "wie „mindestens 100“ oder „rund 110“."
    ),
    "number_unit": "In „{value}“ steht neben der Zahl noch „{rest}“. Bitte {expected} eintragen.",
    "number_fraction": "„{value}“ ergibt keine ganze Zahl. Bitte {expected} eintragen.",
    "number_at_least": "„{value}“ ist zu klein. Bitte eine Zahl ab {at_least} eintragen.",
    "number_at_most": "„{value}“ ist zu groß. Bitte eine Zahl bis {at_most} eintragen.",
    "count_negative": "„{value}“ ist kleiner als null, gezählt wird ab null. Bitte {expected} eintragen.",
    "percent_range": "„{value}“ liegt nicht zwischen 0 und 100 Prozent. Bitte {expected} eintragen.",
    # About days
    "day": "„{value}“ lässt sich nicht als Datum lesen. Bitte {expected} eintragen.",
    "day_exact": "„{value}“ nennt keinen bestimmten Tag. Bitte {expected} eintragen.",
    "day_doubtful": "„{value}“ lässt sich auf zwei Arten lesen. Bitte „{first}“ oder „{second}“ eintragen.",
    "day_impossible": "Den Tag „{value}“ gibt es nicht. Bitte Tag und Monat prüfen.",
    "day_year": "Das Jahr in „{value}“ liegt nicht zwischen {first} und {last}. Bitte {expected} eintragen.",
    "day_weekday": "Der {day} ist ein {weekday}; in der Zelle steht „{value}“. Bitte den Tag prüfen.",
    "day_span": "„{value}“ nennt eine Zeitspanne. Bitte nur den Beginn eintragen: {expected}.",
    "day_period": "„{value}“ nennt nur einen ungefähren Zeitraum. Bitte {expected} eintragen.",
    "day_serial": (
        "{value} ist eine Zahl; als Datum von Excel gelesen wäre es der {suggestion}. "
        "Bitte die Zelle als Datum formatieren oder den Tag eintragen."
    ),
    # About choices, keys and levels
    "text_unseen": "In dieser Zelle stehen nur unsichtbare Zeichen. Bitte einen Text eintragen oder die Zelle leeren.",
    "text_long": "Der Text ist {length} Zeichen lang, möglich sind {at_most}. Bitte kürzen.",
    "text_pattern": "„{value}“ hat nicht die erwartete Form. Bitte {expected} eintragen.",
    "choice": "„{value}“ steht nicht in der Liste. Bitte einen dieser Werte eintragen: {options}.",
    "office_and_more": (
        "Neben der Funktion stehen weitere Wörter in der Zelle. Bitte nur die Funktion eintragen, zum Beispiel "
        "„{office}“."
    ),
    "ozg_id": "„{value}“ ist keine OZG-ID. Bitte {expected} eintragen.",
    "leika_key": "„{value}“ ist kein LeiKa-Schlüssel. Bitte {expected} oder „nicht im LeiKa“ eintragen.",
    "leika_digits_lost": (
        "Von diesem LeiKa-Schlüssel hat Excel nur „{value}“ behalten, die letzten Ziffern können verloren sein. "
        "Bitte die Zelle als Text formatieren und den Schlüssel neu eintragen."
    ),
    "leika_typ": "„{value}“ ist kein LeiKa-Typ; es gibt 1 bis 8 und 10. Bitte {expected} eintragen.",
    "leika_typ_date": (
        "Excel hat aus dem LeiKa-Typ das Datum {value} gemacht. Bitte die Zelle als Text formatieren "
        "und den Typ neu eintragen."
    ),
    "reifegrad": "„{value}“ ist kein Reifegrad. Bitte {expected} eintragen.",
    "reifegrad_level": (
        "Eine Stufe {level} gibt es im Reifegradmodell {model} nicht (höchstens {highest}). "
        "Bitte die Stufe, das Modell und den Stichtag prüfen."
    ),
    "reifegrad_name": "Stufe {level} heißt nicht „{name}“, das ist Stufe {named}. Bitte eine der Angaben berichtigen.",
    "reifegrad_models": (
        "„{value}“ gehört zum Reifegradmodell {own}, angegeben ist {column}. Bitte eine der Angaben berichtigen."
    ),
    "reifegrad_model_needed": (
        "2025 wechselte das Reifegradmodell, und der Stichtag nennt nur das Jahr. "
        "Bitte das Modell dazuschreiben: „{level} (Modell 1.1)“ oder „{level} (Modell 2.0)“."
    ),
    "modell": "„{value}“ ist keine Version des Reifegradmodells. Bitte {expected} eintragen.",
    "modell_date": (
        "Excel hat aus der Version das Datum {value} gemacht. Bitte die Zelle als Text formatieren "
        "und {expected} eintragen."
    ),
    # About places
    "ambiguous_place": (
        "„{value}“ ist nicht eindeutig: {candidates}. Bitte den ganzen Namen eintragen oder die Spalte „{label}“ oder "
        "„AGS“ ausfüllen."
    ),
    "unknown_place": (
        "„{value}“ ist keine bekannte Kommune in Hessen.{hint} Bitte den amtlichen Namen oder den AGS eintragen."
    ),
    "unknown_key": (
        "„{place}“ ist kein Schlüssel einer Gemeinde oder eines Landkreises in Hessen. "
        "Bitte den AGS prüfen: acht Ziffern, für einen Landkreis fünf."
    ),
    "not_a_kommune": (
        "„{place}“ ist keine Kommune, sondern {kind}. Bitte eine Gemeinde, eine Stadt oder einen Landkreis eintragen "
        "oder die Zeile weglassen."
    ),
    "key_contradicts": (
        "Schlüssel und Name widersprechen sich: {key} ist {key_place}, „{name}“ ist {places}. "
        "Bitte eines von beiden berichtigen."
    ),
    "place_contradicts": (
        "{places} passt nicht zur Angabe „{stated}“ in der Spalte „{label}“. Bitte eines von beiden berichtigen."
    ),
    "unknown_kreis": (
        "„{value}“ ist kein Landkreis und keine kreisfreie Stadt in Hessen. "
        "Bitte den Namen oder den fünfstelligen Schlüssel eintragen."
    ),
    "unknown_bezirk": "„{value}“ ist kein Regierungsbezirk in Hessen. Bitte eine Möglichkeit eintragen: {options}.",
    "unknown_art": "„{value}“ ist keine Art von Kommune. Bitte eine Möglichkeit eintragen: {options}.",
    "note_merged": "{old} gehört seit {since} zu {place} und wird so übernommen.",
    "note_other_key": "Der Schlüssel {old} {lasted}; übernommen wird {place}.",
    "note_not_yet": "{place} besteht erst seit {since}. Bitte das Datum prüfen.",
    "note_name_unknown": "„{name}“ ist nicht bekannt; nach dem Schlüssel ist {place} gemeint.",
    "note_by_kreis": "Nach der Angabe zum Kreis ist {place} gemeint.",
    "note_beside": "„{beside}“ hinter dem Namen ist als Lage von {place} gelesen, nicht als weitere Kommune.",
    "note_confirmed": "„{value}“ ist als {place} gelesen, so bestätigt{said}.",
    # About the table and its rules
    "unknown_workbook": (
        "In dieser Arbeitsmappe steht keine Tabelle, die wir kennen ({kinds}). "
        "Bitte die Spalten wie in einer der Vorlagen benennen; die Vorlagen stehen unter „Hochladen“."
    ),
    "required": "„{label}“ ist leer. Bitte einen Wert eintragen.",
    "error_cell": (
        "Hier steht der Fehler {value} statt eines Wertes. Bitte die Formel berichtigen oder den Wert eintragen."
    ),
    "uncalculated": (
        "Diese Formel wurde nie berechnet. Bitte die Datei in der Tabellenkalkulation öffnen, speichern und neu "
        "hochladen, oder den Wert eintragen."
    ),
    "notice": "{remark}",
    "more_of_these": "Das steht so noch in {number} weiteren Zeilen („{label}“).",
    "column_twice": (
        "Mehrere Spalten heißen „{label}“: {cells}. Übernommen wird die erste. Bitte die anderen umbenennen."
    ),
    "unit_in_header": (
        "„{value}“ zählt in Tausend oder Millionen, „{label}“ sieht aber nach vollen Beträgen aus (zum Beispiel "
        "{example}). Bitte die Einheit oder die Zahlen berichtigen."
    ),
    "unit_converted": ("„{value}“: „{label}“ steht in {unit} und wurde umgerechnet, zum Beispiel {before} in {after}."),
    "total_differs": (
        "Die Summe {said} weicht von der Summe der Zeilen {counted} um {by} ab („{label}“). Bitte prüfen, ob eine "
        "Zeile fehlt oder doppelt steht."
    ),
    "unknown_may_be_column": (
        "Die Spalte {columns} ist nicht bekannt, kann aber die fehlende Spalte „{label}“ sein. Bitte "
        "„{label}“ darüber schreiben, wenn sie das ist; sonst die Spalte leeren oder löschen."
    ),
    "unknown_may_be_columns": (
        "Die Spalten {columns} sind nicht bekannt, eine davon kann aber die fehlende Spalte „{label}“ sein. Bitte "
        "„{label}“ über die richtige schreiben und die anderen leeren oder löschen; für zwei Zahlen bitte zwei Zeilen "
        "anlegen."
    ),
    "empty_beside_filled": (
        "„{label}“ ist hier leer, in anderen Zeilen aber ausgefüllt. Bitte auch hier einen dieser Werte eintragen: "
        "{options}."
    ),
    "personal_column": (
        "Die Spalte „{value}“ enthält personenbezogene Angaben. Sie wurde beim Lesen verworfen und nicht gespeichert."
    ),
    "unknown_column": "Die Spalte „{value}“ gehört nicht zu „{sheet_title}“ und wurde nicht übernommen.",
    "hidden_sheet": "Das Blatt „{sheet}“ ist ausgeblendet und wurde trotzdem gelesen.",
    "hidden_rows": "{number} ausgeblendete Zeilen (die erste ist Zeile {first}) wurden mitgelesen.",
    "from_title": "„{label}“ steht nicht in der Tabelle, sondern darüber: „{value}“ gilt für alle Zeilen.",
    "title_contradicts": (
        "Über der Tabelle stehen für „{label}“ mehrere Angaben: {values}. Bitte nur die richtige stehen lassen oder "
        "eine Spalte „{label}“ ergänzen."
    ),
    "from_group": "„{label}“ steht in Zwischenüberschriften und gilt jeweils für die Zeilen darunter.",
    "group_missing": (
        "„{label}“ steht nur über einem Teil der Zeilen. Bitte eine Spalte „{label}“ ergänzen und in jeder Zeile "
        "ausfüllen."
    ),
    "merged_cells": (
        "„{label}“: Was in einer verbundenen Zelle steht (hier „{value}“), gilt für alle Zeilen, die sie umfasst."
    ),
    "merged_number": (
        "„{value}“ steht in einer Zelle, die bis {last} reicht. Gilt die Zahl für jede Zeile oder für alle zusammen? "
        "Bitte die Verbindung aufheben und „{label}“ in jeder Zeile eintragen."
    ),
    "blank_below": (
        "„{label}“ ist hier leer, darüber steht „{above}“. Bitte in jeder Zeile eintragen, was gilt: „{above}“ oder "
        "etwas anderes."
    ),
    "land_is_total": (
        "„Hessen“ fasst die Regierungsbezirke derselben Veranstaltung zusammen und wird nicht übernommen, damit nichts "
        "doppelt zählt."
    ),
    "template_outdated": (
        "Diese Datei beruht auf der Vorlage Fassung {version}; gültig ist Fassung {current}. Gelesen wird sie wie jede "
        "andere Liste; was die neue Vorlage zusätzlich fragt, fehlt darin. Bitte künftig die neue Vorlage verwenden; "
        "sie steht unter „Hochladen“."
    ),
    "template_newer": (
        "Diese Datei beruht auf der Vorlage Fassung {version}; hier ist erst Fassung {current} bekannt. Gelesen wird, "
        "was schon bekannt ist; Spalten, die neu sind, werden nicht übernommen und stehen bei den Hinweisen. Bitte "
        "die Vorlage verwenden, die unter „Hochladen“ steht, oder die Betreuung des Dashboards fragen."
    ),
    "no_rows": (
        "Unter der Kopfzeile in Zeile {line} steht keine Zeile, die übernommen werden kann. Bitte die Angaben darunter "
        "eintragen, eine Zeile je Angabe."
    ),
    "crosstab": (
        "Die Spalten {first} bis {last} sind nach „{label}“ überschrieben: Jede gefüllte Zelle darunter ist eine "
        "eigene Angabe für „{measure}“."
    ),
    "columns_said": "Diese Spalten sind so zugeordnet, wie es für Tabellen dieser Form festgelegt wurde: {columns}.",
    "derived": "„{label}“ stand in {number} Zeilen nicht und wurde ergänzt: {values}.",
    "missing_column": "Die Spalte „{label}“ fehlt. Bitte in Zeile {line} ergänzen und in jeder Zeile ausfüllen.",
    "duplicate_key": (
        "Diese Zeile wiederholt Zeile {first}: {labels} sind gleich. Bitte nur eine der beiden Zeilen behalten."
    ),
    "present": "In dieser Zeile fehlt eine Angabe in {labels}. Bitte mindestens eine davon ausfüllen.",
    "at_most": "{first} ist höher als {last}. Bitte beide Beträge prüfen.",
    "at_most_distinct": "Für diese Kommune stehen mehr als {limit} verschiedene Angaben in „{label}“. Bitte prüfen.",
    "implausible_office": "„{office}“ passt nicht zu {kommune}. Bitte Funktion und Kommune prüfen.",
    "several_holders": (
        "Bis zu dieser Zeile kommt „{office}“ für {kommune} bei derselben Veranstaltung mehr als einmal vor; das Amt "
        "hat nur eine Person. Bitte Anzahl, Funktion und Kommune prüfen."
    ),
    "online_needs_level": (
        "„online“ mit Reifegrad unter 2: Nach dem Reifegradmodell 1.1 ist dann keine Online-Beantragung möglich. "
        "Bitte Status und Reifegrad prüfen."
    ),
}


def message(rule: str, **details: object) -> str:
    """The German sentence for a rule, filled with details; KeyError when rule or detail is missing."""
    return MESSAGES[rule].format(**details)
