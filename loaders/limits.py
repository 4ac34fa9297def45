"""What a workbook may cost to read. Each limit is a setting, `DASHBOARD_LIMIT_` and its name in capitals."""

import os
from dataclasses import asdict, dataclass, fields

PREFIX = "DASHBOARD_LIMIT_"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Upper limits of one upload; the defaults let through a full worksheet (1,048,576 rows x 8 columns)."""

    file_bytes: int = 100 * MEGABYTE
    """Size of the file as uploaded."""
    entries: int = 2_000
    """Parts of a packed workbook; the largest real one seen has 1,033."""
    inflated_bytes: int = 600 * MEGABYTE
    """Size of all its parts when unpacked."""
    ratio: int = 100
    """How far a part above `ratio_from` may be packed, times to one; real workbooks reach 30."""
    ratio_from: int = MEGABYTE
    """Unpacked bytes from which `ratio` counts: small parts are packed further by nature."""
    cells: int = 10_000_000
    """Cells of all worksheets together, each taken as the rectangle around its filled cells."""
    rows: int = 1_048_576
    """Rows of a worksheet, as in Excel."""
    columns: int = 16_384
    """Columns of a worksheet, as in Excel."""
    characters: int = 32_767
    """Characters of one cell, as in Excel; longer text is cut, and that is said."""
    merges: int = 20_000
    """Merged ranges of a worksheet."""
    depth: int = 64
    """How deep elements may be nested in XML."""
    memory_bytes: int = 2048 * MEGABYTE
    """Address space of the reading process."""
    processor_seconds: int = 120
    """Processor time of the reading process."""
    wall_seconds: int = 180
    """Time that the reading process may take by the clock."""
    result_bytes: int = 512 * MEGABYTE
    """Size of what the reading process hands back."""
    children: int = 2
    """Reading processes at once in one server process."""
    queue_seconds: int = 180
    """How long an upload waits for its turn."""

    def environment(self) -> dict[str, str]:
        """These limits as environment variables, to hand them to a process."""
        return {PREFIX + name.upper(): str(value) for name, value in asdict(self).items()}


def limits() -> Limits:
    """The limits that hold here: the defaults, changed by the environment.

    Raises ValueError naming the variable that is not a whole number above zero.
    """
    names = [field.name for field in fields(Limits)]
    return Limits(**{name: _whole(PREFIX + name.upper()) for name in names if PREFIX + name.upper() in os.environ})


def _whole(variable: str) -> int:
    written = os.environ[variable].strip()
    if not written.isdecimal() or int(written) == 0:
        raise ValueError(f"{variable} must be a whole number above zero, not {written!r}")
    return int(written)
