"""Taking files in: choose, have them read in a limited child process, forget the bytes."""

from dataclasses import replace

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.answers import Answers
from loaders.workbooks import WORKBOOKS
from pages.hochladen import absent, collecting, keeping, remembering, templates
from pages.hochladen.desk import Desk, Filed, Waiting
from pages.hochladen.readers import readers
from pages.shared import german, parts, tables

PROMISE = (
    "Zuerst wird nur geprüft; gespeichert wird erst mit „Übernehmen“. Namen, E-Mail-Adressen, Telefonnummern und "
    "Unterschriften werden beim Lesen verworfen, die Datei selbst wird nicht aufbewahrt."
)
HELP = (
    f"Gelesen werden die Listen {german.listed([kind.title for kind in WORKBOOKS])} aus .xlsx, .xls, .xlsb und .ods. "
    "Titelzeilen über der Tabelle, Summenzeilen und zusätzliche Spalten stören nicht."
)


AT_ONCE = 20
"""So many files are taken in at once."""

EVERY = 0.5
"""Seconds between two looks at how far the reading is."""


def take_in(desk: Desk) -> None:
    """The chooser of files, what is being read, and the templates; chosen files are read at once and then gone."""
    st.markdown(PROMISE)
    if chosen := _chosen(desk):
        desk.begin([_begun(file, desk.batch, place) for place, file in enumerate(chosen[:AT_ONCE])])
        for file in chosen[AT_ONCE:]:
            _forget(file)
        desk.surplus = len(chosen[AT_ONCE:])
        st.rerun()
    if desk.surplus:
        surplus = german.counted(desk.surplus, "weitere Datei wurde", "weitere Dateien wurden")
        st.warning(f"Auf einmal werden {AT_ONCE} Dateien gelesen. {surplus} nicht angenommen; bitte danach auswählen.")
    keeping.tell(desk)
    collecting.collect(desk)
    if desk.waiting:
        _progress(desk)
    if desk.files or desk.waiting or desk.receipt:
        templates.small()
    else:
        templates.large()
    absent.offer(desk.batch)


def _chosen(desk: Desk) -> list[UploadedFile]:
    """The chooser; none where the page keeps as much as it may."""
    label = "Weitere oder berichtigte Dateien auswählen" if desk.files else "Excel-Dateien auswählen"
    if not keeping.room(desk):
        return []
    return st.file_uploader(label, accept_multiple_files=True, key=f"dateien_{desk.batch}", help=HELP)


def _begun(file: UploadedFile, batch: int, place: int) -> Waiting:
    """Have a file read apart from this run: so a change of pages does not lose it, and nobody waits for it.

    Its bytes stay with the desk, and no longer with Streamlit, which would keep them until the session ends.
    """
    content = file.getvalue()
    _forget(file)
    answers = remembering.known()
    return Waiting(file.name, batch, place, readers().submit(content, file.name, answers), content, answers)


def read_again(desk: Desk, filed: Filed, said: Answers) -> None:
    """Have a file read once more, with what was said of it and what is remembered."""
    name, known = filed.reading.file_name, remembering.known()
    answers = replace(known, cells=said.cells, columns={**known.columns, **said.columns}, kind=said.kind)
    ticket = readers().submit(filed.content, name, answers)
    desk.begin([Waiting(name, desk.batch, 0, ticket, filed.content, answers)])


@parts.repeated(EVERY)
def _progress(desk: Desk) -> None:
    """Say which files are being read; as soon as one is, show it."""
    if collecting.collect(desk):
        st.rerun()
    number = german.counted(len(desk.waiting), "Datei wird", "Dateien werden")
    st.status(f"{number} gelesen; die Seite kann solange verlassen werden.")
    for place, waiting in enumerate(desk.waiting):
        with st.container(horizontal=True, vertical_alignment="center"):
            _state(waiting)
            if st.button("Abbrechen", key=f"abbrechen_{waiting.batch}_{waiting.place}_{place}"):
                readers().cancel(waiting.ticket)
                desk.cancel(waiting)
                st.rerun()


def _state(waiting: Waiting) -> None:
    """How far a file is on its way through the queue."""
    name, place, ticket = tables.plain(waiting.name), readers().place(waiting.ticket), waiting.ticket
    if place:
        state = "kommt als Nächste an die Reihe" if place == 1 else f"wartet, {place - 1} vor ihr"
        st.markdown(f"{name}: {state}", width="stretch")
    else:
        said = f"{name}: {ticket.percent} % gelesen, seit {ticket.seconds()} s"
        st.progress(ticket.percent, said, width="stretch")


def _forget(file: UploadedFile) -> None:
    """Drop Streamlit's copy of the bytes."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def choose(desk: Desk) -> Filed | None:
    """The file to look at: with several a list of them with their state, the newest first. None when there is none."""
    names = {sha: tables.plain(filed.reading.file_name) for sha, filed in desk.files.items()}
    first = list(names).index(desk.shown) if desk.shown in names else 0
    desk.shown = next(iter(list(names)[first:]), "")
    if len(names) > 1:
        states = [state(filed) for filed in desk.files.values()]
        # A list of other files is another list: it begins with the one that is looked at.
        key = f"datei_{desk.batch}_{len(names)}"
        desk.shown = st.radio("Gelesene Dateien", list(names), first, names.__getitem__, key=key, captions=states)
    return desk.files.get(desk.shown)


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
