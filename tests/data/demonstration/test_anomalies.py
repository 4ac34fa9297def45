"""Each anomaly that the demonstration promises is really in its workbooks: who has to find them can find them."""

import itertools
from collections import Counter, defaultdict
from functools import cache

import pytest

from tests.data.demonstration.lists import HANAU, kommunen
from tests.data.demonstration.readings import reading

Report = dict[str, tuple[str, str, int]]
"""OZG-ID -> status, model and level."""

LAST = "2026-10-31"


@cache
def reports() -> dict[str, dict[str, Report]]:
    """Kommune -> Stichtag -> its report."""
    found: dict[str, dict[str, Report]] = defaultdict(lambda: defaultdict(dict))
    table = reading("ozg").tables["ozg"]
    columns = (table[name] for name in ("kommune", "stichtag", "ozg_id", "status", "reifegrad_modell", "reifegrad"))
    for key, day, service, status, model, level in zip(*columns, strict=True):
        found[key][day][service] = (status, model, level)
    return found


@cache
def days() -> list[str]:
    return sorted({day for own in reports().values() for day in own})


def online(key: str, day: str) -> int:
    return sum(status == "online" for status, _, _ in reports()[key][day].values())


def test_24_month_ends():
    assert (len(days()), days()[0], days()[-1]) == (24, "2024-11-30", LAST)
    assert all(later > earlier for earlier, later in zip(days(), days()[1:], strict=False))


def test_exactly_the_kommunen_of_the_day_report():
    for day in days():
        silent = ({"06440003"} if day < "2025-04-30" else set()) | ({"06635022"} if day > "2026-02-28" else set())
        assert {key for key, own in reports().items() if day in own} == set(kommunen(day)) - silent
        assert len(kommunen(day)) == 442


def test_hanau_reports_under_two_keys_one_after_the_other():
    old, new = (sorted(reports()[key]) for key in HANAU)
    assert [*old, *new] == days()
    assert (old[-1], new[0]) == ("2025-12-31", "2026-01-31")
    assert len(reports()[HANAU[0]][old[-1]]) == 10
    assert len(reports()[HANAU[1]][new[0]]) == 15, "a kreisfreie Stadt reports the services of a Kreis, too"


def test_the_gemeinden_of_fulda_fall_on_two_stichtage_and_recover():
    fallen = [key for key in reports() if key.startswith("06631") and key != "06631"]
    assert len(fallen) == 23
    for key in fallen:
        assert {online(key, day) for day in ("2026-03-31", "2026-04-30")} == {0}
        assert online(key, "2026-05-31") >= online(key, "2026-02-28")
    assert sum(online(key, "2026-02-28") for key in fallen) > 100
    assert online("06631", "2026-03-31") > 0, "the Landkreis itself does not fall"


def test_nowhere_else_anything_falls_but_for_the_last_mile():
    """A service that is online stays so; whoever leaves a service out or drops it for the last mile is planted."""
    for key, own in reports().items():
        known = sorted(own)
        for before, after in itertools.pairwise(known):
            lost = {
                service
                for service, (status, _, _) in own[before].items()
                if status == "online" and own[after].get(service, ("online",))[0] != "online"
            }
            if key.startswith("06631") and after == "2026-03-31":
                continue
            assert lost <= ({"10124"} if (key, after) == ("06437016", LAST) else set()), (key, after)


def test_witzenhausen_repeats_one_report_for_ever():
    own = reports()["06636016"]
    told = {day: own[day] for day in days() if day >= "2025-05-31"}
    reference = told[LAST]
    for report in told.values():
        assert all(reference[service] == said for service, said in report.items() if service != "10377")
    year = [day for day in told if day >= "2025-10-31"]
    assert (year[0], len(year)) == ("2025-10-31", 13), "a whole year under the same catalogue"
    assert any(own[days()[0]][service] != said for service, said in own["2025-05-31"].items()), "before that it moved"
    assert 0 < online("06636016", LAST) < len(reference)


