"""Förderung on the demonstration, its programme chosen: every sum against a recount of the cells in plain loops."""

import itertools
from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest

from tests.data.demonstration.lists import BEZIRKE, Row, inhabitants, kommunen, kreise, name, sheet, today
from tests.data.demonstration.words import Sum, amount, euro, euro_short, number, percent, total
from tests.data.demonstration.words import day as said_day
from tests.pages.demonstration.seen import bars, cells, close, traces
from tests.pages.screen import Screen

PROGRAMME = "Demonstrationsprogramm Digitale Kommune"
STAGES = {"beantragt": "Beantragt", "bewilligt": "Bewilligt", "abgerufen": "Abgerufen"}
KREIS = {
    "beantragt": "In welchen Kreisen wurde wie viel beantragt?",
    "bewilligt": "In welche Kreise ging das Geld?",
    "abgerufen": "In welche Kreise ist das Geld geflossen?",
}
BEZIRK = {
    "beantragt": "Wo wurde wie viel beantragt?",
    "bewilligt": "Wohin ging das Geld?",
    "abgerufen": "Wohin ist das Geld geflossen?",
}
SIZE = {
    "beantragt": "Kommunen welcher Größe beantragten wie viel?",
    "bewilligt": "An Kommunen welcher Größe ging das Geld?",
    "abgerufen": "An Kommunen welcher Größe ist das Geld geflossen?",
}
EACH = {
    "beantragt": "Welche Kommunen beantragten am meisten?",
    "bewilligt": "Welche Kommunen erhielten am meisten?",
    "abgerufen": "Welche Kommunen riefen am meisten ab?",
}
TIME = {
    "beantragt": "Wie wuchs die beantragte Summe über die Zeit?",
    "bewilligt": "Wie wuchs die bewilligte Summe über die Zeit?",
    "abgerufen": "Wie wuchs die abgerufene Summe über die Zeit?",
}
WHOLE = "Wie viel steht je Programm bereit, wie viel ist bewilligt und abgerufen?"
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")  # fmt: skip
BOUNDS = (5_000, 10_000, 20_000, 50_000, 100_000)


def money() -> list[Row]:
    """The rows of the Kommunen, each under its key of today."""
    return [{**row, "AGS": today(row["AGS"])} for row in sheet("foerderung", "Mittel") if row["AGS"]]


def stated() -> Row:
    """The row of the whole programme."""
    (row,) = [row for row in sheet("foerderung", "Mittel") if not row["AGS"]]
    return row


def grouped(length: int) -> dict[str, list[Row]]:
    """The rows by the first digits of their keys, in order."""
    found = defaultdict(list)
    for row in money():
        found[row["AGS"][:length]].append(row)
    return dict(sorted(found.items()))


def of(rows: list[Row], stage: str) -> Sum:
    return total(row[STAGES[stage]] for row in rows)


def size(key: str) -> str:
    """The size class of a Kommune."""
    if kommunen()[key]["art"] == "Landkreis":
        return "Landkreise"
    people = inhabitants(key)
    for low, high in zip((0, *BOUNDS), BOUNDS, strict=False):
        if people < high:
            return f"{number(low)} bis unter {number(high)} Einwohner" if low else f"unter {number(high)} Einwohner"
    return f"ab {number(BOUNDS[-1])} Einwohner"


SIZES = [f"unter {number(BOUNDS[0])} Einwohner"]
SIZES += [f"{number(low)} bis unter {number(high)} Einwohner" for low, high in itertools.pairwise(BOUNDS)]
SIZES += [f"ab {number(BOUNDS[-1])} Einwohner", "Landkreise"]


@pytest.fixture(scope="module")
def page(show):
    """Opens a part of the page with the programme chosen."""

    def opened(part: str = "Überblick", **query: str) -> Screen:
        seen = show("foerderung", tables=True, programm=PROGRAMME, ansicht=part, **query)
        assert not seen.app.exception
        return seen

    return opened


def staged(stage: str) -> dict[str, str]:
    return {} if stage == "bewilligt" else {"stufe": STAGES[stage]}


def test_the_key_figures(page):
    found = {STAGES[stage]: of(money(), stage) for stage in STAGES}
    said = {label: whole.said(euro_short).replace("ohne", "Zeilen ohne") for label, whole in found.items()}
    assert page().metrics == said | {"Kommunen mit Angaben": number(len({row["AGS"] for row in money()}))}


