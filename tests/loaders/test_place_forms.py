"""Names as officials type them: each Kommune in every form, with one slip of the finger, and all of the reference."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import territory
from loaders.cells.region import BezirkRef
from loaders.places import Place, resolve

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
KOMMUNEN = territory.kommunen()
GEMEINDEN = [row for row in KOMMUNEN.itertuples() if row.art != "Landkreis"]
LANDKREISE = [row for row in KOMMUNEN.itertuples() if row.art == "Landkreis"]

LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
SHORT = {
    " am ": " a. ", " im ": " i. ", " Main": " M.", " Taunus": " Ts.", "Groß-": "Gr.-", "Bad ": "B. ", "Hessisch": "Hess.",
}  # fmt: skip
LONG = {" a. d. ": " an der ", " v. d. ": " vor der ", " a. ": " am ", " i. ": " im "}
KREIS_IS_ITS_NAME = {"06433006", "06531005", "06631009"}
"""Groß-Gerau, Gießen and Fulda: towns whose Kreis is called like them, so that the Kreis behind the name tells nothing."""


def exchanged(name: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        name = name.replace(old, new)
    return name


def without_umlauts(name: str) -> str:
    return exchanged(name, {"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"})


def bare(name: str) -> str:
    return re.sub(r"\s*\(.*\)$", "", name)


def kreis(key: str) -> str:
    return territory.name_of(key[:5])


FORMS = {
    "as it is": lambda name, _: name,
    "capitals": lambda name, _: name.upper(),
    "small": lambda name, _: name.lower(),
    "ae oe ue ss": lambda name, _: exchanged(name, LETTERS),
    "umlauts lost": lambda name, _: without_umlauts(name),
    "ss for ß": lambda name, _: name.replace("ß", "ss"),
    "ß for ss": lambda name, _: name.replace("ss", "ß"),
    "umlauts in two signs": lambda name, _: unicodedata.normalize("NFD", name),
    "shortened": lambda name, _: exchanged(name, SHORT),
    "written out": lambda name, _: exchanged(name, LONG),
    "points without blanks": lambda name, _: name.replace(". ", "."),
    "blank for hyphen": lambda name, _: name.replace("-", " "),
    "hyphen for blank": lambda name, _: name.replace(" ", "-"),
    "hyphen lost": lambda name, _: name.replace("-", ""),
    "blanks about the hyphen": lambda name, _: name.replace("-", " - "),
    "other hyphens and blanks": lambda name, _: name.replace("-", "\u2011").replace(" ", "\u00a0"),
    "bracket lost": lambda name, _: name.replace("(", "").replace(")", ""),
    "stroke for bracket": lambda name, _: re.sub(r" \((.*)\)$", r"/\1", name),
    "bracket for the small word": lambda name, _: re.sub(r" (?:am|im|a\.|a\. d\.|v\. d\.) (\S+)$", r" (\1)", name),
    "without addition": lambda name, _: bare(name),
    "footnote": lambda name, _: f"{name} 1)",
    "star": lambda name, _: f"{name}*",
    "point behind": lambda name, _: f"{name}. ",
    "key before": lambda name, key: f"{key} {name}",
    "key behind": lambda name, key: f"{name} (AGS {key})",
    "in the Land": lambda name, _: f"{name} (Hessen)",
}
AS_GEMEINDE = [
    "{}, Stadt", "{}, Gemeinde", "{}, Kreisstadt", "{}, Marktflecken", "{} (Stadt)", "Gemeinde {}", "Stadt {}", "Gde. {}",
    "Gem. {}", "Univ.-Stadt {}", "{}, Universitätsstadt", "Kreisst. {}", "Magistrat der Stadt {}",
    "Der Magistrat der Stadt {}", "Mag. d. Stadt {}", "Gemeindevorstand der Gemeinde {}", "Stadtverwaltung {}",
    "Gemeindeverwaltung {}", "Bürgermeisterin der Gemeinde {}", "Rathaus {}", "STADT {}",
]  # fmt: skip
AS_LANDKREIS = [
    "Landkreis {}", "LK {}", "Lkr. {}", "Kreis {}", "{}, Landkreis", "{} (LK)", "Kreisausschuss des Landkreises {}",
    "Der Kreisausschuss des Landkreises {}", "Kreisverwaltung {}", "Kreishaus {}", "Landratsamt {}",
    "Die Landrätin des Landkreises {}",
]  # fmt: skip
IN_KREIS = ["{} ({})", "{}, {}", "{} im {}", "{} - {}", "{} / {}", "{}/{}"]


def is_meant_or_asked(place: Place, key: str) -> bool:
    return place.key == key if place.key else place.rule in {"ambiguous_place", "unknown_place", "place_contradicts"}


@given(st.sampled_from(GEMEINDEN), st.sampled_from(sorted(FORMS)))
@settings(deadline=None, max_examples=600)
def test_a_gemeinde_in_any_form_is_itself_or_asked_for(gemeinde, form):
    typed = FORMS[form](gemeinde.name, gemeinde.key)
    place = resolve(typed)
    assert is_meant_or_asked(place, gemeinde.key), typed
    shared = territory.name_of(gemeinde.key) in {"Fulda", "Gießen", "Groß-Gerau", "Kassel"}
    assert place.key or shared or form == "without addition", typed


@given(st.sampled_from(GEMEINDEN), st.sampled_from(sorted(AS_GEMEINDE)), st.sampled_from(sorted(FORMS)))
@settings(deadline=None, max_examples=600)
def test_a_prefix_makes_every_gemeinde_sure(gemeinde, words, form):
    typed = words.format(FORMS[form](gemeinde.name, gemeinde.key))
    place = resolve(typed)
    assert is_meant_or_asked(place, gemeinde.key), typed
    assert form != "as it is" or place.key, typed


@pytest.mark.parametrize("words", AS_GEMEINDE)
def test_every_gemeinde_is_read_with_these_words(words):
    assert [each.name for each in GEMEINDEN if resolve(words.format(each.name)).key != each.key] == []


@pytest.mark.parametrize("words", AS_LANDKREIS)
def test_every_landkreis_is_read_with_these_words(words):
    names = {each.key: each.name.removeprefix("Landkreis ").removeprefix("Kreis ") for each in LANDKREISE}
    assert {key: name for key, name in names.items() if resolve(words.format(name)).key != key} == {}
    assert {
        key for key, name in names.items() if resolve(words.format(without_umlauts(name)).upper()).key != key
    } == set()


@pytest.mark.parametrize("shape", IN_KREIS)
def test_the_kreis_behind_a_name_is_read_or_the_row_is_asked_for(shape):
    members = [each for each in GEMEINDEN if each.art not in {"kreisfreie Stadt"}]
    places = {each.key: resolve(shape.format(bare(each.name), kreis(each.key))) for each in members}
    assert [key for key, place in places.items() if not is_meant_or_asked(place, key)] == []
    asked = {key for key, place in places.items() if not place.key}
    assert asked == (set(places) if "/" in shape else KREIS_IS_ITS_NAME)


@pytest.mark.parametrize(
    ("typed", "key", "note"),
    [
        ("Homberg (Schwalm-Eder-Kreis)", "06634009", ""),
        ("Homberg (Schwalm-Eder)", "06634009", ""),
        ("Stadt Homberg, Schwalm-Eder-Kreis", "06634009", "„Schwalm-Eder-Kreis“ hinter dem Namen ist als Lage"),
        ("Homberg (Efze) im Schwalm-Eder-Kreis (AGS 06634009)", "06634009", ""),
        ("Stadt Kassel, kreisfrei (AGS 06611000)", "06611000", ""),
        ("Nauheim (Wetteraukreis)", "06440002", "Nach der Angabe zum Kreis ist Bad Nauheim"),
        ("Kassel (Landkreis Kassel)", "06633", ""),
        ("Darmstadt, Hessen", "06411000", "„Hessen“ hinter dem Namen"),
        ("Hanau (Main-Kinzig-Kreis)", "06415000", ""),
    ],
)
def test_words_behind_a_name(typed, key, note):
    place = resolve(typed)
    assert place.key == key
    assert place.note.startswith(note)
    assert bool(place.note) == bool(note)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("Bensheim (LK Gießen)", "place_contradicts"),
        ("Steinbach (Gießen)", "place_contradicts"),  # a part of Fernwald, not Steinbach (Taunus)
        ("06631013 Hofbieber (Landkreis Gießen)", "place_contradicts"),
        ("Gießen (Landkreis Gießen)", "ambiguous_place"),
        ("Stadt Fulda, Landkreis Fulda", "unknown_place"),
        ("Stadt Fulda / Landkreis Fulda", "unknown_place"),
        ("Bensheim, Fulda", "unknown_place"),
        ("Fürth (Bayern)", "unknown_place"),
        ("Volkshochschule, LK Gießen", "unknown_place"),
        ("35037 Marburg", "unknown_place"),
        ("Zweckverband Hanau (Main-Kinzig-Kreis)", "not_a_kommune"),
    ],
)
def test_words_behind_a_name_that_leave_it_open(typed, rule):
    place = resolve(typed)
    assert (place.key, place.rule) == ("", rule)


def test_a_kreis_in_the_cell_that_does_not_fit_is_said_without_naming_another_column():
    details = resolve("Bensheim (LK Gießen)").details
    assert details["stated"] == "Landkreis Gießen"
    assert "label" not in details


def slips(name: str) -> Iterator[str]:
    """One letter left out, doubled, or exchanged with the one before."""
    for at, letter in enumerate(name):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + letter + name[at:]
        if at:
            yield name[: at - 1] + letter + name[at - 1] + name[at + 1 :]


NAMES_OF_OTHERS = {"Lorch", "alsfeld"}
"""Slips in Lorsch and Malsfeld that are the whole name of another Gemeinde: only the rest of the row can tell."""


def mistaken(name: str, key: str) -> list[str]:
    typed = [each for each in slips(name) if each not in NAMES_OF_OTHERS]
    return [each for each in typed if resolve(each).key not in {"", key}]


@given(st.sampled_from([(each.name, each.key) for each in KOMMUNEN.itertuples()]))
@settings(deadline=None, max_examples=40)
def test_a_slip_of_the_finger_is_never_another_kommune(named):
    name, key = named
    assert mistaken(name, key) == []
    assert mistaken(bare(name), key) == []


def test_a_slip_that_is_the_name_of_another_contradicts_the_rest_of_the_row():
    assert resolve("Lorch", ags="06431016").rule == "key_contradicts"
    assert resolve("alsfeld", kreis="06634").rule == "place_contradicts"


# All of the shared reference


def table(name: str) -> list[dict[str, str]]:
    if not REFERENCE.exists():
        pytest.skip(f"the reference tables are not at {REFERENCE}")
    with (REFERENCE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def our_key(ags: str) -> str:
    """The key of today; a kreisfreie Stadt has the one of its Gemeinde."""
    city = len(ags) == 5 and territory.kind_of(ags) == "kreisfreie Stadt"
    return territory.successor(f"{ags}000" if city else ags, None)


def art(key: str) -> str:
    return "Landkreis" if len(key) == 5 else "Gemeinde"


def variants(*levels: str) -> list[dict[str, str]]:
    return [row for row in table("name_variants.csv") if row["level"] in levels]


def test_every_safe_spelling_is_read_right_where_its_level_is_known():
    safe = [row for row in variants("gemeinde", "kreis") if row["auto_match_if_level_known"] == "1"]
    keys = {(row["variant"], our_key(row["target_ags"])) for row in safe}
    assert len(safe) > 2400
    assert {(name, key) for name, key in keys if resolve(name, art=art(key)).key != key} == set()


def test_every_safe_spelling_of_one_place_is_read_right_without_help():
    safe = [row for row in variants("gemeinde", "kreis") if row["auto_match_if_level_known"] == "1"]
    keys = {(row["variant"], our_key(row["target_ags"])) for row in safe if row["ambiguous"] == "0"}
    assert {(name, key) for name, key in keys if resolve(name).key != key} == set()


def test_every_spelling_of_a_bezirk_and_of_the_land():
    bezirke = {(row["variant"], row["target_ags"]) for row in variants("regierungsbezirk")}
    assert {(name, key) for name, key in bezirke if BezirkRef().parse(name) != key} == set()
    assert [row["variant"] for row in variants("land") if resolve(row["variant"], land=True).key != "06"] == []


def test_no_spelling_at_all_is_read_as_another_place():
    for row in variants("gemeinde", "kreis"):
        key, place = our_key(row["target_ags"]), resolve(row["variant"])
        assert place.key in {"", key} or row["variant"] == "Nauheim", row


CLEAR = {"same_body_two_keys", "same_body_two_levels", "part_of_kreis_name", "seat_town_used_for_kreis"}
CLEAR_NAMES = {"Nauheim", "Breitenbach", "Darmstadt", "Bergstraße"}
"""Names of one Kommune alone: a Bezirk (Darmstadt) is none, the others only look like them."""


def ambiguous() -> dict[str, list[str]]:
    """Name -> our keys of its Kommunen, of all that are no mere pairs of similar names."""
    rows = [row for row in table("ambiguous_names.csv") if not row["kind"].startswith("confusable")]
    found = {}
    for row in rows:
        parts = [candidate.split(":") for candidate in row["candidates"].split(" | ")]
        found[row["name"]] = [our_key(part[1]) for part in parts if part[0] != "regierungsbezirk"]
    return found


def test_no_ambiguous_name_is_read_without_help():
    kinds = {row["name"]: row["kind"] for row in table("ambiguous_names.csv")}
    open_names = [name for name in ambiguous() if kinds[name] not in CLEAR and name not in CLEAR_NAMES]
    assert len(open_names) == 12
    assert [name for name in open_names if resolve(name).rule != "ambiguous_place"] == []


def test_an_ambiguous_name_is_read_right_with_help():
    for name, keys in ambiguous().items():
        for key in keys:
            place = resolve(name, kreis=key[:5], art=art(key))
            assert is_meant_or_asked(place, key), (name, key)
            assert place.key == key or key not in resolve(name).candidates, (name, key)


def test_of_two_similar_names_each_is_read_as_itself():
    for row in table("ambiguous_names.csv"):
        if row["kind"].startswith("confusable"):
            for candidate in row["candidates"].split(" | "):
                _, key, name = candidate.split(":")
                assert resolve(name, art="Gemeinde").key == our_key(key)
