"""A `Reading` as bytes, to carry it out of the reading process: JSON for the words, Arrow for the tables."""

import json
from dataclasses import asdict

import pandas as pd
import pyarrow as pa

from loaders.findings import Finding, Omitted
from loaders.heads import Head
from loaders.reading import Reading

LENGTH = 8
"""Each block is preceded by its length in so many bytes, big end first."""


def pack(reading: Reading) -> bytes:
    """The reading as one block of JSON and one block of Arrow IPC per table."""
    words = {
        "file_name": reading.file_name,
        "sha256": reading.sha256,
        "size": reading.size,
        "workbook": reading.workbook,
        "readable": reading.readable,
        "origins": reading.origins,
        "heads": {name: asdict(head) for name, head in reading.heads.items()},
        "findings": [asdict(found) for found in reading.findings],
        "omitted": [asdict(left) for left in reading.omitted],
        "mended": reading.mended,
        "tables": list(reading.tables),
        "excerpts": list(reading.excerpts),
    }
    frames = [*reading.tables.values(), *reading.excerpts.values()]
    blocks = [json.dumps(words).encode(), *map(_arrow, frames)]
    return b"".join(part for block in blocks for part in (len(block).to_bytes(LENGTH), block))


def unpack(parcel: bytes) -> Reading:
    """The reading that `pack` made into bytes; ValueError when they are cut off."""
    view, blocks = memoryview(parcel), []
    while view:
        end = LENGTH + int.from_bytes(view[:LENGTH])
        if end > len(view):
            raise ValueError("the parcel is cut off")
        blocks.append(view[LENGTH:end])
        view = view[end:]
    if not blocks:
        raise ValueError("the parcel is empty")
    words = json.loads(bytes(blocks[0]))
    number = len(words["tables"])
    frames = [_pandas(block) for block in blocks[1:]]
    tables = dict(zip(words.pop("tables"), frames[:number], strict=True))
    excerpts = dict(zip(words.pop("excerpts"), frames[number:], strict=True))
    findings = tuple(Finding(**found) for found in words.pop("findings"))
    omitted = tuple(Omitted(**left) for left in words.pop("omitted"))
    heads = {name: Head(**head) for name, head in words.pop("heads").items()}
    return Reading(**words, heads=heads, tables=tables, excerpts=excerpts, findings=findings, omitted=omitted)


def _arrow(table: pd.DataFrame) -> bytes:
    """Arrow IPC; repeated text travels as a dictionary, which is much smaller."""
    flat = pa.Table.from_pandas(table.reset_index(), preserve_index=False)
    for place, column in enumerate(flat.columns):
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            flat = flat.set_column(place, flat.field(place).name, column.combine_chunks().dictionary_encode())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, flat.schema) as writer:
        writer.write_table(flat)
    return sink.getvalue().to_pybytes()


def _pandas(block: memoryview) -> pd.DataFrame:
    flat = pa.ipc.open_stream(pa.py_buffer(block)).read_all()
    for place, column in enumerate(flat.columns):
        if pa.types.is_dictionary(column.type):
            flat = flat.set_column(place, flat.field(place).name, column.cast(column.type.value_type))
    return flat.to_pandas().set_index(["sheet", "line"])
