"""The Vorlage as PDF: tagged, in German, with words for every picture (PDF/UA-1), and no longer than it should be."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from pages.handout import briefing
from pages.handout.briefing import PAGES, Fit, Section, fits, left_out
from pages.handout.content import Content
from pages.handout.drawing.drawn import WIDTH
from pages.shared.plaintext import printable

_TEMPLATE = Path(__file__).with_name("vorlage.typ")


def paper(content: Content) -> bytes:
    """The bytes of the PDF."""
    words = _words(content, fitting(content))
    try:
        return _compiled(words, "pdf", ["ua-1"])
    except typst.TypstError:
        # A sign that the font does not have: the PDF is tagged all the same, only not called PDF/UA.
        return _compiled(words, "pdf", [])


def fitting(content: Content) -> Fit:
    """The roomiest way to show everything on three pages, the narrowest if there is none."""
    ways = fits(content)
    return next((fit for fit in ways if _pages(_words(content, fit)) <= PAGES), ways[-1])


def _pages(words: str) -> int:
    drawn = _compiled(words, "svg", [])
    return len(drawn) if isinstance(drawn, list) else 1


def _compiled(words: str, kind: Any, standards: list[Any]) -> Any:
    compiler = typst.Compiler(ignore_system_fonts=True)
    return compiler.compile(input=_template(), format=kind, sys_inputs={"data": words}, pdf_standards=standards)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _words(content: Content, fit: Fit) -> str:
    """Everything that the template writes, as JSON."""
    about = {
        "title": briefing.TITLE.format(content.title),
        "author": content.author,
        "description": "; ".join(exhibit.origin.question for exhibit in content.exhibits),
        "mark": content.mark,
        "facts": [list(fact) for fact in content.facts() if fact[1]],
        "exhibits": [
            _exhibit(section, drawing or ("", 1.0), fit)
            for section, drawing in zip(briefing.sections(content, fit), content.drawings, strict=False)
        ],
        "rest": left_out(content, fit),
        "sources": list(content.sources),
    }
    return json.dumps(_printable(about))


def _exhibit(section: Section, drawn: tuple[str, float], fit: Fit) -> dict[str, Any]:
    """A chart with its drawing and the height of that."""
    exhibit, (drawing, height) = section.exhibit, drawn
    return {
        "question": exhibit.origin.question,
        "origin": section.origin,
        "mark": exhibit.origin.mark,
        "answer": [part for part in exhibit.answer.split("\n\n") if part],
        "picture": drawing,
        "alt": ": ".join(filter(None, [exhibit.origin.mark, exhibit.alt])),
        "width": fit.width(WIDTH / height),
        "said": exhibit.alt if exhibit.figure is not None else "",
        "head": section.head,
        "rows": section.rows,
        "numeric": section.numeric,
        "more": section.more,
        "remark": exhibit.remark,
        "long": len(section.rows) > briefing.FITS[0].rows,
    }


def _printable(value: Any) -> Any:
    """The same without control characters; pictures are printable already."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list | tuple) else value
