"""OZG-Fortschritt on the demonstration: every table and every bar against a recount of the cells in plain loops."""

import re

import pytest

from tests.data.demonstration.lists import BEZIRKE, LAND, kommunen, kreise, name, sheet
from tests.data.demonstration.words import day as said_day
from tests.data.demonstration.words import number, percent
from tests.pages.demonstration import reports, watched
from tests.pages.demonstration.reports import RULES, STATES, by, by_bezirk, days, levels, of_region, stand, status
from tests.pages.demonstration.seen import bars, cells, close, stacked, traces
from tests.pages.screen import Screen

LAST = "2026-10-31"
SHORT = {"Darmstadt": "064", "Gießen": "065", "Kassel": "066"}
LEVEL = ("Stufe", "Meldungen", "Anteil", "auf dieser Stufe oder höher", "Anteil ab dieser Stufe")
OWN = "Land Hessen (eigene Leistungen)"


def bezirk(key: str) -> str:
    return OWN if key == LAND else f"Regierungsbezirk {BEZIRKE[key]}"


@pytest.fixture(scope="module")
def page(show):
    """Opens a part of the reported figures."""

    def opened(part: str = "Überblick", **query: str) -> Screen:
        seen = show("ozg", tables=True, grundlage="Meldungen der Kommunen", ansicht=part, **query)
        assert not seen.app.exception
        return seen

    return opened


def in_levels(rows, model) -> list[tuple[str, ...]]:
    return [(str(level), number(count), percent(share), number(above), percent(part))
            for level, count, share, above, part in levels(rows, model)]  # fmt: skip


def in_states(rows) -> list[tuple[str, ...]]:
    return [(state, number(count), percent(share)) for state, count, share in status(rows)]


def test_the_status_over_time(page):
    seen = page()
    expected = []
    for day in days():
        told = sum(day in own for own in reports.by_body().values())
        expected += [(said_day(day), *row, number(told)) for row in in_states(stand(day))]
    question = "Wie entwickelt sich der Stand der Leistungen?"
    assert cells(seen, question, "Stichtag", "Status", "Meldungen", "Anteil", "gemeldet haben") == expected
    drawn = stacked(seen, "ozg-zeit")
    for place, state in enumerate(STATES):
        assert close(drawn[state], [status(stand(day))[place][2] for day in days()])


def test_the_key_figures(page):
    now = stand(LAST)
    online = sum(row["Status"] == "online" for row in now)
    assert page().metrics == {
        "Meldungen „online“": percent(online / len(now)),
        "Leistungen": number(len(by(now, "OZG-ID"))),
        "Meldende Kommunen": number(len({row["AGS"] for row in now} - {LAND})),
        "Stichtag": "31.10.2026",
    }


def test_the_themenfelder(page):
    expected = [(field, *row) for field, own in by(stand(LAST), "Themenfeld").items() for row in in_states(own)]
    assert (
        cells(page(), "Welche Themenfelder sind am weitesten?", "Themenfeld", "Status", "Meldungen", "Anteil")
        == expected
    )
    shares = sorted((status(own)[3][2] for own in by(stand(LAST), "Themenfeld").values()), reverse=True)
    assert close(stacked(page(), "ozg-themenfeld")["online"], shares)


def test_the_regierungsbezirke(page):
    groups = by_bezirk(stand(LAST))
    expected = [(bezirk(key), *row) for key, own in groups.items() for row in in_states(own)]
    question = "Wie weit sind die Regierungsbezirke?"
    assert cells(page(), question, "Regierungsbezirk", "Status", "Meldungen", "Anteil") == expected
    shares = sorted((status(own)[3][2] for key, own in groups.items() if key != LAND), reverse=True)
    assert close(stacked(page(), "ozg-bezirk")["online"], [*shares, status(groups[LAND])[3][2]])


@pytest.mark.parametrize("day", ["2026-10-31", "2026-03-31", "2026-01-31", "2025-10-31"])
def test_every_rule_beside_the_others(page, day):
    seen = page("Zählweisen", **({} if day == LAST else {"stichtag": said_day(day)}))
    shown = {
        title: tuple(row)
        for title, *row in cells(seen, "Welche Zählweise ergibt welche Zahl?", "Zählweise", "gezählt", "von", "Anteil")
    }
    assert shown == {title: (*counted(rule(stand(day), day)),) for title, rule in RULES.items()}


