"""What this program really does with data; purpose, legal basis and periods are the operator's to say."""

CONTACT = (
    "DASHBOARD_AUTHORITY", "DASHBOARD_AUTHORITY_ADDRESS", "DASHBOARD_AUTHORITY_EMAIL", "DASHBOARD_PRIVACY_CONTACT",
)  # fmt: skip

WHAT_FOR = "Wozu werden Daten verarbeitet?"
"""The question under which the purposes of the lists stand."""

WHERE = "Wo und wie lange?"
"""The question under which the periods stand."""

SECTIONS: dict[str, str] = {
    WHAT_FOR: (
        "Das Dashboard zeigt, welche Kommunen an Regionalkonferenzen teilgenommen haben, welche Förderung sie erhalten "
        "und wie weit ihre Online-Leistungen sind. Es geht um Kommunen, nicht um Personen. Eine Art von Liste, für die "
        "kein Zweck genannt ist, nimmt es nicht an; die Rechtsgrundlage nennt die Behörde, die es betreibt."
    ),
    "Was wird gespeichert?": (
        "- **Aus hochgeladenen Listen:** die Angaben zu Kommunen, Beträgen und Leistungen. Namen, E-Mail-Adressen, "
        "Telefonnummern und Unterschriften werden schon beim Lesen verworfen; die Datei selbst wird nicht aufbewahrt, "
        "nur ihr Name, ihre Größe und ihre Prüfsumme, und das nur, wenn sie übernommen wird.\n"
        "- **Wer mit dem Dashboard arbeitet:** Name und Kennung, die das Anmeldesystem der Behörde mitteilt, die "
        "Rolle und seit wann; ohne Anmeldung, was im Feld „Wer übernimmt?“ eingetragen ist (die Dienststelle genügt). "
        "Namen stehen nur in diesem einen Verzeichnis, überall sonst eine Kennung wie P17.\n"
        "- **Sitzungen:** Beginn, letzte Eingabe und Ende einer Anmeldung, keine IP-Adresse.\n"
        "- **Was jemand getan hat:** Übernahmen mit Zeitpunkt und Begründung, Anmerkungen, gespeicherte Ansichten und "
        "bestätigte Schreibweisen.\n"
        "- **Das Protokoll:** Anmeldungen, Verweigerungen, hochgeladene Dateien (ohne ihren Namen), Übernahmen, "
        "Ausgaben und Änderungen an Rollen, ohne Inhalte von Zellen und ohne IP-Adressen. Einsehen kann es nur die "
        "Rolle Verwalter."
    ),
    WHERE: (
        "Alles liegt in der Datenbank der Behörde, die dieses Dashboard betreibt. Eine hochgeladene Datei liegt "
        "im Arbeitsspeicher (eine große zeitweise in einer Zwischendatei ohne Namen) und wird verworfen, nachdem die "
        "Seite geschlossen wurde. Übernommene Zahlen werden nicht überschrieben: Auch wer etwas zurücknimmt, bleibt "
        "mit seiner Kennung in der Liste der Übernahmen. Sicherungen der Behörde können Gelöschtes noch enthalten, bis "
        "auch sie gelöscht sind. Aufbewahrt wird:"
    ),
    "Welche Cookies gibt es?": (
        "Nur solche, ohne die das Dashboard nicht arbeitet, und keine zur Beobachtung: `_streamlit_xsrf` schützt das "
        "Hochladen vor Missbrauch durch fremde Seiten und gilt, bis der Browser geschlossen wird. Ist eine Anmeldung "
        "eingerichtet, kommen dazu: `_streamlit_session`, solange die Anmeldung läuft, und `_streamlit_user` mit "
        "`_streamlit_user_tokens`, mit denen der Browser angemeldet bleibt, höchstens so lange wie eine Sitzung. "
        "Stehen mehrere Server hinter einem Verteiler, merkt sich `platz` mit einem Buchstaben, welcher antwortet. "
        "Im Speicher des Browsers merkt sich die Seite, ob sie hell oder dunkel dargestellt wird."
    ),
    "Wer erfährt davon?": (
        "Niemand außerhalb. Schriften, Programme und Bilder kommen von diesem Server; Ihr Browser fragt keinen "
        "anderen, und das verbietet ihm der Server ausdrücklich. Es gibt keine Zählung von Besuchen und keine Dienste "
        "Dritter. Dieses Programm protokolliert keine Aufrufe von Seiten; ein Server, den die Behörde davor betreibt, "
        "kann das tun. Fehler werden mit einer Nummer protokolliert."
    ),
    "Welche Rechte haben Sie?": (
        "Sie können Auskunft verlangen, Angaben zu Ihrer Person berichtigen oder löschen lassen, ihre Verarbeitung "
        "einschränken lassen und ihr widersprechen. Wenden Sie sich dafür an die oben genannte Behörde. "
        "Gelöscht werden Name, Anmeldekennung, Rolle, Sitzungen und eigene Ansichten; was Sie übernommen haben, "
        "bleibt ohne Ihren Namen stehen. Texte, die jemand frei eingetragen hat, werden von Hand geprüft. Beschweren "
        "können Sie sich beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit in Wiesbaden: "
        "[datenschutz.hessen.de](https://datenschutz.hessen.de)."
    ),
}
