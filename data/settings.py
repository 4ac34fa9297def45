"""The few settings of the store, from the environment.

DASHBOARD_DATA_DIR      folder for everything that is kept; default: `var` beside `dashboard.py`
DASHBOARD_DATABASE_URL  where revisions and rows live, `sqlite:///...` or `postgresql://...`;
                        default: a SQLite file in that folder
DASHBOARD_SESSION_HOURS how long a sign-in holds at most; default 8
DASHBOARD_IDLE_MINUTES  how long it holds when nobody does anything; default 60
DASHBOARD_MIN_FREE_MB   below so much free space for that folder, in MB, `/ready` reports the server as not ready;
                        default: 500
"""

import os
from pathlib import Path

from data.errors import Unsuitable

ROOT = Path(__file__).resolve().parent.parent
"""The folder of `dashboard.py`."""

MIN_FREE_MB = 500
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


def _whole(name: str, default: int, most: int) -> int:
    stated = os.environ.get(name, "").strip() or str(default)
    if stated.isascii() and stated.isdigit() and 1 <= int(stated) <= most:
        return int(stated)
    raise Unsuitable(f"{name} muss eine ganze Zahl von 1 bis {most} sein.")
