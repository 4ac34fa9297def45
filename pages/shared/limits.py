"""How much the server takes on at once. Each limit is a setting, `DASHBOARD_LIMIT_` and its name in capitals."""

import os
from dataclasses import dataclass, fields
from functools import cache

from loaders.limits import MEGABYTE, PREFIX


@dataclass(frozen=True)
class Limits:
    """Upper limits of one server process; the defaults suit two cores and 4 GB."""

    pages: int = 2
    """Pages that are computed at once; others wait for their turn. More would only take longer, all of them."""
    long_work: int = 2
    """Previews of files and imports that are computed at once, beside these pages."""
    connections: int = 300
    """Open pages (websockets) of all people together; whoever comes later is told to try again."""
    connections_per_person: int = 20
    """Open pages of one person who has signed in."""
    connections_per_address: int = 150
    """Open pages from one address, as long as nobody has signed in on them. Offices often share one."""
    uploaded_bytes: int = 1000 * MEGABYTE
    """Uploads in memory, of all people together: on their way, with Streamlit, or kept by a page until taken over."""
    uploaded_bytes_per_person: int = 300 * MEGABYTE
    """Of one person (without a sign-in: of one open page) on their way or with Streamlit; and what one page keeps."""
    uploads_per_person: int = 20
    """How many files of one person that may be; as many as the page takes at once."""
    upload_pause_seconds: int = 30
    """After so long without a byte an upload is given up."""
    upload_seconds: int = 900
    """How long one upload may take; 100 MB in that time are about 1 Mbit/s."""
    left_seconds: int = 120
    """So long after its page was closed an upload is kept, for a connection that comes back."""


@cache
def limits() -> Limits:
    """The limits that hold here: the defaults, changed by the environment as it was when they were first asked for.

    Ends the program naming the variable that is not a whole number above zero.
    """
    names = [field.name for field in fields(Limits)]
    return Limits(**{name: _whole(PREFIX + name.upper()) for name in names if PREFIX + name.upper() in os.environ})


def _whole(variable: str) -> int:
    written = os.environ[variable].strip()
    if not (written.isascii() and written.isdigit()) or int(written) == 0:
        raise SystemExit(f"{variable} muss eine ganze Zahl über null sein, nicht {written!r}.")
    return int(written)
