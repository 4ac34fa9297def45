"""Zusammenhang on the demonstration: the funnel, both lists and the difference, recounted in plain loops."""

from collections import defaultdict
from functools import cache
from math import exp, lgamma, log, pi, sqrt

import pytest

from tests.data.demonstration.lists import (
    BEZIRKE,
    SAMPLES,
    inhabitants,
    kommunen,
    kreise,
    name,
    sheet,
    today,
    worksheets,
)
from tests.data.demonstration.words import day as said_day
from tests.data.demonstration.words import number, percent
from tests.pages.demonstration.reports import by_body
from tests.pages.demonstration.seen import bars, cells, close, traces
from tests.pages.demonstration.test_teilnahme import SERIES, came, complete
from tests.pages.screen import Screen

FUNNEL = "Wie viele Kommunen kamen, beantragten Förderung und sind online?"
WITHOUT_MONEY = "Wer war vertreten, und keine Förderung ist bekannt?"
WITHOUT_PROGRESS = "Wo ist Förderung bekannt, aber keine Leistung online gemeldet?"
GAP = "Melden Kommunen, die vertreten waren, mehr Leistungen online als andere?"


@cache
def funded() -> set[str]:
    """Of whom an amount that was applied for or granted is known; by the demonstration and by the samples."""
    own = {today(row["AGS"]) for row in sheet("foerderung", "Mittel") if row["AGS"] and row["Beantragt"]}
    return own | granted_in_samples()


@cache
def granted_in_samples() -> set[str]:
    rows = worksheets(SAMPLES / "foerderung.xlsx")["Mittel"]
    return {today(row["AGS"]) for row in rows if row["AGS"] and row["Bewilligt"]}


@cache
def last() -> dict[str, tuple[int, int, str]]:
    """Kommune -> services online, services and day of its last report."""
    found = {}
    for key, own in by_body().items():
        day = max(own)
        found[key] = sum(row["Status"] == "online" for row in own[day]), len(own[day]), day
    return found


def present(key: str) -> bool | None:
    """Whether a Kommune came; nobody knows where the lists of its Bezirk may lack somebody."""
    return True if key in came() else False if complete(key[:3]) else None


@pytest.fixture(scope="module")
def page(show) -> Screen:
    seen = show("zusammenhang", tables=True, reihe=SERIES)
    assert not seen.app.exception
    return seen


def both(left: bool | None, right: bool | None) -> bool | None:
    """Whether both hold; one that does not decides it whatever the other is."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def test_the_funnel_per_bezirk(page):
    expected, lengths = [], []
    for bezirk, title in BEZIRKE.items():
        keys = [key for key in kommunen() if key.startswith(bezirk)]
        first = {key: present(key) for key in keys}
        second = {key: both(first[key], True if key in funded() else None) for key in keys}
        third = {key: both(second[key], last()[key][0] > 0 if key in last() else None) for key in keys}
        steps = {
            "Kommunen": dict.fromkeys(keys, True),
            "davon vertreten": first,
            "davon mit Förderung": second,
            "davon online": third,
        }
        for step, answers in steps.items():
            sure, unknown = list(answers.values()).count(True), list(answers.values()).count(None)
            said = f"mindestens {number(sure)} ({unknown} ohne Angabe)" if unknown else number(sure)
            expected.append((title, step, said))
            lengths.append(sure)
    assert cells(page, FUNNEL, "Regierungsbezirk", "Stufe", "Kommunen") == expected
    assert close(bars(page, "zusammenhang-stufen"), lengths)


def test_who_came_and_has_no_money(page):
    expected = []
    advised = {today(row["AGS"]) for row in sheet("foerderung", "Beratung")}
    for key, own in kommunen().items():
        if key in came() and key not in funded():
            online, services, day = last()[key]
            expected.append((
                name(key), kreise()[own["kreis"]], BEZIRKE[key[:3]], "keine Angabe", "ja" if key in advised else "keine Angabe",
                f"{online} von {services} ({said_day(day)})",
            ))  # fmt: skip
    columns = ("Kommune", "Kreis", "Regierungsbezirk", "Förderung", "Beratung", "Zuletzt online gemeldet")
    assert cells(page, WITHOUT_MONEY, *columns) == expected
    assert len(expected) > 20


def test_who_has_money_and_nothing_online(page):
    stuck = [key for key in kommunen() if key in funded() and last().get(key, (0,))[0] == 0]
    if stuck:
        assert [place for (place,) in cells(page, WITHOUT_PROGRESS, "Kommune")] == [name(key) for key in stuck]
        return
    assert WITHOUT_PROGRESS not in page.tables
    assert (
        f"Nirgends: Von {len(funded())} Kommunen ist eine Förderung bekannt, und jede meldet Leistungen online."
        in page.text
    )


def groups() -> dict[str, tuple[list[float], list[float]]]:
    """Comparison -> shares online of those that came, and of those that surely did not."""
    found: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for key in kommunen():
        if present(key) is not None and key in last():
            online, services, _ = last()[key]
            for comparison in ("Alle Kommunen", coarse(key)):
                found[comparison][present(key) is False].append(online / services)
    return found


def coarse(key: str) -> str:
    if kommunen()[key]["art"] == "Landkreis":
        return "Landkreise"
    people = inhabitants(key)
    names = {
        5_000: "unter 5.000 Einwohner", 10_000: "5.000 bis unter 10.000 Einwohner",
        20_000: "10.000 bis unter 20.000 Einwohner",
    }  # fmt: skip
    return next((said for bound, said in names.items() if people < bound), "ab 20.000 Einwohner")


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def variance(values: list[float]) -> float:
    return sum((value - mean(values)) ** 2 for value in values) / (len(values) - 1)


def t_quantile(freedom: float, probability: float = 0.975) -> float:
    """Student's t by bisection of its integral, which is added up in small steps."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2)

    def below(limit: float) -> float:
        width = limit / 2_000
        heights = [scale * (1 + (place * width) ** 2 / freedom) ** (-(freedom + 1) / 2) for place in range(2_001)]
        return 0.5 + width * (sum(heights) - (heights[0] + heights[-1]) / 2)

    low, high = 0.0, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < probability else (low, middle)
    return low


