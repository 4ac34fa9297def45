"""Regions: rows belong to the Kreis that their Kommune has today, whatever key stands in them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.metrics.regions import of_region
from loaders import territory

HANAU_THEN, HANAU, MAIN_KINZIG, GELNHAUSEN = "06435014", "06415000", "06435", "06435010"
KEYS = [HANAU_THEN, HANAU, MAIN_KINZIG, GELNHAUSEN, "06635005", "06", "064", None, *territory.kommunen()["key"][::40]]


def of(*keys: str | None) -> pd.DataFrame:
    return pd.DataFrame({"kommune": pd.Series(keys, dtype="str"), "betrag": range(len(keys))})


def kept(rows: pd.DataFrame, region: str) -> list[int]:
    return of_region(rows, region)["betrag"].tolist()


def test_hanau_is_of_its_own_kreis_under_both_keys_and_of_no_other():
    rows = of(HANAU_THEN, HANAU, MAIN_KINZIG, GELNHAUSEN, None)

    assert kept(rows, "06415") == [0, 1]
    assert kept(rows, MAIN_KINZIG) == [2, 3]
    assert kept(rows, "064") == [0, 1, 2, 3]
    assert kept(rows, "") == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("dtype", ["str", "category"])
@given(keys=st.lists(st.sampled_from(KEYS)), region=st.sampled_from(["", "064", "06415", MAIN_KINZIG, "06635"]))
def test_each_row_is_of_the_kreis_of_today(dtype, keys, region):
    rows = of(*keys)
    rows = rows.assign(kommune=rows["kommune"].astype(dtype))
    expected = []
    for place, key in enumerate(keys):
        today = {HANAU_THEN: HANAU, "06635005": "06635001"}.get(key or "", key or "")
        if not region or (len(today) >= 5 and today[:5].startswith(region)):
            expected.append(place)

    assert kept(rows, region) == expected
