"""What stands around the pages: what is open, and what people are told when a page fails."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from data.errors import Unavailable
from pages.shell import gate, mishap
from tests.pages.conftest import PATIENCE


def failing() -> None:
    """A page on which something went wrong."""
    import streamlit as st

    from pages.shell import mishap

    mishap.tell(st.session_state["error"])


def shown(error: Exception) -> str:
    app = AppTest.from_function(failing, default_timeout=PATIENCE)
    app.session_state["error"] = error
    app.run()
    return app.error[0].value


def test_a_failure_is_told_without_its_reason_but_with_a_number(caplog):
    with caplog.at_level(logging.ERROR):
        text = shown(KeyError("Erika Mustermann"))

    number = re.search(r"Fehlernummer \*\*([0-9a-f]{8})\*\*", text).group(1)
    assert text.startswith("Diese Seite konnte nicht angezeigt werden.")
    assert "Mustermann" not in text
    assert any(number in record.getMessage() and record.exc_info for record in caplog.records)


def test_what_the_store_says_is_told_in_its_own_words():
    assert shown(Unavailable()).startswith("Der Datenspeicher ist gerade nicht erreichbar.")


def test_the_exception_itself_is_never_shown():
    assert mishap.tell(ValueError()) is True


@pytest.mark.parametrize(
    ("path", "method", "is_open"),
    [
        ("/", "GET", True),
        ("/ozg", "GET", True),
        ("/ozg/", "GET", True),
        ("/assets/de.js", "GET", True),
        ("/static/js/nothing.js", "GET", False),
        ("/_stcore/upload_file/a/b", "PUT", True),
        ("/_stcore/upload_file/a/b", "GET", False),
        ("/media/a", "HEAD", True),
        ("/media/a", "PUT", False),
        ("/_stcore/metrics", "GET", False),
        ("/ozg/page.py", "GET", False),
        ("/staticx", "GET", False),
        ("", "GET", False),
    ],
)
def test_what_is_open(path, method, is_open):
    assert gate.is_open(path, method) is is_open