def test_the_programme_as_a_whole(page):
    row = (PROGRAMME, number(len({row["AGS"] for row in money()})), euro(stated()["Volumen"]))
    assert cells(page(), WHOLE, "Programm", "Kommunen", "Volumen", *STAGES.values()) == [
        (*row, *(of(money(), stage).said(euro) for stage in STAGES))
    ]
    drawn = {trace["name"]: trace["x"] for trace in traces(page(), "foerderung-programm") if trace["type"] == "bar"}
    assert drawn == {"Volumen": [stated()["Volumen"]]} | {stage: [of(money(), stage).value] for stage in STAGES}


def test_the_steps_of_the_waterfall(page):
    asked, granted, drawn = (of(money(), stage) for stage in STAGES)
    volume = stated()["Volumen"]
    # rows of Kommunen may be missing beside a volume that is known: what is left of it is at most that
    expected = [
        ("Volumen", euro(volume), 0, volume),
        ("Volumen, nicht beantragt", f"höchstens {euro(volume - asked.value)}", asked.value, volume),
        ("Beantragt", asked.said(euro), 0, asked.value),
        ("Beantragt, nicht bewilligt", f"rund {euro(asked.value - granted.value)}", granted.value, asked.value),
        ("Bewilligt", granted.said(euro), 0, granted.value),
        ("Bewilligt, nicht abgerufen", f"höchstens {euro(granted.value - drawn.value)} (teilweise gerundet)", drawn.value, granted.value),
        ("Abgerufen", drawn.said(euro), 0, drawn.value),
    ]  # fmt: skip
    question = f"{PROGRAMME}: Was blieb auf dem Weg vom Volumen bis zum Abruf?"
    assert cells(page(), question, "Schritt", "Euro") == [row[:2] for row in expected]
    (figure,) = [trace for trace in traces(page(), "foerderung-stufen") if trace["type"] == "bar"]
    assert close(figure["base"], [low for *_, low, _ in expected])
    assert close(figure["x"], [high - low for *_, low, high in expected])


@pytest.mark.parametrize("stage", STAGES)
def test_the_regierungsbezirke(page, stage):
    seen, groups = page(**staged(stage)), grouped(3)
    label = f"{STAGES[stage]} je Einwohner"
    expected = [
        (
            BEZIRKE[key],
            of(rows, stage).said(euro),
            number(inhabitants(key)),
            of(rows, stage).per(inhabitants(key)).said(lambda value: euro(round(value, 9))),
        )
        for key, rows in groups.items()
    ]
    for question in (BEZIRK[stage], "Wie viel ist es je Einwohner?"):
        assert cells(seen, question, "Regierungsbezirk", STAGES[stage], "Einwohner", label) == expected
    assert close(bars(seen, f"foerderung-bezirk-{stage}"), [of(rows, stage).value for rows in groups.values()])
    each = [of(rows, stage).value / inhabitants(key) for key, rows in groups.items()]
    assert close(bars(seen, f"foerderung-bezirk-{stage}-je-einwohner"), each)


@pytest.mark.parametrize("stage", STAGES)
def test_the_kreise(page, stage):
    seen, groups = page("Verteilung", **staged(stage)), grouped(5)
    expected = dict.fromkeys(kreise().values(), ("keine Angabe", "keine Angabe"))
    expected |= {kreise()[key]: (of(rows, stage).said(euro), number(inhabitants(key))) for key, rows in groups.items()}
    shown = {place: tuple(rest) for place, *rest in cells(seen, KREIS[stage], "Kreis", STAGES[stage], "Einwohner")}
    assert shown == expected
    drawn = [
        cell
        for trace in traces(seen, "foerderung-kreis")
        if trace.get("coloraxis")
        for row in trace["z"]
        for cell in row
    ]
    values = sorted(cell for cell in drawn if cell is not None and cell == cell)
    assert close(values, sorted(of(rows, stage).value for rows in groups.values() if of(rows, stage).known))


@pytest.mark.parametrize("stage", STAGES)
def test_the_kommunen(page, stage):
    seen = page("Verteilung", **staged(stage))
    own = [row for row in money() if row[STAGES[stage]] is not None]
    expected = {
        (name(row["AGS"]), row["AGS"]): (total([row[STAGES[stage]]]).said(euro), number(inhabitants(row["AGS"])))
        for row in own
    }
    shown = cells(seen, EACH[stage], "Kommune", STAGES[stage], "Einwohner")
    assert Counter(shown) == Counter((key[0], *value) for key, value in expected.items())
    amounts = sorted((amount(row[STAGES[stage]]) for row in own), reverse=True)
    assert close(bars(seen, "foerderung-kommune"), amounts[:20])


