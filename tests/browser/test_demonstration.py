"""The demonstration by keyboard alone: loaded from Hilfe, marked on every chart, removed again, and nothing is left."""

import pytest

from data.store import open_store
from loaders.workbooks import SHEETS
from tests.browser.keyboard import enter

LOAD, REMOVE = "Demonstrationsdaten laden", "Demonstrationsdaten entfernen"
CHOICE = "?programm=Demonstrationsprogramm+Digitale+Kommune"
LOADING = 180_000


def stored(server) -> dict[str, int]:
    """How many rows of each sheet are live."""
    store = open_store(f"sqlite:///{server.data / 'dashboard.sqlite'}")
    found = {name: len(store.rows(sheet)) for name, sheet in SHEETS.items()}
    store.close()
    return found


def press(page, button: str, then: str) -> None:
    """Press a button by keyboard and wait until the other one is there."""
    enter(page, button, limit=150)
    page.get_by_role("button", name=then).wait_for(timeout=LOADING)


@pytest.mark.browser
def test_the_demonstration_comes_and_goes_by_keyboard(visit, fresh_server):
    server = fresh_server()
    before = stored(server)
    helped = visit("/hilfe", on=server)
    assert helped.page.get_by_role("button", name=REMOVE).count() == 0
    press(helped.page, LOAD, then=REMOVE)
    helped.settle()
    assert helped.page.get_by_role("button", name=LOAD).count() == 0
    assert helped.serious("demonstration data") == []
    assert helped.foreign == []
    assert stored(server)["ozg"] == before["ozg"] + 104_080

    money = visit(f"/foerderung{CHOICE}", on=server).page
    charts = money.locator(".stPlotlyChart").count()
    assert charts >= 4
    assert money.get_by_text("Demonstrationsdaten", exact=True).count() >= charts

    press(helped.page, REMOVE, then=LOAD)
    helped.settle()
    assert helped.page.get_by_role("button", name=REMOVE).count() == 0
    assert stored(server) == before
    gone = visit(f"/foerderung{CHOICE}", on=server).page
    assert gone.get_by_text("Demonstrationsprogramm Digitale Kommune").count() == 0
    assert gone.get_by_text("Demonstrationsdaten", exact=True).count() == 0
