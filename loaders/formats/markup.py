"""XML parts of a package, read as a stream: no DTD, no entities of their own, no endless nesting."""

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from loaders.limits import Limits
from loaders.refused import refusal

Attributes = dict[str, str]


def parser(namespaces: bool = False) -> expat.XMLParserType:
    """A parser that refuses every DTD; with `namespaces`, names read "address local"."""
    made = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_doctype
    return made


def checked(made: expat.XMLParserType, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Hand each chunk on once the parser took it; raises `Refused` when the XML is not well formed."""
    try:
        for chunk in chunks:
            made.Parse(chunk, False)
            yield chunk
        made.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refusal("file_damaged") from error


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def walk(
    chunks: Iterable[bytes],
    limits: Limits,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> Iterator[None]:
    """Call back with local names for every start, end and text; yields after each chunk.

    Attributes keep their namespace ("address local") where they have one. Raises `Refused` when the
    XML is not well formed, has a DTD or is nested too deeply.
    """
    depth = 0
    made = parser(namespaces=True)

    def open_element(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise refusal("file_unsafe", detail="zu tief verschachtelt")
        start(local(name), attributes)

    def close_element(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = open_element, close_element, text
    for _ in checked(made, chunks):
        yield


def elements(chunks: Iterable[bytes], limits: Limits) -> Iterator[tuple[str, Attributes]]:
    """Local names of every element and of its attributes, with their values, in document order."""
    seen: list[tuple[str, Attributes]] = []
    for _ in walk(chunks, limits, lambda name, attributes: seen.append((name, attributes))):
        yield from ((name, {local(key): value for key, value in attributes.items()}) for name, attributes in seen)
        seen.clear()


def _refuse_doctype(*_: object) -> None:
    raise refusal("file_unsafe", detail="mit eigener Dokumenttyp-Deklaration")
