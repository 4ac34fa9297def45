import math
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.base import Percentage
from loaders.cells.day import Day
from loaders.findings import Rejected
from tests.loaders.cells.asking import asked, said


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("05.02.2020", "2020-02-05"), ("5.2.20", "2020-02-05"), ("5. 2. 2020", "2020-02-05"),
        ("12.2.2020.", "2020-02-12"),
        ("5. Februar 2020", "2020-02-05"), ("5.Februar 2020", "2020-02-05"), ("5. Feb. 2020", "2020-02-05"),
        ("1. März 2020", "2020-03-01"), ("01. Maerz 2020", "2020-03-01"), ("12-Feb-2020", "2020-02-12"),
        ("12 February 2020", "2020-02-12"), ("February 12, 2020", "2020-02-12"), ("31.12.99", "1999-12-31"),
        ("Februar 2020", "2020-02"), ("Feb. 2020", "2020-02"), ("Sept. 2021", "2021-09"), ("2020-02", "2020-02"),
        ("02/2020", "2020-02"), ("2/2020", "2020-02"), ("02.2020", "2020-02"), ("2020/12", "2020-12"), ("2020", "2020"),
        ("im Jahr 2020", "2020"), ("2020-02-12", "2020-02-12"), ("2020-2-5", "2020-02-05"),
        ("2020/02/12", "2020-02-12"),
        ("Mittwoch, 12. Februar 2020", "2020-02-12"), ("Mi., 12.02.2020", "2020-02-12"),
        ("Mi 12.02.2020", "2020-02-12"),
        ("12.02.2020, 10 Uhr", "2020-02-12"), ("12.02.2020 00:00:00", "2020-02-12"), ("12.02.2020 10:00", "2020-02-12"),
        ("12.02.2020 10:00-12:30 Uhr", "2020-02-12"), ("12.02.2020, 10.30 Uhr", "2020-02-12"),
        ("2020-02-12T10:00:00", "2020-02-12"), ("am 12.02.2020", "2020-02-12"), ("Stand: 30.06.2022", "2022-06-30"),
        ("25/02/2020", "2020-02-25"), ("02/25/2020", "2020-02-25"), ("05/05/2020", "2020-05-05"),
        ("29.02.2020", "2020-02-29"), ("'12.02.2020", "2020-02-12"), ("12.02.2020\u00a0", "2020-02-12"),
        (date(2020, 2, 12), "2020-02-12"), (datetime(2020, 2, 12, 10, 30), "2020-02-12"), (2020, "2020"),
        (2020.0, "2020"),
    ],
)  # fmt: skip
def test_days_are_as_precise_as_typed(value, iso):
    assert Day().parse(value) == iso


