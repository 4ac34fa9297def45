"""The compound file (OLE2) in which xls lies, and in which Office hides encrypted workbooks."""

import struct
from collections.abc import Iterator, Sequence

from loaders.refused import refusal

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_TABLES = 109
FIRST_MARK = 0xFFFFFFFA
"""Numbers from here on are marks such as "end of chain", not sectors."""
ENTRY, STORAGE, STREAM = 128, 1, 2
MINI_SECTOR = 64


class Compound:
    """The streams in the root of a compound file; raises `Refused` when it is damaged."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.storages: set[str] = set()
        try:
            shift = struct.unpack_from("<H", content, 30)[0]
            if shift not in (9, 12):
                raise ValueError("no such sector size")
            self.sector = 1 << shift
            _, directory, _, self.smallest, mini, _, *further = struct.unpack_from("<8I", content, 44)
            self.table = self._table(*further)
            self.mini_table = _numbers(self._chain(mini)) if mini < FIRST_MARK else ()
            self.entries = self._root_entries(self._chain(directory))
        except (struct.error, ValueError, IndexError) as error:
            raise refusal("file_damaged") from error

    def names(self) -> set[str]:
        """The names of the streams in lower case."""
        return set(self.entries)

    def has_storage(self, name: str) -> bool:
        """Whether the root holds a storage (a folder) of that name."""
        return name in self.storages

    def stream(self, name: str) -> bytes:
        """All bytes of a stream; raises `Refused` when it is cut off or runs in a circle."""
        start, size = self.entries[name]
        try:
            found = self._chain(start) if size >= self.smallest else self._small(start)
        except ValueError as error:
            raise refusal("file_damaged") from error
        if len(found) < size:
            raise refusal("file_damaged")
        return found[:size]

    def _table(self, further: int, count: int) -> Sequence[int]:
        """The allocation table: for each sector the one that follows it."""
        sectors = [n for n in struct.unpack_from(f"<{HEADER_TABLES}I", self.content, 76) if n < FIRST_MARK]
        most = HEADER_TABLES + 2 * len(self.content) // (self.sector * self.sector // 4)
        for _ in range(count):
            *more, further = _numbers(self._at(further))
            sectors += [n for n in more if n < FIRST_MARK]
            if len(sectors) > most:
                raise ValueError("more tables than the file could need")
        return _numbers(b"".join(self._at(n) for n in sectors))

    def _at(self, number: int) -> bytes:
        found = self.content[(number + 1) * self.sector : (number + 2) * self.sector]
        if not found:
            raise ValueError("a sector lies behind the end of the file")
        return found

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._at, _followed(self.table, start)))

    def _small(self, start: int) -> bytes:
        """A stream below the smallest size: all of them lie in one stream, in sectors of 64 bytes."""
        places = (number * MINI_SECTOR for number in _followed(self.mini_table, start))
        return b"".join(self.mini[place : place + MINI_SECTOR] for place in places)

    def _root_entries(self, directory: bytes) -> dict[str, tuple[int, int]]:
        """Start and size of the streams that lie in the root; those in storages below belong to embedded objects."""
        entries: dict[str, tuple[int, int]] = {}
        left = [struct.unpack_from("<I", directory, 76)[0]]
        self.mini = self._chain(struct.unpack_from("<I", directory, 116)[0]) if self.mini_table else b""
        seen = set()
        while left:
            place = left.pop() * ENTRY
            if place in seen or place + ENTRY > len(directory):
                continue
            seen.add(place)
            name, length, kind, *siblings = struct.unpack_from("<64sHBxII", directory, place)
            left += siblings
            known = name[: max(0, length - 2)].decode("utf-16-le", "replace").lower()
            if kind == STREAM:
                start, size = struct.unpack_from("<II", directory, place + 116)
                entries[known] = start, size
            elif kind == STORAGE:
                self.storages.add(known)
        return entries


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _followed(table: Sequence[int], start: int) -> Iterator[int]:
    """The sectors of a chain; ValueError when it leaves the file or runs in a circle."""
    for _ in range(len(table) + 1):
        if start >= FIRST_MARK:
            return
        if start >= len(table):
            raise ValueError("a chain leaves the file")
        yield start
        start = table[start]
    raise ValueError("a chain runs in a circle")