def counted(count: reports.Counted) -> tuple[str, str, str]:
    """A count as it reads: a lower bound where some are open, and nothing where all are."""
    yes, whole, unknown = count
    if unknown == whole:
        return "keine Angabe", number(whole), "keine Angabe"
    bound, rest = ("mindestens ", f" ({unknown} ohne Angabe)") if unknown else ("", "")
    return f"{bound}{number(yes)}{rest}", number(whole), f"{bound}{percent(yes / whole)}{rest}"


@pytest.mark.parametrize("title", RULES)
def test_a_rule_over_time_per_themenfeld_and_bezirk(page, title):
    seen = page("Zählweisen", **({} if title == "Anteil der Kommunen" else {"zaehlweise": title}))
    rule = RULES[title]
    question = "Wie entwickelt sich der Anteil nach dieser Zählweise?"
    assert cells(seen, question, "Stichtag", "gezählt", "von", "Anteil") == [
        (said_day(day), *counted(rule(stand(day), day))) for day in days()
    ]
    for asked, label, groups in (
        ("Welche Themenfelder sind nach dieser Zählweise am weitesten?", "Themenfeld", by(stand(LAST), "Themenfeld")),
        ("Wie weit sind die Regierungsbezirke nach dieser Zählweise?", "Regierungsbezirk",
         {bezirk(key): own for key, own in by_bezirk(stand(LAST)).items()}),
    ):  # fmt: skip
        found = {group: rule(own, max(row["Stichtag"] for row in own)) for group, own in groups.items()}
        expected = {(group, *counted(count)) for group, count in found.items() if count[1]}
        assert set(cells(seen, asked, label, "gezählt", "von", "Anteil")) == expected
        shares = {group: yes / whole for group, (yes, whole, open_) in found.items() if whole and open_ < whole}
        drawn = [
            length for length in bars(seen, f"ozg-regel-{label.casefold()}") if length is not None and length == length
        ]
        assert close(sorted(drawn), sorted(shares.values()))
    points = [value for trace in traces(seen, "ozg-regel-zeit") if "lines" in trace["mode"] for value in trace["y"]]
    known = {day: rule(stand(day), day) for day in days()}
    assert close(points, [100 * yes / whole if open_ < whole else None for yes, whole, open_ in known.values()])


@pytest.mark.parametrize("model", ["1.1", "2.0"])
def test_the_levels_of_each_model(page, model):
    seen, sign, now = page("Reifegrade"), model.replace(".", "-"), stand(LAST)
    assert cells(seen, f"Welchen Reifegrad haben die Leistungen? (Modell {model})", *LEVEL) == in_levels(now, model)
    assert close(bars(seen, f"ozg-reifegrad-{sign}"), [count for _, count, *_ in levels(now, model)])
    for asked, label, groups, key in (
        ("je Themenfeld?", "Themenfeld", by(now, "Themenfeld"), "themenfeld"),
        ("je Regierungsbezirk?", "Regierungsbezirk", {bezirk(key): own for key, own in by_bezirk(now).items()}, "regierungsbezirk"),
    ):  # fmt: skip
        known = {group: own for group, own in groups.items() if any(row["Reifegradmodell"] == model for row in own)}
        expected = [(group, *row) for group, own in known.items() for row in in_levels(own, model)]
        assert (
            cells(seen, f"Welchen Reifegrad haben die Leistungen {asked} (Modell {model})", label, *LEVEL) == expected
        )
        drawn = stacked(seen, f"ozg-reifegrad-{key}-{sign}")
        for level in reports.LEVELS[model]:
            assert close(drawn[f"Stufe {level}"], [levels(own, model)[level][2] for own in known.values()])


@pytest.mark.parametrize("model", ["1.1", "2.0"])
def test_the_levels_of_each_model_over_time(page, model):
    known = [day for day in days() if any(row["Reifegradmodell"] == model for row in stand(day))]
    expected = [(said_day(day), *row) for day in known for row in in_levels(stand(day), model)]
    assert cells(page(), f"Wie entwickelt sich der Reifegrad? (Modell {model})", "Stichtag", *LEVEL) == expected
    drawn = stacked(page(), f"ozg-reifegrad-zeit-{model.replace('.', '-')}")
    for level in reports.LEVELS[model]:
        assert close(drawn[f"Stufe {level}"], [levels(stand(day), model)[level][2] for day in known])


