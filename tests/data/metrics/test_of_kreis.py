"""The Kommunen of one Kreis: represented, surely not, or unknown; and from how many of them the head came."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics.heads import HEADS, heads
from data.metrics.of_kreis import CAME, STAYED_AWAY, UNKNOWN, counts, of_kreis
from data.metrics.offices import ALL, WITHHELD, office_cells
from data.metrics.suppression import FEWEST
from loaders import territory
from tests.data.metrics.test_offices import person
from tests.data.metrics.test_teilnahme import EMPTY, kassel, rows

DAY = "2020-02-12"
FULDA, HUENFELD, HILDERS = "06631009", "06631015", "06631013"
KREIS = "06631"


def answers(*told: dict[str, object], kreis: str = KREIS, day: str | None = DAY) -> dict[str, str]:
    table = of_kreis(rows(*told), kreis, day)
    return dict(zip(table["key"], table["antwort"], strict=True))


def test_who_is_not_named_is_unknown_unless_the_lists_are_complete():
    part = [kassel(kommune=FULDA, anzahl=5), kassel(kommune=HILDERS, anzahl=1, beteiligung="nicht erschienen")]
    open_list = answers(kassel(anzahl=9), *part)
    complete = answers(kassel(anzahl=5), *part)

    assert (open_list[FULDA], open_list[HILDERS], open_list[HUENFELD]) == (CAME, STAYED_AWAY, UNKNOWN)
    assert (complete[FULDA], complete[HILDERS], complete[HUENFELD]) == (CAME, STAYED_AWAY, STAYED_AWAY)


def test_a_kreis_holds_its_gemeinden_and_itself_those_that_came_first():
    table = of_kreis(rows(kassel(anzahl=9), kassel(kommune=KREIS, anzahl=3)), KREIS, DAY)

    assert set(table["key"]) == set(territory.kommunen(DAY).query("kreis == @KREIS")["key"])
    assert table["key"].iloc[0] == KREIS
    assert counts(table) == {CAME: 1, STAYED_AWAY: 0, UNKNOWN: len(table) - 1}


def test_where_nobody_names_kommunen_all_are_unknown():
    assert set(answers(kassel(anzahl=120)).values()) == {UNKNOWN}
    assert set(of_kreis(EMPTY, "06432", None)["antwort"]) == {UNKNOWN}


def test_hanau_stands_where_it_belonged_on_the_day():
    told = kassel(kommune="06435014", anzahl=3, regierungsbezirk="064")

    assert answers(told, kreis="06435", day="2025-06-01")["06435014"] == CAME
    assert answers(told, kreis="06415", day="2026-02-25") == {"06415000": CAME}


def test_heads_are_counted_once_and_only_of_their_own_kind_of_kommune():
    towns = list(territory.kommunen(DAY).query("bezirk == '066' and art == 'Gemeinde'")["key"])[:5]
    led = [person("Bürgermeister/in", 1) | {"kommune": key} for key in towns[:4]]
    again = [row | {"veranstaltung": "Andere"} for row in led]
    found = heads(rows(*led, *again, person("CDO", 5) | {"kommune": towns[4]}), DAY)

    assert found[["funktion", "vertreten", "mit_spitze", "anteil"]].values.tolist() == [["Bürgermeister/in", 5, 4, 0.8]]


MANY = {office: list(territory.kommunen(DAY).query("art in @kinds")["key"]) for office, kinds in HEADS.items()}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(HEADS)), st.integers(0, 11), st.booleans()), min_size=1, max_size=30))
def test_no_head_is_told_of_that_the_offices_withhold(told):
    table = rows(*(
        person(office if led else "CDO", 1, MANY[office][at][:3]) | {"kommune": MANY[office][at]}
        for office, at, led in told
    ))  # fmt: skip
    cells = office_cells(table)
    open_cells = set(cells.loc[cells["regierungsbezirk"].eq(ALL) & ~cells[WITHHELD], "funktion"])

    for row in heads(table, DAY).to_dict("records"):
        own = {(at, led) for office, at, led in told if office == row["funktion"]}
        number = len({at for at, led in own if led})
        assert row["vertreten"] == len({at for at, _ in own})
        if number == 0 or (number >= FEWEST and row["funktion"] in open_cells):
            assert (row["mit_spitze"], row["anteil"]) == (number, number / row["vertreten"])
        else:
            assert row["mit_spitze_withheld"]
            assert row["anteil_withheld"]
            assert pd.isna([row["mit_spitze"], row["anteil"]]).all()
