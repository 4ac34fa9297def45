"""Teilnahme on the demonstration: who came, who is missing and who came again, recounted in plain loops."""

from collections import defaultdict

import pytest

from tests.data.demonstration.lists import BEZIRKE, Row, inhabitants, kommunen, kreise, name, sheet
from tests.data.demonstration.words import Sum, number, percent, total
from tests.data.demonstration.words import day as said_day
from tests.pages.demonstration.seen import bars, cells, close, traces
from tests.pages.demonstration.test_foerderung import SIZES, size
from tests.pages.screen import Screen

SERIES = "Demonstration: Werkstatt Digitalisierung"
LAST = "2026-02-25"
KEYS = {name: key for key, name in BEZIRKE.items()}


def rows(how: str = "teilgenommen") -> list[Row]:
    return [row for row in sheet("teilnahme", "Teilnahme") if row["Beteiligung"] == how]


def key(row: Row) -> str:
    """The key that the Kommune has on the day of the last conference."""
    return "06415000" if row["AGS"] == "06435014" else row["AGS"]


def came() -> set[str]:
    return {key(row) for row in rows()}


def persons(found: list[Row]) -> Sum:
    return total(row["Anzahl"] for row in found)


def complete(bezirk: str) -> bool:
    """Whether the lists of a Bezirk account for everybody: nothing in them is rounded."""
    return not persons([row for row in rows() if key(row).startswith(bezirk)]).rounded


def represented(keys: list[str]) -> str:
    """How many of these Kommunen came; a lower bound where the list of a Bezirk may lack somebody."""
    number_ = sum(each in came() for each in keys)
    return number(number_) if all(complete(each[:3]) for each in keys) else f"mindestens {number(number_)}"


@pytest.fixture(scope="module")
def page(show) -> Screen:
    seen = show("teilnahme", tables=True, reihe=SERIES)
    assert not seen.app.exception
    return seen


def test_the_key_figures(page):
    assert page.metrics == {
        "Teilnehmende": persons(rows()).said(),
        "Konferenzen": number(len({row["Veranstaltung"] for row in rows()})),
        "Vertretene Kommunen": represented(list(kommunen(LAST))),
    }


def test_participants_per_bezirk(page):
    found = {bezirk: [row for row in rows() if row["Regierungsbezirk"] == bezirk] for bezirk in BEZIRKE.values()}
    assert cells(page, "Wie viele kamen je Regierungsbezirk?", "Regierungsbezirk", "Konferenzen", "Teilnehmende") == [
        (bezirk, number(len({row["Veranstaltung"] for row in own})), persons(own).said())
        for bezirk, own in found.items()
    ]
    assert close(bars(page, "teilnahme-bezirk"), [persons(own).value for own in found.values()])


def test_participants_per_kommune_and_per_inhabitant(page):
    found = {bezirk: [row for row in rows() if row["Regierungsbezirk"] == bezirk] for bezirk in BEZIRKE.values()}
    expected, each_kommune, each_inhabitant = [], [], []
    for bezirk, own in [*found.items(), ("Hessen", rows())]:
        region = KEYS.get(bezirk, "06")
        whole, there, people = (
            persons(own),
            sum(other.startswith(region) for other in kommunen(LAST)),
            inhabitants(region, LAST),
        )
        expected.append((
            bezirk, whole.said(), number(there), whole.per(there).said(lambda value: number(value, 2)), number(people),
            whole.per(people / 100_000).said(lambda value: number(value, 1)),
        ))  # fmt: skip
        each_kommune.append(whole.value / there)
        each_inhabitant.append(whole.value / people * 100_000)
    columns = (
        "Regierungsbezirk",
        "Teilnehmende",
        "Kommunen",
        "Teilnehmende je Kommune",
        "Einwohner",
        "Teilnehmende je 100.000 Einwohner",
    )
    for question in ("Wie viele kamen je Kommune?", "Wie viele kamen je 100.000 Einwohner?"):
        assert cells(page, question, *columns) == expected
    assert close(bars(page, "teilnahme-je-kommune"), each_kommune[:3])
    assert close(bars(page, "teilnahme-je-100000"), each_inhabitant[:3])


def test_the_represented_kommunen_per_kreis(page):
    shown = cells(page, "Welche Kommunen waren vertreten?", "Kreis", "Kommunen", "vertreten", "Anteil der Kommunen")
    expected, shares = set(), []
    for kreis, title in kreise(LAST).items():
        keys = [each for each, own in kommunen(LAST).items() if own["kreis"] == kreis]
        share = sum(each in came() for each in keys) / len(keys)
        shares.append(share)
        expected.add((title, number(len(keys)), represented(keys), percent(share, 0)))
    assert set(shown) == expected
    assert len(shown) == len(expected) == 27
    drawn = [
        cell
        for trace in traces(page, "teilnahme-kommunen")
        if trace.get("coloraxis")
        for line in trace["z"]
        for cell in line
    ]
    assert close(sorted(cell for cell in drawn if cell is not None and cell == cell), sorted(shares))


