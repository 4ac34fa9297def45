"""What the Erklärung zur Barrierefreiheit says in words; its lists stand in `exceptions.py`."""

CONTACT = (
    "DASHBOARD_AUTHORITY", "DASHBOARD_AUTHORITY_EMAIL", "DASHBOARD_AUTHORITY_PHONE", "DASHBOARD_ACCESSIBILITY_CONTACT",
)  # fmt: skip

SCOPE = (
    "Diese Erklärung gilt für das Dashboard „Kommunen digital in Hessen“. Die Behörde, die es betreibt, ist eine "
    "öffentliche Stelle im Sinne der Richtlinie (EU) 2016/2102 und bemüht sich, es barrierefrei zugänglich zu machen. "
    "Grundlage sind das Hessische Behinderten-Gleichstellungsgesetz (HessBGG) und die Hessische Verordnung über "
    "barrierefreie Informationstechnik (HVBIT) vom 16. September 2019."
)

STATE = (
    "Die Anforderungen ergeben sich aus den §§ 3 und 4 der HVBIT, die auf § 14 HessBGG beruht; technisch aus der Norm "
    "EN 301 549 mit den Richtlinien WCAG 2.1, Stufen A und AA. Geprüft wird zusätzlich nach WCAG 2.2.\n\n"
    "Diese Erklärung wurde am 27. November 2026 erstellt. Sie beruht auf einer Selbstbewertung: Jede Seite wird bei "
    "jeder Änderung am Programm selbsttätig geprüft, hell und dunkel, leer und gefüllt, mit Fehlern, auf 320 Pixeln "
    "Breite und bei 200 % Vergrößerung; die Abläufe werden allein mit der Tastatur durchgespielt. Zuletzt wurden am "
    "27. November 2026 alle 14 Seiten in 126 Ansichten geprüft; Verstöße gegen WCAG 2.2, Stufen A und AA, hat das "
    "Prüfprogramm dabei nicht gefunden. Einen Teil der Anforderungen kann kein Programm prüfen. Menschen mit "
    "Behinderungen haben bisher nicht geprüft, und auch ein Bildschirmvorleseprogramm wurde "
    "noch nicht von Hand erprobt.\n\n"
    "Das Dashboard ist mit den Anforderungen **teilweise vereinbar**. Die Ausnahmen stehen im nächsten Abschnitt."
)

PLAN = (
    "Die genannten Ausnahmen stammen aus dem Rahmenwerk Streamlit und aus der Diagramm-Bibliothek plotly. Mit jeder "
    "neuen Fassung wird geprüft, ob sie behoben sind; verschwindet eine, fällt das bei der Prüfung auf, und sie wird "
    "hier gestrichen. Die Erklärung wird mindestens einmal im Jahr überprüft, das nächste Mal bis zum "
    "27. November 2027."
)

FEEDBACK = (
    "Ist Ihnen etwas nicht zugänglich, oder brauchen Sie Inhalte in einer anderen Form? Schreiben Sie oder rufen Sie "
    "an. Es hilft, wenn Sie die Seite und die Stelle nennen und was Sie benutzen: Browser, Vergrößerung, "
    "Vorleseprogramm."
)

ENFORCEMENT = (
    "Erhalten Sie innerhalb von sechs Wochen keine zufriedenstellende Antwort, können Sie sich nach § 6 HVBIT an die "
    "Durchsetzungs- und Überwachungsstelle für barrierefreie Informationstechnik des Landes Hessen wenden. Sie gehört "
    "zum Landeskompetenzzentrum Barrierefreie IT (LBIT) beim Regierungspräsidium Gießen. Anschrift und Formular: "
    "[lbit.hessen.de](https://lbit.hessen.de)."
)