@pytest.mark.parametrize("stage", STAGES)
def test_the_size_classes(page, stage):
    seen, groups = page("Verteilung", **staged(stage)), defaultdict(list)
    for row in money():
        if row[STAGES[stage]] is not None:
            groups[size(row["AGS"])].append(row)
    expected, each = [], []
    for known in (known for known in SIZES if known in groups):
        rows = groups[known]
        people = sum(inhabitants(row["AGS"]) for row in rows)
        per = of(rows, stage).per(people)
        each.append(per.value)
        expected.append((known, number(len(rows)), of(rows, stage).said(euro), number(people), per.said(euro)))
    columns = ("Größe", "Kommunen", STAGES[stage], "Einwohner", f"{STAGES[stage]} je Einwohner")
    assert cells(seen, SIZE[stage], *columns) == expected
    assert close(bars(seen, f"foerderung-groesse-{stage}-je-einwohner"), each)


@pytest.mark.parametrize("stage", STAGES)
def test_the_running_total_over_time(page, stage):
    seen, months = page("Abfluss", **staged(stage)), defaultdict(list)
    for row in money():
        months[row["Datum"][:7]].append(row)
    expected, running, rows = [], [], []
    for month, own in sorted(months.items()):
        rows = rows + own
        expected.append(
            (f"{MONTHS[int(month[5:]) - 1]} {month[:4]}", of(own, stage).said(euro), of(rows, stage).said(euro))
        )
        running.append(of(rows, stage).value)
    assert cells(seen, TIME[stage], "Zeitraum", STAGES[stage], "aufsummiert") == expected
    line = next(trace for trace in traces(seen, "foerderung-zeit") if "lines" in trace.get("mode", ""))
    assert close(line["y"], running)


