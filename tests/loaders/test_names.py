import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.names import BEZIRK, GEMEINDE, KREIS, match_key, read_name, without_footnote


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Gießen", "giessen"),
        ("GROẞ-GERAU", "gross gerau"),
        ("Bad Homburg v.d.Höhe", "bad homburg v d hoehe"),
        ("Mu\u0308cke", "muecke"),
        ("Poppenhausen\u00a0(Wasserkuppe)", "poppenhausen wasserkuppe"),
        ("Café", "cafe"),
        ("—", ""),
    ],
)
def test_match_key(text, key):
    assert match_key(text) == key


@pytest.mark.parametrize(
    ("text", "level", "core"),
    [
        ("Kassel", "", "kassel"),
        ("Stadt Kassel", GEMEINDE, "kassel"),
        ("Magistrat der Stadt Hanau", GEMEINDE, "hanau"),
        ("Der Magistrat der Universitätsstadt Marburg", GEMEINDE, "marburg"),
        ("Gemeindevorstand der Gemeinde Hofbieber", GEMEINDE, "hofbieber"),
        ("documenta-Stadt Kassel", GEMEINDE, "kassel"),
        ("Kassel, documenta-Stadt", GEMEINDE, "kassel"),
        ("krfr. Stadt Offenbach", GEMEINDE, "offenbach"),
        ("LK Gießen", KREIS, "giessen"),
        ("Ldkr. Gießen", KREIS, "giessen"),
        ("Gießen, Landkreis", KREIS, "giessen"),
        ("Gießen (LK)", KREIS, "giessen"),
        ("Offenbach-Land", KREIS, "offenbach"),
        ("Kreisausschuss des Landkreises Fulda", KREIS, "fulda"),
        ("Kreisausschuss des Wetteraukreises", KREIS, "wetteraukreis"),
        ("Landrat des Main-Kinzig-Kreises", KREIS, "mainkinzig"),
        ("Kreis Offenbach am Main", KREIS, "offenbachmain"),
        ("Reg.-Bez. Kassel", BEZIRK, "kassel"),
        ("RP_KS", BEZIRK, "ks"),
        ("Regierungspräsidium Gießen", BEZIRK, "giessen"),
        ("Kassel (Regierungsbezirk)", BEZIRK, "kassel"),
        ("Stadtallendorf", "", "stadtallendorf"),
        ("Neustadt (Hessen)", "", "neustadthessen"),
        ("B. Homburg v.d.H.", "", "badhomburgh"),
        ("Gr.-Umstadt", "", "grossumstadt"),
        ("Frankfurt a.M.", "", "frankfurtmain"),
        ("Kreis", "", "kreis"),
        ("", "", ""),
    ],
)
def test_read_name(text, level, core):
    spelling = read_name(text)
    assert (spelling.level, spelling.core) == (level, core)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hanau5)", "Hanau"),
        ("Hanau*", "Hanau"),
        ("Hanau ¹", "Hanau"),
        ("Hanau (5)", "Hanau"),
        ("Homberg (Efze)", "Homberg (Efze)"),
        ("*", "*"),
    ],
)
def test_without_footnote(text, name):
    assert without_footnote(text) == name


@given(st.text(max_size=400))
def test_reading_never_raises_and_knows_only_plain_letters(text):
    assert set(read_name(text).core) <= set("abcdefghijklmnopqrstuvwxyz0123456789")
