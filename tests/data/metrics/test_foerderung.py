"""The money: volume and amounts are never added together, gaps stay gaps, days stay as precise as they are."""

import pandas as pd
import pytest

from data.metrics import foerderung, foerderung_over_time
from data.metrics.beratung import beratung_status, kommunen_advised
from data.quantities import NOTHING, Quantity, listed
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

COLUMNS = SHEETS["mittel"].columns()
PHASE_1 = "Starke Heimat Hessen, Phase 1"


def rows(*given: dict[str, object]) -> pd.DataFrame:
    return table(COLUMNS, [{"programm": PHASE_1} | row for row in given])


# Source: mein-blaettche.de/2020/07/14, DOMAIN A1.4; eleven towns of the Main-Kinzig-Kreis.
TOWNS = {
    "06435006": 54_912, "06435009": 33_603, "06435012": 23_168, "06435017": 10_908, "06435021": 42_884,
    "06435023": 24_473, "06435026": 24_902, "06435013": 8_948, "06435015": 13_346, "06435020": 9_939, "06435024": 7_500,
}  # fmt: skip
SHARES = [{"kommune": key, "bewilligt": euro, "datum": "2020-07-14"} for key, euro in TOWNS.items()]
VOLUME = {"volumen": 16_000_000}
EMPTY = rows()


def programme(given: pd.DataFrame, measure: str) -> Quantity:
    return listed(foerderung.programmes(given), measure)[0]


def test_the_shares_of_the_eleven_towns_sum_to_254583_euro():
    found = foerderung.programmes(rows(VOLUME, *SHARES))

    assert programme(rows(VOLUME, *SHARES), "bewilligt") == Quantity(254_583, EXACT)
    assert listed(found, "volumen") == [Quantity(16_000_000, EXACT)]
    assert found["kommunen"].tolist() == [11]
    assert found[["volumen_grundlage", "bewilligt_grundlage"]].iloc[0].tolist() == ["Programm", "Kommunen"]


def test_three_grants_of_phase_2_sum_to_4137000_euro():
    # Source: technologieland-hessen.de/news/40666, which gives the same sum.
    grants = {"06413000": 1_237_000, "06534014": 720_000, "06531005": 2_180_000}
    given = rows(*({"kommune": key, "bewilligt": euro} for key, euro in grants.items()))

    assert programme(given, "bewilligt") == Quantity(4_137_000, EXACT)


def test_a_rounded_volume_stays_rounded():
    assert programme(rows({"volumen": (37_000_000, ABOUT)}), "volumen") == Quantity(37_000_000, ABOUT)


def test_the_statement_of_the_programme_is_never_added_to_its_kommunen():
    given = rows({"bewilligt": 16_000_000, "abgerufen": 12_000_000}, *SHARES)
    found = foerderung.programmes(given)

    assert programme(given, "bewilligt") == Quantity(254_583, EXACT)
    assert programme(given, "abgerufen") == Quantity(12_000_000, EXACT)
    assert found.loc[0, ["bewilligt_grundlage", "abgerufen_grundlage"]].tolist() == ["Kommunen", "Programm"]


def test_volumes_of_kommunen_count_only_without_a_volume_of_the_programme():
    shares = [{"kommune": key, "volumen": euro} for key, euro in TOWNS.items()]

    assert programme(rows(*shares), "volumen") == Quantity(254_583, EXACT)
    assert programme(rows(VOLUME, *shares), "volumen") == Quantity(16_000_000, EXACT)


def test_a_kommune_without_an_amount_makes_the_sum_a_lower_bound():
    given = rows({"kommune": "06435006", "bewilligt": 54_912}, {"kommune": "06435009", "beantragt": 33_603})

    assert programme(given, "bewilligt") == Quantity(54_912, AT_LEAST, missing=1)
    assert programme(given, "abgerufen") == Quantity(missing=2)
    assert programme(given, "volumen") == NOTHING


OTHER = "Anderes"


@pytest.mark.parametrize(
    ("given", "measure", "expected"),
    [
        ([VOLUME], "volumen", True),
        ([VOLUME, {"kommune": "06531", "volumen": 1}], "volumen", True),
        ([VOLUME, {"programm": OTHER, "bewilligt": 1}], "volumen", True),
        ([VOLUME, {"programm": OTHER, "volumen": 1}], "volumen", False),
        ([VOLUME, {"programm": OTHER, "kommune": "06531", "volumen": 1}], "volumen", False),
        ([{"bewilligt": 1}, {"programm": OTHER, "bewilligt": 1}], "bewilligt", True),
        ([], "volumen", True),
    ],
)
def test_volumes_add_up_within_one_programme_only(given, measure, expected):
    assert foerderung.adds_up(rows(*given), measure) is expected