def test_what_may_follow_until_the_end(page):
    """The months to come are drawn anew here, so mean and band agree only about; what is known agrees exactly.

    Each future has a past of its own, drawn from the months that are known: these might have been others, too.
    """
    seen, months = page("Abfluss"), defaultdict(float)
    for row in money():
        months[row["Datum"][:7]] += amount(row["Bewilligt"])
    names = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]
    names = [month for month in names if min(months) <= month <= max(months)]
    pool, known, draw = [months[month] for month in names[:-1]], sum(months.values()), Random(7)  # noqa: S311
    ahead = (2027 - int(names[-1][:4])) * 12 + 6 - int(names[-1][5:])
    futures = [[known] for _ in range(4_000)]
    for future in futures:
        past = draw.choices(pool, k=len(pool))
        for _ in range(ahead):
            future.append(min(future[-1] + draw.choice(past), float(stated()["Volumen"])))
    lines = {trace.get("name"): trace for trace in traces(seen, "foerderung-fortschreibung") if "y" in trace}
    running = [sum(months[month] for month in names[:place]) for place in range(1, len(names) + 1)]
    assert close(lines["Bewilligt, bekannt"]["y"], running)
    question = "Wie viel könnte bis zum Programmende bewilligt sein?"
    shown = cells(seen, question, "Fortschreibung", "untere Grenze (80 %)", "obere Grenze (80 %)")
    assert len(shown) == ahead
    for place, row in enumerate(shown, 1):
        values = sorted(future[place] for future in futures)
        expected = sum(values) / len(values), values[len(values) // 10], values[-len(values) // 10]
        for said, value in zip(row, expected, strict=True):
            assert abs(float(said.removesuffix(" €").replace(".", "").replace(",", ".")) / value - 1) < 0.01


def test_how_evenly_it_is_spread(page):
    seen = page("Verteilung")
    own = sorted(((amount(row["Bewilligt"]), row["AGS"]) for row in money() if row["Bewilligt"] is not None),
                 key=lambda pair: (-pair[0], pair[1]))  # fmt: skip
    whole, so_far, expected, curve = sum(value for value, _ in own), 0.0, [], [0.0]
    for place, (value, key) in enumerate(own, 1):
        so_far += value
        curve.append(so_far / whole)
        expected.append((name(key), percent(value / whole), percent(so_far / whole), percent(place / len(own))))
    question = "Wie gleichmäßig verteilt es sich auf die Kommunen?"
    assert cells(seen, question, "Kommune", "Anteil", "Anteil bis hierher", "Anteil der Kommunen") == expected
    line = next(
        trace for trace in traces(seen, "foerderung-verteilung") if trace.get("name") == "höchste Beträge zuerst"
    )
    assert close(line["y"], curve)
    amounts = sorted(value for value, _ in own)
    apart = sum(abs(one - other) for one in amounts for other in amounts)
    gini = apart / (2 * len(amounts) ** 2 * (whole / len(amounts)))
    quarter = -(-len(own) // 4)
    top, upper = curve[10], curve[quarter]
    lower = sum(amounts[: len(own) // 4]) / whole
    (answer,) = [said for said in seen.above("foerderung-verteilung") if said.startswith("Auf die 10 Kommunen")]
    for share in (top, upper, lower):
        assert f"rund {percent(share)}" in answer
    assert f"Gini-Koeffizient rund {number(gini, 2)}" in answer


def test_what_was_never_drawn_by_its_age(page):
    seen = page("Abfluss")
    waiting = [row for row in money() if row["Bewilligt"] and amount(row["Bewilligt"]) > 0 and not row["Abgerufen"]]
    never = [row for row in waiting if row["Abgerufen"] == 0]
    unknown = [row for row in waiting if row["Abgerufen"] is None]
    on = date.fromisoformat(known_on(seen))
    ages = {
        "unter 6 Monate": (0, 6),
        "6 bis unter 12 Monate": (6, 12),
        "12 bis unter 24 Monate": (12, 24),
        "ab 24 Monate": (24, 999),
    }
    expected = []
    for label, (low, high) in ages.items():
        rows = [row for row in never if low <= months(date.fromisoformat(row["Datum"]), on) < high]
        if rows:
            expected.append((label, number(len(rows)), of(rows, "bewilligt").said(euro)))
    assert cells(seen, "Was ist bewilligt, aber nie abgerufen?", "Alter", "Bewilligungen", "Bewilligt") == expected
    for question, rows in (
        ("Welche Bewilligungen wurden nie abgerufen?", never),
        ("Zu welchen Bewilligungen fehlt die Angabe zum Abruf?", unknown),
    ):
        shown = cells(seen, question, "Kommune", "Bewilligt", "Tage", "Datum")
        assert Counter(shown) == Counter(
            (name(row["AGS"]), total([row["Bewilligt"]]).said(euro),
             number((on - date.fromisoformat(row["Datum"])).days), said_day(row["Datum"]))
            for row in rows
        )  # fmt: skip


def known_on(page: Screen) -> str:
    """The day of the last change of the list, as the page says."""
    said = page.below("foerderung-ohne-abruf").removeprefix("Alter am ")[:10]
    return "-".join(reversed(said.split(".")))


def months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def test_the_stated_sum_contradicts(page):
    whole, said = of(money(), "bewilligt"), stated()["Bewilligt"]
    question = "Stimmen die Zeilen der Kommunen mit veröffentlichten Summen überein?"
    columns = ("Angabe", "Ergebnis", "Summe der Kommunen", "Kommunen", "veröffentlichte Summe", "Unterschied")
    assert cells(page("Prüfungen"), question, *columns) == [
        ("Bewilligt", "Widerspruch: Die Kommunen ergeben mehr", whole.said(euro), number(whole.known), euro(said),
         f"rund {euro(whole.value - said)}")
    ]  # fmt: skip


def test_the_beratung(page):
    counts = Counter((row["Modul"], row["Status"]) for row in sheet("foerderung", "Beratung"))
    shown = {(modul, state): int(count.replace(".", "")) for modul, state, count in
             cells(page(), "Wie weit ist die Digitalisierungsberatung?", "Modul", "Status", "Kommunen")}  # fmt: skip
    assert {key: count for key, count in shown.items() if count} == dict(counts)
    drawn = sum(value for trace in traces(page(), "foerderung-beratung") for value in trace["y"])
    assert drawn == sum(counts.values())


@pytest.mark.parametrize(
    ("chosen", "key"), [("Main-Kinzig-Kreis", "06435"), ("Stadt Hanau", "06415"), ("Landkreis Fulda", "06631")]
)
def test_a_chosen_kreis_is_that_of_today(page, chosen, key):
    """Also where the money was granted while Hanau still was a part of its Kreis."""
    seen, rows = page(kreis=chosen), grouped(5)[key]
    for stage, label in STAGES.items():
        assert seen.metrics[label] == of(rows, stage).said(euro_short).replace("ohne", "Zeilen ohne")
    assert seen.metrics["Kommunen mit Angaben"] == number(len(rows))


def test_nobody_is_counted_in_two_kreise_in_whatever_years(page):
    """Kreise are those of today, and so are their inhabitants: those of Hanau are not in its former Kreis, too."""
    seen = page("Verteilung", zeitraum=["2025", "2025"])
    shown = dict(cells(seen, KREIS["bewilligt"], "Kreis", "Einwohner"))
    keys = {place: key for key, place in kreise().items()}
    assert {place: number(inhabitants(keys[place])) for place, people in shown.items() if people != "keine Angabe"} == {
        place: people for place, people in shown.items() if people != "keine Angabe"
    }
    assert {"Main-Kinzig-Kreis", "Stadt Hanau"} <= set(shown)
