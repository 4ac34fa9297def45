"""What a new part needs to be found: a relation from the part that uses it, and its content type."""

import posixpath

from loaders.container import CONTENT_TYPES
from loaders.returned.package import Parts
from loaders.returned.tags import quoted
from loaders.returned.tree import Document

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMPTY = HEAD + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
STRICT = "http://purl.oclc.org/ooxml/"
KINDS = {
    True: STRICT + "officeDocument/relationships",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def kinds(namespace: str) -> str:
    """Where the names of relations begin, in workbooks whose elements have this namespace."""
    return KINDS[namespace.startswith(STRICT)]


def related(parts: Parts, source: str, kind: str, target: str) -> str:
    """Relate a part to another one; returns the id of the relation. `kind` is its whole name."""
    folder, name = posixpath.split(source)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    document = Document(parts.read(place) if place in parts else EMPTY, 2)
    taken = {node.attributes.get("Id") for node in document.root.children}
    own = next(id_ for number in range(1, 1_000_000) if (id_ := f"rId{number}") not in taken)
    prefix = document.prefix(document.root)
    values = (prefix, own.encode(), quoted(kind), quoted(f"/{target}"))
    document.append(document.root, b'<%bRelationship Id="%b" Type=%b Target=%b/>' % values)
    parts.write(place, document.result())
    return own


def declared(parts: Parts, part: str, content_type: str) -> None:
    """Say what a new part holds."""
    _append(parts, "Override", ("PartName", f"/{part}"), content_type)


def declared_drawings(parts: Parts) -> None:
    """Say what parts with the ending vml hold, unless that is said already."""
    _append(parts, "Default", ("Extension", "vml"), DRAWING)


def _append(parts: Parts, element: str, key: tuple[str, str], content_type: str) -> None:
    if CONTENT_TYPES not in parts:
        return
    document = Document(parts.read(CONTENT_TYPES), 2)
    name, value = key
    if any(node.attributes.get(name, "").lower() == value.lower() for node in document.root.children):
        return
    values = (document.prefix(document.root), element.encode(), name.encode(), quoted(value), quoted(content_type))
    document.append(document.root, b"<%b%b %b=%b ContentType=%b/>" % values)
    parts.write(CONTENT_TYPES, document.result())
