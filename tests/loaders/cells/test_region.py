import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import territory
from loaders.cells.base import written
from loaders.cells.place import KommuneRef
from loaders.cells.region import BezirkRef, KommuneArt, KreisRef
from loaders.findings import Rejected, finding


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("RP Kassel", "066"),
        ("Reg.-Bez. Giessen", "065"),
        ("Reg.-Bez. Gießen", "065"),
        ("RB DA", "064"),
        ("RPDA", "064"),
        ("Regierungspräsidium Darmstadt", "064"),
        ("Der Regierungspräsident in Kassel", "066"),
        ("DA", "064"),
        ("gi", "065"),
        ("KS", "066"),
        ("Kassel", "066"),
        ("Gießen", "065"),
        ("Giesen", None),
        ("Mittelhessen", "065"),
        ("Nordhessen", "066"),
        ("Südhessen", "064"),
        ("Sudhessen", "064"),
        ("064", "064"),
        (64, "064"),
        ("06400000", "064"),
        ("LK Kassel", None),
        ("Stadt Kassel", None),
        ("Wiesbaden", None),
        ("06531", None),
        ("Hessen", None),
    ],
)
def test_bezirk(value, key):
    if key:
        assert BezirkRef().parse(value) == key
    else:
        with pytest.raises(Rejected, match="unknown_bezirk"):
            BezirkRef().parse(value)


@pytest.mark.parametrize("value", ["Hessen", "Land Hessen", "landesweit", "06", 6])
def test_bezirk_or_land(value):
    assert BezirkRef(land=True).parse(value) == "06"


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("Landkreis Kassel", "06633"),
        ("Kassel, Stadt", "06611"),
        ("SK Kassel", "06611"),
        ("Gießen", "06531"),
        ("Fulda", "06631"),
        ("Groß-Gerau", "06433"),
        ("Bergstrasse", "06431"),
        ("Hochtaunus", "06434"),
        ("Vogelsberg-Kreis", "06535"),
        ("MKK", "06435"),
        ("Kreis Offenbach am Main", "06438"),
        ("Offenbach am Main", "06413"),
        ("Frankfurt a.M.", "06412"),
        ("Hanau", "06415"),
        ("Darmstadt", "06411"),
        ("06531", "06531"),
        (6531, "06531"),
        ("06531000", "06531"),
        ("06412000", "06412"),
    ],
)
def test_kreis(value, key):
    assert KreisRef().parse(value) == key


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("Kassel", "06611 06633"),
        ("Offenbach", "06413 06438"),
        ("kreisfrei", "06411 06412 06413 06414 06415 06611"),
    ],
)
def test_a_shared_name_keeps_all_its_kreise(value, keys):
    assert KreisRef().parse(value) == keys


@pytest.mark.parametrize(
    ("kommune", "kreis", "key"),
    [("Vellmar", "Kassel", "06633026"), ("Dreieich", "Offenbach", "06438002"), ("Wiesbaden", "kreisfrei", "06414000")],
)
def test_a_shared_name_of_a_kreis_stops_no_kommune(kommune, kreis, key):
    assert KommuneRef().parse(kommune, {"kreis": KreisRef().parse(kreis)}) == key


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("Stadt Gießen", "Landkreis Gießen"),
        ("Weteraukreis", "Wetteraukreis"),
        ("Bensheim", ""),
        ("06531005", ""),
        ("99", ""),
    ],
)
def test_what_is_no_kreis(value, suggestion):
    with pytest.raises(Rejected, match="unknown_kreis") as caught:
        KreisRef().parse(value)
    assert caught.value.suggestion == suggestion
    assert value in finding("unknown_kreis", value=value).message


def test_every_kreis_of_the_list_is_understood():
    assert [KreisRef().parse(name) for name in KreisRef().choices()] == list(territory.kreise()["kreis"])


@pytest.mark.parametrize(
    ("value", "group"),
    [
        ("Stadt", "Gemeinde"),
        ("gemeinde", "Gemeinde"),
        ("Marktflecken", "Gemeinde"),
        ("Sonderstatusstadt", "Gemeinde"),
        ("kreisangehörige Stadt", "Gemeinde"),
        ("Stadt/Gemeinde", "Gemeinde"),
        ("Kreisfreie Stadt", "kreisfreie Stadt"),
        ("krfr. Stadt", "kreisfreie Stadt"),
        ("Stadtkreis", "kreisfreie Stadt"),
        ("LK", "Landkreis"),
        ("Landkreis", "Landkreis"),
        ("Kreis", "Landkreis"),
        ("Land", "Land"),
    ],
)
def test_art(value, group):
    assert KommuneArt().parse(value) == group


def test_what_is_no_art():
    with pytest.raises(Rejected, match="unknown_art") as caught:
        KommuneArt().parse("Verband")
    assert finding("unknown_art", value="Verband", **caught.value.details).message == (
        "„Verband“ ist keine Art von Kommune. Bitte eine Möglichkeit eintragen: "
        "Stadt, Gemeinde, kreisfreie Stadt, Landkreis."
    )


@pytest.mark.parametrize("cell_type", [BezirkRef(), BezirkRef(land=True), KreisRef(), KommuneArt()])
def test_sample_choices_and_description(cell_type):
    assert all(cell_type.parse(choice) for choice in cell_type.choices())
    assert cell_type.parse(cell_type.sample())
    assert cell_type.describe().endswith(".")


def test_the_samples_fit_together():
    context = {"kreis": KreisRef().parse(KreisRef().sample()), "art": KommuneArt().parse(KommuneArt().sample())}
    context["regierungsbezirk"] = BezirkRef().parse(BezirkRef().sample())
    assert KommuneRef().parse(KommuneRef().sample(), context) == "06631013"


def answer(cell_type, value) -> str:
    """The typed value, or the sentence of the finding."""
    try:
        return cell_type.parse(value)
    except Rejected as rejected:
        return finding(rejected.rule, value=written(value), **rejected.details).message


@given(st.one_of(st.text(), st.integers(), st.floats()), st.sampled_from([BezirkRef(), KreisRef(), KommuneArt()]))
def test_anything_is_typed_or_refused_with_a_sentence(value, cell_type):
    assert answer(cell_type, value)
