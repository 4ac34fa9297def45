"""One worksheet with its marks: its cells, its comments, and the drawing that shows them."""

from dataclasses import dataclass

from loaders.formats.relations import Relations, part_of, relations
from loaders.returned import comments, relate, vml
from loaders.returned.comments import Comments
from loaders.returned.marks import Marks, anchored
from loaders.returned.outline import merged, outline, with_drawing
from loaders.returned.package import Parts
from loaders.returned.paint import painted
from loaders.returned.styles import Styles
from loaders.returned.tree import Document


@dataclass(frozen=True)
class Workbook:
    """What the worksheets of a workbook share; `namespace` is the one of their elements."""

    parts: Parts
    styles: Styles
    namespace: str

    @property
    def kinds(self) -> str:
        """Where the names of relations begin."""
        return relate.kinds(self.namespace)


@dataclass(frozen=True)
class Worksheet:
    """One worksheet of it, by its part."""

    book: Workbook
    part: str
    related: Relations

    def comments(self, marks: Marks) -> Comments:
        """Its comments with these marks."""
        package, name = self.book.parts.package, part_of(self.related, "comments")
        return Comments(package.read(name) if name in package else comments.EMPTY % self.book.namespace.encode(), marks)

    def put_comments(self, made: Comments) -> None:
        """Keep the comments, in a part of their own when there was none."""
        parts, name = self.book.parts, part_of(self.related, "comments")
        if name not in parts:
            name = parts.free("xl/comments{}.xml")
            relate.related(parts, self.part, f"{self.book.kinds}/comments", name)
            relate.declared(parts, name, relate.SPREADSHEET % "comments")
        parts.write(name, made.result())

    def draw(self, made: Comments, marks: Marks, behind: Document, prefix: bytes) -> None:
        """Show the comments; `behind` is changed when the worksheet had no drawing for them."""
        parts, element = self.book.parts, behind.root.first("legacyDrawing")
        name = self.related.get(element.attributes.get("id", ""), ("", ""))[1] if element else ""
        drawing = parts.read(name) if name in parts else vml.EMPTY
        if name not in parts:
            name = parts.free("xl/drawings/vmlDrawing{}.vml")
            relation = relate.related(parts, self.part, f"{self.book.kinds}/vmlDrawing", name)
            relate.declared_drawings(parts)
            if element:
                behind.remove(element)
            with_drawing(behind, relation, self.book.kinds, prefix)
        parts.write(name, vml.redrawn(drawing, made.gone, made.new, marks))


def mark(book: Workbook, part: str, wanted: Marks) -> None:
    """Mark a worksheet, and take off the marks of last time; one without either stays as it is."""
    package = book.parts.package
    sheet = Worksheet(book, part, relations(package, part))
    if not wanted and not book.styles.ours and sheet.comments({}).untouched:
        return
    found = outline(package.stream(part), book.styles.old)
    behind = found.behind()
    marks = anchored(wanted, merged(behind))
    made = sheet.comments(marks)
    if not made.untouched:
        sheet.put_comments(made)
        sheet.draw(made, marks, behind, found.prefix)
    if marks or found.marked or behind.edits:
        tail = behind.result()[len(behind.content) - len(found.tail) :]
        book.parts.stream(part, painted(package.stream(part), found, marks, book.styles, tail))
