"""The worksheet that we add: how to go on, and everything that was found, in the order in which it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.findings import Finding
from loaders.formats.texts import escaped
from loaders.returned.fills import NO_FILL, Fill
from loaders.returned.marks import place
from loaders.returned.ours import BLOCKING, NOTED, TITLE
from loaders.returned.styles import Styles
from loaders.returned.tags import quoted, text

COLUMNS = (("Blatt", 20), ("Zelle", 10), ("Dort steht", 28), ("Was zu tun ist", 70), ("Vorschlag", 28), ("Art", 11))
HEAD_LINE = 5
HOW = (
    "So geht es weiter: Bitte die farbigen Zellen berichtigen - rot: muss behoben werden, gelb: bitte prüfen. "
    "Was zu tun ist, steht auch im Kommentar der Zelle. Danach die Datei speichern und unter „Hochladen“ wieder "
    "hochladen: Sie wird als nächste Fassung erkannt. Dieses Blatt darf stehen bleiben; es wird nicht übernommen."
)
NOTHING = "Es ist nichts zu beheben."
REST = "Weitere {number} Befunde sind hier nicht einzeln aufgeführt."
PLAIN = b'<%bsz val="10"/><%bname val="Calibri"/>'
FONTS = {
    "title": b'<%bb/><%bsz val="14"/><%bname val="Calibri"/>',
    "head": b'<%bb/><%bsz val="10"/><%bcolor rgb="FFFFFFFF"/><%bname val="Calibri"/>',
    "link": b'<%bu/><%bsz val="10"/><%bcolor rgb="FF0B5394"/><%bname val="Calibri"/>',
    "plain": PLAIN,
}
WRAPPED = b'<%balignment vertical="top" wrapText="1"/>'
HEAD_FILL: Fill = ("solid", (("rgb", "FF1F3A5F"),), ())


@dataclass(frozen=True)
class Heading:
    """What stands above the table: the file, the day, and remarks that hold for all of it."""

    file_name: str
    today: date
    remarks: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The three lines above the table."""
        named = f"Datei: {self.file_name}, geprüft am {self.today:%d.%m.%Y}"
        return [TITLE, named, "\n".join((HOW, *self.remarks))]


class Sheet:
    """Writes the worksheet; `namespace` is the one of its elements."""

    def __init__(self, styles: Styles, namespace: str) -> None:
        self.namespace = namespace
        fonts = {name: styles.font(inner) for name, inner in FONTS.items()}
        no_fill = styles.fill(NO_FILL)
        self.formats = {name: styles.format(font, no_fill, WRAPPED) for name, font in fonts.items()}
        self.formats["title"] = styles.format(fonts["title"], no_fill, b'<%balignment vertical="center"/>')
        self.formats["head"] = styles.format(fonts["head"], styles.fill(HEAD_FILL), WRAPPED)
        for colour in (BLOCKING, NOTED):
            fill: Fill = ("solid", (("rgb", colour),), ())
            self.formats[colour] = styles.format(fonts["plain"], styles.fill(fill), WRAPPED)

    def xml(self, heading: Heading, findings: Sequence[Finding], rest: int) -> bytes:
        """The worksheet with these findings in order; `rest` is the number of those that are not listed."""
        tall = 30 + 26 * (1 + len(heading.remarks))
        heights = (24, 16, tall)
        rows = [
            self._row(at, [("title" if at == 1 else "plain", line)], height)
            for at, (line, height) in enumerate(zip(heading.lines(), heights, strict=True), 1)
        ]
        rows.append(self._row(HEAD_LINE, [("head", name) for name, _ in COLUMNS]))
        rows += [self._row(at, self._cells(found)) for at, found in enumerate(findings, HEAD_LINE + 1)]
        last = REST.format(number=rest) if rest else "" if findings else NOTHING
        if last:
            rows.append(
                self._row(HEAD_LINE + 1 + len(findings), [("plain", ""), ("plain", ""), ("plain", ""), ("plain", last)])
            )
        return b"".join([self._head(), *rows, b"</sheetData>", _merges(), _links(findings), b"</worksheet>"])

    def _cells(self, found: Finding) -> list[tuple[str, str]]:
        address = found.cell if place(found.cell) or not found.line else f"Zeile {found.line}"
        colour = BLOCKING if found.blocks else NOTED
        plain = [("plain", said) for said in (found.value, found.message, found.suggestion)]
        return [("plain", found.sheet or "ganze Datei"), ("link", address), *plain, (colour, found.severity)]

    def _row(self, line: int, cells: Sequence[tuple[str, str]], height: int = 0) -> bytes:
        tall = b' ht="%d" customHeight="1"' % height if height else b' ht="%d"' % _height(cells)
        written = [
            b'<c r="%c%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%b</t></is></c>'
            % (ord("A") + at, line, self.formats[name], text(said))
            for at, (name, said) in enumerate(cells)
            if said
        ]
        return b'<row r="%d"%b>%b</row>' % (line, tall, b"".join(written))

    def _head(self) -> bytes:
        widths = b"".join(
            b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (n, n, width)
            for n, (_, width) in enumerate(COLUMNS, 1)
        )
        below = b"A%d" % (HEAD_LINE + 1)
        return (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%b">'
            b'<sheetPr><tabColor rgb="%b"/><pageSetUpPr fitToPage="1"/></sheetPr>'
            b'<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
            b'<pane ySplit="%d" topLeftCell="%b" activePane="bottomLeft" state="frozen"/>'
            b'<selection pane="bottomLeft" activeCell="%b" sqref="%b"/></sheetView></sheetViews>'
            b'<sheetFormatPr defaultRowHeight="15"/><cols>%b</cols><sheetData>'
        ) % (self.namespace.encode(), BLOCKING.encode(), HEAD_LINE, below, below, below, widths)


def _height(cells: Sequence[tuple[str, str]]) -> int:
    """Points that a row needs to show all of its text, in columns as wide as ours."""
    lines = [
        sum(1 + len(line) // width for line in said.split("\n"))
        for (_, said), (_, width) in zip(cells, COLUMNS, strict=False)
    ]
    return 14 * max(lines) + 2


def _merges() -> bytes:
    """The lines above the table reach over all of its columns."""
    last = b"%c" % (ord("A") + len(COLUMNS) - 1)
    areas = b"".join(b'<mergeCell ref="A%d:%b%d"/>' % (line, last, line) for line in (1, 2, 3))
    return b'<mergeCells count="3">%b</mergeCells>' % areas


def _links(findings: Sequence[Finding]) -> bytes:
    """From each address to its cell, and behind it how the page is printed."""
    links = []
    for line, found in enumerate(findings, HEAD_LINE + 1):
        if found.sheet and found.line:
            cell = found.cell if place(found.cell) else f"A{found.line}"
            where = quoted(escaped(f"'{found.sheet.replace(chr(39), chr(39) * 2)}'!{cell}"))
            links.append(b'<hyperlink ref="B%d" location=%b display=%b/>' % (line, where, quoted(cell)))
    listed = b"<hyperlinks>%b</hyperlinks>" % b"".join(links) if links else b""
    return listed + b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