@pytest.mark.parametrize(
    ("value", "rule", "suggestion"),
    [
        ("02/12/2020", "day_doubtful", ""),
        ("02-12-2020", "day_doubtful", ""),
        ("2011/12", "day_doubtful", ""),
        ("31.04.2020", "day_impossible", "30.04.2020"),
        ("29.02.2021", "day_impossible", "28.02.2021"),
        ("12.13.2020", "day_impossible", "13.12.2020"),
        ("32.01.2020", "day_impossible", ""),
        ("00.00.2020", "day_impossible", ""),
        ("12.02.1920", "day_year", ""),
        ("01.01.2101", "day_year", ""),
        (date(1900, 1, 1), "day_year", ""),
        ("Donnerstag, 12.02.2020", "day_weekday", "12.02.2020"),
        ("12.02.2020 - 13.02.2020", "day_span", "12.02.2020"),
        ("12.02.20 – 13.02.20", "day_span", "12.02.2020"),
        ("12./13.02.2020", "day_span", "12.02.2020"),
        ("12.-13.02.2020", "day_span", "12.02.2020"),
        ("12.02.–13.02.2020", "day_span", "12.02.2020"),
        ("12. bis 13. Februar 2020", "day_span", "12.02.2020"),
        ("31. Januar bis 1. Februar 2020", "day_span", "31.01.2020"),
        ("Februar - März 2020", "day_span", "02.2020"),
        ("2020–2024", "day_span", "2020"),
        ("2020/21", "day_span", "2020"),
        ("Q1/2020", "day_period", "2020"),
        ("1. Quartal 2020", "day_period", "2020"),
        ("Herbst 2020", "day_period", "2020"),
        ("Ende Februar 2020", "day_period", "02.2020"),
        ("KW 7 2020", "day_period", "2020"),
        (43873, "day_serial", "12.02.2020"),
        (43873.5, "day_serial", "12.02.2020"),
        ("43873", "day_serial", "12.02.2020"),
        (32874, "day_serial", "01.01.1990"),
        (73415, "day_serial", "31.12.2100"),
        (32873, "day", ""),
        (73416, "day", ""),
        (20200212, "day", "12.02.2020"),
        ("20200212", "day", "12.02.2020"),
        ("12.O2.2020", "day", "12.02.2020"),
        ("12. Febuar 2020", "day", "12.02.2020"),
        ("12,02,2020", "day", "12.02.2020"),
        ("2020-13", "day", ""),
        ("2020-02-11T23:00:00Z", "day", ""),
        ("ab 01.01.2020", "day", ""),
        ("Feb 20", "day", ""),
        ("12.02.", "day", ""),
        ("k. A.", "day", ""),
        ("gestern", "day", ""),
        ("Samstag 2020", "day", ""),
        ("", "day", ""),
        (2020.5, "day", ""),
        (math.nan, "day", ""),
        (-math.inf, "day", ""),
        (1e300, "day", ""),
        (time(10), "day", ""),
        (timedelta(days=1), "day", ""),
        (Percentage(20.2), "day", ""),
    ],
)
def test_what_is_asked(value, rule, suggestion):
    assert asked(Day(), value) == (rule, suggestion)


def test_a_doubtful_day_names_both_readings():
    assert said(Day(), "02/12/2020").message == (
        "„02/12/2020“ lässt sich auf zwei Arten lesen. Bitte „02.12.2020“ oder „12.02.2020“ eintragen."
    )


def test_an_exact_day_is_never_invented():
    exact = Day(exact=True)

    assert exact.parse("30.06.2022") == "2022-06-30"
    assert asked(exact, "Juni 2022") == ("day_exact", "")
    assert asked(exact, 2022) == ("day_exact", "")
    assert asked(exact, "Herbst 2022") == ("day_period", "")
    assert said(exact, "2022").message == (
        "„2022“ nennt keinen bestimmten Tag. Bitte einen Tag wie 30.06.2022 eintragen."
    )


def test_samples_and_descriptions():
    assert Day(exact=True).parse(Day(exact=True).sample()) == "2022-06-30"
    assert Day().describe() != Day(exact=True).describe()


days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
          "Dezember"]  # fmt: skip
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


@given(days, st.times())
def test_every_day_comes_back_from_every_spelling(day, clock):
    written = f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    spellings = [
        f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", written, f"{WEEKDAYS[day.weekday()]}, {written}",
        f"{WEEKDAYS[day.weekday()][:2]}, {day:%d.%m.%Y}", f"{day:%d.%m.%Y}, {clock:%H:%M} Uhr", day.isoformat(),
        f"{day:%d.%m.%Y} {clock:%H:%M:%S}", day, datetime.combine(day, clock),
    ]  # fmt: skip
    assert {Day().parse(spelling) for spelling in spellings} == {day.isoformat()}
    assert Day().parse(written[written.index(" ") + 1 :]) == day.isoformat()[:7]


@given(days)
def test_a_serial_number_is_never_taken_for_a_day(day):
    serial = (day - date(1899, 12, 30)).days
    assert asked(Day(), serial) == ("day_serial", f"{day:%d.%m.%Y}")


@given(st.text("0123456789./- ", max_size=12))
def test_digits_are_a_real_day_or_asked(text):
    try:
        iso = Day().parse(text)
    except Rejected:
        return
    assert date.fromisoformat(iso + "-01-01"[len(iso) - 4 :]).year in range(1990, 2101)
