"""The frame: every page opens at its address with its title, with the sample data and without any."""

import pytest

from pages.sitemap import PAGES

PATHS = [entry.path for entry in PAGES]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_with_the_sample_data(app, path):
    page = app(path)

    assert not page.exception
    assert not page.error
    assert len(page.title) == 1


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_without_any_data(empty_app, path):
    page = empty_app(path)

    assert not page.exception
    assert not page.error
    assert len(page.title) == 1
    assert page.selectbox(key="stand").options == ["Noch keine Daten"]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_shows_an_older_stand(app, path):
    page = app(path, stand="1")

    assert not page.exception
    assert page.query_params["stand"] == "1"
    assert any("Sie sehen einen früheren Stand" in text.value for text in page.markdown)
