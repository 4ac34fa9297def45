"""The HTML documents that browsers get: Streamlit's own in German, and one for addresses that do not exist.

Streamlit has no setting for the language of its document, and its front end speaks English only.
So its document is rewritten once at the start, before anything is compressed, and carries our
dictionary (`assets/de.js`), the buttons for images (`assets/export.js`), the way back from the
sign-in (`assets/door.js`), one entry of the browser's history for each step (`assets/history.js`) and
the focus ring (`assets/frame.css`). All of it comes from this server: the Content-Security-Policy allows
nothing else.
"""

import html
import re
from pathlib import Path

import streamlit

from pages.sitemap import HOME, NAME, PAGES

ASSETS = Path(__file__).parent / "assets"
ICON = ASSETS / "icon.png"

_ADDED = """<link rel="stylesheet" href="./assets/frame.css">
<script src="./assets/de.js" defer></script>
<script src="./assets/export.js" defer></script>
<script src="./assets/tables.js" defer></script>
<script src="./assets/door.js" defer></script>
<script src="./assets/history.js" defer></script>
</head>"""

_NOSCRIPT = "<noscript><p>Für diese Anwendung muss JavaScript eingeschaltet sein.</p></noscript>"

_CHANGES = (
    (r'<html lang="en">', '<html lang="de">'),
    (r"<title>Streamlit</title>", f"<title>{NAME}</title>"),
    # Points programs to an interface that is closed here.
    (r'<!--(?:(?!-->).)*?agent API(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>', ""),
    # The one inline script: the policy would refuse it, and it only serves search engines.
    (r"<script>\s*window\.prerenderReady = false\s*</script>", ""),
    (r"<noscript>.*?</noscript>", _NOSCRIPT),
    (r"</head>", _ADDED),
)

_PLAIN = """<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – {name}</title>
<link rel="icon" href="{base}/assets/icon.png">
<link rel="stylesheet" href="{base}/assets/frame.css">
</head>
<body class="plain">
<main>
<h1>{title}</h1>
<p>{told}</p>
{links}
</main>
</body>
</html>
"""


class Changed(Exception):
    """Streamlit's document no longer looks as expected: its version must be the one in pyproject.toml."""


def page() -> str:
    """The document of every page: that of the installed Streamlit, in German."""
    return in_german((Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8"))


def in_german(text: str) -> str:
    """Streamlit's document with our language and files; raises `Changed` when it is not the one we know."""
    for pattern, replacement in _CHANGES:
        text, count = re.subn(pattern, replacement, text, flags=re.DOTALL)
        if count != 1:
            raise Changed(pattern)
    return text


def missing(base: str) -> str:
    """The document for an unknown address; `base` is the path under which the server runs ("" for the root)."""
    links = (
        f'<li><a href="{base}/{"" if entry is HOME else entry.path}">{html.escape(entry.title)}</a></li>'
        for entry in PAGES
    )
    told = "Die Adresse ist vielleicht unvollständig oder veraltet. Diese Seiten gibt es:"
    return _plain(base, "Diese Seite gibt es nicht", told, "<ul>\n" + "\n".join(links) + "\n</ul>")


def no_sign_in(base: str) -> str:
    """The document for somebody whom the provider of the sign-in could not be asked about."""
    told = (
        "Der Anmeldedienst antwortet nicht, oder nicht so, wie er soll. Bitte in einigen Minuten erneut versuchen; "
        "bleibt es dabei, bitte die Betreuung des Dashboards verständigen."
    )
    return _plain(base, "Anmeldung nicht möglich", told, f'<p><a href="{base}/">Zurück</a></p>')


def full(base: str, reason: str) -> str:
    """The document for somebody for whose page there is no room; `reason` is a German sentence."""
    told = f"{reason} Diese Seite versucht es alle 15 Sekunden selbst noch einmal."
    return _plain(base, "Gerade kein Platz", told, "")


def _plain(base: str, title: str, told: str, links: str) -> str:
    return _PLAIN.format(name=html.escape(NAME), base=html.escape(base), title=title, told=told, links=links)
