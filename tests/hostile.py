"""Two hundred texts that somebody may put into a cell so that it becomes more than text, by what they are after.

Each ends with a number of its own (`q017z`), by which it is found again wherever it is shown or written. Where one would
run, it would set `window.geknackt`, open a dialog, or ask `evil.example` for something.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from data.errors import NotKept
from data.store import Store
from loaders.cells.text import one_line
from loaders.limits import limits
from loaders.reader import reading_of
from loaders.territory import kommunen

_RUN = "window.geknackt=1;alert(1)"
_ASK = "https://evil.example/x"

BY_AIM: dict[str, tuple[str, ...]] = {
    "html": (
        f"<script>{_RUN}</script>", f"<ScRiPt >{_RUN}</sCrIpT>", f'<script src="{_ASK}.js"></script>',
        f'<img src=x onerror="{_RUN}">', f"<img src={_ASK}.png>", f'"><img src=x onerror={_RUN}>',
        f"'><svg/onload={_RUN}>", f"<svg><script>{_RUN}</script></svg>", f"<svg><animate onbegin={_RUN}></svg>",
        f'<svg><image href="{_ASK}.png"/></svg>', f"<body onload={_RUN}>", f"<details open ontoggle={_RUN}>",
        f'<iframe src="{_ASK}"></iframe>', f'<iframe srcdoc="<script>{_RUN}</script>">', f'<object data="{_ASK}">',
        f'<embed src="{_ASK}">', f'<link rel=stylesheet href="{_ASK}.css">', f"<style>@import '{_ASK}.css';</style>",
        f'<meta http-equiv="refresh" content="0;url={_ASK}">', f'<base href="{_ASK}/">', f'<form action="{_ASK}">',
        f"<input autofocus onfocus={_RUN}>", f'<video poster="{_ASK}.png">', f"<video><source onerror={_RUN}></video>",
        f'<audio src="{_ASK}.mp3" autoplay>', f'<table background="{_ASK}.png">', f"<math href=javascript:{_RUN}>x</math>",
        f'<a href="javascript:{_RUN}">hier</a>', f'<a href="{_ASK}">hier</a>', "<b>fett</b>", "<i>schräg</i><br>neu",
        "<h1>Titel</h1>", "<marquee>läuft</marquee>", "</td></tr></table>", "</script></style></title></textarea>",
        "<!-- weg -->", "<![CDATA[weg]]>", f"<noscript><img src=x onerror={_RUN}></noscript>", f"<x onclick={_RUN}>y</x>",
        f"<template><script>{_RUN}</script></template>", f"<div style=background:url({_ASK}.png)>", "<plaintext>",
    ),
    "entities": (
        f"&lt;script&gt;{_RUN}&lt;/script&gt;", "&amp;lt;b&amp;gt;", "&#60;b&#62;fett", "&#x3c;b&#x3e;fett", "&nbsp;&nbsp;",
        "&Tab;&NewLine;", "&quot;&apos;", "&notanentity;", "&copy", "AT&T & Co", "&#0;", "&#x1F600;",
    ),
    "markdown": (
        f"![bild]({_ASK}.png)", f"[hier]({_ASK})", f"[hier](javascript:{_RUN})", f"![x][y]\n\n[y]: {_ASK}.png", f"<{_ASK}>",
        _ASK, "www.evil.example/x", "jemand@evil.example", "**fett**", "__fett__", "*schräg*", "_schräg_", "~~weg~~", "`code`",
        "```\ncode\n```", "# Titel", "Titel\n===", "> Zitat", "- Punkt", "1. Punkt", "* Punkt", "+ Punkt", "---", "***",
        "| a | b |\n|---|---|\n| c | d |", "- [x] erledigt", "[^1]", "[^1]: Fußnote", "\\*kein Stern", "Zeile  \nZeile",
        "    eingerückt", "[hier](/verlauf)", f"[![x]({_ASK}.png)]({_ASK})", "a\\", "![x](/assets/icon.png)", "<jemand@evil.example>",
    ),
    "streamlit": (
        ":material/bug_report:", ":red[rot]", ":blue-background[blau]", ":rainbow[bunt]", ":small[klein]", ":green-badge[ja]",
        ":orange-badge[:material/star: x]", ":smile:", ":streamlit:", ":gray[:red[x]]", "-> <- <-> -- >= <= ~=", ":+1:",
        ":red[![x](https://evil.example/x.png)]", ":shortcut[Strg+S]", ":color[x]{foreground='red'}", "(c) (tm) ...",
    ),
    "mathematics": (
        "$x^2$", "$$x^2$$", "\\(x\\)", "\\[x\\]", "$\\href{javascript:alert(1)}{x}$", "$\\includegraphics{https://evil.example/x.png}$",
        "kostet 5 $ bis 7 $", "\\begin{equation}x\\end{equation}", "$\\unicode{x3c}$", "100 $ und 200 $ mehr",
    ),
    "templates": (
        "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% raw %}", "%{x}", "%{customdata}", "%(name)s", "{0}", "{name}", "%s%n%x",
        "{{constructor.constructor('alert(1)')()}}", "@{x}", "[[7*7]]", "<extra>x</extra>", "$NAME", "`id`", "$(id)",
    ),
    "formulas": (
        '=HYPERLINK("https://evil.example/x";"hier")', "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1;1)", "\t=1+1", "\r=1+1",
        "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", " =1+1", "\u200b=1+1", "\ufeff=1+1", '"=1+1', "'=1+1", ";=1+1", ",=1+1",
        "|calc", "%0a=1+1", "\u2212" + "1+1", "=WEBSERVICE(\"https://evil.example/x\")", "\x00=1+1", "\u00a0=1+1", "=DDE(\"cmd\";\"/C calc\")",
    ),
    "invisible": (
        "\u202egnp.exe", "\u2066abc\u2069", "a\u200bb\u200cc\u200d", "a\x00b", "a\x07b\x1b[31m", "a\x7fb\x85c", "a\u2028b\u2029c",
        "\ufeffabc", "a\ufffeb\uffff", "\u0301\u0301\u0301", "Z\u0351\u036b\u0343a\u0310l\u0356", "a\u00adb", "\u061cabc", "\U000e0041\U000e0042",
        "_x0000_", "_x000D_=1", "\\ud800", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "\U0010ffff", "\ue000",
    ),
    "paths and queries": (
        "../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd", "\\\\evil.example\\x", "C:\\CON", "a/b/c", "'; DROP TABLE rows; --",
        "' OR '1'='1", '" OR ""="', "1; SELECT pg_sleep(9)", "%00", "%2e%2e%2f", "Robert'); DELETE FROM revisions;--", "\\x27", "?stand=1&x=2#y",
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "//evil.example/x", "~/.ssh/id_rsa",
    ),
    "documents": (
        '#image("/etc/passwd")', "#include \"x.typ\"", "$ sum $ *fett* _x_", "#let x = 1", "@quelle <marke>", "<?xml version='1.0'?>",
        '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>', "&y;", "]]>", "<w:t>x</w:t>", "<a:t>x</a:t>", "</text><script>alert(1)</script>",
        "&L&\"Arial\"&P", "[Red]0", "MERGEFORMAT", "{ PAGE }", "#NV", "#REF!", "TRUE", "1E400",
    ),
    "plain but odd": (
        "😀👩‍👩‍👧‍👦🏳️‍🌈", "مرحبا بالعالم", "שלום", "漢字かな交じり文", "Ⅷ ½ ² ﬁ ﷺ", "İıſß", "ÄÖÜ" * 40, "W" * 400, "ohne Ende " * 45,
        "NULL", "undefined", "NaN", "None", "-0", "__proto__", "constructor", "toString", "<>", "&", "\\",
    ),
}  # fmt: skip


def _numbered() -> dict[str, str]:
    texts = [text for aim in BY_AIM.values() for text in aim]
    return {f"q{number:03d}z": f"{text} q{number:03d}z" for number, text in enumerate(texts, 1)}


STRINGS: dict[str, str] = _numbered()
"""Number -> text."""

NUMBER = re.compile(r"q\d{3}z")
"""Finds the texts again."""


FREE: dict[str, tuple[str, ...]] = {
    "Teilnahme": ("Reihe", "Veranstaltung", "Ort", "Quelle"),
    "Mittel": ("Programm", "Vorhaben", "Aktenzeichen", "Quelle"),
    "Beratung": ("Quelle",),
    "OZG-Umsetzung": ("Leistung", "Quelle"),
    "Kennzahlen": ("Kennzahl", "Gebiet", "Zählweise", "Einheit", "Herleitung", "Hinweis", "Quelle"),
}
"""The columns of each sheet that take any words."""

_TYPED: dict[str, dict[str, object]] = {
    "Teilnahme": {"Datum": "12.02.2020", "Regierungsbezirk": "Kassel", "Anzahl": 5},
    "Mittel": {"Kommune": "Marburg", "Datum": "2021", "Beantragt": 9000, "Bewilligt": 5000, "Abgerufen": 100},
    "Beratung": {"Modul": "Modul 1", "Status": "angefragt"},
    "OZG-Umsetzung": {"Kommune": "Marburg", "Stichtag": "30.06.2022", "Status": "online", "Themenfeld": "Bildung"},
    "Kennzahlen": {"Stichtag": "31.12.2022", "Wert": 5},
}
"""Cells of the other columns as they should be."""

LIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet program may take for the beginning of a formula."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def cell(text: str) -> str:
    """A text as Excel writes it into a cell: signs that XML does not know are spelled out."""
    return _CONTROL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text.replace("_x", "_x005F_x"))[:32_000]


def records(sheet: str, texts: Iterable[str]) -> list[list[object]]:
    """A sheet with a heading and a row for each text, which stands in every free column."""
    apart = "OZG-ID" if sheet == "OZG-Umsetzung" else "Kommune" if sheet == "Beratung" else ""
    typed, places = _TYPED[sheet], kommunen().query("art != 'Landkreis'")["name"].drop_duplicates(keep=False)
    rows: list[list[object]] = [[*FREE[sheet], *typed, *[apart] * bool(apart)]]
    for number, text in enumerate(texts):
        own: object = (
            10_001 + number if sheet == "OZG-Umsetzung" else f"Gemeinde {places.iloc[number]}" if apart else None
        )
        rows.append([*[cell(text)] * len(FREE[sheet]), *typed.values(), *[own] * bool(apart)])
    return rows


def typed_records(sheet: str, texts: Iterable[str]) -> list[list[object]]:
    """The same sheet with the texts where numbers, days, places and choices belong: every row is refused."""
    free = [column for column in FREE[sheet] if column != "Quelle"]
    head = [*free, *_TYPED[sheet], *["Kommune"] * (sheet == "Beratung")]
    typed = len(head) - len(free)
    return [head, *([*[f"Zeile {n}"] * len(free), *[cell(text)] * typed] for n, text in enumerate(texts))]


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """The bytes of an xlsx in which every text is a text, also one that looks like a formula or an error."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for line, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                written = page.cell(line, column)
                written.value = value
                if isinstance(value, str):
                    written.value, written.data_type = value, "s"
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def sheet_name(text: str) -> str:
    """A text as the name of a worksheet, as far as Excel allows it."""
    return re.sub(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]", "", text)[:31].strip("' ")


