"""The counting rules: the same rows, several honest answers; what cannot be decided is never counted."""

import pandas as pd
import pytest

from data.metrics import ozg
from data.metrics.zaehlweisen import (
    ANTEIL_EINWOHNER,
    ANTEIL_KOMMUNEN,
    BUND,
    FLAECHENDECKEND,
    KONFORM,
    ZAEHLWEISEN,
    compared,
    over_time,
)
from data.quantities import MISSING, NOTHING, Quantity, exact, listed
from loaders import territory
from loaders.cells.quantity import AT_LEAST, EXACT
from tests.data.metrics.test_ozg import EMPTY, REPORTS, rows


def levels(*given: int | None, **cells: object) -> pd.DataFrame:
    return rows(*({"leika_schluessel": f"9900000000{n}", "reifegrad": level} | cells for n, level in enumerate(given)))


def test_a_bundle_of_levels_2_4_4_is_online_but_not_konform():
    bundle = levels(2, 4, 4)

    assert BUND.count(bundle).quantity == exact(1)
    assert KONFORM.count(bundle).quantity == exact(0)
    assert KONFORM.count(bundle).denominator == 1


@pytest.mark.parametrize(
    ("bundle", "bund", "konform"),
    [
        (levels(1, 1), exact(0), exact(0)),
        (levels(1, 2), exact(1), exact(0)),
        (levels(3, 3), exact(1), exact(1)),
        (levels(3, None), exact(1), Quantity(missing=1)),
        (levels(1, None), Quantity(missing=1), exact(0)),
        (levels(1, None, status="in Umsetzung"), exact(0), exact(0)),
        (levels(3, 6, reifegrad_modell="2.0"), Quantity(missing=1), Quantity(missing=1)),
    ],
)
def test_best_and_worst_service_of_one_bundle(bundle, bund, konform):
    assert BUND.count(bundle).quantity == bund
    assert KONFORM.count(bundle).quantity == konform


def test_what_is_open_beside_what_is_decided_gives_a_lower_bound_and_a_remark():
    given = rows({"ozg_id": "10026", "reifegrad": 3}, {"ozg_id": "10092", "reifegrad": 6, "reifegrad_modell": "2.0"})

    count = BUND.count(given)

    assert count.quantity == Quantity(1, AT_LEAST, missing=1)
    assert count.denominator == 2
    assert count.remark.startswith("1 von 2 OZG-Leistungen sind nicht entscheidbar")
    assert "Modell 2.0" in BUND.sentence


def test_a_level_of_model_2_beside_one_of_model_1_is_never_compared_with_it():
    given = rows({"reifegrad": 3}, {"kommune": "06411000", "reifegrad": 2, "reifegrad_modell": "2.0"})

    assert BUND.count(given).quantity == exact(1)
    assert KONFORM.count(given).quantity == Quantity(missing=1)


def test_worst_means_the_worst_in_any_kommune():
    given = rows({"reifegrad": 4}, {"kommune": "06411000", "reifegrad": 2})

    assert BUND.count(given).quantity == exact(1)
    assert KONFORM.count(given).quantity == exact(0)


FOUR = [f"0641{number}000" for number in range(1, 5)]


def test_flaechendeckend_means_every_kommune_that_reports_the_leistung():
    all_but_one = rows(*({"kommune": key} for key in FOUR[:3]), {"kommune": FOUR[3], "status": "in Umsetzung"})
    everybody = rows(*({"kommune": key} for key in FOUR))

    assert FLAECHENDECKEND.count(all_but_one).quantity == exact(0)
    assert FLAECHENDECKEND.count(everybody).quantity == exact(1)
    assert ANTEIL_KOMMUNEN.count(all_but_one).share == Quantity(0.75, EXACT)


def test_one_online_service_of_a_bundle_is_enough_in_each_kommune():
    given = rows({"leika_schluessel": "1"}, {"leika_schluessel": "2", "status": "offen"})

    assert FLAECHENDECKEND.count(given).quantity == exact(1)
    assert ANTEIL_KOMMUNEN.count(given).denominator == 1


def test_the_share_of_inhabitants_weighs_frankfurt_more_than_wiesbaden():
    frankfurt, wiesbaden = (territory.einwohner(key, "2022-06-30")[0] for key in ("06412000", "06414000"))
    given = rows({"kommune": "06412000"}, {"kommune": "06414000", "status": "offen"})

    count = ANTEIL_EINWOHNER.count(given)

    assert count.denominator == frankfurt + wiesbaden
    assert count.share.value == pytest.approx(frankfurt / (frankfurt + wiesbaden))
    assert ANTEIL_KOMMUNEN.count(given).share.value == 0.5


def test_the_land_counts_for_inhabitants_but_is_no_kommune():
    given = rows({"kommune": "06"}, {"kommune": "06412000", "status": "offen"})

    assert ANTEIL_KOMMUNEN.count(given).quantity == exact(0)
    assert ANTEIL_EINWOHNER.count(given).share.value > 0.8


def test_a_kommune_without_inhabitants_is_named():
    merged = {"kommune": "06437002", "stichtag": "2017-01-01"}  # Beerfelden, part of Oberzent since 2018
    frankfurt = {"kommune": "06412000", "stichtag": "2017-01-01"}

    count = ANTEIL_EINWOHNER.count(rows(frankfurt, merged))

    assert "06437002" in count.remark
    assert (count.quantity.qualifier, count.quantity.missing) == (AT_LEAST, 1)
    assert ANTEIL_EINWOHNER.count(rows(merged)).quantity == Quantity(missing=1)


def test_every_rule_says_itself_in_one_german_sentence():
    for rule in ZAEHLWEISEN:
        for said in (rule.sentence, rule.apart):
            assert said.endswith(".")
            assert said.count(". ") == 0
        assert rule.version >= 1


def test_all_rules_side_by_side():
    found = compared(ozg.at(REPORTS))

    assert found["name"].tolist() == [rule.name for rule in ZAEHLWEISEN]
    assert found["anzahl"].tolist()[:4] == [1, 1, 1, 2]
    assert found["nenner"].tolist()[:4] == [1, 1, 1, 2]
    assert found["anteil"].tolist() == [1.0] * 5


def test_a_rule_over_time():
    found = over_time({day: ozg.at(REPORTS, day) for day in ozg.stichtage(REPORTS)}, ANTEIL_KOMMUNEN)

    assert found["stichtag"].tolist() == ["2021-12-31", "2022-06-30", "2022-12-31"]
    assert found["anteil"].tolist() == pytest.approx([1 / 3, 2 / 3, 1])
    assert over_time({}, BUND).empty


def test_categories_are_as_good_as_text():
    categories = REPORTS.astype({name: "category" for name in REPORTS.columns if REPORTS[name].dtype == "str"})

    pd.testing.assert_frame_equal(compared(categories), compared(REPORTS))


def test_without_rows_there_is_no_count():
    found = compared(EMPTY)

    assert listed(found, "anzahl") == [NOTHING] * 5
    assert listed(found, "anteil") == [MISSING] * 5
    assert list(found.columns) == list(compared(REPORTS).columns)
