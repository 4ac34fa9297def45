"""The accessibility report: no page and no state is missing, nothing undeclared stands in it, and the papers agree with it."""

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from PIL import Image

from pages.barrierefreiheit import texts
from pages.barrierefreiheit.exceptions import EXCEPTIONS
from pages.shared.language import MONTHS
from pages.sitemap import MENU, PAGES
from tests.browser import contrast, looks

ROWS = looks.table()
Look = Mapping[str, str]

EVERYWHERE: dict[str, Callable[[Look], bool]] = {
    "filled": lambda each: (each["state"], each["width"], each["theme"]) == ("filled", "1440", "light"),
    "200 %": lambda each: each["state"] == "filled, 200 %",
    "small and dark": lambda each: (each["state"], each["width"], each["theme"]) == ("filled", "320", "dark"),
}
WITH_DATA: dict[str, Callable[[Look], bool]] = {
    "empty": lambda each: each["state"] == "empty",
    "outage": lambda each: each["state"].startswith("outage") and each["theme"] == "dark",
}
STATES = {
    "Förderung": {"Ansichten, box open", "Stand am …, box open", "Ohne Anmeldung, box open", "filled, list open"},
    "Teilnahme": {"waiting in line, open page", "a bar chosen, rows open", "keine-rolle"},
    "Hochladen": {"no file yet", "findings", "refused file", "preview", "receipt", "imported before", "mending by hand"},
    "Verlauf": {"about to undo", "annotation entered"},
    "Verwaltung": {"Rollen", "Sitzungen", "Protokoll", "Personen", "keine-berechtigung", "meine-sitzungen, box open"},
    "Hilfe": {"demonstration data"},
}  # fmt: skip


@pytest.mark.parametrize("title", [entry.title for entry in PAGES])
def test_every_page_was_looked_at_in_every_way(title):
    wanted = EVERYWHERE | (WITH_DATA if title in [entry.title for entry in MENU] else {})
    mine = [each for each in ROWS if each["page"] == title]

    assert [name for name, is_it in wanted.items() if not any(map(is_it, mine))] == []
    assert STATES.get(title, set()) - {each["state"] for each in mine} == set()


def test_what_stands_in_it_is_declared():
    declared = {barrier.rule for barrier in EXCEPTIONS}
    found = {rule for each in ROWS for rule in re.findall(r"([a-z][\w-]*) \d+", each["violations"])}

    assert found <= declared
    assert all(int(each["passed"]) > 10 for each in ROWS)


def test_the_papers_agree_with_it():
    day = date.fromisoformat(max(each["day"] for each in ROWS))
    paper = looks.PAPER.read_text(encoding="utf-8")

    assert looks.between(paper, "totals") == looks.totals(ROWS)
    assert (
        f"am {day.day}. {MONTHS[day.month - 1]} {day.year} alle {len(PAGES)} Seiten in {len(ROWS)} Ansichten"
        in texts.STATE
    )
    assert {rule for each in ROWS for rule in re.findall(r"([a-z][\w-]*) \d+", each["needs an eye"])} <= set(
        re.findall(r"`([\w-]+)`", paper)
    )


def test_a_look_becomes_a_row_and_the_rows_a_report(tmp_path, monkeypatch):
    seen = {"title": "Hilfe – Kommunen digital in Hessen", "path": "/hilfe", "query": "?stand=1", "width": 720, "height": 450,
            "dark": True, "forced": False, "running": False, "dialog": False, "box": True, "list": False, "older": True}  # fmt: skip
    heavy = {"id": "color-contrast", "impact": "serious", "tags": ["wcag2aa"], "nodes": [1, 2]}
    light = {"id": "region", "impact": "moderate", "tags": ["best-practice"], "nodes": [1]}
    found = {"passes": [1] * 40, "violations": [light, heavy], "incomplete": [heavy], "testEngine": {"version": "4"}}
    row = looks.row(seen, found, "", "Leser")
    assert row[:-1] == [
        "Hilfe", "/hilfe?stand=1", "filled, box open, older Stand, 200 %", 720, "dark", "Leser", 40, "color-contrast 2",
        "region 1", "color-contrast 2", "4",
    ]  # fmt: skip

    monkeypatch.setattr(looks, "TABLE", tmp_path / "out.csv")
    monkeypatch.setattr(looks, "PAPER", tmp_path / "out.md")
    looks.PAPER.write_text("Before\n<!-- totals -->\n<!-- /totals -->\nAfter", encoding="utf-8")
    with (tmp_path / "rows").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([row, row])
    looks.publish(tmp_path / "rows")
    assert len(looks.table(looks.TABLE)) == 1
    assert "| Hilfe | 1 | 1 | 1 | 0 | 1 |" in looks.PAPER.read_text(encoding="utf-8")
    assert looks.PAPER.read_text(encoding="utf-8").endswith("<!-- /totals -->\nAfter")


@pytest.mark.parametrize(
    ("ground", "seen", "ratio"), [("#ffffff", 1, 4.54), ("#ffffff", 0.5, 1.93), ("#5b93bd", 1, 1.37)]
)
def test_a_word_is_measured_against_what_lies_behind_it(ground, seen, ratio):
    behind = Image.new("RGB", (40, 20), ground)
    behind.paste((118, 118, 118), (0, 0, 1, 20))  # an edge, thinner than a tenth
    word = {"ink": [118, 118, 118], "seen": seen, "box": [0, 0, 40, 20], "size": 13}

    assert contrast.contrast(word, behind) == pytest.approx(ratio, abs=0.01)
