"""Real footnotes of a DOCX file: python-docx has none, so their part of the file is written here."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from pages.shared.plaintext import printable

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The footnotes of a document; `save` them before the document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}>{_LINES}</w:footnotes>")

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A footnote at the end of a paragraph."""
        number = len(self._root) - 1
        reference = paragraph.add_run()
        reference.font.superscript = True
        mark = etree.SubElement(reference._r, qn("w:footnoteReference"))
        mark.set(qn("w:id"), str(number))
        note = etree.SubElement(self._root, qn("w:footnote"))
        note.set(qn("w:id"), str(number))
        line = Paragraph(parse_xml(f"<w:p {nsdecls('w')}/>"), self._document._body)
        note.append(line._p)
        own = line.add_run()
        own.font.superscript = True
        etree.SubElement(own._r, qn("w:footnoteRef"))
        for run in (own, line.add_run(f" {printable(text)}")):
            run.font.size = Pt(8)

    def save(self) -> None:
        """Put the footnotes into the file of the document."""
        package = self._document.part.package
        content = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, content, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