def compared(strata: list[tuple[list[float], list[float]]]) -> dict[str, float]:
    """Means of both groups, their difference, its interval and Hedges' g, weighted by the sizes of the strata."""
    whole = sum(len(one) + len(other) for one, other in strata)
    weights = [(len(one) + len(other)) / whole for one, other in strata]
    came_, others = (sum(w * mean(pair[side]) for w, pair in zip(weights, strata, strict=True)) for side in (0, 1))
    parts = [
        (w * w * variance(group) / len(group), len(group))
        for w, pair in zip(weights, strata, strict=True)
        for group in pair
    ]
    error = sqrt(sum(part for part, _ in parts))
    freedom = sum(part for part, _ in parts) ** 2 / sum(part**2 / (size - 1) for part, size in parts)
    pooled = sum((len(group) - 1) * variance(group) for pair in strata for group in pair)
    left = sum(len(group) - 1 for pair in strata for group in pair)
    half, difference = t_quantile(freedom) * error, came_ - others
    g = difference / sqrt(pooled / left) * (1 - 3 / (4 * left - 1))
    return {
        "came": came_,
        "others": others,
        "difference": difference,
        "von": difference - half,
        "bis": difference + half,
        "g": g,
    }


def test_the_difference_of_both_groups(page):
    columns = (
        "Vergleich", "vertreten: Kommunen", "nicht vertreten: Kommunen", "vertreten: Anteil online",
        "nicht vertreten: Anteil online", "Unterschied (Prozentpunkte)", "95-%-Intervall von (Prozentpunkte)",
        "95-%-Intervall bis (Prozentpunkte)", "Hedges’ g",
    )  # fmt: skip
    shown = {row[0]: row[1:] for row in cells(page, GAP, *columns)}
    found = groups()
    enough = [pair for label, pair in found.items() if label != "Alle Kommunen" and min(map(len, pair)) >= 5]
    strata = {label: [pair] for label, pair in found.items()} | {"Nach Größenklassen gewichtet": enough}
    assert set(shown) == set(strata)
    for label, pairs in strata.items():
        counts = [sum(len(pair[side]) for pair in pairs) for side in (0, 1)]
        assert shown[label][:2] == (number(counts[0]), number(counts[1]))
        if min(counts) < 10:
            assert shown[label][2:] == ("keine Angabe",) * 6
            continue
        known = compared(pairs)
        assert shown[label][2:] == (
            percent(known["came"]), percent(known["others"]), *(number(known[each] * 100, 1) for each in ("difference", "von", "bis")),
            number(known["g"], 2),
        ), label  # fmt: skip


def test_the_points_of_the_picture(page):
    found, drawn = groups(), [trace["x"][0] for trace in traces(page, "zusammenhang-unterschied")]
    whole = found["Alle Kommunen"]
    assert close(drawn[:1], [(mean(whole[0]) - mean(whole[1])) * 100])
