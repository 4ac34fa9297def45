"""What operators rely on: a tree that cannot be written, an orderly end, and the files in `.github/operations/`."""

import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests
from websockets.exceptions import ConnectionClosed

from data.store import open_store
from tests.conftest import ROOT, copied, serving
from tests.importer import TAKE, prepare, take_over
from tests.visitor import Sight, Visitor
from tests.waiting import PATIENCE, until

OPERATIONS = ROOT / ".github" / "operations"
PRODUCT = ("dashboard.py", "pages", "data", "loaders", ".streamlit", "README.md", "requirements.txt")
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
"""Root may write anywhere, whatever the modes say; without its capabilities it may not."""


def frozen(folder: Path) -> Path:
    """The product as it is installed: nobody may write any of it."""
    tree = folder / "dashboard"
    tree.mkdir()
    for name in PRODUCT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__", "secrets.toml"))
        else:
            shutil.copy(source, tree / name)
    for each in [tree, *tree.rglob("*")]:
        each.chmod(stat.S_IMODE(each.stat().st_mode) & ~0o222)
    return tree


def state(tree: Path) -> dict[str, tuple[int, int]]:
    found = [(each, each.stat()) for each in tree.rglob("*")]
    return {str(each.relative_to(tree)): (status.st_size, status.st_mtime_ns) for each, status in found}


def test_only_the_data_folder_and_the_temporary_one_are_written(server, tmp_path):
    tree, data, temporary = frozen(tmp_path), tmp_path / "daten", tmp_path / "tmp"
    copied(server.data, data)
    temporary.mkdir()
    before = state(tree)
    settings = {"TMPDIR": str(temporary), "HOME": "/nonexistent"}
    with (
        serving(data, tmp_path / "log", root=tree, before=POWERLESS, **settings) as running,
        Visitor(running.url, "/hochladen") as official,
    ):
        refused = subprocess.run([*POWERLESS, "touch", tree / "data" / "x"], capture_output=True, check=False)
        assert refused.returncode != 0
        assert take_over(official, 240) == 5
        output = running.output()
    assert state(tree) == before
    assert "Traceback" not in output
    assert "ermission" not in output


def test_a_server_that_is_told_to_end_finishes_the_import_that_is_being_stored(fresh_server):
    running = fresh_server()
    other = sqlite3.connect(running.data / "dashboard.sqlite", isolation_level=None, timeout=PATIENCE)
    with Visitor(running.url, "/hochladen") as official:
        seen = prepare(official, 240)
        other.execute("BEGIN IMMEDIATE")  # whoever wants to store something waits from now on
        asked = threading.Thread(target=unheard, args=(official, seen))
        asked.start()
        until(lambda: requests.get(f"{running.url}/ready", timeout=PATIENCE).json()["aenderungen"] >= 1)
        running.process.send_signal(signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):
            running.process.wait(1)
        other.execute("ROLLBACK")
        assert running.process.wait(PATIENCE) in (0, -signal.SIGTERM)
        asked.join(2 * PATIENCE)
    other.close()
    store = open_store(f"sqlite:///{running.data}/dashboard.sqlite")
    assert store.latest() == 5
    store.close()


def unheard(official: Visitor, seen: Sight) -> None:
    """Take a list over that is ready for it; the answer does not come, for the server has hung up."""
    with pytest.raises(ConnectionClosed):
        official.look(seen.widgets[TAKE])


def test_the_container_file_has_no_fault_that_a_linter_knows():
    linter = Path(sys.executable).with_name("hadolint")
    checked = subprocess.run([linter, "--no-color", OPERATIONS / "Containerfile"], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_container_holds_the_product_and_no_secret():
    lines = (OPERATIONS / "Containerfile").read_text(encoding="utf-8").splitlines()
    copied = {name for line in lines if line.startswith("COPY") for name in line.split()[1:-1]}
    assert {name.removesuffix("/config.toml") for name in copied} - {"--from=built", "/app/.venv"} == set(PRODUCT)
    sent = {
        line[1:] for line in (OPERATIONS / "Containerfile.dockerignore").read_text().splitlines() if line[:1] == "!"
    }
    assert {name.removesuffix("/config.toml") for name in sent} == set(PRODUCT)
    user = next(line for line in lines if line.startswith("USER")).split()[1]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)
    assert any("--require-hashes" in line for line in lines)
    assert any("/ready" in line for line in lines)


HARDENED = (
    "DynamicUser=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "NoNewPrivileges=yes",
    "CapabilityBoundingSet=", "RestrictSUIDSGID=yes", "StateDirectory=dashboard", "LimitCORE=0",
)  # fmt: skip


def test_the_unit_gives_the_server_nothing_but_its_folder():
    lines = (OPERATIONS / "dashboard.service").read_text(encoding="utf-8").splitlines()
    assert [line for line in HARDENED if line not in lines] == []
    assert not [line for line in lines if line.startswith("ReadWritePaths")]


def test_the_run_by_periods_has_the_same_fences_and_a_timer():
    lines = (OPERATIONS / "dashboard-retain.service").read_text(encoding="utf-8").splitlines()
    assert [line for line in HARDENED if line not in lines] == []
    assert "ExecStart=/opt/dashboard/.venv/bin/python -m data retain" in lines
    timer = (OPERATIONS / "dashboard-retain.timer").read_text(encoding="utf-8")
    assert "OnCalendar=" in timer
    assert "Persistent=true" in timer


@pytest.mark.parametrize("unit", ["dashboard.service", "dashboard-retain.service"])
def test_systemd_itself_finds_little_exposed(unit):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", OPERATIONS / unit],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert rated.returncode == 0, rated.stdout[-200:] + rated.stderr
