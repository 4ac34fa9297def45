"""Kommune and Übersicht on the demonstration: Hanau under both of its keys, and the map of the Kreise."""

from collections import Counter

import pytest

from tests.data.demonstration.lists import HANAU, SAMPLES, inhabitants, kommunen, kreise, sheet, worksheets
from tests.data.demonstration.words import amount, euro, euro_short, number, percent, total
from tests.data.demonstration.words import day as said_day
from tests.pages.demonstration.reports import by_body, stand
from tests.pages.demonstration.seen import cells, close, traces
from tests.pages.screen import Screen

KNOWN = "Hanau: Was ist bekannt?"


@pytest.fixture(scope="module", params=HANAU)
def page(show, request) -> Screen:
    """The page, asked for by either key."""
    seen = show("kommune", tables=True, kommune=request.param)
    assert not seen.app.exception
    return seen


def own(file: str, title: str) -> list[dict]:
    return [row for row in sheet(file, title) if row["AGS"] in HANAU]


def test_the_key_figures(page):
    (money,) = own("foerderung", "Mittel")
    last = stand("2026-10-31")
    online = sum(row["Status"] == "online" for row in last if row["AGS"] in HANAU)
    came = {row["Veranstaltung"] for row in own("teilnahme", "Teilnahme") if row["Beteiligung"] == "teilgenommen"}
    modules = {row["Modul"] for row in own("foerderung", "Beratung")}
    assert page.metrics == {
        "Konferenzen": number(len(came)) if came else "keine Angabe",
        "Bewilligte Mittel": total([money["Bewilligt"]]).said(euro_short),
        "Module der Beratung": number(len(modules)) if modules else "keine Angabe",
        "OZG-Leistungen online · Demonstrationsdaten": f"{online} von {sum(row['AGS'] in HANAU for row in last)}",
    }


def test_its_services_on_every_stichtag_under_either_key(page):
    expected = [
        (
            said_day(day),
            "OZG-Leistungen",
            f"{sum(row['Status'] == 'online' for row in rows)} online, {len(rows)} gemeldet",
        )
        for day, rows in sorted(by_body()["06415000"].items())
    ]
    shown = [row[1:] for row in cells(page, KNOWN, "Thema", "Datum", "Was", "Angabe") if row[0] == "OZG"]
    assert shown == expected
    assert {len(rows) for day, rows in by_body()["06415000"].items() if day >= "2026-01-31"} == {15}


def test_its_money(page):
    (money,) = own("foerderung", "Mittel")
    said = ", ".join(f"{what} {total([money[label]]).said(euro)}" for what, label in
                     (("beantragt", "Beantragt"), ("bewilligt", "Bewilligt"), ("abgerufen", "Abgerufen")) if money[label] is not None)  # fmt: skip
    shown = [row[1:] for row in cells(page, KNOWN, "Thema", "Datum", "Was", "Angabe") if row[0] == "Förderung"]
    assert shown == [(said_day(money["Datum"]), "Demonstrationsprogramm Digitale Kommune: Digitale Verwaltung", said)]


def test_its_conferences_and_its_beratung(page):
    shown = cells(page, KNOWN, "Thema", "Datum", "Was")
    events = {
        (row["Datum"], row["Veranstaltung"])
        for row in own("teilnahme", "Teilnahme")
        if row["Beteiligung"] == "teilgenommen"
    }
    assert [row[1:] for row in shown if row[0] == "Konferenz"] == [
        (said_day(day), event) for day, event in sorted(events)
    ]
    advice = Counter((said_day(row["Datum"]), row["Modul"]) for row in own("foerderung", "Beratung"))
    assert Counter(row[1:] for row in shown if row[0] == "Beratung") == advice


def test_a_sign_for_every_event(page):
    drawn = sum(len(trace["x"]) for trace in traces(page, "kommune-zeit") if trace["mode"] == "markers")
    assert drawn == len(page.tables[KNOWN])


def test_beside_its_peers(page):
    shown = {row[0].removesuffix(" (gewählt)"): row[1:] for row in cells(
        page, "Hanau: Wie weit sind vergleichbare Kommunen?", "Kommune", "Einwohner", "OZG online", "OZG online, Anteil", "Bewilligt")}  # fmt: skip
    money = {row["AGS"]: [row["Bewilligt"]] for row in sheet("foerderung", "Mittel") if row["AGS"]}
    for row in worksheets(SAMPLES / "foerderung.xlsx")["Mittel"]:
        if row["AGS"] and row["Bewilligt"]:
            money.setdefault(row["AGS"], []).append(written(row["Bewilligt"]))
    for key, kommune in kommunen().items():
        if kommune["art"] == "kreisfreie Stadt":
            rows = [row for row in stand("2026-10-31") if row["AGS"] == key]
            online = sum(row["Status"] == "online" for row in rows)
            granted = total(money[key]).said(euro) if key in money else "keine Angabe"
            assert shown[kommune["name"]] == (
                number(inhabitants(key)),
                number(online),
                percent(online / len(rows), 0),
                granted,
            )


def written(cell: object) -> float:
    """An amount of the samples: a number, „720.000 €“ or „2,18 Mio. €“."""
    if not isinstance(cell, str):
        return float(cell)  # type: ignore[arg-type]
    value = float(cell.split()[0].replace(".", "").replace(",", "."))
    return round(value * 1e6) if "Mio." in cell else value


def test_the_map_of_the_services(show):
    seen = show("uebersicht", tables=True, karte="OZG")
    shares = {}
    for key, title in kreise().items():
        rows = [row for row in stand("2026-10-31") if row["AGS"][:5] == key]
        shares[title] = sum(row["Status"] == "online" for row in rows) / len(rows)
    shown = dict(cells(seen, "Wie weit sind die Leistungen in den Kreisen?", "Kreis", "Anteil „online“"))
    assert shown == {title: percent(share, 0) for title, share in shares.items()}
    assert close(tiles(seen, "uebersicht-ozg"), sorted(shares.values()))


def test_the_map_of_the_money(show):
    seen, amounts = show("uebersicht", tables=True), {}
    for row in [row for row in sheet("foerderung", "Mittel") if row["AGS"]]:
        key = "06415" if row["AGS"] in HANAU else row["AGS"][:5]
        amounts[key] = amounts.get(key, 0) + amount(row["Bewilligt"])
    for row in worksheets(SAMPLES / "foerderung.xlsx")["Mittel"]:
        if row["AGS"] and row["Bewilligt"]:
            amounts[row["AGS"][:5]] = amounts.get(row["AGS"][:5], 0) + written(row["Bewilligt"])
    shown = cells(seen, "Wie viel ist bekanntermaßen in den Kreisen bewilligt?", "Kreis", "Bewilligt")
    for place, said in shown:
        key = next(key for key, title in kreise().items() if title == place)
        assert said.removeprefix("mindestens ").removeprefix("rund ").split(" (")[0] == (
            euro(amounts[key]) if key in amounts else "keine Angabe"
        )
    assert close(tiles(seen, "uebersicht-foerderung"), sorted(amounts.values()))


def tiles(page: Screen, key: str) -> list[float]:
    """The numbers behind the colours of a tile map."""
    drawn = [cell for trace in traces(page, key) if trace.get("coloraxis") for line in trace["z"] for cell in line]
    return sorted(cell for cell in drawn if cell is not None and cell == cell)
