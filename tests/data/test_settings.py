"""Where data lie: by default beside the program, otherwise where the environment says."""

from pathlib import Path

import pytest

from data import settings
from data.store import open_store
from tests.data.kinds import KINDS


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_DATA_DIR", raising=False)
    monkeypatch.delenv("DASHBOARD_DATABASE_URL", raising=False)


def test_data_lie_in_var_beside_the_program_by_default():
    root = Path(__file__).resolve().parents[2]
    assert settings.data_dir() == root / "var"
    assert settings.database_url() == f"sqlite:///{root}/var/dashboard.sqlite"


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_setting_is_no_setting(monkeypatch, blank):
    monkeypatch.setenv("DASHBOARD_DATA_DIR", blank)
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", blank)
    assert settings.data_dir() == settings.ROOT / "var"
    assert settings.database_url().endswith("/var/dashboard.sqlite")


def test_the_folder_follows_the_environment_and_is_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", "ablage")
    assert settings.data_dir() == tmp_path / "ablage"
    assert settings.database_url() == f"sqlite:///{tmp_path}/ablage/dashboard.sqlite"


def test_the_database_address_goes_before_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "postgresql://server/dashboard")
    assert settings.database_url() == "postgresql://server/dashboard"


def test_the_first_start_creates_the_folder_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "neu" / "ablage"))
    store = open_store(workbooks=KINDS)
    assert store.latest() == 0
    store.close()
    assert (tmp_path / "neu" / "ablage" / "dashboard.sqlite").is_file()
    assert (tmp_path / "neu" / "ablage").stat().st_mode & 0o077 == 0
