"""Text: any words on one line; and how written words are compared, whichever way they are spelled."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.cells.base import Cell, written
from loaders.cells.suggesting import Suggesting
from loaders.discreet import without_contacts
from loaders.findings import Rejected

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Control and format characters, and halves of surrogate pairs, which no file can be written with."""

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "✓": "x", "✔": "x", "☑": "x"})

_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_LONGEST_NUMBER = 80
_ALMOST_DIGITS = re.compile(r"(?<!\w)[0-9OolI|.,]*[0-9][0-9OolI|.,]*(?!\w)")

_MARKS_BEHIND = re.compile(r"(?<=[0-9€%.a-z)]) ?[*†‡¹²³⁰⁴-⁹]+\)?$|(?<=[0-9 ]eur)\.$|(?<=[0-9 ]euro)\.$", re.IGNORECASE)

_NO_MARKS = re.compile(r"[-–—−]+|\.{1,3}|…|/|\?+")


def one_line(text: str) -> str:
    """Text without invisible characters, every run of blanks and line breaks a single space."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # then nothing in it is invisible, and no blank but the space
        return " ".join(composed.split())
    spaced = (" " if char.isspace() else char for char in composed)
    return " ".join("".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN).split())


def folded(text: str) -> str:
    """What is left of a word when case, blanks, punctuation, accents and ä/ae, ß/ss do not count."""
    spelled = unicodedata.normalize("NFC", text.casefold()).translate(_SPELLED_OUT)
    return "".join(char for char in unicodedata.normalize("NFKD", spelled) if char.isalnum())


_NOTHING = frozenset(
    folded(words)
    for words in (
        "k. A.", "keine Angabe", "keine Angaben", "ohne Angabe", "ohne Angaben", "o. A.", "unbekannt", "nicht bekannt",
        "n. bek.", "n. b.", "n/a", "n. v.", "nicht erhoben", "nicht verfügbar", "nicht vorhanden", "liegt nicht vor",
    )
)  # fmt: skip


def says_nothing(text: str) -> bool:
    """Whether the cell says that there is no figure: „k. A.“, „unbekannt“, a dash, nothing that can be seen."""
    return not text or bool(_NO_MARKS.fullmatch(text)) or folded(text) in _NOTHING


def with_digits(text: str) -> str:
    """The text with letters that look like digits (O, l, I) replaced inside its numbers."""
    if len(text) > _LONGEST_NUMBER:
        return text
    return _ALMOST_DIGITS.sub(lambda match: match[0].translate(_LOOK_ALIKES), text)


def without_marks(text: str) -> str:
    """A number without the footnote mark behind it, and without the dot behind its currency: 12.500 €*, 37 EUR."""
    marked = _MARKS_BEHIND.search(text, max(0, len(text) - 8))
    return text[: marked.start()] if marked else text


@dataclass(frozen=True)
class Text(Suggesting):
    """Words as typed, on one line; `pattern` must fit the whole of it, `example` shows how."""

    pattern: str = ""
    at_most: int = 500
    example: str = "Text"

    def read(self, value: Cell, context: Mapping[str, object]) -> str:  # noqa: ARG002
        """The text on one line, of at most `at_most` characters; how to reach somebody is left out."""
        text = without_contacts(one_line(written(value)))
        if not text:
            raise Rejected("text_unseen")
        if len(text) > self.at_most:
            raise Rejected("text_long", length=len(text), at_most=self.at_most)
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise Rejected("text_pattern", text.replace(" ", ""))
        return text

    def expected(self) -> str:
        """What to type."""
        return f"einen Text wie „{self.example}“"

    def describe(self) -> str:
        """What may stand in the cell."""
        form = f" wie „{self.example}“" if self.pattern else ""
        return f"Ein Text{form} mit höchstens {self.at_most} Zeichen."

    def sample(self) -> str:
        """The example."""
        return self.example
