"""The two published lists of OZG-Modellkommunen, copied here by hand from the collected facts."""

from data.metrics.modellkommunen import CAME, IN_2020, IN_2022, LEFT, STAYED, modellkommunen

NOVEMBER_2020 = {
    "Darmstadt", "Fulda", "Landkreis Gießen", "Großalmerode", "Kreis Groß-Gerau", "Hofbieber", "Marburg",
    "Landkreis Marburg-Biedenkopf", "Taunusstein", "Usingen", "Viernheim", "Volkmarsen", "Wanfried", "Wetzlar",
    "Wiesbaden",
}  # fmt: skip


def test_the_lists_differ_by_fulda_and_neu_isenburg():
    table = modellkommunen()
    by_word = {word: set(part["name"]) for word, part in table.groupby("genannt")}

    assert (len(IN_2020), len(IN_2022)) == (15, 15)
    assert by_word[STAYED] | by_word[LEFT] == NOVEMBER_2020
    assert by_word[LEFT] == {"Fulda"}
    assert by_word[CAME] == {"Neu-Isenburg"}
    assert table["name"].tolist()[:2] == ["Fulda", "Neu-Isenburg"]
