"""The few settings of the store, from the environment.

DASHBOARD_DATA_DIR      folder for everything that is kept; default: `var` beside `dashboard.py`
DASHBOARD_DATABASE_URL  where revisions and rows live, `sqlite:///...` or `postgresql://...`;
                        default: a SQLite file in that folder
DASHBOARD_SESSION_HOURS how long a sign-in holds at most; default 8
DASHBOARD_IDLE_MINUTES  how long it holds when nobody does anything; default 60
DASHBOARD_MIN_FREE_MB   below so much free space for that folder, in MB, `/ready` reports the server as not ready;
                        default: 500
DASHBOARD_KEEP_AUDIT_DAYS      how long the audit trail is kept; default 90, which the BSI's Mindeststandard on
                               logging names as an example (it binds the Bund only)
DASHBOARD_KEEP_PERSONS_DAYS    how long a person without role is kept to whom nothing refers any more; default 90
DASHBOARD_KEEP_WITHDRAWN_DAYS  how long comments, views and confirmations are kept that were taken back; default 90
DASHBOARD_RETAIN_DAILY         1: the server removes once a day what is older than that, with SQLite; elsewhere, and by
                               default, `python -m data retain` does (.github/operations/dashboard-retain.timer)

Rows of workbooks and the list of revisions have no period: the file plan of the ministry decides.
"""

import os
from pathlib import Path

from data.errors import Unsuitable

ROOT = Path(__file__).resolve().parent.parent
"""The folder of `dashboard.py`."""

MIN_FREE_MB = 500
KEPT_DAYS = {
    "DASHBOARD_KEEP_AUDIT_DAYS": 90,
    "DASHBOARD_KEEP_PERSONS_DAYS": 90,
    "DASHBOARD_KEEP_WITHDRAWN_DAYS": 90,
}
"""How many days what is kept, when nothing is set."""

DATABASE_FILE = "dashboard.sqlite"


def data_dir() -> Path:
    """The folder for everything that is kept, absolute; it need not exist yet."""
    stated = os.environ.get("DASHBOARD_DATA_DIR", "").strip()
    return Path(stated).expanduser().resolve() if stated else ROOT / "var"


def database_url() -> str:
    """The address of the database as SQLAlchemy reads it."""
    stated = os.environ.get("DASHBOARD_DATABASE_URL", "").strip()
    return stated or f"sqlite:///{data_dir() / DATABASE_FILE}"


def snapshots() -> Path:
    """The folder for snapshots of large tables (`data.snapshots`); it need not exist yet."""
    return data_dir() / "snapshots"


def min_free_bytes() -> int:
    """How much space must be left for the data folder; `Unsuitable` for a setting that is no whole number."""
    return _whole("DASHBOARD_MIN_FREE_MB", MIN_FREE_MB, 10**9) * 2**20


def session_hours() -> int:
    """How many hours a sign-in holds at most; `Unsuitable` for a setting that is no whole number from 1 to 24."""
    return _whole("DASHBOARD_SESSION_HOURS", 8, 24)


def idle_minutes() -> int:
    """How many minutes a sign-in holds when nobody does anything; `Unsuitable` for none from 1 to 1440."""
    return _whole("DASHBOARD_IDLE_MINUTES", 60, 1440)


def kept_days(name: str) -> int:
    """A period in days, one of `KEPT_DAYS`; `Unsuitable` for a setting that is no whole number from 1 to 36500."""
    return _whole(name, KEPT_DAYS[name], 36_500)


def retains_daily() -> bool:
    """Whether the server itself removes what is older than its period; `Unsuitable` for anything but 1 or nothing."""
    stated = os.environ.get("DASHBOARD_RETAIN_DAILY", "").strip()
    if stated not in {"", "0", "1"}:
        raise Unsuitable("DASHBOARD_RETAIN_DAILY muss 1 sein oder leer bleiben.")
    return stated == "1"


def _whole(name: str, default: int, most: int) -> int:
    stated = os.environ.get(name, "").strip() or str(default)
    if stated.isascii() and stated.isdigit() and 1 <= int(stated) <= most:
        return int(stated)
    raise Unsuitable(f"{name} muss eine ganze Zahl von 1 bis {most} sein.")