def test_the_kontingente_of_a_kommune_stay_apart_by_programme():
    given = rows(
        VOLUME, {"kommune": "06435014", "volumen": 10}, {"kommune": "06415000", "volumen": 5},
        {"kommune": "06415000", "programm": OTHER, "volumen": (7, ABOUT)}, {"kommune": "06531", "bewilligt": 3},
    )  # fmt: skip
    found = foerderung.kontingente(given)

    assert found[["name", "programm"]].values.tolist() == [["Hanau", OTHER], ["Hanau", PHASE_1]]
    assert listed(found, "volumen") == [Quantity(7, ABOUT), Quantity(15, EXACT)]
    assert foerderung.kontingente(EMPTY).empty


def test_kontingente_belong_to_a_place_also_beside_a_volume_of_the_programme():
    given = rows(VOLUME, {"kommune": "06531", "volumen": 10}, {"kommune": "06531005", "volumen": 5})

    assert listed(foerderung.by_kreis(given), "volumen") == [Quantity(15, EXACT)]


def test_programmes_are_kept_apart_and_totals_add_their_amounts():
    given = rows(VOLUME, *SHARES, {"programm": "Anderes", "kommune": "06411000", "bewilligt": (130_000, ABOUT)})

    assert foerderung.programmes(given)["programm"].tolist() == ["Anderes", PHASE_1]
    assert foerderung.totals(given, "bewilligt") == Quantity(384_583, ABOUT)


GIESSEN = [
    {"kommune": "06531", "bewilligt": 223_536, "datum": "2020-07"},
    {"kommune": "06531005", "bewilligt": 239_418, "datum": "2020-07"},
]


def test_money_per_bezirk_and_kreis():
    given = rows(VOLUME, *SHARES, *GIESSEN)
    bezirke, kreise = foerderung.by_bezirk(given), foerderung.by_kreis(given)

    assert bezirke[["bezirk", "name", "bewilligt"]].values.tolist() == [
        ["064", "Darmstadt", 254_583], ["065", "Gießen", 462_954], ["066", "Kassel", pytest.approx(float("nan"), nan_ok=True)],
    ]  # fmt: skip
    assert kreise[["kreis", "name", "bewilligt"]].values.tolist() == [
        ["06435", "Main-Kinzig-Kreis", 254_583], ["06531", "Landkreis Gießen", 462_954],
    ]  # fmt: skip
    assert bezirke["einwohner"].tolist()[:2] == [4_019_961, 1_048_646]
    assert bezirke["einwohner_stand"].tolist()[:2] == ["2019-12-31", "2019-12-31"]
    assert listed(bezirke, "bewilligt")[2] == NOTHING


def test_money_per_kommune_and_inhabitant():
    found = foerderung.per_inhabitant(foerderung.by_kommune(rows(*GIESSEN)), "bewilligt")

    assert found["name"].tolist() == ["Landkreis Gießen", "Gießen"]
    people = found["einwohner"].astype("float64")
    assert found["bewilligt_je_einwohner"].tolist() == pytest.approx((found["bewilligt"] / people).tolist())
    assert found["bewilligt_je_einwohner"].between(0.5, 5).all()


def test_hanau_is_one_kommune_under_the_key_of_the_day():
    given = rows({"kommune": "06435014", "bewilligt": 1}, {"kommune": "06415000", "bewilligt": 2})

    today, then = foerderung.by_kommune(given), foerderung.by_kommune(given, "2020-02-12")

    assert today[["kommune", "name", "bewilligt"]].values.tolist() == [["06415000", "Hanau", 3]]
    assert then["kommune"].tolist() == ["06435014"]
    assert foerderung.by_kreis(given)["kreis"].tolist() == ["06415"]
    assert foerderung.by_kreis(given, "2020-02-12")["kreis"].tolist() == ["06435"]


def test_a_new_key_with_an_old_date_finds_inhabitants():
    found = foerderung.by_kreis(rows({"kommune": "06415000", "bewilligt": 2, "datum": "2020-07"}))

    assert found["einwohner"].notna().all()


@pytest.mark.parametrize("question", [foerderung.by_bezirk, foerderung.by_kreis, foerderung.by_kommune])
def test_statements_of_programmes_belong_to_no_place(question):
    assert question(rows(VOLUME | {"bewilligt": 16_000_000})).empty