@pytest.mark.parametrize("day", [LAST, "2026-03-31"])
def test_every_cell_of_the_matrix_of_a_kreis(page, day):
    seen = page(
        "Kommunen und Leistungen", kreis="Landkreis Fulda", **({} if day == LAST else {"stichtag": said_day(day)})
    )
    rows = of_region(stand(day), "06631")
    rows = sorted(rows, key=lambda row: (row["Themenfeld"], row["OZG-ID"], name(row["AGS"])))
    question = "Wie weit ist jede Leistung in den Kommunen? (Landkreis Fulda)"
    assert cells(seen, question, "Themenfeld", "Leistung", "Kommune", "Status", "Reifegrad", "Modell") == [
        (
            row["Themenfeld"],
            row["Leistung"],
            name(row["AGS"]),
            row["Status"],
            str(row["Reifegrad"]),
            row["Reifegradmodell"],
        )
        for row in rows
    ]
    surface = next(trace for trace in traces(seen, "ozg-kommunen-leistungen") if trace["type"] == "heatmap")
    services, places = list(dict.fromkeys(row["OZG-ID"] for row in rows)), sorted({name(row["AGS"]) for row in rows})
    known = {(row["OZG-ID"], name(row["AGS"])): STATES.index(row["Status"]) / 3 for row in rows}
    for place, service in enumerate(services):
        assert close(surface["z"][2 * place], [known.get((service, town)) for town in places])


def test_the_matrix_from_afar(page):
    counts: dict[tuple[str, str], list[bool]] = {}
    for row in stand(LAST):
        if row["AGS"] != LAND:
            counts.setdefault((kreise()[row["AGS"][:5]], row["Themenfeld"]), []).append(row["Status"] == "online")
    question = "Wie weit sind die Themenfelder in den Kreisen?"
    assert cells(page("Kommunen und Leistungen"), question, "Kreis", "Themenfeld", "online", "Meldungen", "Anteil") == [
        (*key, number(sum(own)), number(len(own)), percent(sum(own) / len(own))) for key, own in sorted(counts.items())
    ]


def test_the_last_mile(page):
    seen, near = page("Letzte Meile"), watched.last_mile(LAST)
    lacks = {service: len(lacking) for service, (lacking, _) in near.items()}
    distances = [sum(lack == place for lack in lacks.values()) for place in range(4)]
    assert [
        int(count) for (count,) in cells(seen, "Wie vielen Leistungen fehlen nur wenige Kommunen?", "Leistungen")
    ] == distances
    assert close(bars(seen, "ozg-meile"), distances)
    told = {row["OZG-ID"]: row for row in stand(LAST)}
    expected = [
        (told[service]["Leistung"], name(key), str(len(lacking)), str(whole))
        for service, (lacking, whole) in sorted(near.items(), key=lambda pair: (len(pair[1][0]), pair[0]))
        if 1 <= len(lacking) <= 3
        for key in sorted(lacking)
    ]
    columns = ("Leistung", "Hier fehlt sie", "fehlende Kommunen", "zuständig")
    assert cells(seen, "Welche Kommunen fehlen diesen Leistungen?", *columns) == expected
    assert ("Wohnsitzmeldungen", "Oberzent", "1", "421") in expected


def test_with_whom_most_would_be_done(page):
    steps = watched.chosen(LAST, 10)
    while not steps[-1][1]:
        steps.pop()
    question = "Mit welchen Kommunen würden die meisten Leistungen flächendeckend?"
    columns = ("Kommune", "Leistungen, die damit flächendeckend werden", "zusammen", "ihre fehlenden Leistungen")
    assert cells(page("Letzte Meile"), question, *columns) == [
        (name(key), str(done), str(total), str(own)) for key, done, total, own in steps
    ]


