"""Every sentence that a finding can say: what is wrong, then what to do about it."""

MESSAGES: dict[str, str] = {
    # The file as a whole
    # Cells: numbers and quantities
    # Cells: days
    # Cells: choices, keys and levels
    # Cells: places
    # Table: layout and rules
    "required": "„{label}“ ist leer. Bitte einen Wert eintragen.",
}


def message(rule: str, **details: object) -> str:
    """The German sentence for a rule, filled with details; KeyError when rule or detail is missing."""
    return MESSAGES[rule].format(**details)
