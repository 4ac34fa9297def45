"""The page Hochladen in all its states: empty, unreadable, to be mended, acceptable, known, outdated, taken over."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import wait
from io import BytesIO
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from data.errors import Unavailable
from data.store import Revision, Store, open_store
from loaders.reader import read
from pages.hochladen import desk, findings, giveback, intake, keeping, readers
from pages.shared import export, source
from pages.sitemap import FOOT
from tests.pages.conftest import PATIENCE

OFFICE = "Referat D3"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ["Regierungsbezirk", "Kommune", "Name", "Funktion", "Teilnehmende"]
PERSON = "Xaveria Quittenbaum"
CANARY = "![x](http://boese.example/x.png)"


def book(rows: Sequence[Sequence[object]], title: str = "Regionalkonferenz Darmstadt am 12.02.2020") -> bytes:
    """A list as a person types it: a title, a blank row, then the table."""
    made = Workbook()
    page = made.active
    page.title = "TN-Liste"
    for row in ([title], [], *rows):
        page.append(list(row))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


DARMSTADT = book(
    [
        HEADER,
        ["Darmstadt", None, None, None, "mehr als 320"],
        ["Darmstadt", "Hanau", PERSON, "Oberbürgermeisterin", 1],
        ["Darmstadt", "Bensheim", "Zdenko Wolkenstein", "Bürgermeister", 1],
        ["Summe", None, None, None, 322],
    ]
)
CORRECTION = book([HEADER, ["Darmstadt", None, None, None, "mehr als 330"]])
MENDABLE = book(
    [
        ["Programm", "Kommune", "Az.", "Bewilligt"],
        *([None if line < 14 else "Phase 2", "Bensheim", f"2021-{line:03}", f"{line}00"] for line in range(1, 17)),
        ["Phase 2", "Xyzstadt", "2021-017", CANARY],
    ],
    "Förderung",
)


def markdown(page: AppTest) -> str:
    """Everything that the page says in text, without the signs that keep it from being Markdown."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "warning", "success", "error")
    return (
        "\n".join(element.value for kind in kinds for element in getattr(page, kind))
        .replace("\\", "")
        .replace(":small[]", "")
    )


def reading_now(page: AppTest) -> list[str]:
    """What the bars say of the files that are being read."""
    return [bar.proto.text.replace("\\", "") for bar in page.get("progress")]


def tables(page: AppTest) -> str:
    return "\n".join(table.value.to_string() for table in page.table).replace("\\", "").replace(":small[]", "")


