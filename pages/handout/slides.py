"""Everything of a view as slides: one per chart, native and editable, with its rule, Stand and source below."""

import io

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Cm, Emu, Pt

from pages.handout import slide_charts, slide_tables
from pages.handout.content import Content, native
from pages.handout.picture import png
from pages.shared.exhibits import Exhibit
from pages.shared.plaintext import printable

WIDTH, HEIGHT = Cm(33.867), Cm(19.05)
"""A wide slide, 16 by 9."""

LEFT, ACROSS = Cm(1.5), Cm(30.867)
TOP, BELOW = Cm(3.2), Cm(15.0)
"""Where the chart begins and ends; the words begin there."""

_TITLE, _TITLE_ONLY = 0, 5
"""Places of the layouts in the template that python-pptx brings."""


def slides(content: Content) -> bytes:
    """The bytes of the presentation."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    about = deck.core_properties
    about.title, about.author, about.language = printable(content.title), content.author, "de-DE"
    _first(deck, content)
    for exhibit in content.exhibits:
        _exhibit(deck, exhibit)
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def _first(deck: Deck, content: Content) -> None:
    """The title, and where everything comes from."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE])
    title, below = slide.shapes.title, slide.placeholders[1]
    _place(title, Cm(3.5), Cm(3.5))
    _write(title, [content.title], 40)
    _place(below, Cm(7.5), Cm(9))
    _write(below, [f"{name}: {value}" for name, value in content.facts() if value], 16)


def _exhibit(deck: Deck, exhibit: Exhibit) -> None:
    """A chart on its slide; one that cannot be native as a picture, and its table on the next."""
    chart = native(exhibit)
    if exhibit.figure is None or (chart is None and png(exhibit.figure) is None):
        _table(deck, exhibit)
        return
    slide = _slide(deck, exhibit, exhibit.origin.question)
    if chart is not None:
        shape: BaseShape = slide_charts.add(slide, chart, LEFT, TOP, ACROSS, Emu(BELOW - TOP))
    else:
        shape = slide.shapes.add_picture(io.BytesIO(png(exhibit.figure) or b""), LEFT, TOP, height=Emu(BELOW - TOP))
        shape.left = Emu(int((WIDTH - shape.width) / 2))
    _describe(shape, exhibit)
    if chart is None:
        _table(deck, exhibit)


def _table(deck: Deck, exhibit: Exhibit) -> None:
    """A slide with the table, as far as it can be read on a slide."""
    slide = _slide(deck, exhibit, f"{exhibit.origin.question} (Tabelle)" if exhibit.figure else exhibit.origin.question)
    _describe(slide_tables.add(slide, exhibit, LEFT, TOP, ACROSS), exhibit)


def _slide(deck: Deck, exhibit: Exhibit, title: str) -> Slide:
    """A slide with its title above, and rule, Stand, source and link below."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    _place(slide.shapes.title, Cm(0.8), Cm(2.2))
    _write(slide.shapes.title, [title], 24 if len(title) < 80 else 18)
    box = slide.shapes.add_textbox(LEFT, BELOW, ACROSS, Emu(HEIGHT - BELOW - Cm(0.4)))
    words = [exhibit.answer, exhibit.remark, exhibit.origin.line(), exhibit.origin.link]
    size = 11 if sum(map(len, words)) < 900 else 9
    _write(box, [word for word in words if word], size)
    _follow(box, exhibit.origin.link)
    return slide


def _follow(shape: BaseShape, link: str) -> None:
    """Let the last paragraph lead to the address that it names."""
    if link.startswith("http"):
        shape.text_frame.paragraphs[-1].runs[-1].hyperlink.address = link  # type: ignore[attr-defined]


def _place(shape: BaseShape, top: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = LEFT, Emu(top), ACROSS, Emu(height)


def _write(shape: BaseShape, texts: list[str], size: float) -> None:
    """Paragraphs of text in German, at the left."""
    frame = shape.text_frame  # type: ignore[attr-defined]
    frame.word_wrap = True
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = 1
        run = paragraph.add_run()
        run.text, run.font.size = " ".join(printable(text).split()), Pt(size)
        run._r.get_or_add_rPr().set("lang", "de-DE")


def _describe(shape: BaseShape, exhibit: Exhibit) -> None:
    """The words for those who cannot see the chart."""
    said = ": ".join(filter(None, [exhibit.origin.mark, exhibit.alt or exhibit.origin.question]))
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("descr", printable(said))
    properties.set("title", printable(exhibit.origin.question))
