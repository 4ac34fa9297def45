"""Amounts per size class: every Kommune in the class of its inhabitants today, Landkreise apart."""

from collections import defaultdict

from data.metrics.foerderung_sizes import by_size
from data.metrics.sizes import LANDKREISE, classes, size_class
from data.quantities import Quantity, listed
from loaders import territory
from loaders.cells.quantity import AT_LEAST, EXACT
from tests.money import mittel, programme


def test_every_kommune_counts_in_its_class():
    people = {row.key: int(row.einwohner) for row in territory.kommunen().itertuples()}
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in programme()[1:]:
        key = str(row["kommune"])
        own = sums[LANDKREISE if len(key) == 5 else size_class(people[key])]
        own[0] += 1
        own[1] += int(row["bewilligt"])
        own[2] += people[key]
    found = by_size(mittel(*programme()), "bewilligt")

    assert found["groesse"].tolist() == [name for name in classes() if name in sums]
    for row in found.itertuples():
        assert [row.kommunen, row.bewilligt, row.einwohner] == sums[row.groesse]
    assert found["bewilligt_qualifier"].eq(EXACT).all()


def test_hanau_of_former_times_is_the_town_of_today():
    found = by_size(mittel({"programm": "P", "kommune": "06435014", "bewilligt": 5, "datum": "2020"}), "bewilligt")

    assert found["groesse"].tolist() == [size_class(territory.einwohner("06415000", None)[0])]


def test_kommunen_without_an_amount_are_no_zero():
    rows = mittel(
        {"programm": "P", "kommune": "06531", "bewilligt": 5}, {"programm": "P", "kommune": "06431"},
        {"programm": "P", "kommune": "06531", "vorhaben": "zwei"}, {"programm": "P", "kommune": "06531005"},
    )  # fmt: skip
    found = by_size(rows, "bewilligt")

    assert found[["groesse", "kommunen"]].values.tolist() == [[LANDKREISE, 1]]
    assert listed(found, "bewilligt") == [Quantity(5, AT_LEAST, missing=1)]


def test_without_amounts_of_kommunen_there_are_no_classes():
    for rows in (mittel(), mittel({"programm": "P", "volumen": 5})):
        assert by_size(rows, "bewilligt").empty
        assert list(by_size(rows, "bewilligt").columns) == list(by_size(mittel(*programme()), "bewilligt").columns)
