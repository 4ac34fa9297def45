"""A file that cannot be read at all, and why."""

from loaders.findings import Finding, finding


class Refused(Exception):
    """The file is not read any further; `findings` say to the official why and what to do.

    The text of the exception is the rule, for the log: it never holds what stands in the file.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(found.rule for found in findings))
        self.findings = findings


def refusal(rule: str, *, sheet: str = "", cell: str = "", value: str = "", **details: object) -> Refused:
    """The `Refused` with the one finding whose sentence `messages.py` keeps for `rule`."""
    return Refused(finding(rule, sheet=sheet, cell=cell, value=value, details=details))
