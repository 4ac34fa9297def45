"""What this program really does with data; purpose, legal basis and periods are the operator's to say."""

CONTACT = (
    "DASHBOARD_AUTHORITY", "DASHBOARD_AUTHORITY_ADDRESS", "DASHBOARD_AUTHORITY_EMAIL", "DASHBOARD_PRIVACY_CONTACT",
)  # fmt: skip

SECTIONS: dict[str, str] = {
    "Wozu werden Daten verarbeitet?": (
        "Das Dashboard zeigt, welche Kommunen an Regionalkonferenzen teilgenommen haben, welche Förderung sie erhalten "
        "und wie weit ihre Online-Leistungen sind. Es geht um Kommunen, nicht um Personen. Zweck, Rechtsgrundlage und "
        "Fristen der Behörde stehen in deren eigenem Text auf dieser Seite."
    ),
    "Was wird gespeichert?": (
        "- **Aus hochgeladenen Listen:** die Angaben zu Kommunen, Beträgen und Leistungen. Namen, E-Mail-Adressen, "
        "Telefonnummern und Unterschriften werden schon beim Lesen verworfen; die Datei selbst wird nicht aufbewahrt, "
        "nur ihr Name, ihre Größe und ihre Prüfsumme.\n"
        "- **Wer etwas übernommen hat:** was im Feld „Wer übernimmt?“ eingetragen oder durch die Anmeldung bekannt "
        "ist, mit Zeitpunkt und Begründung. Die Dienststelle genügt.\n"
        "- **Anmerkungen und gespeicherte Ansichten** mit dem Namen, unter dem sie eingetragen wurden."
    ),
    "Wo und wie lange?": (
        "Alles liegt in der Datenbank der Behörde, die dieses Dashboard betreibt. Eine hochgeladene Datei liegt "
        "im Arbeitsspeicher (eine große zeitweise in einer Zwischendatei ohne Namen) und wird verworfen, nachdem die "
        "Seite geschlossen wurde. Nichts wird überschrieben: Auch wer etwas zurücknimmt, "
        "bleibt in der Liste der Änderungen, bis die Behörde diese Angaben nach ihren Fristen löscht."
    ),
    "Welche Cookies gibt es?": (
        "Nur solche, ohne die das Dashboard nicht arbeitet, und keine zur Beobachtung: `_streamlit_xsrf` schützt das "
        "Hochladen vor Missbrauch durch fremde Seiten und gilt, bis der Browser geschlossen wird. Ist eine Anmeldung "
        "eingerichtet, kommt `_streamlit_user` dazu, mit dem der Browser angemeldet bleibt. Im Speicher des Browsers "
        "merkt sich die Seite, ob sie hell oder dunkel dargestellt wird."
    ),
    "Wer erfährt davon?": (
        "Niemand außerhalb. Schriften, Programme und Bilder kommen von diesem Server; Ihr Browser fragt keinen "
        "anderen, und das verbietet ihm der Server ausdrücklich. Es gibt keine Zählung von Besuchen und keine Dienste "
        "Dritter. Dieses Programm protokolliert keine Aufrufe von Seiten; ein Server, den die Behörde davor betreibt, "
        "kann das tun. Fehler werden mit einer Nummer protokolliert."
    ),
    "Welche Rechte haben Sie?": (
        "Sie können Auskunft verlangen, Angaben zu Ihrer Person berichtigen oder löschen lassen, ihre Verarbeitung "
        "einschränken lassen und ihr widersprechen. Wenden Sie sich dafür an die oben genannte Behörde. Beschweren "
        "können Sie sich beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit in Wiesbaden: "
        "[datenschutz.hessen.de](https://datenschutz.hessen.de)."
    ),
}
