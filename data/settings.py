"""The few settings of the store, from the environment.

DASHBOARD_DATA_DIR      folder for everything that is kept; default: `var` beside `dashboard.py`
DASHBOARD_DATABASE_URL  where revisions and rows live, `sqlite:///...` or `postgresql://...`;
                        default: a SQLite file in that folder
DASHBOARD_MIN_FREE_MB   below so much free space for that folder, in MB, `/ready` reports the server as not ready;
                        default: 500
"""

import os
from pathlib import Path

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
    """How much space must be left for the data folder; ValueError when the setting is no whole number."""
    return int(os.environ.get("DASHBOARD_MIN_FREE_MB", "").strip() or MIN_FREE_MB) * 2**20
