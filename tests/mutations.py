"""Workbooks that something has happened to: bytes changed, parts of the package rewritten, exchanged or lost.

The same content and seed always give the same mutation, so that whatever it uncovers can be tried again.
"""

import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "data" / "samples"
SUFFIXES = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}

NUMBERS = ("0", "-1", "1", "65536", "1048577", "16385", "4294967295", "99999999999999999999", "1e999", "NaN", "", "A")
TOKENS = (
    "<", ">", "&", "&amp;", "&#0;", "&#xD800;", "]]>", "<!--", "<![CDATA[", "<?xml?>", '<!DOCTYPE a [<!ENTITY b "c">]>',
    "\0", "\ufffe", "\ud83d\ude00", "_x0000_", "é" * 50, "<c/>", "<row/>", "</sheetData>", "<v>1</v>", "<f>A1</f>",
    "<c r='ZZZ1'/>", "<c t='s'><v>99999</v></c>", "<c t='e'><v>#NV</v></c>", "<mergeCell ref='A1:XFD1048576'/>",
    "a" * 40_000,
)  # fmt: skip


def bases() -> list[Path]:
    """The workbooks that are mutated: the collection of other people's (where it is there) and our own samples."""
    found = sorted(CORPUS.iterdir()) if CORPUS.exists() else []
    return [file for file in [*found, *sorted(SAMPLES.iterdir())] if file.suffix in SUFFIXES]


def mutated(content: bytes, seed: object) -> bytes:
    """The content after one or two mutations that the seed decides."""
    dice = random.Random(f"{seed}")  # noqa: S311
    for _ in range(dice.choice([1, 1, 1, 2])):
        content = dice.choice(WAYS if zipfile.is_zipfile(BytesIO(content)) else BYTES)(content, dice)
    return content


# Bytes


def flipped(content: bytes, dice: random.Random) -> bytes:
    """A few bytes changed."""
    changed = bytearray(content)
    for _ in range(dice.choice([1, 2, 8, 64]) if changed else 0):
        changed[dice.randrange(len(changed))] = dice.choice([0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)])
    return bytes(changed)


def truncated(content: bytes, dice: random.Random) -> bytes:
    """Cut off somewhere: a download that broke."""
    return content[: dice.randrange(len(content) + 1)]


def moved(content: bytes, dice: random.Random) -> bytes:
    """A stretch of bytes lost, doubled, or copied over another."""
    first, last = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    last = min(last, first + dice.choice([1, 16, 512, 4096]))
    place = dice.randrange(len(content) + 1)
    return dice.choice(
        [
            content[:first] + content[last:],
            content[:last] + content[first:],
            content[:place] + content[first:last] + content[place + last - first :],
        ]
    )


def counted(content: bytes, dice: random.Random) -> bytes:
    """A number of two or four bytes, as records and directories have them, made extreme."""
    kind, values = dice.choice([("<H", (0, 1, 0x7FFF, 0xFFFF)), ("<I", (0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x00100000))])
    width = struct.calcsize(kind)
    if len(content) < width:
        return content
    place = dice.randrange(len(content) - width + 1)
    return content[:place] + struct.pack(kind, dice.choice(values)) + content[place + width :]


# Packages


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts that can be unpacked; those that another mutation has broken are left behind."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.file_size < 3_000_000:
                    parts[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        pass
    return parts


def _packed(parts: dict[str, bytes], dice: random.Random) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", dice.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def rewritten(content: bytes, dice: random.Random) -> bytes:
    """One part mutated and packed again, so that the sums are right and the mutation reaches the reader."""
    parts = _parts(content)
    if not parts:
        return flipped(content, dice)
    name = dice.choice([name for name in parts if "sheet" in name or name.endswith(".xml")] or list(parts))
    for _ in range(dice.choice([1, 1, 2, 5])):
        markup = parts[name].lstrip()[:1] == b"<"
        parts[name] = dice.choice(MARKUP if markup else BYTES)(parts[name], dice)
    return _packed(parts, dice)


def reordered(content: bytes, dice: random.Random) -> bytes:
    """A part lost, emptied, exchanged for another, or under another name."""
    parts = _parts(content)
    if len(parts) < 2:
        return truncated(content, dice)
    one, other = dice.sample(sorted(parts), 2)
    way = dice.randrange(4)
    if way == 0:
        del parts[one]
    elif way == 1:
        parts[one] = b""
    elif way == 2:
        parts[one], parts[other] = parts[other], parts[one]
    else:
        parts[dice.choice([one.upper(), "/" + one, one.replace("/", "\\"), "x/" + one])] = parts.pop(one)
    return _packed(parts, dice)


# Markup


def _numbers(part: bytes, dice: random.Random) -> bytes:
    """One number, in an attribute or between tags, made another."""
    return _one(rb"(?<=[\">])-?[0-9.]+(?=[\"<])", part, dice, lambda _: dice.choice(NUMBERS).encode())


def _attributes(part: bytes, dice: random.Random) -> bytes:
    """One attribute lost, or with another value."""
    ways: list[Callable[[bytes], bytes]] = [
        lambda _: b"",
        lambda found: found.partition(b"=")[0] + b'="' + dice.choice(NUMBERS).encode() + b'"',
    ]
    return _one(rb"\s[\w:]+=\"[^\"]*\"", part, dice, dice.choice(ways))


def _tags(part: bytes, dice: random.Random) -> bytes:
    """One tag lost, doubled, or closed elsewhere."""
    ways: list[Callable[[bytes], bytes]] = [lambda _: b"", lambda found: found * 2, lambda found: found[:-1]]
    return _one(rb"<[^>]+>", part, dice, dice.choice(ways))


def _inserted(part: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(part) + 1)
    return part[:place] + dice.choice(TOKENS).encode("utf-8", "surrogatepass") + part[place:]


def _one(pattern: bytes, part: bytes, dice: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    """One of the places where the pattern fits, changed."""
    found: list[re.Match[bytes]] = list(_found(pattern, part))
    if not found:
        return _inserted(part, dice)
    place = dice.choice(found)
    return part[: place.start()] + change(place[0]) + part[place.end() :]


def _found(pattern: bytes, part: bytes) -> Iterator[re.Match[bytes]]:
    return re.finditer(pattern, part[:200_000])


BYTES = (flipped, truncated, moved, counted)
MARKUP = (*[_numbers] * 5, *[_attributes] * 5, _tags, _inserted, flipped, moved)
WAYS = (*[rewritten] * 10, reordered, reordered, flipped, truncated, moved, counted)