def test_everything_striking_is_found_and_named(page):
    columns = ("Stichtag", "Kommune oder Leistung", "Befund", "verglichen mit", "Anteil zuvor", "Anteil")
    seen = page("Auffälliges")
    found = cells(seen, "Welche gemeldeten Werte sind auffällig?", *columns)
    assert set(found) == watched.findings()
    assert len(found) == len(set(found))
    drawn = stacked(seen, "ozg-auffaellig")
    assert sum(map(sum, drawn.values())) == len(found)


def test_the_planted_anomalies_are_among_what_is_striking(page):
    columns = ("Stichtag", "Kommune oder Leistung", "Befund")
    found = cells(page("Auffälliges"), "Welche gemeldeten Werte sind auffällig?", *columns)
    fallen = {
        who for day, who, what in found if day == "31.03.2026" and re.match(r"(gefallen|sprunghaft): 0 statt", what)
    }
    assert fallen == {name(key) for key in kommunen() if key.startswith("06631") and len(key) == 8}
    assert ("31.12.2025", "Marburg", "sprunghaft: 10 statt 0 Leistungen online") in found
    frozen = next(what for day, who, what in found if (day, who) == ("31.10.2026", "Witzenhausen"))
    assert frozen.startswith("unverändert seit 12 Monaten")
    assert ("31.10.2026", "Oberzent", "gefallen: 9 statt 10 Leistungen online") in found


@pytest.mark.parametrize("region", ["", "Darmstadt", "Gießen", "Kassel"])
def test_lines_break_where_the_recount_says_so(page, region):
    seen = page("Zählweisen", **({"bezirk": region} if region else {}))
    shown = cells(
        seen, "Wie entwickelt sich der Anteil nach dieser Zählweise?", "Stichtag", "Bruch gegenüber dem Stichtag davor"
    )
    expected = {said_day(day): reasons for day, reasons in watched.breaks(SHORT.get(region, "")).items()}
    found = {day: reason.split("; ") for day, reason in shown if reason != "keine Angabe"}
    assert {day: [_territory(reason) for reason in reasons] for day, reasons in found.items()} == expected
    segments = [trace for trace in traces(seen, "ozg-regel-zeit") if "lines" in trace["mode"]]
    assert [said_day(trace["x"][0]) for trace in segments[1:]] == list(expected)


def _territory(reason: str) -> str:
    return reason.partition(":")[0] if reason.startswith("anderer Gebietsstand") else reason


def test_the_lines_break_at_the_catalogue_the_model_and_hanau():
    assert watched.breaks()["2025-10-31"] == ["anderer Katalog: 1 OZG-Leistungen neu, 1 entfallen"]
    assert watched.breaks()["2026-01-31"] == ["anderer Gebietsstand"]
    assert "anderes Reifegradmodell: 2.0 statt 1.1" in watched.breaks("065")["2025-07-31"]


def test_the_published_series(show):
    seen = show("ozg", tables=True, kennzahl="Demonstration: verfügbare Leistungen")
    rows = sheet("kennzahlen", "Kennzahlen")
    struck = {"31.05.2025": "gefallen um 31", "31.08.2026": "unverändert seit 12 Monaten"}
    broken = {"30.09.2026": "andere Zählweise: „Demonstration: Regel B“ statt „Demonstration: Regel A“"}
    question = "Wie viele Leistungen sind online, nach veröffentlichten Zahlen?"
    columns = (
        "Stichtag",
        "Wert",
        "Grundgesamtheit",
        "Anteil",
        "Zählweise",
        "Bruch gegenüber dem Wert davor",
        "auffällig",
    )
    assert cells(seen, question, *columns) == [
        (day := said_day(row["Stichtag"]), number(row["Wert"]), "575", percent(row["Wert"] / 575), row["Zählweise"],
         broken.get(day, "keine Angabe"), struck.get(day, ""))
        for row in rows
    ]  # fmt: skip
    lines = [trace for trace in traces(seen, "ozg-veroeffentlicht") if "lines" in trace["mode"]]
    assert [list(trace["y"]) for trace in lines] == [
        [row["Wert"] for row in rows if row["Zählweise"].endswith(rule)] for rule in ("A", "B")
    ]
    assert all(f"{day}: {what}" in seen.below("ozg-veroeffentlicht") for day, what in struck.items())
