"""The few figures that stand for everything, and which of them an upload changes."""

import pandas as pd
import pytest

from data.metrics.headlines import MAIN_PROGRAMME, Headline, headlines
from data.metrics.moved import Change, changes
from data.quantities import Quantity, exact
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, MORE_THAN
from loaders.workbooks import SHEETS
from tests.data.metrics import test_foerderung as money
from tests.data.metrics import test_kennzahlen as published
from tests.data.metrics import test_ozg as services
from tests.data.metrics import test_teilnahme as people
from tests.data.metrics.tables import table

VOLUME = {"programm": MAIN_PROGRAMME, "volumen": (37_000_000, ABOUT)}
TABLES = {
    "teilnahme": people.PUBLISHED,
    "mittel": money.rows(VOLUME, money.VOLUME | {"volumen": 400_000_000}, *money.SHARES),
    "kennzahlen": published.rows(*published.HESSEN, *published.POINTS),
    "ozg": services.REPORTS,
}


def found(tables: dict[str, pd.DataFrame], day: str | None = None) -> dict[str, Headline]:
    return {headline.key: headline for headline in headlines(tables, day)}


def test_participants_in_all_and_per_bezirk():
    figures = found(TABLES)

    assert figures["teilnahme"].quantity == Quantity(580, AT_LEAST, rounded=True)
    assert figures["teilnahme.064"].quantity == Quantity(300, MORE_THAN)
    assert figures["teilnahme.066"].label == "Teilnehmende, Regierungsbezirk Kassel"
    assert figures["teilnahme"].unit == "Personen"


def test_only_the_series_of_2020_is_counted():
    tables = {"teilnahme": people.rows(people.kassel(anzahl=(120, ABOUT)), people.congress("06", anzahl=400))}

    assert found(tables)["teilnahme"].quantity == Quantity(120, ABOUT)


def test_money_beside_the_volume_of_the_main_programme_not_of_all():
    figures = found(TABLES)

    assert figures["volumen"].quantity == Quantity(37_000_000, ABOUT)
    assert figures["volumen"].label == MAIN_PROGRAMME  # which says Volumen itself
    assert figures["bewilligt"].quantity == Quantity(254_583, EXACT)
    assert figures["abgerufen"].quantity == Quantity(missing=11)
    assert figures["abgerufen"].label == "Abgerufene Mittel"


def test_without_the_main_programme_the_greatest_volume_stands_there():
    tables = {"mittel": money.rows(money.VOLUME, {"programm": "Anderes", "volumen": 64_000_000})}

    assert found(tables)["volumen"].quantity == exact(64_000_000)
    assert found(tables)["volumen"].label == "Volumen: Anderes"


def test_the_latest_published_figure_of_hessen_with_its_origin():
    headline = found(TABLES)["ozg.veroeffentlicht"]

    assert headline.quantity == exact(229)
    assert headline.label.endswith("online in Hessen, veröffentlicht zum Stichtag 01/2025")
    assert headline.note == f"Zählweise „{published.RULE}“, Quelle: https://example.org/a"


def test_the_reports_are_counted_by_the_federal_rule():
    headline = found(TABLES)["ozg.online"]

    assert headline.quantity == exact(1)
    assert headline.note.startswith("Stand 31.12.2022. Von 1. Eine OZG-Leistung zählt")


@pytest.mark.parametrize(("day", "expected"), [(None, "Von 443 Kommunen."), ("2023-06-30", "Von 442 Kommunen.")])
def test_represented_kommunen_by_name_of_those_expected_on_the_day(day, expected):
    named = [people.kassel(anzahl=1, kommune="06611000"), people.kassel(anzahl=1, kommune="06633")]

    headline = found({"teilnahme": people.rows(*named)}, day)["kommunen"]

    assert headline.quantity == Quantity(2, AT_LEAST)
    assert headline.note.startswith(expected)


def test_represented_kommunen_as_published_without_names():
    tables = {"teilnahme": people.rows(people.kassel(anzahl=120, vertretene_kommunen=(80, ABOUT)))}

    assert found(tables)["kommunen"].quantity == Quantity(80, ABOUT)


def test_what_nobody_knows_is_no_headline():
    empty = {name: table(sheet.columns(), []) for name, sheet in SHEETS.items()}

    assert headlines(empty) == headlines({}) == []


def test_an_upload_changes_kassel_from_120_to_131():
    named = [people.kassel(anzahl=131, kommune="06611000")]
    after = TABLES | {"teilnahme": people.rows(*named, people.GIESSEN | {"anzahl": (160, ABOUT)})}
    before = TABLES | {"teilnahme": people.rows(people.kassel(anzahl=120), people.GIESSEN | {"anzahl": (160, ABOUT)})}

    moved = changes(headlines(before), headlines(after))

    assert [(change.label, change.before, change.after) for change in moved[:2]] == [
        ("Teilnehmende, Regionalkonferenzen 2020", Quantity(280, ABOUT), Quantity(291, ABOUT)),
        ("Teilnehmende, Regierungsbezirk Kassel", exact(120), exact(131)),
    ]
    assert [change.label for change in moved[2:]] == ["Vertretene Kommunen"]


def test_new_and_vanished_headlines_are_changes_too():
    one, two = Headline("a", "A", exact(1), unit="Euro"), Headline("b", "B", exact(2))

    assert changes([one], [two]) == [
        Change("B", None, exact(2), key="b"),
        Change("A", exact(1), None, "Euro", key="a"),
    ]


def test_the_same_figures_are_no_change():
    later = Headline("a", "A", Quantity(0.1 + 0.2, EXACT), note="other")

    assert changes(headlines(TABLES), headlines(TABLES)) == []
    assert changes([Headline("a", "A", exact(0.3))], [later]) == []
    assert len(changes([Headline("a", "A", exact(3))], [Headline("a", "A", Quantity(3, ABOUT))])) == 1


@pytest.mark.parametrize("before", [[], [Headline("a", "A", Quantity(missing=11))]], ids=["none", "missing"])
@pytest.mark.parametrize("after", [[], [Headline("a", "A", Quantity(missing=12))]], ids=["none", "missing"])
def test_what_reads_alike_is_no_change(before, after):
    assert changes(before, after) == []


def test_a_gap_that_is_filled_is_a_change():
    assert len(changes([Headline("a", "A", Quantity(missing=1))], [Headline("a", "A", exact(0))])) == 1


def test_categories_are_as_good_as_text():
    categories = {
        name: rows.astype({column: "category" for column in rows.columns if rows[column].dtype == "str"})
        for name, rows in TABLES.items()
    }

    assert headlines(categories) == headlines(TABLES)
