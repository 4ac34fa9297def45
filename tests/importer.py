"""An official at work, without a browser: uploads lists and takes them over, and notes what was acknowledged."""

import re
import time

from tests.loaders.books import book
from tests.visitor import PATIENCE, Sight, Visitor

PICK, WHO, TAKE = "Excel-Dateien auswählen", "Wer übernimmt? (Dienststelle genügt)", "Übernehmen"
RECEIPT = re.compile(r"ist als \*\*Revision (\d+)\*\* gespeichert")


def attendance(number: int) -> bytes:
    """A list of one conference with that many people."""
    rows = [["Regierungsbezirk", "Teilnehmende"], ["Kassel", number], ["Summe", number]]
    return book(Anwesenheit=[["Regionalkonferenz Kassel am 5. Februar 2020"], *rows])


def take_over(visitor: Visitor, number: int) -> int:
    """Upload such a list and take it over; the revision that the page acknowledges."""
    prepared = prepare(visitor, number)
    done = visitor.look(prepared.widgets[TAKE])
    if not (told := receipt(done)):
        raise AssertionError(f"Nothing was acknowledged: {done.alerts}, {done.texts}")
    return told


def prepare(visitor: Visitor, number: int) -> Sight:
    """Upload such a list and sign; the page on which it can be taken over."""
    visitor.entered.clear()
    seen = until(visitor, PICK)
    visitor.upload(seen.widgets[PICK], f"kassel-{number}.xlsx", attendance(number))
    seen = until(visitor, TAKE)
    if WHO in seen.widgets:  # where there is a sign-in nobody is asked
        visitor.write(seen.widgets[WHO], "RP Kassel")
    return seen


def receipt(seen: Sight) -> int:
    """The revision that a page acknowledges; 0 for none."""
    told = RECEIPT.search("\n".join(seen.texts))
    return int(told.group(1)) if told else 0


def until(visitor: Visitor, label: str) -> Sight:
    """Look until a field or button is there: the file is read in a process of its own."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        seen = visitor.look()
        visitor.entered.clear()
        if label in seen.widgets:
            return seen
        time.sleep(0.2)
    raise TimeoutError(label)
