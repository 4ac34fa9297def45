"""What the Impressum says whoever runs the dashboard."""

FACTS = (
    "DASHBOARD_AUTHORITY", "DASHBOARD_AUTHORITY_ADDRESS", "DASHBOARD_AUTHORITY_HEAD", "DASHBOARD_AUTHORITY_EMAIL",
    "DASHBOARD_AUTHORITY_PHONE",
)  # fmt: skip

LIABILITY = (
    "Die Zahlen stammen aus Listen, die Dienststellen hochgeladen haben. Woher eine Zahl kommt, steht unter jedem "
    "Diagramm und in den Belegen: Datei, Blatt, Zelle und Zeitpunkt. Quellen und Lizenzen der mitgelieferten Daten "
    "nennt die Seite Hilfe.\n\n"
    "Das Programm lädt nichts von fremden Servern und bindet keine fremden Inhalte ein. Adressen in den Daten sind "
    "Text und keine Empfehlung."
)
