"""Hostile text of workbooks in a real browser: nothing runs, nobody is asked, and all of it can be read as typed."""

import pytest

from data.store import open_store
from tests import hostile
from tests.conftest import serving

pytestmark = pytest.mark.browser

VIEWS = (
    "teilnahme",
    "foerderung?ansicht=Verteilung",
    "ozg",
    "ozg?grundlage=Meldungen+der+Kommunen",
    "zusammenhang",
    "verlauf",
)

BECAME_MORE = """() => [...document.querySelectorAll(
  "[data-testid=stMain] :is(script, iframe, object, embed, form, marquee, .katex, math, code, del, h4, blockquote, hr),"
  + " :is(a, img, image, video, audio, link)[href*=evil]:not([href^='/ozg?']), :is(img, image, video, audio, script)[src*=evil],"
  + " a[href^='javascript:'], a[href^='mailto:'], [data-testid=stMarkdownContainer] :is(img, [translate=no])")]
  .map((each) => each.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A server all of whose text is hostile, with a saved view for each text that is short enough for a name."""
    folder = tmp_path_factory.mktemp("boese") / "daten"
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    hostile.fill(store, hostile.STRINGS.values())
    names = {view.name for view in store.saved_views()}
    store.close()
    with serving(folder, folder.parent / "log.txt") as running:
        yield running, names


def test_two_hundred_hostile_texts_stay_text_on_every_page(visit, attacked, tmp_path):
    server, names = attacked
    opened = visit("/", on=server)
    page, dialogs = opened.page, []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for view in VIEWS:
        page.goto(f"{server.url}/{view}")
        opened.settle()
        for bar in page.locator(".stPlotlyChart .point path:visible, .stPlotlyChart .points path:visible").all()[:6]:
            bar.hover(force=True)
        assert page.evaluate(BECAME_MORE) == [], view
        assert page.locator(".hoverlayer a").count() == 0
    _views(opened, names)
    _findings(opened, tmp_path)
    with page.expect_download() as download:
        page.get_by_role("button", name="XLSX herunterladen").or_(
            page.get_by_role("button", name="Meine Datei")
        ).first.click()
    assert download.value.path().stat().st_size > 0
    assert download.value.url.startswith(f"{server.url}/media/")
    assert page.request.get(download.value.url).headers["cache-control"] == "no-store"
    assert opened.foreign == []
    assert dialogs == []
    assert page.evaluate("window.geknackt") is None


def _views(opened, names) -> None:
    """Every text is the name of a saved view: its link reads as it was typed."""
    page = opened.page
    page.get_by_role("button", name="Ansichten").click()
    page.get_by_role("button", name="Entfernen").first.wait_for()
    opened.settle()
    shown = page.locator("[data-testid=stPopoverBody] a").all_text_contents()
    assert {" ".join(text.split()) for text in shown} == {" ".join(name.split()) for name in names}
    assert len(names) > 200
    assert page.evaluate(BECAME_MORE) == []
    page.get_by_role("button", name="Entfernen").nth(3).hover()
    page.get_by_role("tooltip").wait_for()
    assert page.locator("[role=tooltip] :is(a, img)").count() == 0
    page.keyboard.press("Escape")


def _findings(opened, tmp_path) -> None:
    """A file with a hostile name, sheets, headings and cells: its findings quote them, and the form to assign columns."""
    page, name = opened.page, "<img src=x onerror=window.geknackt=1>.xlsx"
    texts = list(hostile.STRINGS.values())[::6]
    file = tmp_path / name
    sheets = {hostile.sheet_name(f"![x](y) {n}"): hostile.headed("Mittel", texts[n::4]) for n in range(4)}
    file.write_bytes(hostile.workbook({**sheets, "Mittel <b>&": hostile.typed_records("Mittel", texts)}))
    page.goto(f"{opened.home}/hochladen")
    opened.settle()
    page.locator("input[type=file]").set_input_files(str(file))
    page.get_by_text("Was ist zu tun").or_(page.get_by_text("Wo genau?")).first.wait_for()
    opened.settle()
    assert name in page.inner_text("[data-testid=stMain]")
    page.get_by_text("Spalten selbst zuordnen").click()
    page.get_by_text("Wählen Sie für jede Spalte").wait_for()
    opened.settle()
    assert page.locator(".stSelectbox").count() > 10
    assert page.evaluate(BECAME_MORE) == []
