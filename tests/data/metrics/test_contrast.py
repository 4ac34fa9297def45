"""The difference between those who came and those who did not, computed once more in plain Python."""

from math import isnan, sqrt
from statistics import mean, variance

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.metrics.contrast import (
    CLASSES,
    COARSE,
    EVERYBODY,
    FEWEST,
    FEWEST_IN_CLASS,
    NAMES,
    WEIGHTED,
    contrast,
    estimate,
    quantile,
)  # fmt: skip
from data.metrics.sizes import LANDKREISE, size_classes
from loaders import territory

Case = tuple[bool | None, float | None, str]


def table(cases: list[Case]) -> pd.DataFrame:
    came, share, size = zip(*cases, strict=True) if cases else ((), (), ())
    return pd.DataFrame(
        {
            "vertreten": pd.array(came, dtype="boolean"),
            "anteil": pd.array(share, dtype="float64"),
            "groesse": pd.array(size, dtype="str"),
        }
    )


def lines(cases: list[Case]) -> dict[str, dict[str, float]]:
    return contrast(table(cases)).set_index("vergleich").to_dict("index")


cases = st.lists(
    st.tuples(
        st.sampled_from([True, False, None]),
        st.one_of(st.none(), st.integers(0, 20).map(lambda number: number / 20)),
        st.sampled_from(CLASSES[:2]),
    ),
    min_size=30, max_size=120,
)  # fmt: skip


def by_hand(pairs: list[tuple[list[float], list[float]]]) -> tuple[float, float, float]:
    """Difference, standard error and degrees of freedom of weighted classes."""
    everybody = sum(len(came) + len(others) for came, others in pairs)
    difference = error = below = 0.0
    for came, others in pairs:
        weight = (len(came) + len(others)) / everybody
        difference += weight * (mean(came) - mean(others))
        for group in (came, others):
            part = weight**2 * variance(group) / len(group)
            error += part
            below += part**2 / (len(group) - 1)
    return difference, sqrt(error), error**2 / below if below else float("nan")


def groups(world: list[Case], sizes: tuple[str, ...]) -> tuple[list[float], list[float]]:
    came = [share for there, share, size in world if there is True and share is not None and size in sizes]
    others = [share for there, share, size in world if there is False and share is not None and size in sizes]
    return came, others


@settings(max_examples=25)
@given(cases)
def test_both_answers_are_those_of_plain_python(world):
    found = lines(world)
    classes = [groups(world, (size,)) for size in CLASSES]
    used = [pair for pair in classes if min(map(len, pair)) >= FEWEST_IN_CLASS]
    for name, pairs in ((EVERYBODY, [groups(world, CLASSES)]), (WEIGHTED, used)):
        came, others = (sum(len(pair[side]) for pair in pairs) for side in (0, 1))
        assert (found[name]["vertreten"], found[name]["andere"]) == (came, others)
        if min(came, others) < FEWEST:
            assert all(isnan(found[name][value]) for value in NAMES)
            continue
        difference, error, freedom = by_hand(pairs)
        assume(error > 1e-6)
        assert found[name]["differenz"] == pytest.approx(difference, abs=1e-9)
        assert found[name]["bis"] - difference == pytest.approx(quantile(freedom) * error)
        assert found[name]["von"] < found[name]["differenz"] < found[name]["bis"]
        assert found[name]["g"] * difference >= -1e-12  # means that are equal differ by how they were summed


@settings(max_examples=25)
@given(cases, st.integers(0, 40))
def test_who_is_unknown_changes_nothing(world, unknown):
    more = [(None, 1.0, CLASSES[0]), (True, None, CLASSES[1])] * unknown

    pd.testing.assert_frame_equal(contrast(table(world)), contrast(table(world + more)))


def test_without_the_size_a_difference_can_be_larger_than_it_is_within_the_classes():
    """Large towns come and are online; among towns of one size nothing differs."""
    large = [(place % 4 > 0, 0.8 + place % 2 / 10, CLASSES[3]) for place in range(40)]
    small = [(place % 4 == 0, 0.2 + place // 4 % 2 / 10, CLASSES[0]) for place in range(40)]
    found = lines(large + small)

    assert found[EVERYBODY]["differenz"] > 0.25
    assert abs(found[WEIGHTED]["differenz"]) < 0.05


def test_nine_are_too_few_for_a_figure():
    enough = [(there, place / 10, CLASSES[0]) for there in (True, False) for place in range(FEWEST)]

    assert not isnan(lines(enough)[EVERYBODY]["von"])
    assert isnan(lines(enough[1:])[EVERYBODY]["differenz"])
    assert lines(enough[1:])[EVERYBODY]["vertreten"] == FEWEST - 1
    assert lines([])[WEIGHTED]["vertreten"] == 0


def test_where_nothing_varies_there_is_no_interval():
    found = lines([(there, 0.7 if there else 0.3, CLASSES[0]) for there in (True, False) for _ in range(12)])

    assert found[EVERYBODY]["differenz"] == pytest.approx(0.4)
    assert isnan(found[EVERYBODY]["von"])


def test_hedges_g_is_cohens_d_corrected_for_few_cases():
    came, others = [0.1, 0.2, 0.3, 0.4, 0.5], [0.0, 0.1, 0.2, 0.3, 0.4]
    d = 0.1 / sqrt(variance(came))

    assert estimate([(pd.Series(came), pd.Series(others))])["g"] == pytest.approx(d * (1 - 3 / (4 * 10 - 9)))


@pytest.mark.parametrize(
    ("freedom", "printed"), [(4, 2.776), (9, 2.262), (18, 2.101), (30, 2.042), (120, 1.980), (1e9, 1.960)]
)
def test_quantiles_are_those_of_the_printed_tables(freedom, printed):
    assert quantile(freedom) == pytest.approx(printed, abs=0.001)


def test_every_kommune_of_today_has_a_class():
    kommunen = territory.kommunen()
    classes = size_classes(kommunen, COARSE)

    assert set(classes) == set(CLASSES)
    assert set(kommunen.loc[classes.eq(LANDKREISE), "art"]) == {"Landkreis"}
    assert kommunen.loc[classes.eq(CLASSES[1]), "einwohner"].between(5_000, 9_999).all()