def test_the_represented_kommunen_per_bezirk_as_they_are_spoken(page):
    said = page.charts["teilnahme-kommunen"].alt
    for bezirk, title in BEZIRKE.items():
        keys = [each for each in kommunen(LAST) if each.startswith(bezirk)]
        assert f"{title}: {percent(sum(each in came() for each in keys) / len(keys), 0)}" in said


def test_the_represented_kommunen_per_size(page):
    registered = {key(row) for row in rows("angemeldet")} - came()
    expected, shares = [], []
    for known in SIZES:
        keys = [each for each in kommunen(LAST) if size(each) == known]
        there, only = sum(each in came() for each in keys), sum(each in registered for each in keys)
        shares.append(there / len(keys))
        expected.append((
            known, number(len(keys)), number(there), number(only), "0", number(len(keys) - there - only),
            percent(there / len(keys), 0),
        ))  # fmt: skip
    columns = (
        "Größe",
        "Kommunen",
        "teilgenommen",
        "nur angemeldet",
        "nicht erschienen",
        "nicht genannt",
        "Anteil der Kommunen",
    )
    assert cells(page, "Wie viele Kommunen jeder Größe waren vertreten?", *columns) == expected
    assert close(bars(page, "teilnahme-groesse"), shares)


def test_who_is_not_named(page):
    shown = cells(page, "Welche Kommunen werden nicht genannt?", "Kommune", "Kreis", "Regierungsbezirk")
    absent = [each for each in kommunen(LAST) if each not in came()]
    assert shown == [(name(each), kreise(LAST)[kommunen(LAST)[each]["kreis"]], BEZIRKE[each[:3]]) for each in absent]


def test_first_timers_and_regulars(page):
    events = sorted({(row["Datum"], row["Veranstaltung"]) for row in rows()})
    seen, expected = set(), []
    for day, event in events:
        own = {key(row) for row in rows() if row["Veranstaltung"] == event}
        expected.append((event, said_day(day), number(len(own)), number(len(own - seen)), number(len(own & seen))))
        seen |= own
    columns = ("Veranstaltung", "Datum", "vertretene Kommunen", "erstmals", "wieder")
    assert cells(page, "Wer kam zum ersten Mal, wer wieder?", *columns) == expected


def test_who_stayed_away(page):
    expected = []
    for event, day in sorted({(row["Veranstaltung"], row["Datum"]) for row in rows()}):
        there, known = (
            persons([row for row in rows(how) if row["Veranstaltung"] == event])
            for how in ("teilgenommen", "angemeldet")
        )
        if known.value >= there.value:
            left = Sum(known.value - there.value, there.rounded, 0, 1)
            expected.append(
                (event, said_day(day), known.said(), there.said(), left.said(), left.per(known.value).said(percent))
            )
    columns = ("Veranstaltung", "Datum", "angemeldet", "teilgenommen", "ausgeblieben", "Anteil")
    assert cells(page, "Wie viele Angemeldete kamen nicht?", *columns) == expected


def test_the_offices_that_are_shown(page):
    counts = defaultdict(list)
    for row in rows():
        counts[row["Funktion"]].append(row)
    shown = dict(cells(page, "Welche Funktionen waren vertreten?", "Funktion", "Teilnehmende"))
    assert set(shown) == set(counts)
    for office, said in shown.items():
        assert said in (persons(counts[office]).said(), "nicht gezeigt")
    assert shown["Digitalisierungsbeauftragte/r"] == persons(counts["Digitalisierungsbeauftragte/r"]).said()


def test_every_conference_in_order_of_time(page):
    shown = cells(page, "Wie viele kamen zu welcher Veranstaltung?", "Datum", "Veranstaltung", "Teilnehmende")
    assert [row for row in shown if row[1].startswith("Werkstatt")] == [
        (said_day(day), event, persons([row for row in rows() if row["Veranstaltung"] == event]).said())
        for day, event in sorted({(row["Datum"], row["Veranstaltung"]) for row in rows()})
    ]


@pytest.mark.parametrize("bezirk", BEZIRKE.values())
def test_one_bezirk_alone(show, bezirk):
    seen, own = (
        show("teilnahme", reihe=SERIES, bezirk=bezirk),
        [row for row in rows() if row["Regierungsbezirk"] == bezirk],
    )
    assert seen.metrics["Teilnehmende"] == persons(own).said()
    assert seen.metrics["Vertretene Kommunen"] == represented(
        [each for each in kommunen(LAST) if each.startswith(KEYS[bezirk])]
    )
