"""What a session keeps of its uploads, in memory only. The one entry of this page in the session."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from data.store import Revision
from loaders.answers import NO_ANSWERS, Answers
from loaders.findings import Finding
from loaders.reading import Reading
from pages.hochladen.actions import Action, actions
from pages.hochladen.outlook import Outlook
from pages.hochladen.readers import Ticket

KEY = "hochladen"
ADDED = re.compile(r"(?:_geprüft|\s?\(\d+\))+$")
"""What a name gains on its way: we add the first to a marked file, browsers the second to one saved before."""


@dataclass
class Filed:
    """A file that was read: what the reader gave, with which batch it came, and the preview that was shown last."""

    reading: Reading
    batch: int
    place: int = 0
    content: bytes = b""
    """The file itself, only in memory and only until it is taken over or put away: to be read again, or returned."""
    answers: Answers = NO_ANSWERS
    version: int = 1
    """Which version of the file it is: those of the same name that came before it count too."""
    before: int = 0
    """How many cells of the version before had to be mended."""
    outlook: Outlook | None = None
    remark: str = ""
    """What happened since the last preview, said above the next one; "" for nothing."""

    @property
    def key(self) -> str:
        """What tells its widgets from those of other files, and of its own earlier readings."""
        return f"{self.batch}_{self.place}"

    @cached_property
    def of_the_file(self) -> list[Finding]:
        """What concerns the whole file, and blocks it."""
        return [found for found in self.reading.findings if found.blocks and not found.sheet]

    @cached_property
    def actions(self) -> list[Action]:
        """What is to be mended, and behind it what is only remarked, each with its cells."""
        return actions(self.reading)

    @property
    def open(self) -> int:
        """How many places have to be mended."""
        return sum(found.blocks for found in self.reading.findings)

    @property
    def blocking(self) -> list[Action]:
        """The actions without which the file cannot be taken over."""
        return [action for action in self.actions if action.blocks]

    @property
    def notes(self) -> list[Action]:
        """The remarks that never block."""
        return [action for action in self.actions if not action.blocks]


@dataclass(frozen=True)
class Waiting:
    """A file that is being read, or waits for its turn; `place` is its place in the batch."""

    name: str
    batch: int
    place: int
    ticket: Ticket
    content: bytes = b""
    answers: Answers = NO_ANSWERS


@dataclass
class Desk:
    """The files of a session by their SHA-256, newest first, and the last import that it made."""

    files: dict[str, Filed] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    receipt: Revision | None = None
    shown: str = ""
    """The file that is looked at, so that the next one to be read does not push it aside."""
    surplus: int = 0  # how many files of the last batch were too many
    notice: str = ""
    """What is to be said above the file, until others are taken in."""
    cleared: bool = False  # whether files were forgotten because the page had been closed
    batch: int = 0
    """How many times files were taken in: each time the chooser starts empty, under a new key."""

    def begin(self, waiting: list[Waiting]) -> None:
        """Wait for a batch of files, to look at those first; the receipt of what was before is put away."""
        self.waiting += waiting
        self.batch += 1
        self.receipt, self.shown, self.surplus, self.notice, self.cleared = None, "", 0, "", False

    def collect(self) -> list[Filed]:
        """File what has been read meanwhile, and hand it out."""
        done = [each for each in self.waiting if each.ticket.result.done()]
        self.waiting = [each for each in self.waiting if each not in done]
        filed = [Filed(it.ticket.result.result(), it.batch, it.place, it.content, it.answers) for it in done]
        for new in filed:
            self.file(new)
        return filed

    def cancel(self, waiting: Waiting) -> None:
        """Put a file away that is still to be read."""
        self.waiting = [each for each in self.waiting if each is not waiting]

    def file(self, new: Filed) -> None:
        """Put a file in its order; a new version of one takes the place of the earlier one of that name."""
        name = submission(new.reading.file_name)
        same = {sha: filed for sha, filed in self.files.items() if submission(filed.reading.file_name) == name}
        older = {sha: filed for sha, filed in same.items() if filed.batch != new.batch}
        stays = {sha: filed for sha, filed in self.files.items() if sha not in older}
        for earlier in older.values():
            new.version = earlier.version + (earlier.reading.sha256 != new.reading.sha256)
            new.before = earlier.open
        files = {**stays, new.reading.sha256: new}
        self.files = dict(sorted(files.items(), key=lambda item: (-item[1].batch, item[1].place)))

    def discard(self, filed: Filed) -> None:
        """Forget a file; buttons that were drawn before may still hold what is left of it."""
        self.files.pop(filed.reading.sha256, None)
        filed.content, filed.outlook = b"", None

    def clear(self) -> None:
        """Forget all files: nobody looks at them any more."""
        for filed in list(self.files.values()):
            self.discard(filed)
        self.waiting, self.cleared = [], True

    def imported(self, filed: Filed, revision: Revision) -> None:
        """Forget a file that was taken over, and every preview: the data are others now."""
        self.discard(filed)
        for other in self.files.values():
            other.outlook = None
        self.receipt = revision


def submission(file_name: str) -> str:
    """What all versions of a file have in common: its name without what we or the browser add when it is saved."""
    stem = file_name.rpartition(".")[0] or file_name
    return ADDED.sub("", stem).casefold()
