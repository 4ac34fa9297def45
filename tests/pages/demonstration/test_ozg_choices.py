"""OZG-Fortschritt on the demonstration with something chosen: a region of the territory of a day, a Themenfeld."""

from datetime import date

import pytest

from tests.data.demonstration.lists import HANAU, LAND, Row
from tests.data.demonstration.words import day as said_day
from tests.data.demonstration.words import number, percent
from tests.pages.demonstration.reports import RULES, STATES, by, by_body, days, stand, status
from tests.pages.demonstration.seen import cells, close, stacked
from tests.pages.demonstration.test_ozg import LAST, counted, in_states
from tests.pages.screen import Screen

CHOICES = {
    "Kreis of today": ({"kreis": "Main-Kinzig-Kreis"}, "06435", "", LAST),
    "Kreis with Hanau": ({"kreis": "Main-Kinzig-Kreis", "stichtag": "31.12.2025"}, "06435", "", "2025-12-31"),
    "Hanau": ({"kreis": "Stadt Hanau"}, "06415", "", LAST),
    "both": ({"bezirk": "Kassel", "themenfeld": "Familie & Kind", "stichtag": "31.03.2026"}, "066", "Familie & Kind", "2026-03-31"),
}  # fmt: skip


def key_on(key: str, day: str) -> str:
    """The key of a Kommune on a day."""
    return HANAU[day >= "2026-01-01"] if key in HANAU else key


@pytest.fixture(scope="module", params=CHOICES)
def chosen(show, request) -> tuple[Screen, str, str, str]:
    query, *rest = CHOICES[request.param]
    seen = show("ozg", tables=True, grundlage="Meldungen der Kommunen", **query)
    assert not seen.app.exception
    return (seen, *rest)


def kept(day: str, region: str, field: str, on: str) -> list[Row]:
    """The reports that hold on a day, of the region as it is on another one."""
    return [row for row in stand(day) if key_on(row["AGS"], on).startswith(region) and field in row["Themenfeld"]]


def test_the_status_over_time(chosen):
    seen, region, field, on = chosen
    expected, shares = [], []
    bodies = {body: own for body, own in by_body().items() if key_on(body, on).startswith(region)}
    for day in days():
        rows = kept(day, region, field, on)
        if any(min(own) <= day for own in bodies.values()):
            told = number(sum(day in own for own in bodies.values()))
            expected += [(said_day(day), *row, told) for row in in_states(rows)]
            shares.append(status(rows)[3][2])
    question = "Wie entwickelt sich der Stand der Leistungen?"
    assert cells(seen, question, "Stichtag", "Status", "Meldungen", "Anteil", "gemeldet haben") == expected
    assert close(stacked(seen, "ozg-zeit")["online"], shares)
    assert list(stacked(seen, "ozg-zeit")) == list(reversed(STATES))


def test_the_key_figures_and_every_rule(chosen):
    seen, region, field, on = chosen
    rows = kept(on, region, field, on)
    assert seen.metrics == {
        "Meldungen „online“": percent(sum(row["Status"] == "online" for row in rows) / len(rows)),
        "Leistungen": number(len(by(rows, "OZG-ID"))),
        "Meldende Kommunen": number(len({row["AGS"] for row in rows} - {LAND})),
        "Stichtag": said_day(on),
    }
    columns = ("Zählweise", "gezählt", "von", "Anteil")
    shown = {title: tuple(rest) for title, *rest in cells(seen, "Welche Zählweise ergibt welche Zahl?", *columns)}
    latest = max(row["Stichtag"] for row in rows)
    assert shown == {title: counted(rule(rows, latest)) for title, rule in RULES.items()}


def test_the_pace_since_the_last_break(show):
    """The slope of a straight line through the comparable shares, by least squares, in points of percentage a year."""
    seen = show("ozg", tables=True, grundlage="Meldungen der Kommunen", ansicht="Tempo")
    points = []
    for day in (day for day in days() if day >= "2026-01-31"):
        rows = [row for row in stand(day) if row["AGS"] != LAND]
        share = sum(row["Status"] == "online" for row in rows) / len(rows)
        points.append((date.fromisoformat(day).toordinal() / 365.25, share))
    middle = [sum(point[side] for point in points) / len(points) for side in (0, 1)]
    slope = sum((x - middle[0]) * (y - middle[1]) for x, y in points) / sum((x - middle[0]) ** 2 for x, _ in points)
    (said,) = [text for text in seen.above("ozg-tempo") if text.startswith("Seit ")]
    assert (
        f"Seit 31.01.2026 änderte sich der Anteil im Mittel um {number(slope * 100, 1)} Prozentpunkte im Jahr"
        in said.replace("\xa0", " ")
    )
