"""A part of the styles - fonts, fills or cell formats - to which elements are added."""

import re
from dataclasses import dataclass, field

from loaders.returned.tags import attribute
from loaders.returned.tree import Node

ATTRIBUTES = re.compile(rb"""(\s)([\w:.-]+)\s*=\s*["']([^"']*)["']""")


@dataclass
class Section:
    """The fonts, the fills or the cell formats as they are written, and those that are new."""

    node: Node | None
    kept: list[bytes]
    new: list[bytes] = field(default_factory=list)
    places: dict[tuple[object, bytes], int] = field(default_factory=dict)

    @property
    def all(self) -> list[bytes]:
        """Everything, by its number."""
        return self.kept + self.new

    def place(self, source: bytes) -> int:
        """The number of an element; it is added when there is none like it."""
        if not self.places:
            self.places = {said(each): at for at, each in reversed(list(enumerate(self.all)))}
        if said(source) not in self.places:
            self.places[said(source)] = len(self.kept) + len(self.new)
            self.new.append(source)
        return self.places[said(source)]


def number(xf: bytes, name: bytes) -> int:
    """A number that a format names, such as the one of its fill."""
    written = attribute(xf[: xf.find(b">") + 1], name)
    return int(written) if written.isdigit() else 0


def said(element: bytes, *but: bytes) -> tuple[object, bytes]:
    """What an element says: its attributes in any order, some left out, and what stands inside it."""
    end = element.find(b">") + 1
    said = {found[1:] for found in ATTRIBUTES.findall(element[:end]) if found[1] not in but}
    return frozenset(said), element[end:]
