"""Taking files in: choose, read, forget the bytes. The reading takes place in a child process with limits."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.reader import read
from pages.hochladen import templates
from pages.hochladen.desk import Desk, Filed
from pages.shared import german, tables

PROMISE = (
    "Zuerst wird nur geprüft; gespeichert wird erst mit „Übernehmen“. Namen, E-Mail-Adressen, Telefonnummern und "
    "Unterschriften werden beim Lesen verworfen, die Datei selbst wird nicht aufbewahrt."
)
HELP = (
    "Gelesen werden die Listen Teilnahme, Förderung, OZG-Umsetzung und Kennzahlen aus .xlsx, .xls, .xlsb und .ods. "
    "Titelzeilen über der Tabelle, Summenzeilen und zusätzliche Spalten stören nicht."
)


def take_in(desk: Desk) -> None:
    """The chooser of files, below it the templates; chosen files are read at once and then gone."""
    st.markdown(PROMISE)
    label = "Weitere oder berichtigte Dateien auswählen" if desk.files else "Excel-Dateien auswählen"
    chosen = st.file_uploader(label, accept_multiple_files=True, key=f"dateien_{desk.batch}", help=HELP)
    if chosen:
        _read_all(chosen, desk)
        desk.batch += 1
        st.rerun()
    if desk.files or desk.receipt:
        templates.small()
    else:
        templates.large()


def _read_all(files: Sequence[UploadedFile], desk: Desk) -> None:
    """Read one file after the other, saying which; other sessions are not held up.

    Each is filed at once: when the reader of the page does something else meanwhile, the run ends at the next
    word to the screen, and the next run goes on with the files that are left.
    """
    with st.status("Dateien werden gelesen …") as status:
        for number, file in enumerate(files, 1):
            place = f"Datei {number} von {len(files)} wird" if len(files) > 1 else "Die Datei wird"
            status.update(label=f"{place} gelesen: {tables.plain(file.name)}")
            desk.file(read(file.getvalue(), file.name))
            _forget(file)


def _forget(file: UploadedFile) -> None:
    """Drop the bytes now: Streamlit would keep them until the session ends."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def choose(desk: Desk) -> Filed | None:
    """The file to look at: with several a list of them with their state, the newest chosen. None when there is none."""
    if len(desk.files) < 2:
        return next(iter(desk.files.values()), None)
    names = {sha: tables.plain(filed.reading.file_name) for sha, filed in desk.files.items()}
    states = [state(filed) for filed in desk.files.values()]
    chosen = st.radio(
        "Gelesene Dateien", list(names), format_func=names.__getitem__, captions=states, key=f"datei_{desk.batch}"
    )
    return desk.files.get(chosen or next(iter(names)))


def state(filed: Filed) -> str:
    """How far a file is, in a few words."""
    if not filed.reading.readable:
        return "nicht lesbar"
    if filed.reading.accepted:
        return "ohne Fehler gelesen"
    return f"{german.counted(len(filed.blocking) + len(filed.of_the_file), 'Punkt', 'Punkte')} zu beheben"


def head(desk: Desk, filed: Filed) -> None:
    """The name and state of the file, and a way to put it away without taking it over."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = tables.plain(filed.reading.file_name)
        st.header(f"{name}: {state(filed)}", anchor=False, width="stretch")
        if st.button("Datei verwerfen", key="verwerfen", help="Was gelesen wurde, wird vergessen."):
            desk.discard(filed)
            st.rerun()
