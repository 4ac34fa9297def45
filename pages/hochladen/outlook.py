"""What an import would change, prepared once per preview: the rows of each sheet, and the headline figures."""

from dataclasses import dataclass

from data.difference import Difference
from data.doubts.doubt import Doubt
from data.doubts.found import found
from data.metrics.moved import Change
from data.preview import Preview
from loaders.sheet import Sheet
from pages.shared import headlines, listing, source
from pages.shared.listing import Listing


@dataclass(frozen=True)
class Part:
    """What would happen to the rows of one sheet."""

    sheet: Sheet
    new: Listing
    changed: Listing
    vanished: Listing
    unchanged: int

    @property
    def rows(self) -> int:
        """How many rows there is something to say of."""
        return self.new.count + self.changed.count + self.vanished.count + self.unchanged


@dataclass(frozen=True)
class Outlook:
    """A preview, its parts, the headline figures that would read differently, and what is striking."""

    preview: Preview
    parts: tuple[Part, ...]
    effect: list[Change]
    doubts: list[Doubt]

    @property
    def vanished(self) -> int:
        """Stored rows that the file does not name any more."""
        return sum(part.vanished.count for part in self.parts)


def outlook(preview: Preview) -> Outlook:
    """Everything that the page shows of a preview; takes seconds for a million rows, so do it once."""
    after = preview.afterwards()
    parts = tuple(map(_part, preview.differences.values()))
    return Outlook(preview, parts, headlines.moved(preview.base, after), found(preview, after))


def _part(difference: Difference) -> Part:
    sheet, counts = difference.sheet, difference.counts
    return Part(
        sheet,
        listing.of_file(sheet, difference.added[~difference.alters], counts["new"]),
        listing.of_changes(difference, counts["changed"]),
        listing.of_store(sheet, difference.vanished, counts["vanished"], source.newest()),
        counts["unchanged"],
    )
