import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.base import written
from loaders.cells.place import KommuneKey, KommuneRef
from loaders.findings import Finding, Rejected, finding


def refused(cell_type, value, context=None) -> Finding:
    """The finding that the reader makes of a refused value."""
    with pytest.raises(Rejected) as caught:
        cell_type.parse(value, context or {})
    rejected = caught.value
    details = {"label": "Kommune", **rejected.details}
    return finding(rejected.rule, value=written(value), suggestion=rejected.suggestion, **details)


@pytest.mark.parametrize(
    ("value", "context", "key"),
    [
        ("Hofbieber", {}, "06631013"),
        ("Homberg", {"kreis": "06634"}, "06634009"),
        ("Homberg", {"regierungsbezirk": "065"}, "06535009"),
        ("Homberg", {"ags": "06634009", "kreis": None}, "06634009"),
        ("Kassel", {"art": "Landkreis"}, "06633"),
        ("Hanau", {"stichtag": "2020-02-12"}, "06435014"),
        ("Hanau", {"datum": "2020"}, "06435014"),
        ("Hanau", {"datum": "2026-01"}, "06415000"),
        ("Hanau", {"stichtag": None, "datum": None}, "06415000"),
        ("Bromskirchen", {"stichtag": "2024-06-30"}, "06635001"),
        ("Bromskirchen", {"stichtag": "2020-06-30"}, "06635005"),
        (6435014, {"stichtag": "2020"}, "06435014"),
        (6435014.0, {"stichtag": "2020"}, "06435014"),
        ("06435014 ", {"stichtag": "2020"}, "06435014"),
        (None, {"ags": "06531"}, "06531"),
        (None, {"ags": "06435014", "datum": "2026"}, "06415000"),
        ("Ahnatal", {"kreis": "06611 06633"}, "06633001"),
        ("Hofbieber", {"ags": float("nan"), "kreis": float("nan")}, "06631013"),
    ],
)
def test_kommune(value, context, key):
    assert KommuneRef().parse(value, context) == key


def test_an_ambiguous_name_lists_the_candidates_and_the_column_that_decides():
    assert refused(KommuneRef(), "Homberg") == Finding(
        "",
        "",
        "Homberg",
        "ambiguous_place",
        "„Homberg“ ist nicht eindeutig: Homberg (Ohm) im Vogelsbergkreis (AGS 06535009) oder Homberg (Efze) im "
        "Schwalm-Eder-Kreis (AGS 06634009). Bitte den ganzen Namen eintragen oder die Spalte „Kreis“ oder „AGS“ "
        "ausfüllen.",
    )
    assert refused(KommuneRef(), "Kassel").message == (
        "„Kassel“ ist nicht eindeutig: Stadt Kassel, kreisfrei (AGS 06611000) oder Landkreis Kassel (AGS 06633). "
        "Bitte den ganzen Namen eintragen oder die Spalte „Art“ oder „AGS“ ausfüllen."
    )


