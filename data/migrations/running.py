"""Runs the steps that a store still lacks; all of them in the transaction of the caller, or none."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

FOLDER = Path(__file__).parent

_ONE_AT_A_TIME = Lock()
"""Alembic keeps the migration that is running in a global."""


def newest() -> int:
    """The number of the last step, which is the version of a store that has them all."""
    return max(int(file.name[5:9]) for file in (FOLDER / "versions").glob("step_*.py"))


def upgrade(connection: Connection) -> None:
    """Run the missing steps on the connection of a writer."""
    # Imported here: a start that has nothing to migrate need not wait for it.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")
