"""A page used by keyboard alone, at the pace of a person: nobody types on before the page has answered.

A key that is pressed while the page is computed may be lost with the field that it was meant for.
"""

from collections.abc import Callable
from typing import Any

from tests.browser.rest import at_rest

TRIES = 4


def focused(page: Any) -> str:
    """What has the focus, as a screen reader would name it."""
    return page.evaluate("""() => {
        const focus = document.activeElement;
        const whole = ['MAIN', 'BODY'].includes(focus.tagName);
        return whole ? focus.tagName : focus.getAttribute('aria-label') || focus.innerText.trim() || focus.tagName;
    }""")


def tab_to(page: Any, wanted: str, limit: int = 80, *, whole: bool = False) -> None:
    """Press Tab until an element has the focus whose name contains that, or is it as a `whole`."""
    at_rest(page)
    for _ in range(limit):
        name = focused(page)
        if name == wanted if whole else wanted in name:
            return
        page.keyboard.press("Tab")
        at_rest(page, frames=1)  # a field that is left may have been waited for
    raise AssertionError(f"{wanted!r} was not reached with {limit} times Tab; at the end: {focused(page)!r}")


def press(page: Any, key: str = "Enter") -> None:
    """Press a key as soon as the page is at rest."""
    at_rest(page)
    page.keyboard.press(key)


def enter(page: Any, wanted: str, limit: int = 80, *, whole: bool = False) -> None:
    """Go to the element of that name and press Enter."""
    tab_to(page, wanted, limit, whole=whole)
    press(page)


def choose(page: Any, name: str, text: str) -> None:
    """Type the beginning of a choice into the first list of that name, and take the one that is offered.

    A list that has just appeared may be drawn once more, with nothing in it: then it is typed again.
    """
    field = page.get_by_role("combobox", name=name).first
    option = page.get_by_role("option", name=text).first
    for _ in range(TRIES):
        at_rest(page)
        field.focus()
        field.press("Control+A")
        field.press_sequentially(text)
        if not soon(page, option.is_visible):
            continue
        field.press("Enter")
        if soon(page, lambda: not option.is_visible() and text in field.input_value()):
            at_rest(page)
            return
    raise AssertionError(f"{text!r} could not be chosen in {name!r}; there stands {field.input_value()!r}")


def soon(page: Any, true: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether something becomes true within so many seconds."""
    for _ in range(round(10 * seconds)):
        if true():
            return True
        page.wait_for_timeout(100)
    return False
