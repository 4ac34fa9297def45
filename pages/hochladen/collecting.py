"""Filing what has been read, and telling the audit trail of it: by its checksum, since a name may be a person's."""

import logging

from data.actions import Action
from data.errors import Unavailable
from pages.hochladen.desk import Desk, Filed
from pages.shared import identity

_log = logging.getLogger(__name__)


def collect(desk: Desk) -> bool:
    """File what has been read meanwhile; whether there was any."""
    read = desk.collect()
    for filed in read:
        try:
            _tell(filed)
        except Unavailable:
            _log.warning("a file was read while the audit trail could not be written")
    return bool(read)


def _tell(filed: Filed) -> None:
    reading = filed.reading
    action = Action.UPLOAD if reading.readable else Action.UPLOAD_REFUSED
    identity.acting().tell(
        action, reading.workbook or "", sha256=reading.sha256, size=reading.size, findings=len(reading.findings)
    )