DATED = [
    {"kommune": "06435006", "bewilligt": 10, "datum": "2020-07-14"},
    {"kommune": "06435009", "bewilligt": 5, "datum": "2020-11"},
    {"kommune": "06435012", "bewilligt": 100, "datum": "2020"},
    {"kommune": "06435017", "bewilligt": (1000, ABOUT), "datum": "2021-02"},
    {"kommune": "06435021", "bewilligt": 7},
]


def test_years_hold_everything_that_is_dated():
    found = foerderung_over_time.over_time(rows(VOLUME, *DATED), "bewilligt")

    assert found["zeitraum"].tolist() == ["2020", "2021"]
    assert listed(found, "bewilligt") == [Quantity(115, EXACT), Quantity(1000, ABOUT)]
    assert listed(found, "kumuliert") == [Quantity(115, EXACT), Quantity(1115, ABOUT)]


def test_months_place_a_bare_year_at_its_end_and_are_lower_bounds_before():
    found = foerderung_over_time.over_time(rows(*DATED), "bewilligt", "Monat")

    assert found["zeitraum"].tolist() == ["2020-07", "2020-11", "2020", "2021-02"]
    assert found["genauigkeit"].tolist() == ["Monat", "Monat", "Jahr", "Monat"]
    assert listed(found, "kumuliert") == [
        Quantity(10, AT_LEAST), Quantity(15, AT_LEAST), Quantity(115, EXACT), Quantity(1115, ABOUT),
    ]  # fmt: skip


def test_months_without_a_bare_year_are_exact():
    found = foerderung_over_time.over_time(rows(*DATED[:2]), "bewilligt", "Monat")

    assert listed(found, "kumuliert") == [Quantity(10, EXACT), Quantity(15, EXACT)]


def test_undated_amounts_are_listed_apart():
    assert foerderung_over_time.undated(rows(*DATED), "bewilligt") == Quantity(7, EXACT)
    assert foerderung_over_time.undated(rows(*DATED[:2]), "bewilligt") == NOTHING
    given = rows(*DATED, {"kommune": "06435026"})
    assert foerderung_over_time.undated(given, "bewilligt") == Quantity(7, AT_LEAST, missing=1)


def test_a_dated_row_without_an_amount_makes_the_running_total_a_lower_bound():
    given = rows(*DATED[:3], {"kommune": "06435026", "datum": "2020-07"}, {"kommune": "06435024", "datum": "2019"})
    found = foerderung_over_time.over_time(given, "bewilligt")

    assert found["zeitraum"].tolist() == ["2019", "2020"]
    assert listed(found, "kumuliert") == [Quantity(missing=1), Quantity(115, AT_LEAST, missing=2)]
    assert listed(found, "kumuliert")[-1] == foerderung.totals(given, "bewilligt")


def test_beratung_counts_each_kommune_once_per_module_and_status():
    given = table(
        SHEETS["beratung"].columns(),
        [
            {"kommune": "06531", "modul": "Modul 1", "status": "abgeschlossen"},
            {"kommune": "06531", "modul": "Modul 2", "status": "terminiert"},
            {"kommune": "06411000", "modul": "Modul 1", "status": "abgeschlossen"},
        ],
    )

    found = beratung_status(given)

    assert len(found) == 12
    assert found.set_index(["modul", "status"]).at[("Modul 1", "abgeschlossen"), "kommunen"] == 2
    assert found["kommunen"].sum() == 3
    assert kommunen_advised(given) == 2
    assert beratung_status(given.head(0)).empty
    assert list(beratung_status(given.head(0)).columns) == list(found.columns)


def test_categories_are_as_good_as_text():
    text = rows(VOLUME, *SHARES, *GIESSEN)
    categories = text.astype({name: "category" for name in text.columns if text[name].dtype == "str"})

    pd.testing.assert_frame_equal(foerderung.programmes(categories), foerderung.programmes(text))
    pd.testing.assert_frame_equal(foerderung.by_kreis(categories), foerderung.by_kreis(text))
    pd.testing.assert_frame_equal(
        foerderung_over_time.over_time(categories, "bewilligt"), foerderung_over_time.over_time(text, "bewilligt")
    )


def test_without_rows_the_columns_stay():
    full = rows(VOLUME, *SHARES)
    for question in (foerderung.programmes, foerderung.by_bezirk, foerderung.by_kreis, foerderung.by_kommune):
        assert question(EMPTY).empty
        assert list(question(EMPTY).columns) == list(question(full).columns)
    empty = foerderung_over_time.over_time(EMPTY, "bewilligt")
    assert list(empty.columns) == list(foerderung_over_time.over_time(full, "bewilligt").columns)
    assert foerderung.totals(EMPTY, "bewilligt") == foerderung_over_time.undated(EMPTY, "bewilligt") == NOTHING
