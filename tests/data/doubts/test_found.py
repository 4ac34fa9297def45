"""What is striking about an import beside what is stored: figures that fall, stand still or leap."""

import hashlib
from collections.abc import Iterator

import pandas as pd
import pytest

from data.doubts.doubt import FELL, LEAPT, UNCHANGED, Doubt, reason
from data.doubts.found import found
from data.preview import ADDS
from data.store import Store, open_store
from loaders.cells.quantity import ABOUT, MORE_THAN
from loaders.reading import Reading
from loaders.workbooks import SHEETS, WORKBOOKS
from tests.data.metrics.tables import table

HANAU, OFFENBACH = "064350014014", "064130000000"
FIGURE = {
    "kennzahl": "Leistungen online", "gebiet": "Hessen", "zaehlweise": "flächendeckend", "einheit": "OZG-Leistungen",
    "grundgesamtheit": 575, "quelle": "https://example.org/a",
}  # fmt: skip
GRANT = {"programm": "Phase 2", "kommune": HANAU}
CONFERENCE = {"reihe": "R", "veranstaltung": "Regionalkonferenz Kassel", "regierungsbezirk": "066"}
ADVICE = {"kommune": HANAU, "modul": "Modul 1"}


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'dashboard.sqlite'}")
    yield opened
    opened.close()


def reading(sheet: str, rows: list[dict[str, object]]) -> Reading:
    kind = next(kind for kind in WORKBOOKS if sheet in [each.name for each in kind.sheets])
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    typed = {sheet: table(SHEETS[sheet].columns(), rows)}
    return Reading("datei.xlsx", digest, 1, kind.name, typed)


def doubts(store: Store, sheet: str, stored: list[dict[str, object]], file: list[dict[str, object]]) -> list[Doubt]:
    """The doubts about a file, with these rows stored before."""
    store.commit(store.preview(reading(sheet, stored), ADDS), "Anna")
    return found(preview := store.preview(reading(sheet, file), ADDS), preview.afterwards())


def said(given: list[Doubt]) -> list[tuple]:
    columns = ["line", "field", "before", "after", "since"]
    return [
        (doubt.rule, *(None if pd.isna(value) else value for value in case))
        for doubt in given
        for case in doubt.cases[columns].astype("object").itertuples(index=False, name=None)
    ]


@pytest.mark.parametrize(
    ("wert", "stichtag", "expected"),
    [
        (220, "2024-06", [(FELL, 2, "Wert", 229, 220, "2024-01")]),
        (229, "2025-01", [(UNCHANGED, 2, "Wert", 229, 229, "2024-01")]),
        (2290, "2024-06", []),
        (2291, "2024-06", [(LEAPT, 2, "Wert", 229, 2291, "2024-01")]),
        (22, "2024-06", [(LEAPT, 2, "Wert", 229, 22, "2024-01")]),
        (230, "2025-01", []),
        ((200, MORE_THAN), "2024-06", []),
        ((229, ABOUT), "2025-01", []),
        (229, "2024-12", []),
    ],
)
def test_a_published_figure_beside_the_one_before(store, wert, stichtag, expected):
    given = doubts(
        store,
        "kennzahlen",
        [FIGURE | {"stichtag": "2024-01", "wert": 229}],
        [FIGURE | {"stichtag": stichtag, "wert": wert}],
    )

    assert said(given) == expected


def test_figures_that_are_stored_already_are_not_told_again(store):
    series = [{"stichtag": "2023-01", "wert": 300}, {"stichtag": "2023-06", "wert": 200}]
    given = doubts(
        store, "kennzahlen", [FIGURE | point for point in series], [FIGURE | {"stichtag": "2024-01", "wert": 210}]
    )

    assert given == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"bewilligt": 20_000, "abgerufen": 9_000}, {"bewilligt": 20_000, "abgerufen": 8_000},
         [(FELL, 2, "Abgerufen", 9_000, 8_000, None)]),
        ({"bewilligt": 20_000}, {"bewilligt": 200_001}, [(LEAPT, 2, "Bewilligt", 20_000, 200_001, None)]),
        ({"bewilligt": 20_000}, {"bewilligt": (19_000, MORE_THAN)}, []),
        ({"bewilligt": 20_000, "datum": "2022-03-01"}, {"bewilligt": 20_000, "datum": "2023-03-01"},
         [(UNCHANGED, 2, "Bewilligt", 20_000, 20_000, "2022-03-01")]),
        ({"bewilligt": 20_000, "datum": "2022-03-01"}, {"bewilligt": 20_000, "datum": "2022-12-01"}, []),
        ({"bewilligt": 20_000, "datum": "2022-03-01"}, {"bewilligt": 21_000, "datum": "2023-03-01"}, []),
        ({"bewilligt": 0}, {"bewilligt": 20_000}, []),
        ({"bewilligt": 20_000}, {"bewilligt": None, "beantragt": 1}, []),
    ],
)  # fmt: skip
def test_an_amount_beside_its_stored_version(store, before, after, expected):
    assert said(doubts(store, "mittel", [GRANT | before], [GRANT | after])) == expected


