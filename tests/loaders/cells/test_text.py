import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.text import Text, folded, one_line, says_nothing, with_digits
from tests.loaders.cells.asking import asked, said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  Stadt\n Hanau ", "Stadt Hanau"),
        ("Stadt\u00a0Hanau", "Stadt Hanau"),
        ("Ha\u00adnau\u200b", "Hanau"),
        ("abc\u202edef", "abcdef"),
        ("a\ud800b", "ab"),
        ("Gieße\u0308n", "Gießën"),
        (5.0, "5"),
        (5.5, "5,5"),
    ],
)
def test_text_is_one_line_of_visible_characters(value, expected):
    assert Text().parse(value) == expected


def test_longest_text():
    assert Text(at_most=5).parse("12345") == "12345"
    assert said(Text(at_most=5), "123456").message == "Der Text ist 6 Zeichen lang, möglich sind 5. Bitte kürzen."


def test_pattern_suggests_the_text_without_blanks():
    code = Text(r"[A-Z]{2}\d+", example="AB12")

    assert code.parse("AB12") == "AB12"
    assert asked(code, "AB 12") == ("text_pattern", "AB12")
    assert asked(code, "nichts") == ("text_pattern", "")
    assert code.describe() == "Ein Text wie „AB12“ mit höchstens 500 Zeichen."


def test_only_invisible_characters_are_no_text():
    assert asked(Text(), "\u200b\u00ad") == ("text_unseen", "")


@pytest.mark.parametrize("spelling", ["Gießen", "GIESSEN", "giessen", " Gießen ", "Gie-ßen", "Gießen."])
def test_folded_does_not_care_how_a_word_is_spelled(spelling):
    assert folded(spelling) == "giessen"


def test_folded_reads_umlauts_in_all_their_forms():
    assert folded("Wächtersbach") == folded("Waechtersbach") == folded("Wa\u0308chtersbach") == "waechtersbach"


@pytest.mark.parametrize(
    "text", ["", "k. A.", "k.A.", "keine Angabe", "-", "–", "—", "--", "unbekannt", "n/a", "?", "…"]
)
def test_words_for_no_figure(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["0", "keine", "nein", "- 5", "offen", "Kassel"])
def test_words_that_are_not_for_no_figure(text):
    assert not says_nothing(text)


def test_letters_that_look_like_digits_are_replaced_only_in_numbers():
    assert with_digits("1O0 Orte, l2 Olme, OZG-1O177") == "100 Orte, 12 Olme, OZG-10177"


@given(st.text())
def test_one_line_changes_nothing_the_second_time(text):
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@given(st.text(st.characters(), max_size=200))
def test_every_kept_text_can_be_written_to_a_file(text):
    one_line(text).encode("utf-8")
