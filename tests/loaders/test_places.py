"""The rules of data/reference/README.md, and every spelling of its tables."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import reference, territory
from loaders.places import resolve

GEMEINDEN = [row for row in reference.rows("gemeinden") if not row["valid_to"]]
LANDKREISE = [row for row in reference.rows("kreise") if row["art"] == "Landkreis"]
SHARED = ["Fulda", "Gießen", "Groß-Gerau", "Kassel", "Offenbach", "Gr.-Gerau", "Gross-Gerau"]
"""Names of a town and of a Landkreis."""
REPEATED = ["Allendorf", "Bad Soden", "Gemünden", "Homberg", "Lautertal", "Reichelsheim", "Schwalbach"]
"""Names of several Gemeinden."""


def art_of(key: str) -> str:
    return "Landkreis" if len(key) == 5 else "Gemeinde"


@pytest.mark.parametrize("gemeinde", GEMEINDEN, ids=lambda row: row["key"])
def test_official_name_of_a_gemeinde(gemeinde):
    official = ", ".join(filter(None, (gemeinde["name"], gemeinde["designation"])))
    if official in SHARED:
        official = f"Stadt {official}"
    assert resolve(official).key == gemeinde["key"]
    assert resolve(gemeinde["name"], art="Gemeinde").key == gemeinde["key"]
    assert resolve(f"Magistrat der Stadt {gemeinde['name']}").key == gemeinde["key"]
    assert resolve(gemeinde["key"]).key == gemeinde["key"]


@pytest.mark.parametrize("kreis", LANDKREISE, ids=lambda row: row["key"])
def test_official_name_of_a_landkreis(kreis):
    bare = kreis["name"].removeprefix("Landkreis ").removeprefix("Kreis ")
    assert resolve(kreis["name"]).key == kreis["key"]
    assert resolve(bare, art="Landkreis").key == kreis["key"]
    assert resolve(f"Der Kreisausschuss des Landkreises {bare}").key == kreis["key"]
    assert resolve(f"{bare}, LK").key == kreis["key"]


ATTESTED = [row for row in reference.rows("names") if row["evidence"] == "attested" and row["sure"] == "1"]


def test_attested_spellings_are_many():
    assert len(ATTESTED) > 1100


@pytest.mark.parametrize("row", ATTESTED, ids=lambda row: f"{row['name']}-{row['key']}")
def test_attested_spelling_with_known_level(row):
    meant = territory.successor(row["key"], None)
    place = resolve(row["name"], art=art_of(meant))
    if row["name"] in REPEATED:
        assert meant in place.candidates
    else:
        assert place.key == meant


@pytest.mark.parametrize("row", ATTESTED, ids=lambda row: f"{row['name']}-{row['key']}")
def test_attested_spelling_without_help(row):
    meant = territory.successor(row["key"], None)
    place = resolve(row["name"])
    if row["name"] in (*SHARED, *REPEATED):
        assert (place.key, place.rule) == ("", "ambiguous_place")
        assert meant in place.candidates
    else:
        assert place.key == meant


@pytest.mark.parametrize("name", [*SHARED, *REPEATED])
def test_ambiguous_names_are_never_guessed(name):
    place = resolve(name)
    assert (place.key, place.rule) == ("", "ambiguous_place")
    assert len(place.candidates) > 1


@pytest.mark.parametrize(
    ("name", "row", "key"),
    [
        ("Homberg", {"kreis": "06634"}, "06634009"),
        ("Homberg", {"kreis": "06535"}, "06535009"),
        ("Homberg", {"bezirk": "065"}, "06535009"),
        ("Homberg", {"ags": "06634009"}, "06634009"),
        ("Kassel", {"art": "Landkreis"}, "06633"),
        ("Kassel", {"art": "kreisfreie Stadt"}, "06611000"),
        ("Kassel", {"kreis": "06611"}, "06611000"),
        ("Kassel", {"ags": "06633"}, "06633"),
        ("Gießen", {"art": "Gemeinde"}, "06531005"),
        ("Offenbach", {"kreis": "06438"}, "06438"),
        ("Reichelsheim", {"kreis": "06440"}, "06440021"),
        ("Lautertal", {"bezirk": "064"}, "06431014"),
        ("Schwalbach", {"kreis": "06439"}, "06439002"),
        ("Allendorf", {"kreis": "06635"}, "06635001"),
    ],
)
def test_other_columns_decide_between_namesakes(name, row, key):
    assert resolve(name, **row).key == key


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Gießen", {"kreis": "06531"}),
        ("Kassel", {"kreis": "06611 06633"}),
        ("Gießen", {"bezirk": "065"}),
        ("Allendorf", {"art": "Gemeinde"}),
        ("Homberg", {"bezirk": "06"}),
    ],
)
def test_help_that_does_not_decide_leaves_it_open(name, row):
    assert resolve(name, **row).rule == "ambiguous_place"


@pytest.mark.parametrize(
    ("name", "row", "named"),
    [
        ("Bensheim", {"kreis": "06531"}, ("Bensheim im Kreis Bergstraße", "Landkreis Gießen")),
        ("Bensheim", {"bezirk": "066"}, ("Bensheim im Kreis Bergstraße", "Regierungsbezirk Kassel")),
        ("Bensheim", {"art": "Landkreis"}, ("Bensheim im Kreis Bergstraße", "Landkreis")),
        ("06431002", {"kreis": "06531"}, ("Bensheim im Kreis Bergstraße", "Landkreis Gießen")),
        ("Main-Kinzig-Kreis", {"art": "Gemeinde"}, ("Main-Kinzig-Kreis", "Gemeinde")),
        ("Homberg", {"kreis": "06531"}, ("Homberg (Ohm)", "Landkreis Gießen")),
    ],
)
def test_a_column_that_contradicts_is_reported_with_both_named(name, row, named):
    place = resolve(name, **row)
    assert (place.key, place.rule) == ("", "place_contradicts")
    assert str(place.details["places"]).startswith(named[0])
    assert place.details["stated"] == named[1]


def test_an_ags_that_contradicts_the_name_is_reported_with_both_named():
    place = resolve("Kassel", ags="06412000")
    assert (place.key, place.rule) == ("", "key_contradicts")
    assert place.details["key_place"] == "Frankfurt am Main"
    assert "Stadt Kassel" in str(place.details["places"])
    assert resolve("06412000 Kassel").rule == "key_contradicts"
    assert resolve("06412000", ags="06611000").rule == "key_contradicts"


@pytest.mark.parametrize(
    "written",
    [
        "6435014",
        "06435014 ",
        6435014,
        6435014.0,
        "6435014.0",
        "435014",
        "06 4 35 014",
        "064350014014",
        "Hanau 06435014",
    ],
)
def test_every_spelling_of_the_key_of_hanau(written):
    assert resolve(written, day="2020-02-12").key == "06435014"
    assert resolve(written, day="2026-01-01").key == "06415000"


@pytest.mark.parametrize("written", ["06412", 6412, "6412", "06412000", "06412000 Frankfurt a.M."])
def test_a_city_never_has_the_key_of_its_kreis(written):
    assert resolve(written).key == "06412000"


@pytest.mark.parametrize(
    ("name", "day", "key", "note"),
    [
        ("Bromskirchen", "2020-02-12", "06635005", ""),
        ("Bromskirchen", "2024", "06635001", "Bromskirchen gehört seit 01.01.2023 zu Allendorf (Eder)"),
        ("06635005", "2024", "06635001", "Bromskirchen gehört seit 01.01.2023 zu Allendorf (Eder)"),
        ("Beerfelden", None, "06437016", "Beerfelden gehört seit 01.01.2018 zu Oberzent"),
        ("Oberweser", "2019", "06633021", ""),
        ("Oberweser", "2020", "06633030", "Oberweser gehört seit 01.01.2020 zu Wesertal"),
        ("Wesertal", "2019", "06633030", "Wesertal besteht erst seit 01.01.2020"),
        ("Hanau", "2020", "06435014", ""),
        ("Hanau", None, "06415000", ""),
        ("06435014", None, "06415000", "Der Schlüssel 06435014 galt bis 31.12.2025"),
        ("06415000", "2020", "06435014", "Der Schlüssel 06415000 gilt seit 01.01.2026"),
        ("Schmitten", None, "06434009", ""),
    ],
)
def test_old_names_and_keys_stand_for_their_form_of_that_day(name, day, key, note):
    place = resolve(name, day=day)
    assert place.key == key
    assert place.note.startswith(note)
    assert bool(place.note) == bool(note)


def test_an_outdated_kreis_is_no_contradiction():
    for day in ("2020", "2026", None):
        assert resolve("Hanau", kreis="06435", day=day).key
        assert resolve("Hanau", kreis="06415", day=day).key


def test_an_ags_of_old_agrees_with_the_name_of_today():
    assert resolve("Hanau", ags="06435014", day="2026").key == "06415000"
    assert resolve("Allendorf (Eder)", ags="06635005", day="2024").key == "06635001"
    assert resolve(None, ags="06435014", day="2026").key == "06415000"


def test_a_key_decides_against_a_name_that_nobody_knows_and_says_so():
    place = resolve("Mainhattan", ags="06412000")
    assert place.key == "06412000"
    assert "„Mainhattan“ ist nicht bekannt" in place.note


def test_only_the_kreis_turns_nauheim_into_bad_nauheim():
    assert resolve("Nauheim").key == "06433009"
    assert resolve("Nauheim", kreis="06433").key == "06433009"
    place = resolve("Nauheim", kreis="06440")
    assert place.key == "06440002"
    assert "Bad Nauheim" in place.note


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Neuisenburg", "06438009"),
        ("NEU - ISENBURG", "06438009"),
        ("Kunzell", "06631017"),
        ("Munster (Hessen)", "06432015"),
        ("Stadt Frankfurt a. M.", "06412000"),
        ("B. Homburg v.d.H.", "06434001"),
        ("Heppenheim a.d. Bergstr.", "06431011"),
        ("LK Offenbach a.M.", "06438"),
        ("Hess. Lichtenau", "06636006"),
        ("Gr.almerode", "06636004"),
        ("Hanau5)", "06415000"),
        ("Landrat des Main-Kinzig-Kreises", "06435"),
        ("Marburg-Biedenkopf", "06534"),
        ("Marburg", "06534014"),
        ("Homberg, Efze", "06634009"),
        ("Lautertal (V.)", "06535012"),
    ],
)
def test_spellings_out_of_offices(name, key):
    assert resolve(name).key == key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Zweckverband Hanau", "Verband"),
        ("Landeswohlfahrtsverband Hessen", "Verband"),
        ("Regionalverband FrankfurtRheinMain", "Verband"),
        ("Gemeindeverwaltungsverband Südlicher Knüll", "Verband"),
        ("ekom21", "Verband"),
        ("ekom 21 – KGRZ Hessen", "Verband"),
        ("Stadtwerke Kassel GmbH", "Verband"),
        ("RP Kassel", "Regierungsbezirk"),
        ("065", "Regierungsbezirk"),
        ("Mittelhessen", "Regierungsbezirk"),
        ("Hessen", "Land"),
        ("06", "Land"),
        ("06431200", "gemeindefreies Gebiet"),
        ("Gutsbezirk Spessart", "Verband"),
    ],
)
def test_what_is_no_kommune_is_said(name, kind):
    place = resolve(name)
    assert (place.key, place.rule) == ("", "not_a_kommune")
    assert kind in str(place.details["kind"])


def test_a_verband_is_not_counted_for_the_member_whose_key_it_bears():
    assert resolve("Zweckverband Hanau", ags="06415000").rule == "not_a_kommune"


@pytest.mark.parametrize("name", ["Hessen", "Land Hessen", "landesweit", "06", 6, "06000000"])
def test_the_land_where_it_is_allowed(name):
    assert resolve(name, land=True).key == "06"


def test_a_kommune_where_the_land_is_allowed_too():
    assert resolve("Hofbieber", land=True).key == "06631013"
    assert resolve("Hofbieber", art="Land", land=True).rule == "place_contradicts"


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Lorsh", "Lorsch"),
        ("Bensheimm", "Bensheim"),
        ("Hersfeld", "Bad Hersfeld"),
        ("Kreis Frankfurt", "Frankfurt am Main"),
        ("Kasssel", "Stadt Kassel"),
        ("Magistrat Hanau, Stabsstelle Digitalisierung", "Hanau"),
        ("Bad Soden-Salm.", "Bad Soden-Salmünster"),
    ],
)
def test_what_is_only_alike_is_only_suggested(name, suggested):
    place = resolve(name)
    assert (place.key, place.rule) == ("", "unknown_place")
    assert suggested in place.suggestions
    assert suggested in str(place.details["hint"])


def test_suggested_names_can_be_typed():
    for name in ("Lorsh", "Kasssel", "Giesen", "Gross Gerauu", "Fuldaa", "Ofenbach"):
        assert all(resolve(suggested).key for suggested in resolve(name).suggestions)


@pytest.mark.parametrize("name", ["München", "Mainz", "Frankfurt (Oder)", "Stadt", "der", "?", "Wetter an der Ruhr"])
def test_places_elsewhere_are_unknown(name):
    assert resolve(name).rule == "unknown_place"


@pytest.mark.parametrize("name", ["12", "12345678", "09162000", "06999", "06435099"])
def test_unknown_keys(name):
    assert resolve(name).rule == "unknown_key"


@given(
    st.one_of(
        st.none(), st.text(), st.integers(), st.floats(), st.dates(), st.from_regex(r"(Stadt|LK|06) ?\w{0,9}[.,]?")
    ),
    st.sampled_from([None, "06412000", "06531", "06"]),
    st.sampled_from([None, "06435", "06611 06633"]),
    st.sampled_from([None, "064", "06"]),
    st.sampled_from([None, "Gemeinde", "Landkreis", "kreisfreie Stadt", "Land"]),
    st.sampled_from([None, "2019", "2020-02", "2026-01-01"]),
    st.booleans(),
)
def test_resolving_never_raises_and_always_answers(value, ags, kreis, bezirk, art, day, land):
    place = resolve(value, ags=ags, kreis=kreis, bezirk=bezirk, art=art, day=day, land=land)
    assert bool(place.key) != bool(place.rule)


def test_ten_thousand_spellings_take_seconds():
    names = [row["name"] for row in reference.rows("names")]
    texts = {f"{names[number % len(names)][:-1]}e{number}x" for number in range(10_000)}
    start = time.process_time()
    for text in texts:
        resolve(text)
    assert len(texts) == 10_000
    assert time.process_time() - start < 15
