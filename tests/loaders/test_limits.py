"""The limits are settings."""

from dataclasses import asdict, replace

import pytest

from loaders.limits import MEGABYTE, Limits, limits


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in Limits().environment():
        monkeypatch.delenv(name, raising=False)


def test_defaults_let_a_full_worksheet_through():
    assert limits() == Limits()
    assert (Limits().file_bytes, Limits().entries, Limits().rows) == (100 * MEGABYTE, 2_000, 1_048_576)
    assert Limits().cells > 1_048_576 * 8


@pytest.mark.parametrize("name", asdict(Limits()))
def test_every_limit_is_read_from_the_environment(name, monkeypatch):
    monkeypatch.setenv(f"DASHBOARD_LIMIT_{name.upper()}", "7")

    assert limits() == replace(Limits(), **{name: 7})


@pytest.mark.parametrize("written", ["0", "-1", "viel", "1.5", ""])
def test_a_limit_that_is_no_number_is_named(written, monkeypatch):
    monkeypatch.setenv("DASHBOARD_LIMIT_CELLS", written)

    with pytest.raises(ValueError, match="DASHBOARD_LIMIT_CELLS"):
        limits()


def test_limits_travel_as_environment(monkeypatch):
    small = replace(Limits(), cells=12, wall_seconds=3)
    for name, value in small.environment().items():
        monkeypatch.setenv(name, value)

    assert limits() == small
