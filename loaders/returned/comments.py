"""The comments of a worksheet: ours of last time taken out, those of today put in, all others left as they are."""

import re
from html import unescape

from openpyxl.utils import get_column_letter

from loaders.returned.marks import Marks, Place, place
from loaders.returned.ours import AUTHOR, HEAD
from loaders.returned.tags import text
from loaders.returned.tree import Document, Node

EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="%b"><authors></authors><commentList></commentList></comments>'
)
LOOK = b'<%brPr>%b<%bsz val="9"/><%bcolor indexed="81"/><%brFont val="Tahoma"/></%brPr>'
TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?=[\s>])[^>]*>([^<]*)</")
LONGEST = 4_000
"""Characters of ours in one comment; the worksheet that we add says everything."""
CONVERSATION = "tc="
"""How the author of a conversation begins: Excel shows that instead of the comment, so it stays as it is."""


class Comments:
    """A comments part with the marks of today.

    Afterwards `gone` are the cells whose comment was taken out, `new` those that have one now and had none
    of somebody else's.
    """

    def __init__(self, content: bytes, marks: Marks) -> None:
        self.document = Document(content, 5)
        self.prefix = self.document.prefix(self.document.root)
        authors = self.document.root.first("authors")
        self.authors = [unescape(_said(self.document, node)) for node in authors.children] if authors else []
        self.open = dict(marks)
        self.gone: set[Place] = set()
        for node in self.document.root.within("comment"):
            self._look_at(node)
        self.new = set(self.open)

    @property
    def untouched(self) -> bool:
        """Whether there was nothing of ours, and there is nothing now."""
        return not self.open and not self.document.edits

    def result(self) -> bytes:
        """The part as it will be."""
        if self.open:
            author = self._author()
            written = b"".join(self._comment(at, author) for at in sorted(self.open))
            listed = self.document.root.first("commentList")
            if listed:
                self.document.append(listed, written)
        return self.document.result()

    def _look_at(self, node: Node) -> None:
        at = place(node.attributes.get("ref", ""))
        written = node.attributes.get("authorId", "")
        author = self.authors[int(written)] if written.isdecimal() and int(written) < len(self.authors) else ""
        if at is None or author.startswith(CONVERSATION):
            self.open.pop(at or (0, 0), None)
        elif not node.first("text") or author == AUTHOR or _said(self.document, node).startswith(HEAD):
            self.document.remove(node)
            self.gone.add(at)
        else:
            self._join(node, at)

    def _join(self, node: Node, at: Place) -> None:
        """In somebody else's comment: what we said last time makes way for what we say now."""
        body = node.named("text")[0]
        theirs, cut = self._theirs(body)
        mark = self.open.pop(at, None)
        if mark or cut:
            runs = theirs + (self._runs("\n\n", mark.paragraphs) if mark else b"")
            self.document.replace(body.inner, body.inner_end, runs)

    def _theirs(self, body: Node) -> tuple[bytes, bool]:
        """What somebody else wrote, in runs, and whether something of ours stood behind it."""
        kept: list[bytes] = []
        for node in body.children:
            source = self.document.source(node)
            said = _said(self.document, node) if node.name in ("r", "t") else ""
            ours = said.find("\n\n" + HEAD)
            if ours > 0:
                rest = text(said[:ours])
                source = TEXT.sub(lambda found, rest=rest: found[0].replace(found[1], rest), source)  # type: ignore[misc]
            if ours:
                kept.append(b"<%br>%b</%br>" % (self.prefix, source, self.prefix) if node.name == "t" else source)
            if ours >= 0:
                return b"".join(kept), True
        return b"".join(kept), False

    def _author(self) -> int:
        """Our number among the authors."""
        if AUTHOR not in self.authors:
            authors = self.document.root.first("authors")
            if authors:
                element = b"<%bauthor>%b</%bauthor>" % (self.prefix, AUTHOR.encode(), self.prefix)
                self.document.append(authors, element)
            self.authors.append(AUTHOR)
        return self.authors.index(AUTHOR)

    def _comment(self, at: Place, author: int) -> bytes:
        cell = f"{get_column_letter(at[1])}{at[0]}".encode()
        runs = self._runs("", self.open[at].paragraphs)
        head = b'<%bcomment ref="%b" authorId="%d"><%btext>' % (self.prefix, cell, author, self.prefix)
        return head + runs + b"</%btext></%bcomment>" % (self.prefix, self.prefix)

    def _runs(self, before: str, paragraphs: list[str]) -> bytes:
        bold = b"<%bb/>" % self.prefix
        said = "\n" + "\n\n".join(paragraphs)
        return self._run(before + HEAD, bold) + self._run(said[:LONGEST], b"")

    def _run(self, written: str, bold: bytes) -> bytes:
        p = self.prefix
        look = LOOK % (p, bold, p, p, p, p)
        return b'<%br>%b<%bt xml:space="preserve">%b</%bt></%br>' % (p, look, p, text(written), p, p)


def _said(document: Document, node: Node) -> str:
    """The text of an element, without its formatting."""
    source = document.source(node)
    found = TEXT.findall(source) if node.name != "author" else [document.content[node.inner : node.inner_end]]
    return unescape(b"".join(found).decode()).replace("\r\n", "\n")