def test_marburg_leaps_from_nothing_to_everything():
    own = reports()["06534014"]
    for day, report in own.items():
        assert online("06534014", day) == (len(report) if day >= "2025-12-31" else 0)


def test_the_catalogue_changes_once():
    catalogues = {day: {service for own in reports().values() for service in own.get(day, ())} for day in days()}
    before = {frozenset(catalogues[day]) for day in days() if day < "2025-10-31"}
    after = {frozenset(catalogues[day]) for day in days() if day >= "2025-10-31"}
    assert (len(before), len(after)) == (1, 1)
    (old,), (new,) = before, after
    assert (old - new, new - old) == ({"10377"}, {"10294"})


def test_model_2_in_the_regierungsbezirk_giessen_only_and_only_from_one_day_on():
    models = Counter((key[:3], day >= "2025-07-31", model) for key, own in reports().items()
                     for day, report in own.items() for _, model, _ in report.values())  # fmt: skip
    assert {known for known in models if known[2] == "2.0"} == {("065", True, "2.0")}
    assert ("065", True, "1.1") not in models


def test_the_last_mile_lacks_one_kommune():
    states = {key: own[LAST]["10124"][0] for key, own in reports().items() if "10124" in own.get(LAST, {})}
    assert len(states) == 420, "all Gemeinden but for the one that is silent"
    assert [key for key, status in states.items() if status != "online"] == ["06437016"]


def test_status_and_level_fit_together():
    lowest = {"1.1": 2, "2.0": 3}
    for own in reports().values():
        for report in own.values():
            for status, model, level in report.values():
                assert (level >= lowest[model]) == (status == "online")


@pytest.mark.parametrize(("first", "last", "moves"), [(0, 5, 9), (6, 9, 9), (9, 21, 0), (22, 23, 4)])
def test_the_published_series_rises_stands_still_and_is_counted_anew(first, last, moves):
    values = list(reading("kennzahlen").tables["kennzahlen"]["wert"])
    steps = [after - before for before, after in itertools.pairwise(values)]
    assert steps[first:last] == [moves] * (last - first)


def test_the_published_series_falls_once_and_breaks_once():
    table = reading("kennzahlen").tables["kennzahlen"]
    values, rules = list(table["wert"]), list(table["zaehlweise"])
    assert [place for place in range(1, 24) if values[place] < values[place - 1]] == [6]
    assert [place for place in range(1, 24) if rules[place] != rules[place - 1]] == [22]


def test_the_stated_sum_contradicts_the_kommunen():
    table = reading("foerderung").tables["mittel"]
    local = table["kommune"].notna()
    assert table.loc[local, "bewilligt"].sum() > table.loc[~local, "bewilligt"].sum() > 0


def test_money_has_all_that_makes_it_hard():
    table = reading("foerderung").tables["mittel"]
    own = table[table["kommune"].notna()]
    assert own["abgerufen"].isna().any(), "a gap"
    assert own["abgerufen"].eq(0).any(), "and a zero, which is something else"
    assert own["bewilligt"].eq(0).any(), "refused"
    assert own["bewilligt_qualifier"].eq("rund").any()
    assert own["abgerufen"].fillna(0).le(own["bewilligt"]).all()
    assert own["bewilligt"].le(own["beantragt"]).all()


def test_who_came_can_be_told_from_who_only_registered():
    table = reading("teilnahme").tables["teilnahme"]
    assert set(table["beteiligung"]) == {"teilgenommen", "angemeldet"}
    came, registered = (
        set(table.loc[table["beteiligung"].eq(how), "kommune"]) for how in ("teilgenommen", "angemeldet")
    )
    assert registered - came
    rounded = table[table["anzahl_qualifier"].eq("rund")]
    assert set(rounded["veranstaltung"]) == {"Werkstatt Kassel 2"}
