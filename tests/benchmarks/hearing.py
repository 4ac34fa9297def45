"""How long a page takes to answer a click, by the clock of its browser."""

from typing import Any

from playwright.sync_api import Locator, Page

HEARD = (
    "() => window.addEventListener('click', () => { window.heard = performance.now(); }, { capture: true, once: true })"
)


def answered(page: Page, option: Locator, true: str, arg: Any = None, timeout: float = 60_000) -> float:
    """Click; milliseconds from when the browser hears it until a function of JavaScript is true.

    What the driver of the browser does before (scrolling, making sure that nothing lies above) does not count.
    """
    page.evaluate(HEARD)
    option.click()
    took = f"arg => ({true})(arg) ? performance.now() - window.heard : null"
    return float(page.wait_for_function(took, arg=arg, timeout=timeout, polling=5).json_value())


def since(page: Page) -> float:
    """Milliseconds since the browser heard that click."""
    return float(page.evaluate("performance.now() - window.heard"))
