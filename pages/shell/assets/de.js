// German for the words that Streamlit's front end brings along. It has no languages of its own, so every
// text, label, title and placeholder it writes is looked up here. Only whole texts are replaced, and never
// inside content of the pages (Markdown, tables), so that nobody's data change.
(() => {
  "use strict";

  const WORDS = new Map(Object.entries({
    // navigation and frame
    "App pages": "Seiten", "Sidebar": "Seitenleiste", "Collapse sidebar": "Menü schließen",
    "Expand sidebar": "Menü öffnen", "Skip to main content": "Zum Inhalt springen",
    "Main menu": "Hauptmenü", "Link to heading": "Link zur Überschrift", "Navigate to home page": "Zur Übersicht",
    "Notifications": "Mitteilungen", "Theme": "Darstellung", "System": "Wie das System", "Light": "Hell",
    "Dark": "Dunkel", "Print": "Drucken", "Rerun": "Neu laden", "Clear cache": "Zwischenspeicher leeren",
    "Running...": "Wird geladen …", "Running…": "Wird geladen …", "Stop": "Anhalten", "Close": "Schließen",
    "Cancel": "Abbrechen", "Scroll tabs left": "Reiter nach links", "Scroll tabs right": "Reiter nach rechts",
    "View less": "Weniger zeigen", "Stop script": "Anhalten", "Menu": "Menü", "progress": "Fortschritt",
    "Multiselect": "Auswahl", "Selectbox": "Auswahl", "Help": "Erklärung", "Please wait...": "Bitte warten …",
    // connection and errors
    "Connecting": "Verbindung wird aufgebaut", "Connection error": "Keine Verbindung",
    "Connecting to Streamlit server": "Verbindung zum Server wird aufgebaut",
    "Connection timed out.": "Der Server antwortet nicht.", "Error": "Fehler", "Network Error": "Netzwerkfehler",
    "Unknown error": "Unbekannter Fehler", "Unknown Error": "Unbekannter Fehler", "Try again": "Erneut versuchen",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Der Server antwortet nicht. Besteht eine Netzwerkverbindung?",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Der Server antwortet nicht. Falls er angehalten wurde, muss die Betreuung ihn neu starten:",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Die Verbindung ist unterbrochen. Bitte warten, bis sie wieder steht, und dann erneut versuchen.",
    "Page not found": "Diese Seite gibt es nicht",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Die Adresse ist vielleicht veraltet. Gezeigt wird die Übersicht.",
    "Download failed": "Der Download ist fehlgeschlagen", "Bad message format": "Unlesbare Nachricht des Servers",
    // input
    "Choose an option": "Bitte auswählen", "Choose options": "Bitte auswählen",
    "No options to select": "Nichts zur Auswahl", "No results": "Keine Treffer", "Select all": "Alle auswählen",
    "Clear all": "Auswahl leeren", "Clear value": "Auswahl leeren", "Clear entry": "Eingabe leeren",
    "Clear selection": "Auswahl leeren", "Open": "Öffnen", "Selected values": "Ausgewählt",
    "Selectbox options": "Möglichkeiten", "Multiselect options": "Möglichkeiten",
    "Press Enter to apply": "Eingabetaste zum Übernehmen", "Press Enter to submit form": "Eingabetaste zum Absenden",
    "Press Ctrl+Enter to apply": "Strg+Eingabetaste zum Übernehmen", "Press ⌘+Enter to apply": "⌘+Eingabetaste zum Übernehmen",
    "Press Ctrl+Enter to submit form": "Strg+Eingabetaste zum Absenden", "(required)": "(Pflichtfeld)",
    "This field is required.": "Dieses Feld muss ausgefüllt sein.", "Invalid input.": "Diese Eingabe passt nicht.",
    "Increment": "Erhöhen", "Decrement": "Verringern", "Choose date": "Datum wählen", "Clear date": "Datum leeren",
    "Choose date range": "Zeitraum wählen", "Clear dates": "Zeitraum leeren", "Date range": "Zeitraum",
    "Next month": "Nächster Monat", "Previous month": "Voriger Monat", "Next page": "Nächste Seite",
    "Previous page": "Vorige Seite", "Pagination": "Seiten",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Mit den Pfeiltasten zum Tag, Eingabetaste wählt, Escape schließt.",
    // upload
    "Upload": "Durchsuchen", "Add files": "Dateien hinzufügen", "Drag and drop a file here": "Datei hierher ziehen",
    "Drag and drop files here": "Dateien hierher ziehen", "file upload": "Datei hochladen", "Too many files": "Zu viele Dateien",
    // tables and charts
    "Show/hide columns": "Spalten ein- oder ausblenden", "Download as CSV": "Als CSV herunterladen", "Search": "Suchen",
    "Close Search": "Suche schließen", "Previous Result": "Voriger Treffer", "Next Result": "Nächster Treffer",
    "Type to search": "Suchbegriff", "Fullscreen": "Vollbild", "Close fullscreen": "Vollbild schließen",
    "Add row": "Zeile hinzufügen", "Delete row(s)": "Zeilen löschen", "Sort ascending": "Aufsteigend sortieren",
    "Sort descending": "Absteigend sortieren", "Statistics": "Kennwerte", "Autosize": "Breite anpassen", "Format": "Format",
    "Pin column": "Spalte anheften", "Unpin column": "Spalte lösen", "Hide column": "Spalte ausblenden", "empty": "leer",
    "Empty": "Leer", "No data": "Keine Daten", "Dataframe column menu": "Menü der Spalte",
    "Copy column name": "Spaltennamen kopieren", "Average": "Mittelwert", "Median": "Median", "Minimum": "Minimum",
    "Maximum": "Maximum", "Sum": "Summe", "Standard deviation": "Standardabweichung", "Distinct": "Verschiedene",
    "Values": "Werte", "Count": "Anzahl", "Range": "Spanne", "Minimum length": "Kürzeste", "Maximum length": "Längste",
    "Average length": "Mittlere Länge", "Top values frequency chart": "Häufigste Werte",
    "Distribution histogram": "Verteilung", "Loading...": "Wird geladen …", "Failed to load data": "Die Daten ließen sich nicht laden",
  }));

  // Texts with a changing part.
  const PATTERNS = [
    [/^Remove (.+)$/, "$1 entfernen"], [/^Cancel upload of (.+)$/, "Hochladen von $1 abbrechen"],
    [/^View (\d+) more$/, "$1 weitere zeigen"], [/^Page (\d+)$/, "Seite $1"],
    [/^(\d+(?:\.\d+)?)\s?MB per file(.*)$/, "Höchstens $1 MB je Datei$2"], [/^Select (\d+) matches$/, "$1 Treffer auswählen"],
    [/^File must be ([\d.]+)\s?MB or smaller\.$/, "Die Datei darf höchstens $1 MB groß sein."],
    [/^(?:Error: )?(.+) files are not allowed\.$/, "Dateien der Art $1 werden nicht gelesen."],
    [/^File type must be (?:one of )?(.+)$/, "Gelesen werden Dateien der Art $1"],
    // Labels arrive as Markdown: what is escaped there is spoken without the escape.
    [/^Help for (.+)$/, (_, label) => `Erklärung zu ${label.replaceAll(":small[]", "").replace(/\\([!-/:-@[-`{-~])/g, "$1")}`],
    // The toolbar of a grid names its grid.
    [/^(Show\/hide columns|Search|Fullscreen|Close fullscreen|Add row|Delete row\(s\)): (.+)$/,
      (_, word, grid) => `${WORDS.get(word)}: ${grid}`],
    // What is said to those who cannot see the list of choices.
    [/^(\d+) options? available\.$/, "Möglichkeiten: $1."], [/^(.+), selected$/, "$1, ausgewählt"],
    [/^(.+) — start$/, "$1: Anfang"], [/^(.+) — end$/, "$1: Ende"],
    [/^(.+) Selected (.+)$/, "$1 Ausgewählt: $2"],
    [/^Connection failed with status (\d+).*$/, "Der Server meldet Fehler $1."],
  ];

  const NAMES = ["aria-label", "title", "placeholder", "data-title", "aria-roledescription"];
  const CONTENT = "[data-testid='stMarkdownContainer'], [data-testid='stCaptionContainer'], [data-testid='stTable'],"
    + " pre, code, textarea, svg text, script, style";

  // The button of the uploader is Streamlit's own, though it is drawn like content.
  const UPLOADER = "[data-testid='stFileUploaderDropzone']";

  const german = (text) => {
    const bare = text.trim();
    if (!bare) return text;
    if (WORDS.has(bare)) return text.replace(bare, WORDS.get(bare));
    const found = PATTERNS.find(([pattern]) => pattern.test(bare));
    return found ? bare.replace(found[0], found[1]) : text;
  };

  const textNode = (node) => {
    const parent = node.parentElement;
    if (!parent || (parent.closest(CONTENT) && !parent.closest(UPLOADER))) return;
    const translated = german(node.data);
    if (translated !== node.data) node.data = translated;
  };

  const attributes = (element) => {
    for (const name of NAMES) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const translated = german(value);
      if (translated !== value) element.setAttribute(name, translated);
    }
  };

  const tree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return textNode(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) textNode(node); else attributes(node);
    }
    return undefined;
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(tree);
      else if (change.type === "characterData") textNode(change.target);
      else attributes(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
  });
  tree(document.documentElement);
})();
