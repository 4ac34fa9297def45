"""Buttons for files: a file is made only when somebody asks for it."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from data.access import Right
from data.acting import Acting
from data.actions import Action
from data.people.signin import SignIn
from pages.shared import export, identity, source
from pages.shared.columns import Columns
from pages.shared.origin import Origin

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "csv": "text/csv",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "json": "application/json",
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
"""What a browser is told about a file, by its ending."""


def of_table(table: pd.DataFrame, columns: Columns, origin: Origin, key: str) -> None:
    """A table as CSV and as XLSX."""
    with st.container(horizontal=True):
        for ending, write in (("csv", export.csv_file), ("xlsx", export.xlsx_file)):
            label = f"{ending.upper()} herunterladen"
            button(label, partial(write, table, columns, origin), file_name(key, origin), ending, f"{key}_{ending}")


def button(label: str, make: Callable[[], bytes], name: str, ending: str, key: str) -> None:
    """A button for one file; the page does not run again, and who takes it stands in the audit trail."""
    st.download_button(
        label, taken(make, f"{name}.{ending}"), file_name=f"{name}.{ending}", mime=TYPES[ending], key=key,
        on_click="ignore",
    )  # fmt: skip


def taken(make: Callable[[], bytes], name: str) -> Callable[[], bytes]:
    """What makes a file of that name for a button: only for who may have it when it is pressed, and told."""
    return partial(_taken, make, name, identity.sign_in())


def _taken(make: Callable[[], bytes], name: str, signed: SignIn | None) -> bytes:
    """The file, made for somebody who may have it now: the button may have been drawn long ago."""
    who = identity.admitted(signed)
    who.require(Right.EXPORT)
    content = make()
    Acting(source.store(), who).tell(Action.EXPORT, name, bytes=len(content))
    return content


def file_name(key: str, origin: Origin) -> str:
    """The name of a download, with the Stand it belongs to and the label that must not be lost."""
    return "_".join(filter(None, [key.replace("_", "-"), f"stand-{source.stand()}", origin.mark.casefold()]))