def fill(store: Store, remembered: Iterable[str]) -> None:
    """Take over a workbook for each sheet, its names hostile too; keep notes and views of the remembered texts."""
    numbered = iter(STRINGS.values())
    for sheet in FREE:
        content = workbook({sheet_name(f"{sheet} {next(numbered)}"): records(sheet, STRINGS.values())})
        reading = reading_of(content, f"{next(numbered)[:80]}.xlsx", limits())
        assert not [found for found in reading.findings if found.blocks], sheet
        store.commit(store.preview(reading, "ergänzt"), next(numbered)[:60], note=next(numbered))
    for text in (one_line(text) for text in remembered):
        with suppress(NotKept):  # too long, or an address of a person
            store.annotate("6/2022", text, "Anna")
            store.save_view(text, "ozg", f"bezirk={text}", text[:40])


LONG = f'=HYPERLINK("{_ASK}";"hier") {"Ä" * 40_000}'[:32_767]
"""As much as a cell can hold."""


def headed(sheet: str, texts: Iterable[str]) -> list[list[object]]:
    """A sheet with a column of its own for each text, which heads it, and one refused cell below."""
    head, row = records(sheet, ["Zeile"])
    refused = "Status" if sheet == "Beratung" else "Stichtag" if "Stichtag" in head else "Datum"
    row[head.index(refused)] = "irgendwann"
    extra = list(map(cell, texts))
    return [[*extra, *head], [*["x"] * len(extra), *row]]


def named(texts: Mapping[str, str]) -> dict[str, list[list[object]]]:
    """A worksheet for each text (by its number), which is its name behind the number; one cell of each is refused."""
    head, row = records("Mittel", ["Zeile"])
    row[head.index("Bewilligt")] = "viel"
    return {f"{number} {text}": [head, row] for number, text in texts.items()}


def commented() -> bytes:
    """A list with a refused cell for each text, which is its comment and the value and remark of a defined name."""
    book = load_workbook(BytesIO(workbook({"Mittel": typed_records("Mittel", STRINGS)})))
    for line, text in enumerate(map(cell, STRINGS.values()), 2):
        book.active.cell(line, 5).comment = Comment(text, text[:200])
        value = '"' + text[:200].replace('"', '""') + '"'
        book.defined_names[f"Name_{line}"] = DefinedName(f"Name_{line}", attr_text=value, comment=text[:200])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
