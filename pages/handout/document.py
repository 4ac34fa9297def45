"""The Vorlage as a document that can be edited: the same words as on paper, real headings, tables and footnotes."""

import io

from docx import Document
from docx.document import Document as Text
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from pages.handout import briefing
from pages.handout.briefing import Fit, Section
from pages.handout.content import Content
from pages.handout.document_tables import add_table
from pages.handout.footnotes import Footnotes
from pages.handout.paper import fitting
from pages.handout.picture import png, ratio
from pages.shared.plaintext import printable

_SOFT = RGBColor(0x4B, 0x55, 0x63)
_DARK = RGBColor(0x1F, 0x29, 0x33)
_SIZES = {"Normal": 10.5, "Title": 20, "Heading 1": 13, "List Number": 8.5}


def document(content: Content) -> bytes:
    """The bytes of the document."""
    made = Document()
    _prepare(made, content)
    notes, fit = Footnotes(made), fitting(content).narrower
    made.add_heading(printable(briefing.TITLE.format(content.title)), 0)
    for name, value in content.facts():
        if value:
            _said(made, f"{name}: ", bold=True).add_run(printable(value)).font.color.rgb = _SOFT
    for section in briefing.sections(content, fit):
        _section(made, section, fit, notes)
    if rest := briefing.left_out(content, fit):
        _said(made, rest)
    if content.sources:
        made.add_heading("Quellen", 1)
        for source in content.sources:
            made.add_paragraph(printable(source), style="List Number")
    notes.save()
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _prepare(made: Text, content: Content) -> None:
    """A4, one font, German, the label in the header and the number of the page in the footer."""
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(20)
    about = made.core_properties
    about.title, about.author, about.language = printable(content.title), content.author, "de-DE"
    for name, size in _SIZES.items():
        style = made.styles[name]
        style.font.size, style.font.name = Pt(size), "Calibri"
        style.font.color.rgb = _DARK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        style.paragraph_format.space_after = Pt(4)
    language = made.styles.element.find(".//" + qn("w:lang"))
    for kind in ("val", "eastAsia"):
        language.set(qn(f"w:{kind}"), "de-DE")
    page.header.paragraphs[0].text = content.mark
    page.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _number(page.footer.paragraphs[0])


def _number(paragraph: Paragraph) -> None:
    """„Seite 1“, counted by the word processor."""
    paragraph.add_run("Seite ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _said(made: Text, text: str, *, bold: bool = False) -> Paragraph:
    """A paragraph of small words."""
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(printable(text))
    run.font.bold, run.font.color.rgb = bold, _SOFT
    return paragraph


def _section(made: Text, section: Section, fit: Fit, notes: Footnotes) -> None:
    """A question with its answer, picture, table and rule."""
    exhibit = section.exhibit
    notes.add(made.add_heading(printable(exhibit.origin.question), 1), section.origin)
    for text in (exhibit.origin.mark, *exhibit.answer.split("\n\n")):
        if text:
            made.add_paragraph(printable(text)).paragraph_format.keep_with_next = True
    _picture(made, section, fit)
    if section.rows:
        add_table(made, section.head, section.rows, section.numeric)
    if section.more:
        _said(made, section.more)
    if exhibit.remark:
        _said(made, f"Regel und Hinweis: {exhibit.remark}")


def _picture(made: Text, section: Section, fit: Fit) -> None:
    """The picture with the words for those who cannot see it; only these where nothing can be drawn."""
    exhibit = section.exhibit
    content = png(exhibit.figure) if exhibit.figure is not None else None
    if content is None:
        if exhibit.figure is not None:
            made.add_paragraph(printable(exhibit.alt))
        return
    shape = made.add_picture(io.BytesIO(content), Mm(fit.width(ratio(content))))
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    properties = shape._inline.docPr
    properties.set("descr", printable(": ".join(filter(None, [exhibit.origin.mark, exhibit.alt]))))
    properties.set("title", printable(exhibit.origin.question))
