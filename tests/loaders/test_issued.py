"""Templates that come back: an outdated one is said to be so and read all the same; its own sheets are no news."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from loaders import outgoing
from loaders.findings import NOTE
from loaders.issued import EXPLANATION, of_another_version
from loaders.limits import limits
from loaders.outgoing import HEADER_LINE, template
from loaders.reader import reading_of
from loaders.recognise import NO_TABLE
from loaders.workbooks import WORKBOOKS, workbook
from tests.loaders.books import grid

KIND = replace(workbook("teilnahme"), version=2)


@pytest.mark.parametrize(
    ("said", "rule", "words"),
    [
        ("Vorlage „Teilnahme“, Fassung 1: Wer", "template_outdated", ("Fassung 1; gültig ist Fassung 2", "künftig")),
        ("Vorlage „Teilnahme“, Fassung 10", "template_newer", ("Fassung 10; hier ist erst Fassung 2", "die Vorlage")),
        ("Vorlage „Teilnahme“, Fassung 2: Wer", None, ()),
        ("Vorlage „Förderung“, Fassung 1: Euro", None, ()),
        ("Aus Vorlage „Teilnahme“, Fassung 1", None, ()),
        ("Vorlage „Teilnahme“, Fassung 1b", None, ()),
        (1, None, ()),
    ],
)
def test_a_mark_of_another_version_is_told(said, rule, words):
    found = of_another_version(KIND, [grid([["Referat D3", None], [None, said], ["Kommune", "Anzahl"]])])

    assert [(each.rule, each.cell, each.severity) for each in found] == ([(rule, "B2", NOTE)] if rule else [])
    assert all(word in each.message for each in found for word in words)


def test_several_sheets_of_one_template_are_told_once():
    said = [["Vorlage „Teilnahme“, Fassung 1: Wer"]]

    assert len(of_another_version(KIND, [grid([["x"]]), grid(said), grid(said, name="Zweites")])) == 1


@pytest.mark.parametrize(("made_from", "rule"), [(0, "template_outdated"), (1, None), (2, "template_newer")])
def test_a_template_of_another_version_is_read_all_the_same(made_from, rule, monkeypatch):
    kind = workbook("teilnahme")
    monkeypatch.setattr(outgoing, "ROWS", 5)
    book = load_workbook(BytesIO(template(replace(kind, version=made_from))))
    for column, value in ((2, "Regionalkonferenz Gießen"), (3, "12.02.2020"), (9, "Marburg"), (11, 3)):
        book.worksheets[0].cell(HEADER_LINE + 2, column).value = value
    stream = BytesIO()
    book.save(stream)
    reading = reading_of(stream.getvalue(), "vorlage.xlsx", limits())

    assert reading.accepted
    assert len(reading.tables["teilnahme"]) == 1
    assert [found.rule for found in reading.findings if found.rule.startswith("template")] == [rule] * bool(rule)


def test_an_explanation_beside_which_somebody_wrote_is_told(monkeypatch):
    monkeypatch.setattr(outgoing, "ROWS", 5)
    book = load_workbook(BytesIO(template(WORKBOOKS[0])))
    book[EXPLANATION]["C3"] = "Bitte anrufen"
    stream = BytesIO()
    book.save(stream)
    reading = reading_of(stream.getvalue(), "vorlage.xlsx", limits())

    assert [(left.sheet, left.reason) for left in reading.omitted if not left.line] == [(EXPLANATION, NO_TABLE)]
