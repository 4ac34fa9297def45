"""A package in which some parts are replaced or added; all others go over as they are packed."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from loaders.formats.package import Package
from loaders.limits import Limits

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL_HEAD = 30
DESCRIPTOR, UTF8 = 0x08, 0x800
"""Bits of an entry: its sizes follow its data; its name is in UTF-8."""
LEVEL, LOWEST = 5, 1
"""How tightly is packed: nearly as tightly as Excel does, in half of the time of the next level."""

SAFE = 0.9
"""So much of the packing ratio that reading allows is used at most."""


@dataclass(frozen=True)
class Packed:
    """The packed bytes of an entry, and what its headers say of them."""

    data: bytes
    method: int
    checksum: int
    size: int


class Parts:
    """The parts of an uploaded package and the new ones; names are told apart as in `Package`."""

    def __init__(self, content: bytes, package: Package) -> None:
        self.content, self.package = content, package
        self.written: dict[str, bytes] = {}
        self.streamed: dict[str, Packed] = {}
        self._names: set[str] = set()
        self._taken: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.package or name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part as it will be."""
        return self.written[name] if name in self.written else self.package.read(name)

    def write(self, name: str, content: bytes) -> None:
        """Replace or add a part; one that stays the same is copied as it is."""
        if name in self.written or name not in self.package or self.package.read(name) != content:
            self.written[name] = content
            self._names.add(name.lower())

    def stream(self, name: str, chunks: Iterable[bytes]) -> None:
        """Replace a large part, packed while it is made."""
        self.streamed[name] = _deflated(chunks, LEVEL)

    def free(self, pattern: str) -> str:
        """The first name that no part has; `pattern` has a {} for the number."""
        number = self._taken.get(pattern, 1)  # none below is free again: parts are only added
        while pattern.format(number) in self:
            number += 1
        self._taken[pattern] = number
        return pattern.format(number)

    def archive(self) -> bytes:
        """The whole file."""
        fresh = {name.lower(): (name, packed(part, self.package.limits)) for name, part in self.written.items()}
        fresh |= {name.lower(): (name, part) for name, part in self.streamed.items()}
        entries: list[tuple[ZipInfo, Packed]] = []
        for key, entry in self.package.entries.items():
            new = fresh.pop(key, None)
            entries.append((entry, new[1] if new else self._as_it_is(entry)))
        entries += [(ZipInfo(name), part) for name, part in fresh.values()]
        return _joined(entries)

    def _as_it_is(self, entry: ZipInfo) -> Packed:
        at = entry.header_offset
        start = at + LOCAL_HEAD + sum(struct.unpack("<HH", self.content[at + 26 : at + LOCAL_HEAD]))
        data = self.content[start : start + entry.compress_size]
        return Packed(data, entry.compress_type, entry.CRC, entry.file_size)


def packed(part: bytes, limits: Limits) -> Packed:
    """Pack a part; never so tightly that the `limits` of reading would refuse it."""
    for level in (LEVEL, LOWEST):
        made = _deflated([part], level)
        if len(part) <= limits.ratio_from or len(part) < SAFE * limits.ratio * len(made.data):
            return made
    return Packed(part, ZIP_STORED, made.checksum, len(part))


def _deflated(chunks: Iterable[bytes], level: int) -> Packed:
    squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    pieces, checksum, size = [], 0, 0
    for chunk in chunks:
        pieces.append(squeeze.compress(chunk))
        checksum, size = zlib.crc32(chunk, checksum), size + len(chunk)
    return Packed(b"".join([*pieces, squeeze.flush()]), ZIP_DEFLATED, checksum, size)


def _joined(entries: list[tuple[ZipInfo, Packed]]) -> bytes:
    """The entries one after the other, then the directory of them."""
    pieces, directory, at = [], [], 0
    for entry, part in entries:
        name, head = _named(entry, part)
        local = LOCAL + head + struct.pack("<HH", len(name), 0) + name
        made = struct.pack("<BB", entry.create_version, entry.create_system)
        more = struct.pack("<HHHHHII", len(name), 0, 0, 0, entry.internal_attr, entry.external_attr, at)
        directory.append(CENTRAL + made + head + more + name)
        pieces += [local, part.data]
        at += len(local) + len(part.data)
    listed = b"".join(directory)
    count = len(entries)
    return b"".join([*pieces, listed, END, struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), at, 0)])


def _named(entry: ZipInfo, part: Packed) -> tuple[bytes, bytes]:
    """The name of an entry, and what both of its headers have in common."""
    name, flags = entry.orig_filename, entry.flag_bits & ~DESCRIPTOR
    written = name.encode("utf-8" if flags & UTF8 else "cp437")
    year, month, day, hour, minute, second = entry.date_time
    time, date = hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day
    sizes = (part.checksum, len(part.data), part.size)
    return written, struct.pack("<HHHHHIII", max(entry.extract_version, 20), flags, part.method, time, date, *sizes)