def metrics(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Choose files and wait until they are read; a browser would look again by itself."""
    choose(page, *files)
    wait([waiting.ticket.result for waiting in page.session_state[desk.KEY].waiting], PATIENCE)
    return page.run()


def choose(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, content, XLSX) for name, content in files]).run()
    assert not page.exception
    return page


def begun(page: AppTest, number: int) -> AppTest:
    """Wait until the first files are on their way and the others in line, and look again."""
    waiting, deadline = page.session_state[desk.KEY].waiting, monotonic() + PATIENCE
    while not all(each.ticket.begun for each in waiting[:number]):
        assert monotonic() < deadline
        sleep(0.01)
    return page.run()


def again(page: AppTest) -> AppTest:
    """Wait until the file was read once more."""
    wait([waiting.ticket.result for waiting in page.session_state[desk.KEY].waiting], PATIENCE)
    return page.run()


def stored(folder: Path) -> list[Revision]:
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    revisions = store.revisions()
    store.close()
    return revisions


def take_over(page: AppTest, by: str = OFFICE, note: str = "") -> AppTest:
    page.text_input(key="wer").set_value(by)
    page.text_input(key="anmerkung").set_value(note)
    button(page, "Übernehmen").click().run()
    assert not page.exception
    return page


def button(page: AppTest, label: str):
    (found,) = [each for each in page.button if each.label == label]
    return found


def test_without_a_file_the_templates_are_there_and_nothing_else(app):
    page = app("hochladen")

    assert not page.exception
    assert page.file_uploader[0].label == "Excel-Dateien auswählen"
    assert "Noch keine Datei?" in markdown(page)
    assert [each.label for each in page.get("download_button")] == [
        "Vorlage Teilnahme", "Vorlage Förderung", "Vorlage OZG-Umsetzung", "Vorlage Kennzahlen",
    ]  # fmt: skip
    assert not page.text_input
    assert not page.button


def test_the_page_works_without_any_data(empty_app):
    page = take_over(upload(empty_app("hochladen"), ("darmstadt.xlsx", DARMSTADT)))

    assert "ist als **Revision 1** gespeichert" in markdown(page)
    assert "Stand davor" not in str([each.proto.label for each in page.get("page_link")])


def test_a_pdf_is_named_for_what_it_is(app):
    page = upload(app("hochladen"), ("rechnung.pdf", b"%PDF-1.7 ..."))

    assert "rechnung.pdf: nicht lesbar" in markdown(page)
    assert "Das ist eine PDF-Datei und keine Arbeitsmappe." in markdown(page)
    assert not page.text_input


def test_an_unknown_workbook_names_the_kinds(app):
    page = upload(app("hochladen"), ("kuchen.xlsx", book([["Zutat", "Menge"], ["Mehl", 500]], "Kuchen")))

    assert "kuchen.xlsx: 1 Punkt zu beheben" in markdown(page)
    assert "keine Tabelle, die wir kennen (Teilnahme, Förderung, OZG-Umsetzung, Kennzahlen)" in markdown(page)
    assert not page.text_input


def test_an_empty_template_has_nothing_to_take_over(app):
    page = upload(app("hochladen"), ("leer.xlsx", book([HEADER])))

    assert not page.text_input
    assert not metrics(page)


def test_what_is_to_be_mended_is_told_as_actions_with_counts_then_cell_by_cell(app):
    page = upload(app("hochladen"), ("mittel.xlsx", MENDABLE))

    said = markdown(page)
    assert "mittel.xlsx: 3 Punkte zu beheben" in said
    assert "- In 13 Zeilen fehlt „Programm“." in said
    assert "- In Zeile 20 ist „Bewilligt“ nicht als Zahl zu lesen." in said
    opened = [each.label.replace("\\", "") for each in page.expander if each.label.startswith("In ")]
    assert opened[0] == "In 13 Zeilen fehlt „Programm“."
    assert set(opened[1:]) == {
        "In Zeile 20 ist „Kommune“ nicht bekannt.",
        "In Zeile 20 ist „Bewilligt“ nicht als Zahl zu lesen.",
    }
    assert "A4–A16" in tables(page)
    assert "(leer)" in tables(page)
    assert "D20" in tables(page)
    assert not page.text_input


def test_text_from_the_workbook_is_never_markdown(app):
    page = upload(app("hochladen"), (f"{CANARY}.xlsx", MENDABLE))

    shown = [each.value for kind in ("markdown", "header", "caption") for each in getattr(page, kind)]
    shown += [each.label for each in page.expander] + [table.value.to_string() for table in page.table]
    assert not [text for text in shown if CANARY in text]
    assert CANARY in markdown(page)
    assert CANARY in tables(page)


def test_all_findings_can_be_downloaded():
    filed = desk.Filed(read(MENDABLE, "mittel.xlsx"), 0)

    content = findings.file(export.csv_file, filed)

    lines = content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Blatt;Zellen;Dort steht;Was zu tun ist;Vorschlag;Art")
    assert len([line for line in lines if ";Fehler;" in line]) == 15
    assert any(line.startswith(f"TN-Liste;D20;{CANARY}") for line in lines)


def test_a_mended_file_takes_the_place_of_its_first_version(app):
    page = upload(app("hochladen"), ("liste.xlsx", MENDABLE))
    page = upload(page, ("liste.xlsx", DARMSTADT))

    assert "liste.xlsx: ohne Fehler gelesen" in markdown(page)
    assert not [each for each in page.radio if each.label == "Gelesene Dateien"]


def test_the_preview_says_what_was_recognised_left_out_and_what_would_change(app):
    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))

    said = markdown(page)
    assert "Erkannt als **Teilnahme**" in said
    assert "Die Spalte „Name“ enthält personenbezogene Angaben." in said
    assert "Summenzeile" in tables(page)
    assert metrics(page) == {"Neu": "2", "Geändert": "1", "Entfernt": "0", "Unverändert": "0"}
    assert "mehr als 300" in tables(page)
    assert "mehr als 320" in tables(page)


def test_the_effect_on_the_headlines_is_told_before_anything_is_stored(app):
    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))

    effect = page.table[-1].value.map(lambda text: text.replace("\\", ""))
    assert dict(zip(effect.iloc[:, 0], zip(effect.iloc[:, 1], effect.iloc[:, 2], strict=True), strict=True)) == {
        "Teilnehmende, Regionalkonferenzen 2020": (
            "mindestens 580 (teilweise gerundet)",
            "mindestens 600 (teilweise gerundet)",
        ),
        "Teilnehmende, Regierungsbezirk Darmstadt": ("mehr als 300", "mehr als 320"),
        "Vertretene Kommunen": ("keine Angabe", "mindestens 2"),
    }
    assert source.store().latest() == 4


def test_names_of_people_are_nowhere_on_the_page_or_in_the_session(app):
    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))

    everything = markdown(page) + tables(page) + repr(page.session_state["hochladen"])
    assert "Hanau" in everything
    assert PERSON not in everything


def test_the_bytes_are_forgotten_as_soon_as_they_are_read(app, monkeypatch):
    forgotten = []
    forget = intake._forget
    monkeypatch.setattr(intake, "_forget", lambda file: (forget(file), forgotten.append(file)))

    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))

    assert [file.name for file in forgotten] == ["darmstadt.xlsx"]
    assert page.file_uploader[0].value == []


def test_a_file_is_read_once_however_often_the_page_runs(app, monkeypatch):
    reads = []
    monkeypatch.setattr(readers, "read", lambda content, name, *more: (reads.append(name), read(content, name))[1])

    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))
    page.run()
    page.switch_page("hilfe/page.py").run()
    page.switch_page("hochladen/page.py").run()

    assert reads == ["darmstadt.xlsx"]
    assert "darmstadt.xlsx: ohne Fehler gelesen" in markdown(page)


@pytest.fixture
def go_on(app, monkeypatch) -> Iterator[Event]:
    """No file is read before this is set; at the latest when the test is over."""
    word = Event()
    monkeypatch.setattr(readers, "read", lambda content, name, *more: (word.wait(PATIENCE), read(content, name))[1])
    yield word
    word.set()


def test_while_a_file_is_read_the_page_says_so_and_a_change_of_pages_does_not_lose_it(app, go_on):
    page = begun(choose(app("hochladen"), ("darmstadt.xlsx", DARMSTADT), ("mittel.xlsx", MENDABLE)), 2)
    (status,) = page.status
    assert (status.label.replace("\\", ""), status.state) == (
        "2 Dateien werden gelesen; die Seite kann solange verlassen werden.",
        "running",
    )
    assert reading_now(page)[0].startswith("darmstadt.xlsx: 0 % gelesen, seit ")
    assert page.file_uploader[0].value == []

    page.switch_page("hilfe/page.py").run()
    go_on.set()
    wait([waiting.ticket.result for waiting in page.session_state[desk.KEY].waiting], PATIENCE)
    page.switch_page("hochladen/page.py").run()

    assert not page.status
    (choice,) = [each for each in page.radio if each.label == "Gelesene Dateien"]
    assert len(choice.options) == 2


def several(number: int) -> list[tuple[str, bytes]]:
    """So many files that are quickly refused."""
    return [(f"{place}.xlsx", b"%PDF-1.7" + bytes(place)) for place in range(number)]


def test_the_third_file_waits_for_its_turn_and_each_can_be_taken_back(app, go_on):
    page = begun(choose(app("hochladen"), *several(4)), 2)
    states = [line for line in markdown(page).splitlines() if re.match(r"\d\.xlsx: ", line)]

    assert [state.partition(":")[0] for state in reading_now(page)] == ["0.xlsx", "1.xlsx"]
    assert states == ["2.xlsx: kommt als Nächste an die Reihe", "3.xlsx: wartet, 1 vor ihr"]

    for _ in range(4):
        next(each for each in page.button if each.label == "Abbrechen").click().run()
    go_on.set()

    assert not page.session_state[desk.KEY].waiting
    assert "Noch keine Datei?" in markdown(page)


def test_more_than_twenty_files_at_once_are_not_taken_in_and_that_is_said(app, go_on):
    page = choose(app("hochladen"), *several(22))

    assert len(page.session_state[desk.KEY].waiting) == intake.AT_ONCE
    assert "2 weitere Dateien wurden nicht angenommen" in markdown(page)


TYPING_MISTAKES = book(
    [
        ["Regierungsbezirk", "Kommune", "Funktion", "Teilnehmende"],
        ["Darmstadt", "Bensheim", "Bürgermeistr", 1],
        ["Darmstadt", "Viernheim", "Bürgermeistr", 2],
    ]
)


def test_suggestions_are_accepted_with_one_click_and_the_revision_names_the_cells(app, data_dir):
    page = upload(app("hochladen"), ("liste.xlsx", TYPING_MISTAKES))
    page = again(button(page, "Alle Vorschläge annehmen (2 Vorschläge)").click().run())

    assert "liste.xlsx: ohne Fehler gelesen" in markdown(page)
    assert "Alle 2 Stellen sind behoben." in markdown(page)
    assert "Hier berichtigt: 2 Zellen (TN-Liste!C4, TN-Liste!C5)." in markdown(page)
    take_over(page)
    (newest, *_) = stored(data_dir)
    assert newest.mended == {"TN-Liste": {"C4": "Bürgermeister/in", "C5": "Bürgermeister/in"}}
    assert "2 Zellen im Browser berichtigt" in markdown(page.switch_page("verlauf/page.py").run())


def test_the_file_comes_back_with_its_cells_marked_and_reads_as_before(app):
    page = upload(app("hochladen"), ("liste.xlsx", TYPING_MISTAKES))
    (filed,) = page.session_state[desk.KEY].files.values()
    (offered,) = [each for each in page.get("download_button") if each.label == "Meine Datei mit markierten Stellen"]
    marked = giveback._made(filed, lambda: b"")
    back = load_workbook(BytesIO(marked))

    assert offered is not None
    assert back.sheetnames == ["Prüfergebnis", "TN-Liste"]
    assert "Bürgermeister/in" in back["TN-Liste"]["C4"].comment.text
    assert read(marked, "liste_geprüft.xlsx").tables["teilnahme"].equals(filed.reading.tables["teilnahme"])


def test_few_cells_with_many_kinds_of_trouble_are_one_table_that_says_everything(app):
    header = ["Programm", "Kommune", "Datum", "Bewilligt"]
    rows = [["A", "Bensheym", "30.02.2021", "viel"], [None, "Homberg", 2021, 5], ["A", "Fulda", 2021, "1,234.50"]]
    page = upload(app("hochladen"), ("mittel.xlsx", book([header, *rows], "Förderung")))

    assert "In Zeile" not in markdown(page)
    (told,) = [table.value for table in page.table if "Was zu tun ist" in table.value]
    assert told.iloc[:, 0].tolist() == ["B4", "C4", "D4", "A5", "B5", "B6", "D6"]
    (toggle,) = [each for each in page.toggle if each.label == "Selbst berichtigen"]
    assert not toggle.value


def test_what_was_mended_can_be_taken_back(app):
    page = upload(app("hochladen"), ("liste.xlsx", TYPING_MISTAKES))
    page = again(button(page, "Alle Vorschläge annehmen (2 Vorschläge)").click().run())
    page = again(button(page, "Berichtigungen verwerfen").click().run())

    assert "liste.xlsx: 1 Punkt zu beheben" in markdown(page)
    assert "Hier berichtigt" not in markdown(page)


@pytest.mark.parametrize("name", ["liste.xlsx", "liste_geprüft.xlsx", "Liste_geprüft (1).xlsx"])
def test_the_mended_file_is_the_next_version_and_says_what_is_left(app, name):
    page = upload(app("hochladen"), ("liste.xlsx", TYPING_MISTAKES))
    half = book(
        [["Regierungsbezirk", "Kommune", "Funktion", "Teilnehmende"], ["Darmstadt", "Bensheim", "Bürgermeistr", 1]]
    )
    page = upload(page, (name, half))

    assert "Fassung 2 dieser Datei. Von 2 Stellen sind noch 1 zu beheben." in markdown(page)


def test_a_file_can_be_discarded(app):
    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))

    button(page, "Datei verwerfen").click().run()

    assert "darmstadt" not in markdown(page)
    assert "Noch keine Datei?" in markdown(page)


def test_files_that_were_forgotten_while_the_page_was_closed_are_told_until_others_come(app):
    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))
    page.session_state[desk.KEY].clear()
    again(page)

    assert keeping.CLEARED in [info.value for info in page.info]
    assert not page.exception
    page = upload(page, ("darmstadt.xlsx", DARMSTADT))
    assert keeping.CLEARED not in [info.value for info in page.info]
    assert len(page.session_state[desk.KEY].files) == 1


def test_of_several_files_one_is_looked_at(app):
    page = upload(app("hochladen"), ("mittel.xlsx", MENDABLE), ("darmstadt.xlsx", DARMSTADT))

    (choice,) = [each for each in page.radio if each.label == "Gelesene Dateien"]
    assert [name.replace("\\", "") for name in choice.options] == ["mittel.xlsx", "darmstadt.xlsx"]
    assert "mittel.xlsx: 3 Punkte zu beheben" in markdown(page)

    choice.set_value(choice.options[1]).run()

    assert "darmstadt.xlsx: ohne Fehler gelesen" in markdown(page)
    assert take_over(page).header[0].value == "Übernommen"
    assert "mittel.xlsx: 3 Punkte zu beheben" in markdown(page)


def test_the_receipt_says_what_was_stored_and_leads_on(app):
    page = take_over(upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT)), note="Nachmeldung")

    said = markdown(page)
    assert "darmstadt.xlsx ist als **Revision 5** gespeichert" in said
    assert OFFICE in said
    assert "- Teilnahme: 2 neu, 1 geändert, 0 entfernt und 0 unverändert" in said
    links = {each.proto.label: each.proto for each in page.get("page_link")[: -len(FOOT)]}
    assert list(links) == [
        "Teilnahme ansehen",
        "Übersicht ansehen",
        "Im Verlauf ansehen oder rückgängig machen",
        "Teilnahme mit dem Stand davor (Nr. 4)",
    ]
    assert "stand=4" in links["Teilnahme mit dem Stand davor (Nr. 4)"].query_string
    stored = source.store().revision(5)
    assert (stored.by, stored.note, stored.mode, stored.label) == (OFFICE, "Nachmeldung", "ergänzt", "")


def test_the_receipt_goes_when_the_next_file_comes(app):
    page = take_over(upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT)))

    assert "Übernommen" not in markdown(upload(page, ("mittel.xlsx", MENDABLE)))


@pytest.mark.parametrize("by", ["", "   "])
def test_without_a_name_nothing_is_stored(app, by):
    page = take_over(upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT)), by)

    assert "Bitte eintragen, wer übernimmt" in markdown(page)
    assert source.store().latest() == 4


def test_the_same_file_again_is_known(app):
    page = take_over(upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT)))

    page = upload(page, ("darmstadt-kopie.xlsx", DARMSTADT))

    assert f"von {OFFICE} (Nr. 5). Es ist nichts zu tun." in markdown(page)
    assert "Bereits importiert am" in markdown(page)
    assert not page.text_input


def test_a_known_file_can_be_taken_over_again_once_it_was_undone(app):
    page = upload(take_over(upload(app("hochladen"), ("a.xlsx", DARMSTADT))), ("a.xlsx", DARMSTADT))
    source.store().undo(5, OFFICE)

    page.run()

    assert "Bereits importiert" not in markdown(page)
    assert "ist als **Revision 7** gespeichert" in markdown(take_over(page))


def test_other_bytes_with_the_same_rows_change_nothing(app):
    page = take_over(upload(app("hochladen"), ("a.xlsx", CORRECTION)))
    again = book([HEADER, ["Darmstadt", None, None, None, "mehr als 330"], ["Summe", None, None, None, "330"]])

    page = upload(page, ("b.xlsx", again))

    assert "**Nichts ändert sich:**" in markdown(page)
    assert not page.text_input


def test_a_concurrent_import_is_explained_and_the_new_preview_can_be_taken_over(app):
    page = upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT))
    store = source.store()
    store.commit(store.preview(read(CORRECTION, "korrektur.xlsx"), "ergänzt"), "Referat Z1")

    page = take_over(page)

    said = markdown(page)
    assert "Inzwischen haben sich die gespeicherten Daten geändert" in said
    assert "Referat Z1" in said
    assert "mehr als 330" in tables(page)
    assert store.latest() == 5

    assert "ist als **Revision 6** gespeichert" in markdown(take_over(page))


@pytest.mark.parametrize("step", ["preview", "commit"])
def test_a_store_that_does_not_answer_is_told_in_german_and_loses_nothing(app, monkeypatch, step):
    def refuse(*_arguments, **_named):
        raise Unavailable

    page = app("hochladen")
    with monkeypatch.context() as broken:
        broken.setattr(Store, step, refuse)
        page = upload(page, ("darmstadt.xlsx", DARMSTADT))
        page = page if step == "preview" else take_over(page)
        assert "Der Datenspeicher ist gerade nicht erreichbar." in markdown(page)

    assert "ist als **Revision 5** gespeichert" in markdown(take_over(page.run()))


def test_rows_that_the_file_lacks_stay_or_go_as_the_official_says(app):
    page = take_over(upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT)))
    page = upload(page, ("korrektur.xlsx", CORRECTION))
    assert metrics(page) == {"Neu": "0", "Geändert": "1", "Fehlen in der Datei, bleiben": "2", "Unverändert": "0"}

    (mode,) = page.radio
    assert "in „Reihe“ und „Veranstaltung“ noch 2 Zeilen, die nicht in Ihrer Datei stehen" in mode.label
    mode.set_value("ersetzt").run()

    assert metrics(page) == {"Neu": "0", "Geändert": "1", "Entfernt": "2", "Unverändert": "0"}
    assert "- Teilnahme: 0 neu, 1 geändert, 2 entfernt und 0 unverändert" in markdown(take_over(page))
    assert source.store().revision(6).mode == "ersetzt"


def test_offices_of_stored_rows_are_not_shown(app):
    page = take_over(upload(app("hochladen"), ("darmstadt.xlsx", DARMSTADT)))
    page = upload(page, ("korrektur.xlsx", CORRECTION))

    assert "Hanau" in tables(page)
    assert "bürgermeister" not in tables(page).casefold()


def test_the_newest_data_count_even_while_an_old_stand_is_shown(app):
    page = upload(app("hochladen", stand="2"), ("darmstadt.xlsx", DARMSTADT))

    assert metrics(page)["Geändert"] == "1"
    assert "ist als **Revision 5** gespeichert" in markdown(take_over(page))
