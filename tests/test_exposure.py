"""A server that others could reach does not start without a sign-in, and says in German what to do."""

import os
import subprocess

import pytest

from tests.conftest import ROOT, command_at
from tests.ports import free_port
from tests.signin.conftest import secrets_file
from tests.waiting import PATIENCE


def started(tmp_path, **environment) -> subprocess.CompletedProcess[str]:
    """A server that ends by itself; one that does not is ended."""
    settings = {**os.environ, "DASHBOARD_DATA_DIR": str(tmp_path / "daten"), **environment}
    return subprocess.run(
        command_at(free_port()), cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}, "0.0.0.0"),
        ({"STREAMLIT_SERVER_ALLOWED_HOSTS": "ozg.example"}, "ozg.example"),
        ({"STREAMLIT_BROWSER_SERVER_ADDRESS": "ozg.example"}, "ozg.example"),
    ],
)
def test_it_ends_at_once_with_a_sentence(tmp_path, environment, named):
    process = started(tmp_path, **environment)
    told = process.stdout

    assert process.returncode == 1
    assert f"Das Dashboard startet nicht: Es wäre für andere erreichbar ({named})" in told
    assert "[auth]" in told
    assert "Traceback" not in told
    assert not (tmp_path / "daten").exists()


def test_with_a_sign_in_it_starts_for_others(fresh_server, tmp_path):
    secrets = secrets_file(tmp_path, "http://127.0.0.1:9")
    running = fresh_server(
        STREAMLIT_SECRETS_FILES=str(secrets), STREAMLIT_SERVER_ALLOWED_HOSTS="127.0.0.1,ozg.example", warm=True
    )
    assert "startet nicht" not in running.output()
    assert f"Das Dashboard läuft: {running.url}" in running.output()


def test_a_server_for_everybody_does_not_ask_the_internet_for_its_own_address(fresh_server, tmp_path):
    """Streamlit does so to print an "External URL", and says so when it fails."""
    secrets = secrets_file(tmp_path, "http://127.0.0.1:9")
    running = fresh_server(STREAMLIT_SECRETS_FILES=str(secrets), STREAMLIT_SERVER_ADDRESS="0.0.0.0", warm=False)
    told = running.output()
    assert "http://localhost:" in told
    assert "auf allen Adressen dieses Rechners" in told
    assert "xternal" not in told
