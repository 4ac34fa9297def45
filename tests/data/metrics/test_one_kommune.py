"""One Kommune: its time line, its peers, its rank and what is missing, whatever key its rows were stored under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.metrics import foerderung, lacking, one_kommune, peers, teilnahme
from data.metrics.ranks import Rank, rank_of
from data.quantities import MISSING, Quantity, exact
from loaders import territory
from loaders.cells.quantity import AT_LEAST, AT_MOST, EXACT, MORE_THAN
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

USUAL = {
    "teilnahme": {"reihe": "R", "veranstaltung": "A", "datum": "2020-02-12", "regierungsbezirk": "066",
                  "beteiligung": "teilgenommen"},
    "mittel": {"programm": "P"},
    "beratung": {"modul": "Modul 1", "status": "terminiert"},
    "ozg": {"ozg_id": "10177", "stichtag": "2022-12-31", "status": "online", "basis": "Selbstauskunft"},
}  # fmt: skip
ALLENDORF, BROMSKIRCHEN = "06635001", "06635005"
HANAU, HANAU_BEFORE = "06415000", "06435014"


def rows(sheet, *given):
    return table(SHEETS[sheet].columns(), [USUAL[sheet] | row for row in given])


def said(line):
    """Day, theme, what, measure and value of each event, in order; a withheld count is „?“."""
    parts = line[["datum", "thema", "was", "mass", "wert", "wert_withheld"]].itertuples(index=False, name=None)
    shown = [(*part[:-2], "?" if part[-1] else part[-2]) for part in parts]
    return [tuple(None if value != value else value for value in event) for event in shown]


@pytest.mark.parametrize(
    ("key", "before"),
    [
        (ALLENDORF, [BROMSKIRCHEN]),
        (HANAU, [HANAU_BEFORE]),
        ("06633030", ["06633027", "06633021"]),
        ("06437016", ["06437015", "06437014", "06437008", "06437002"]),
        ("06611000", []),
    ],
)
def test_former_keys_lead_to_the_kommune_of_today(key, before):
    assert one_kommune.former(key) == before


def test_everything_stands_on_one_time_line_as_precisely_as_it_is_known():
    attended = one_kommune.attendance(
        rows("teilnahme", {"kommune": BROMSKIRCHEN, "anzahl": 5}, {"kommune": "06611000", "anzahl": 9})
    )
    money = rows(
        "mittel",
        {"kommune": ALLENDORF, "datum": "2023", "vorhaben": "V", "bewilligt": (40.0, "rund"), "abgerufen": 0.0},
        {"kommune": BROMSKIRCHEN, "volumen": 7.0},
        {"kommune": None, "volumen": 99.0},
    )
    advice = rows("beratung", {"kommune": ALLENDORF, "datum": "2020-02"})
    reported = one_kommune.reports(
        rows(
            "ozg",
            {"kommune": ALLENDORF},
            {"kommune": BROMSKIRCHEN, "status": "offen"},
            {"kommune": ALLENDORF, "ozg_id": "10001"},
            {"kommune": ALLENDORF, "ozg_id": "10002", "basis": "Plan"},
        )
    )

    line = one_kommune.time_line(
        [
            one_kommune.conference_events(attended, ALLENDORF),
            one_kommune.money_events(money, ALLENDORF),
            one_kommune.advice_events(advice, ALLENDORF),
            one_kommune.service_events(reported, ALLENDORF),
        ]
    )

    assert said(line) == [
        ("2020-02", "Beratung", "Modul 1", "terminiert", None),
        ("2020-02-12", "Konferenz", "A", "teilgenommen", 5.0),
        ("2022-12-31", "OZG", "OZG-Leistungen", "online", 1.0),  # only the one that is online in both former Gemeinden
        ("2022-12-31", "OZG", "OZG-Leistungen", "gemeldet", 2.0),
        ("2023", "Förderung", "P: V", "bewilligt", 40.0),
        ("2023", "Förderung", "P: V", "abgerufen", 0.0),
        (None, "Förderung", "P", "volumen", 7.0),
    ]
    assert line.loc[line["mass"].eq("bewilligt"), "wert_qualifier"].tolist() == ["rund"]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([5, 3, 9], [5, 3, 9]),
        ([1, 5, 9], [None, None, 9]),  # the sum of the conference would tell the only withheld count
        ([1, 1, 5, 9], [None, None, None, 9]),  # and that of two: each is at least one person
        ([1, 2, 5, 9], [None, None, 5, 9]),
        ([2], [None]),
    ],
)
def test_counts_of_few_persons_are_withheld_so_that_none_follows(counts, shown):
    keys = territory.kommunen()["key"].tail(len(counts))
    stored = rows("teilnahme", *({"kommune": key, "anzahl": n} for key, n in zip(keys, counts, strict=True)))

    found = one_kommune.attendance(stored)

    assert [None if value != value else value for value in found["anzahl"]] == shown
    assert found["anzahl_withheld"].tolist() == [value is None for value in shown]
    assert found.loc[found["anzahl_withheld"], "anzahl_qualifier"].isna().all()


def test_a_sum_over_conferences_is_withheld_with_any_of_its_parts():
    conferences = [("A", 1), ("B", 7)]
    stored = rows("teilnahme", *({"kommune": HANAU, "veranstaltung": name, "anzahl": n} for name, n in conferences))

    found = peers.participants(one_kommune.attendance(stored))

    assert found["anzahl"].isna().all()
    assert found["anzahl_withheld"].all()


@pytest.mark.parametrize("key", territory.kommunen()["key"].iloc[::40])
def test_peers_are_alike_and_the_kommune_itself_comes_first(key):
    for way in peers.ways(key):
        found = peers.peers(key, way)

        assert found["key"].iloc[0] == key
        assert found["key"].is_unique
        assert found["kreis"].nunique() == 1 if way == peers.BY_KREIS else found["art"].nunique() == 1


def test_what_is_not_known_of_a_peer_is_missing_and_not_zero():
    kommunen = peers.peers(HANAU, peers.BY_SIZE)
    money = foerderung.by_kommune(rows("mittel", {"kommune": HANAU_BEFORE, "bewilligt": (979_560.0, "mehr als")}))
    reported = one_kommune.reports(
        rows("ozg", {"kommune": "06411000"}, {"kommune": "06411000", "stichtag": "2021-06-30"})
    )
    attended = one_kommune.attendance(rows("teilnahme"))

    found = peers.compared(kommunen, money, reported, attended).set_index("key")

    assert found.loc[HANAU, ["bewilligt", "bewilligt_qualifier", "bewilligt_je"]].tolist() == [979_560, MORE_THAN, 10]
    assert found["bewilligt"].notna().sum() == found["online"].notna().sum() == 1
    assert found.loc["06411000", ["online", "online_je", "gemeldet", "stichtag"]].tolist() == [1, 1, 1, "2022-12-31"]
    assert found["anzahl"].isna().all()
    assert not found["anzahl_withheld"].any()


@pytest.mark.parametrize(
    ("mine", "others", "expected"),
    [
        (exact(5), [exact(7), exact(3)], Rank(2, 2, 0, 3)),
        (exact(5), [exact(5), exact(7), exact(5), MISSING], Rank(2, 2, 2, 4)),
        (exact(5), [Quantity(3, MORE_THAN)], Rank(1, 2, 0, 2)),  # more than 3 may be more than 5
        (exact(5), [Quantity(5, MORE_THAN)], Rank(2, 2, 0, 2)),
        (Quantity(5, AT_LEAST), [exact(7), exact(3)], Rank(1, 2, 0, 3)),
        (exact(5), [Quantity(3, EXACT, missing=1)], Rank(1, 2, 0, 2)),
        (exact(5), [Quantity(3, AT_MOST)], Rank(1, 1, 0, 2)),
        (exact(0), [MISSING], Rank(1, 1, 0, 1)),
        (MISSING, [exact(7)], None),
    ],
)
def test_a_rank_is_as_sure_as_its_bounds(mine, others, expected):
    assert rank_of([mine, *others], 0) == expected


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_exact_ranks_are_those_of_a_competition(values, random):
    place = random.randrange(len(values))
    found = rank_of([exact(value) for value in values], place)

    above = sum(value > values[place] for value in values)
    assert found == Rank(1 + above, 1 + above, values.count(values[place]) - 1, len(values))


def lacks(key, *, conference=(), advice=(), services=()):
    """Theme and what is known of each lack."""
    stored, reports = rows("teilnahme", *conference), one_kommune.reports(rows("ozg", *services))
    held, attended = teilnahme.conferences(stored), one_kommune.attendance(stored)
    found = lacking.lacking(key, held, attended, rows("beratung", *advice), reports)
    return dict(zip(found["thema"], found["stand"], strict=True))


NOTHING_ELSE = {"advice": [{"kommune": ALLENDORF}], "services": [{"kommune": ALLENDORF}]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"Beratung": lacking.NO_LIST, "OZG": lacking.NO_LIST}),
        ({"conference": [{"kommune": BROMSKIRCHEN, "anzahl": 1}], **NOTHING_ELSE}, {}),
        ({"conference": [{"kommune": "06611000", "anzahl": 1}], **NOTHING_ELSE}, {"Konferenz": lacking.NOT_NAMED}),
        ({"conference": [{"anzahl": 120}], **NOTHING_ELSE}, {"Konferenz": lacking.UNKNOWN}),
        ({"conference": [{"anzahl": 160, "regierungsbezirk": "065"}], **NOTHING_ELSE}, {}),
        (
            {"advice": [{"kommune": "06611000"}],
             "services": [{"kommune": "06611000"}, {"kommune": BROMSKIRCHEN, "stichtag": "2021-12-31"}]},
            {"Beratung": lacking.NOT_NAMED, "OZG": "nicht genannt, zuletzt zum 31.12.2021"},
        ),
    ],
)  # fmt: skip
def test_only_where_others_are_named_it_is_missing(given, expected):
    assert lacks(ALLENDORF, **given) == expected
