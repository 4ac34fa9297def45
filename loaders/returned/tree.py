"""A small XML part with the place of every element, so that it is changed where it must be and nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.formats.markup import checked, local, parser
from loaders.returned.plain import utf8
from loaders.returned.tags import TAG, with_attribute

DEEPEST = 64


@dataclass(slots=True)
class Node:
    """An element: its local name, its namespace, and where it stands in the bytes of the part."""

    name: str
    namespace: str
    attributes: dict[str, str]
    start: int
    inner: int
    """Where its content begins: behind the start tag."""
    inner_end: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)

    def named(self, name: str) -> "list[Node]":
        """Its children of that name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Node | None":
        """Its first child of that name."""
        return next(iter(self.named(name)), None)

    def within(self, name: str) -> "Iterator[Node]":
        """All elements of that name inside it, in their order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)


class Document:
    """A part and the changes to it; elements deeper than `deepest` are not looked at.

    Raises `Refused` when the XML is not well formed or has a DTD.
    """

    def __init__(self, content: bytes, deepest: int = DEEPEST) -> None:
        self.content = b"".join(utf8([content]))
        self.edits: list[tuple[int, int, bytes]] = []
        self.root = _tree(self.content, deepest)

    def source(self, node: Node) -> bytes:
        """An element as it is written."""
        return self.content[node.start : node.end]

    def prefix(self, node: Node) -> bytes:
        """The prefix of an element with its colon, or b""."""
        name = re.split(rb"[\s/>]", self.content[node.start + 1 : node.inner], maxsplit=1)[0]
        return name[: name.find(b":") + 1]

    def replace(self, start: int, end: int, fragment: bytes) -> None:
        """Put other bytes in the place of these; places must not overlap."""
        self.edits.append((start, end, fragment))

    def insert(self, at: int, fragment: bytes) -> None:
        """Put bytes between others."""
        self.replace(at, at, fragment)

    def append(self, node: Node, fragment: bytes, **attributes: object) -> None:
        """Put something at the end of an element's content, and change its attributes; once for each element."""
        tag = self.content[node.start : node.inner]
        for name, value in attributes.items():
            tag = with_attribute(tag, name.encode(), str(value).encode())
        if node.inner < node.end:
            self.insert(node.inner_end, fragment)
        elif fragment:
            name_of = self.prefix(node) + node.name.encode()
            tag = tag[:-2] + b">" + fragment + b"</" + name_of + b">"
        self.replace(node.start, node.inner, tag)

    def remove(self, node: Node) -> None:
        """Leave an element out."""
        self.replace(node.start, node.end, b"")

    def set(self, node: Node, **attributes: object) -> None:
        """Change attributes of an element; not of one that something was appended to."""
        self.append(node, b"", **attributes)

    def result(self) -> bytes:
        """The part with all changes made."""
        pieces, done = [], 0
        for start, end, fragment in sorted(self.edits, key=lambda edit: edit[:2]):
            pieces += [self.content[done:start], fragment]
            done = end
        return b"".join([*pieces, self.content[done:]])


def _tree(content: bytes, deepest: int) -> Node:
    top = Node("", "", {}, 0, 0)
    path: list[Node | None] = [top]
    made = parser(namespaces=True)

    def opened(name: str, attributes: dict[str, str]) -> None:
        parent = path[-1]
        node = _opened(content, made.CurrentByteIndex, name, attributes) if parent and len(path) <= deepest else None
        path.append(node)
        if parent and node:
            parent.children.append(node)

    def closed(_: str) -> None:
        node = path.pop()
        if node:
            _close(node, content, made.CurrentByteIndex)

    made.StartElementHandler, made.EndElementHandler = opened, closed
    for _ in checked(made, [content]):
        pass
    return top.children[0]


def _opened(content: bytes, start: int, name: str, attributes: dict[str, str]) -> Node:
    tag = TAG.match(content, start)
    plain = {local(key): value for key, value in attributes.items()}
    return Node(local(name), name.rpartition(" ")[0], plain, start, tag.end() if tag else start)


def _close(node: Node, content: bytes, at: int) -> None:
    """Note where an element ends; `at` is the place of its end tag, should it have one."""
    empty = content[node.inner - 2 : node.inner] == b"/>"
    node.inner_end = node.inner if empty else at
    node.end = node.inner if empty else content.index(b">", at) + 1
