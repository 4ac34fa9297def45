"""The sign-in while the store does not answer: whoever was in reads on, nobody new comes in, and it comes back."""

import sqlite3
import time

import pytest
import requests

from tests.signin.conftest import PATIENCE, begun, secrets_file
from tests.visitor import Visitor
from tests.waiting import in_time


@pytest.fixture
def own(fresh_server, provider, tmp_path):
    return fresh_server(STREAMLIT_SECRETS_FILES=str(secrets_file(tmp_path, provider.home)))


def test_whoever_was_in_reads_on_and_nobody_new_comes_in(own, provider):
    provider.vouch(groups=["lesen"], sub="anna")
    anna, bert = requests.Session(), requests.Session()
    for web in (anna, bert):
        web.get(begun(own), timeout=PATIENCE)
    with Visitor(own.url, "/", anna) as visitor:
        before = visitor.look()
        other = sqlite3.connect(own.data / "dashboard.sqlite", isolation_level=None, timeout=PATIENCE)
        other.execute("BEGIN EXCLUSIVE")

        during = visitor.look()
        assert during.said("Der Datenspeicher antwortet gerade nicht")
        assert during.figures == before.figures
        with Visitor(own.url, "/", bert) as stranger:
            refused = stranger.look()
        assert not refused.figures
        assert refused.said("Der Datenspeicher ist gerade nicht erreichbar")

        other.execute("ROLLBACK")
        other.close()
        began = time.monotonic()
        while (after := visitor.look()).alerts:
            in_time(time.monotonic() - began, 10)
            time.sleep(0.5)
        assert after.figures == before.figures
    with Visitor(own.url, "/", bert) as stranger:
        assert stranger.look().figures == before.figures
    in_time(during.seconds, 5)
