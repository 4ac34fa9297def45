"""What stands once above a table: read when it is clear, left alone when it says two things or something else."""

from datetime import date, datetime

import pytest

from loaders import layout
from loaders.title import title_value
from loaders.workbooks import SHEETS
from tests.loaders.books import grid, read_rows, rules

TEILNAHME, OZG = SHEETS["teilnahme"], SHEETS["ozg"]
ATTENDANCE = [["Kommune", "Funktion"], ["Marburg", "OB"]]
REPORTS = [["OZG-ID", "Kommune", "Status"], ["10177", "Marburg", "online"]]


def found(above: list[list[object]], name: str, *, sheet=TEILNAHME, rows=None, page: str = "Tabelle1"):
    """What the rows above a table (or the name of its worksheet) say about a field."""
    place = layout.find(grid([*above, *(rows or ATTENDANCE)], name=page), sheet)
    assert place is not None
    assert place.header.first == len(above)
    return title_value(place, sheet.field(name))


def value(above: list[list[object]], name: str, **more) -> object:
    stated = found(above, name, **more)
    return stated and stated.value


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Regionalkonferenz Darmstadt am 12.02.2020", "2020-02-12"),
        ("Regionalkonferenz Darmstadt, 12. Februar 2020", "2020-02-12"),
        ("Regionalkonferenzen (Februar 2020), Kassel am 05.02.2020", "2020-02-05"),
        ("Konferenz am 12.02.2020 (Stand: 01.03.2020)", "2020-02-12"),
        ("Konferenz am 12.02.2020, gedruckt am 02.03.2020", "2020-02-12"),
        ("Datum: 12.02.2020", "2020-02-12"),
        ("Regionalkonferenz - 5.2.2020 - Kassel", "2020-02-05"),
        ("Regionalkonferenz\n12.02.2020", "2020-02-12"),
        (date(2020, 2, 12), "2020-02-12"),
        (datetime(2020, 2, 12), "2020-02-12"),
    ],
)
def test_the_day_is_found_in_a_title(title, day):
    assert value([[title]], "datum") == day


@pytest.mark.parametrize(
    "title",
    [
        *(2020, 43873, 43873.0, "2020", "12", "Teilnehmerliste", "Seite 1 von 3", "Raum 2.014"),
        *(
            "Teilnehmerliste (Stand: Februar 2020)",
            "Stand: 01.03.2020",
            "Stand vom 1. März 2020",
            "Stichtag 01.03.2020",
        ),
        *("Druckdatum: 01.03.2020", "Ausdruck vom 01.03.2020", "erstellt am 01.03.2020", "Erstellt: 1.3.2020"),
    ],
)
def test_what_is_no_day_is_not_taken_for_one(title):
    assert found([[title]], "datum") is None


def test_two_days_are_no_answer():
    assert found([["Kassel am 05.02.2020, Darmstadt am 12.02.2020"]], "datum") is None
    assert found([["12.02.2020"], ["05.02.2020"]], "datum") is None


def test_the_same_day_twice_is_one_answer_and_the_first_cell_is_named():
    stated = found([["Konferenz am 12.02.2020"], [], [None, "Stand: 12. Februar 2020"]], "datum")

    assert stated.value == "2020-02-12"
    assert stated.cell == (0, 0)
    assert stated.text == "12.02.2020"


def test_the_name_of_the_worksheet_speaks_last_of_all():
    stated = found([], "stichtag", sheet=OZG, rows=REPORTS, page="Stand 30.06.2022")

    assert (stated.value, stated.cell) == ("2022-06-30", None)


def test_worksheet_and_title_may_not_contradict_each_other():
    above = [["Stand: 31.12.2022"]]

    assert found(above, "stichtag", sheet=OZG, rows=REPORTS, page="Stand 30.06.2022") is None


def test_an_imprecise_day_is_no_stichtag():
    assert found([["Stand: Juni 2022"]], "stichtag", sheet=OZG, rows=REPORTS) is None


@pytest.mark.parametrize(
    ("title", "bezirk"),
    [
        ("Regierungspräsidium Darmstadt", "064"),
        ("RP Gießen", "065"),
        ("Regierungsbezirk: Kassel", "066"),
        ("Teilnehmerliste, RB Kassel, vorläufig", "066"),
        ("Landkreis Kassel", None),
        ("Bayern", None),
    ],
)
def test_the_regierungsbezirk_is_found_in_a_title(title, bezirk):
    assert value([[title]], "regierungsbezirk") == bezirk


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Regionalkonferenz Darmstadt am 12.02.2020", "Regionalkonferenz Darmstadt"),
        ("Landeskongress Digitale Städte", "Landeskongress Digitale Städte"),
        ("Regionalkonferenz Gießen", "Regionalkonferenz Gießen"),
        ("Teilnehmerliste", None),
        ("Hessisches Ministerium des Innern", None),
        (12345, None),
    ],
)
def test_the_title_of_an_event_names_an_event(title, event):
    assert value([[title]], "veranstaltung") == event


def test_two_events_are_no_answer():
    assert found([["Regionalkonferenz Kassel"], ["Regionalkonferenz Gießen"]], "veranstaltung") is None


def test_what_stands_in_the_table_is_not_above_it():
    rows = [ATTENDANCE[0], ["Konferenz am 12.02.2020", "OB"], ["Konferenz am 13.02.2020", "OB"]]

    assert found([], "datum", rows=rows) is None
    assert value([["Tag: 05.02.2020"]], "datum", rows=rows) == "2020-02-05"


def test_nothing_above_says_nothing():
    assert found([], "datum") is None
    assert found([[], [None, None]], "veranstaltung") is None


@pytest.mark.parametrize("label", ["Stand:", "Stand", "Druckdatum", "Druckdatum:", "erstellt am", "Stand vom"])
@pytest.mark.parametrize("day", ["01.03.2020", datetime(2020, 3, 1)])
def test_a_day_beside_its_label_is_read_with_it(label, day):
    assert found([[label, day]], "datum") is None
    assert value([["Datum:", day]], "datum") == "2020-03-01"


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ([["Stand:", datetime(2022, 6, 30)]], "2022-06-30"),
        ([["Stand: 30.06.2022"], ["Druckdatum: 05.07.2022"]], "2022-06-30"),
        ([["Druckdatum", datetime(2022, 7, 5)], ["Stichtag", "30.06.2022"]], "2022-06-30"),
    ],
)
def test_a_field_that_is_a_stand_takes_the_stand_and_never_the_day_of_printing(above, day):
    assert value(above, "stichtag", sheet=OZG, rows=REPORTS) == day


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Kassel am 05.02.2020"], ["Kassel am 06.02.2020"], *ATTENDANCE], ("A2", "title_contradicts", "Fehler")),
        ([["Regionalkonferenz Kassel"], ["Landeskongress"], *ATTENDANCE], ("A2", "title_contradicts", "Fehler")),
        ([["RP Kassel"], ["RP Gießen"], *ATTENDANCE], ("A2", "title_contradicts", "Hinweis")),
        ([["Stand: 30.06.2022"], ["Stand: 31.12.2022"], *REPORTS], ("A2", "title_contradicts", "Fehler")),
    ],
)
def test_two_answers_in_a_title_are_said_once(rows, told):
    stated = rules(read_rows(rows))

    assert told in stated
    assert "missing_column" not in [rule for _, rule, _ in stated]
