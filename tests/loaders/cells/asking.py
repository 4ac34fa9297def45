"""What the tests of cell types ask of a type: its refusal of a value, and the sentence an official reads."""

from loaders.cells.base import NO_CONTEXT, written
from loaders.findings import Finding, Rejected, finding


def refusal(cell_type, value, context=NO_CONTEXT) -> Rejected:
    """Why the type refuses the value; an AssertionError when it accepts it."""
    try:
        accepted = cell_type.parse(value, context)
    except Rejected as rejected:
        return rejected
    raise AssertionError(f"{value!r} was accepted as {accepted!r}")


def asked(cell_type, value, context=NO_CONTEXT) -> tuple[str, str]:
    """Rule and suggestion of a refusal."""
    rejected = refusal(cell_type, value, context)
    return rejected.rule, rejected.suggestion


def said(cell_type, value, context=NO_CONTEXT) -> Finding:
    """The finding that the reader makes of a refusal."""
    rejected = refusal(cell_type, value, context)
    details = {"label": "Spalte", **rejected.details}
    return finding(rejected.rule, value=written(value), suggestion=rejected.suggestion, **details)
