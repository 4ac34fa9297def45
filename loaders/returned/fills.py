"""The fill of a marked cell: our colour, and in it, unseen, the colour that the cell had before.

A plain fill shows its foreground only, so that its background can remember; a pattern keeps its pattern.
"""

import re

from loaders.returned.ours import BLOCKING, NOTED, Colour

Colouring = tuple[tuple[str, str], ...]
"""The attributes of a colour: rgb, theme, indexed, tint."""
Fill = tuple[str, Colouring, Colouring]
"""Pattern, foreground and background; what a program adds by itself is left out."""

NO_FILL: Fill = ("none", (), ())
GRADIENT: Fill = ("gradient", (), ())
AUTOMATIC = {(("indexed", "64"),), (("indexed", "65"),), (("auto", "1"),)}
ATTRIBUTE = re.compile(r"""\s(rgb|theme|indexed|tint|auto)\s*=\s*["']([^"']*)["']""")
PATTERN = re.compile(rb"""<(?:[\w.-]+:)?patternFill[^>]*?\spatternType\s*=\s*["'](\w+)["']""")
OURS: dict[Colouring, Colour] = {(("rgb", colour),): colour for colour in (BLOCKING, NOTED)}


def fill_of(source: bytes) -> Fill:
    """What a `fill` element shows."""
    if b"gradientFill" in source:
        return GRADIENT
    found = PATTERN.search(source)
    pattern = found[1].decode() if found else "none"
    front, back = (_colour(source, name) for name in (b"fgColor", b"bgColor"))
    if pattern == "none":
        return NO_FILL
    if pattern == "solid" and front not in OURS:
        return "solid", front, ()
    return pattern, front, back


def marked(fill: Fill, colour: Colour) -> Fill:
    """A fill with our colour in it."""
    pattern, front, _ = fill
    if pattern in ("none", "gradient", "solid"):
        return "solid", (("rgb", colour),), front
    return pattern, front, (("rgb", colour),)


def unmarked(fill: Fill) -> Fill | None:
    """The fill before it was marked; None when it is none of ours."""
    pattern, front, back = fill
    if pattern == "solid" and front in OURS:
        return ("solid", back, ()) if back else NO_FILL
    return (pattern, front, ()) if back in OURS else None


def source_of(fill: Fill, prefix: bytes) -> bytes:
    """The `fill` element."""
    pattern, front, back = fill
    spare: Colouring = (("indexed", "64"),) if pattern == "solid" else ()
    inner = _element("fgColor", front, prefix) + _element("bgColor", back or spare, prefix)
    element = b'<%bpatternFill patternType="%b">%b</%bpatternFill>' % (prefix, pattern.encode(), inner, prefix)
    return b"<%bfill>%b</%bfill>" % (prefix, element, prefix)


def _colour(source: bytes, name: bytes) -> Colouring:
    found = re.search(rb"<(?:[\w.-]+:)?%b\b([^>]*)>" % name, source)
    colour = tuple(sorted(ATTRIBUTE.findall(found[1].decode("utf-8", "replace")))) if found else ()
    return () if colour in AUTOMATIC else colour


def _element(name: str, colour: Colouring, prefix: bytes) -> bytes:
    attributes = "".join(f' {key}="{value}"' for key, value in colour)
    return b"<%b%b%b/>" % (prefix, name.encode(), attributes.encode()) if colour else b""