@pytest.mark.parametrize(
    ("value", "context", "rule", "message"),
    [
        (
            "Lorsh",
            {},
            "unknown_place",
            "„Lorsh“ ist keine bekannte Kommune in Hessen. Gemeint sein könnte: „Lorsch“. "
            "Bitte den amtlichen Namen oder den AGS eintragen.",
        ),
        (
            "Mainz",
            {},
            "unknown_place",
            "„Mainz“ ist keine bekannte Kommune in Hessen. Bitte den amtlichen Namen oder den AGS eintragen.",
        ),
        (
            "Kassel",
            {"ags": "06412000"},
            "key_contradicts",
            "Schlüssel und Name widersprechen sich: 06412000 ist Frankfurt am Main, „Kassel“ ist Stadt Kassel, "
            "kreisfrei (AGS 06611000) oder Landkreis Kassel (AGS 06633). Bitte eines von beiden berichtigen.",
        ),
        (
            "Bensheim",
            {"kreis": "06531"},
            "place_contradicts",
            "Bensheim im Kreis Bergstraße (AGS 06431002) passt nicht zur Angabe „Landkreis Gießen“ in der Spalte "
            "„Kreis“. Bitte eines von beiden berichtigen.",
        ),
        (
            "Bensheim",
            {"regierungsbezirk": "065"},
            "place_contradicts",
            "Bensheim im Kreis Bergstraße (AGS 06431002) passt nicht zur Angabe „Regierungsbezirk Gießen“ in der "
            "Spalte „Regierungsbezirk“. Bitte eines von beiden berichtigen.",
        ),
        (
            "ekom21",
            {},
            "not_a_kommune",
            "„ekom21“ ist keine Kommune, sondern ein Verband oder eine andere Einrichtung. "
            "Bitte eine Gemeinde, eine Stadt oder einen Landkreis eintragen oder die Zeile weglassen.",
        ),
        (
            "06999999",
            {},
            "unknown_key",
            "„06999999“ ist kein Schlüssel einer Gemeinde oder eines Landkreises in Hessen. "
            "Bitte den AGS prüfen: acht Ziffern, für einen Landkreis fünf.",
        ),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(value, context, rule, message):
    found = refused(KommuneRef(), value, context)
    assert (found.rule, found.message) == (rule, message)


def test_only_a_lookalike_is_offered_to_be_typed():
    assert refused(KommuneRef(), "Lorsh").suggestion == "Lorsch"
    assert refused(KommuneRef(), "Homberg").suggestion == ""


@pytest.mark.parametrize(
    ("value", "context", "remark"),
    [
        ("Hofbieber", {}, ""),
        ("Hanau", {"stichtag": "2020"}, ""),
        (
            "Bromskirchen",
            {"stichtag": "2024"},
            "Bromskirchen gehört seit 01.01.2023 zu Allendorf (Eder) im Landkreis Waldeck-Frankenberg (AGS 06635001) "
            "und wird so übernommen.",
        ),
        (
            None,
            {"ags": "06435014", "datum": "2026"},
            "Der Schlüssel 06435014 galt bis 31.12.2025; übernommen wird Hanau, kreisfrei (AGS 06415000).",
        ),
        ("Mainz", {}, ""),
    ],
)
def test_notice(value, context, remark):
    assert KommuneRef().notice(value, context) == remark


def test_hessen_only_where_it_is_allowed():
    assert KommuneRef(land=True).parse("Hessen") == "06"
    assert KommuneRef(land=True).parse("Hofbieber") == "06631013"
    assert refused(KommuneRef(), "Hessen").rule == "not_a_kommune"


def answer(cell_type, value) -> str:
    """The typed value, or the sentence of the finding."""
    try:
        return cell_type.parse(value)
    except Rejected as rejected:
        details = {"label": "Kommune", **rejected.details}
        return finding(rejected.rule, value=written(value), suggestion=rejected.suggestion, **details).message


@given(st.one_of(st.text(), st.integers(), st.floats()), st.sampled_from([KommuneRef(), KommuneKey()]))
def test_anything_is_typed_or_refused_with_a_sentence(value, cell_type):
    assert answer(cell_type, value)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("06412000", "06412000"),
        (6435014, "06435014"),
        (6435014.0, "06435014"),
        ("06435014 ", "06435014"),
        ("065310000000", "06531"),
        (6531, "06531"),
        ("06412", "06412000"),
        ("06635005", "06635005"),
        ("06", "06"),
    ],
)
def test_kommune_key(value, key):
    assert KommuneKey().parse(value) == key


@pytest.mark.parametrize("value", ["06999999", "Hanau", 60311, "09162000", "?"])
def test_a_key_that_nobody_bears_is_refused(value):
    found = refused(KommuneKey(), value)
    assert found.rule == "unknown_key"
    assert found.message.startswith(f"„{value}“ ist kein Schlüssel")


@pytest.mark.parametrize("value", ["064", "06431200"])
def test_a_key_of_no_kommune_is_refused(value):
    assert refused(KommuneKey(), value).rule == "not_a_kommune"


@pytest.mark.parametrize("cell_type", [KommuneRef(), KommuneRef(land=True), KommuneKey()])
def test_sample_and_description(cell_type):
    assert cell_type.parse(cell_type.sample()) == "06631013"
    assert cell_type.describe().endswith(".")