@pytest.mark.parametrize(("after", "rules"), [(100, []), (130, []), (1_300, [LEAPT]), (11, [LEAPT])])
def test_persons_may_become_fewer_but_not_leap(store, after, rules):
    given = doubts(store, "teilnahme", [CONFERENCE | {"anzahl": 120}], [CONFERENCE | {"anzahl": after}])

    assert [doubt.rule for doubt in given] == rules


@pytest.mark.parametrize(("after", "rules"), [("abgeschlossen", []), ("angefragt", [FELL])])
def test_advice_that_falls_back(store, after, rules):
    given = doubts(store, "beratung", [ADVICE | {"status": "terminiert"}], [ADVICE | {"status": after}])

    assert [doubt.rule for doubt in given] == rules


def report(day: str, kommune: str = HANAU, **states: tuple[str, int | None]) -> list[dict[str, object]]:
    """A report of services like `a10177=("online", 3)`."""
    return [
        {"ozg_id": name[1:], "kommune": kommune, "stichtag": day, "status": status, "reifegrad": level,
         "reifegrad_modell": "1.1", "basis": "Selbstauskunft"}
        for name, (status, level) in states.items()
    ]  # fmt: skip


SIX = {f"a1000{number}": ("online", 3) if number else ("offen", 0) for number in range(6)}


def many(online: int, of: int = 40) -> dict[str, tuple[str, int | None]]:
    return {f"a{20_000 + number}": ("online", 3) if number < online else ("offen", 0) for number in range(of)}


def test_services_that_fall_back_are_told_one_by_one(store):
    given = doubts(
        store,
        "ozg",
        report("2022-06-30", a10177=("online", 3), a10026=("online", 3), a10000=("offen", 0)),
        report("2022-12-31", a10177=("in Umsetzung", 2), a10026=("online", 2), a10000=("offen", 0)),
    )

    assert said(given) == [
        (FELL, 2, "Status", "online, Reifegrad 3", "in Umsetzung, Reifegrad 2", "2022-06-30"),
        (FELL, 3, "Status", "online, Reifegrad 3", "online, Reifegrad 2", "2022-06-30"),
    ]


@pytest.mark.parametrize(
    "later",
    [
        {"reifegrad": 2, "reifegrad_modell": "2.0"},
        {"reifegrad": 2, "basis": "Plan"},
        {"reifegrad": None},
        {"reifegrad": 2, "kommune": OFFENBACH},
    ],
)
def test_what_is_not_comparable_has_not_fallen(store, later):
    (after,) = report("2022-12-31", a10177=("online", 3))

    assert doubts(store, "ozg", report("2022-06-30", a10177=("online", 3)), [after | later]) == []


def test_a_report_that_only_repeats_the_one_of_a_year_ago(store):
    before = [*report("2021-12-31", **SIX), *report("2022-06-30", **SIX)]
    given = doubts(store, "ozg", before, report("2022-12-31", **SIX))

    same = "6 Leistungen, davon 5 online"
    assert said(given) == [(UNCHANGED, 2, "OZG-Umsetzung", same, same, "2021-12-31")]


@pytest.mark.parametrize(
    ("between", "after"),
    [
        (report("2022-06-30", **SIX | {"a10000": ("in Planung", 0)}), SIX),
        ([], SIX | {"a10000": ("in Planung", 0)}),
        ([], {name: SIX[name] for name in list(SIX)[:5]}),
    ],
)
def test_a_report_in_which_anything_moved_does_not_stand_still(store, between, after):
    given = doubts(store, "ozg", [*report("2021-12-31", **SIX), *between], report("2022-12-31", **after))

    assert [doubt for doubt in given if doubt.rule == UNCHANGED] == []


def test_a_report_in_which_all_is_done_may_stay_the_same(store):
    done = many(40)

    assert doubts(store, "ozg", report("2021-12-31", **done), report("2022-12-31", **done)) == []


@pytest.mark.parametrize(("before", "after", "rules"), [(3, 30, []), (2, 30, [LEAPT]), (0, 30, []), (30, 2, [LEAPT])])
def test_the_number_online_of_a_kommune_may_leap(store, before, after, rules):
    given = doubts(store, "ozg", report("2022-06-30", **many(before)), report("2022-12-31", **many(after)))

    assert [doubt.rule for doubt in given if doubt.rule != FELL] == rules


def test_a_doubt_is_kept_with_its_reason():
    cases = pd.DataFrame({"worksheet": ["Blatt 1"] * 2, "line": [7, 9]})
    doubt = Doubt(FELL, "mittel", "euro", cases)

    assert doubt.entry({"mittel.fell": " Rückzahlung "}) == {
        "sheet": "mittel", "rule": "fell", "count": 2, "lines": [["Blatt 1", 7], ["Blatt 1", 9]],
        "reason": "Rückzahlung",
    }  # fmt: skip
    assert doubt.entry({})["reason"] == ""
    kept = [doubt.entry({"mittel.fell": "Rückzahlung"})]
    assert reason(kept, "mittel", FELL, "Blatt 1", 9) == "Rückzahlung"
    assert reason(kept, "mittel", FELL, "Blatt 1", 8) == reason(kept, "mittel", LEAPT, "Blatt 1", 9) == ""
