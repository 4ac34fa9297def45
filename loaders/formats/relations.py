"""Which part of a package refers to which: the small `.rels` parts."""

import posixpath

from loaders.formats.markup import elements
from loaders.formats.package import Package

Relations = dict[str, tuple[str, str]]
"""By its id: the kind of relation (the last word of its address) and the part that is meant."""


def relations(package: Package, part: str) -> Relations:
    """The relations of a part inside the package; part "" is the package itself."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    found: Relations = {}
    if place not in package:
        return found
    for element, attributes in elements(package.stream(place), package.limits):
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)
    return found


def part_of(found: Relations, kind: str) -> str:
    """The first part of that kind, such as styles; "" when there is none."""
    return next((part for name, part in found.values() if name == kind), "")
