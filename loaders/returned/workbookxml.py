"""One worksheet more in a workbook, as its first; whatever counts worksheets goes on meaning the same one."""

from loaders.returned.ours import SHEET
from loaders.returned.tags import quoted
from loaders.returned.tree import Document, Node


def with_first_sheet(content: bytes, relation: str, namespace: str) -> bytes:
    """The workbook part with our worksheet in front; `namespace` is the one of relations. Raises `Refused`."""
    document = Document(content, 4)
    sheets = document.root.first("sheets")
    if sheets is None:
        return content
    prefix = document.prefix(sheets)
    number = 1 + max((_whole(node, "sheetId") for node in sheets.children), default=0)
    values = (prefix, namespace.encode(), quoted(free_name(sheets)), number, relation.encode())
    document.insert(sheets.inner, b'<%bsheet xmlns:r="%b" name=%b sheetId="%d" r:id="%b"/>' % values)
    _move_views(document, sheets, prefix)
    for node in document.root.within("definedName"):
        if "localSheetId" in node.attributes:
            document.set(node, localSheetId=_whole(node, "localSheetId") + 1)
    return document.result()


def free_name(sheets: Node) -> str:
    """A name for our worksheet that no other has; upper and lower case are the same."""
    taken = {node.attributes.get("name", "").lower() for node in sheets.children}
    names = [SHEET, *(f"{SHEET} ({number})" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.lower() not in taken)


def _move_views(document: Document, sheets: Node, prefix: bytes) -> None:
    """The worksheet that was shown first is still the one that is shown first."""
    views = list(document.root.within("workbookView"))
    for view in views:
        moved = {"firstSheet": _whole(view, "firstSheet") + 1} if _whole(view, "firstSheet") else {}
        document.set(view, activeTab=_whole(view, "activeTab") + 1, **moved)
    if not views:
        values = (prefix, prefix, prefix)
        document.insert(sheets.start, b'<%bbookViews><%bworkbookView activeTab="1"/></%bbookViews>' % values)


def _whole(node: Node, name: str) -> int:
    written = node.attributes.get(name, "")
    return int(written) if written.isdecimal() else 0
