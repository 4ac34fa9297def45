"""The tables of settings in `.github/operations/README.md` against the code: every setting is told, with its default."""

import ast
import re
import tomllib
from dataclasses import fields

import pytest
from streamlit import config

from data import settings
from loaders.limits import PREFIX, Limits
from pages.shared import authority, identity
from pages.shared.limits import Limits as Server
from tests.conftest import ROOT

OPERATIONS = ROOT / ".github" / "operations" / "README.md"
CODE = [
    ROOT / "dashboard.py",
    *(each for name in ("loaders", "data", "pages", "tests") for each in (ROOT / name).rglob("*.py")),
]
SAYS_MISSING = {"named as missing", "said to be missing", "ours alone"}
FORWARDED = "this machine, without Strict-Transport-Security"
ELSEWHERE = {"FORWARDED_ALLOW_IPS": FORWARDED, "TMPDIR": "the system's", "CHROMIUM": "the one of the system"}
"""Names that are not ours: of uvicorn, of the system, of the tests."""


def table(name: str) -> dict[str, list[str]]:
    """A table between its marks: what stands in the first column -> the other cells."""
    text = OPERATIONS.read_text(encoding="utf-8")
    lines = text.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0].strip().splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    assert len({row[0] for row in cells}) == len(cells)
    return {row[0].strip("` "): row[1:] for row in cells}


def read_by_the_code() -> set[str]:
    """Every name that the code reads: texts that are one, and one for each limit; a docstring is none of them."""
    words = {
        each.value
        for file in CODE
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    named = {word for word in words if re.fullmatch(r"DASHBOARD_[A-Z_]*[A-Z]", word)}
    return {name for name in named if not name.startswith(PREFIX)} | limits().keys()


def limits() -> dict[str, str]:
    """Those of reading a workbook, and those of the server."""
    return {PREFIX + field.name.upper(): str(field.default) for each in (Limits, Server) for field in fields(each)}


def test_every_setting_of_the_code_is_in_the_table_and_no_other():
    ours = {name for name in table("settings") if name.startswith("DASHBOARD_")}
    assert ours == read_by_the_code()
    assert len(ours) > 30


def test_the_defaults_are_those_of_the_code(monkeypatch):
    told = {name: cells[-1] for name, cells in table("settings").items()}
    for name in told:
        monkeypatch.delenv(name, raising=False)
    assert {name: told[name] for name in limits()} == limits()
    assert told["DASHBOARD_MIN_FREE_MB"] == str(settings.min_free_bytes() // 2**20)
    assert told["DASHBOARD_SESSION_HOURS"] == str(settings.session_hours())
    assert told["DASHBOARD_IDLE_MINUTES"] == str(settings.idle_minutes())
    assert told["DASHBOARD_DATA_DIR"] == f"`{settings.data_dir().relative_to(ROOT)}/`"
    assert told["DASHBOARD_DATABASE_URL"].startswith("SQLite") is settings.database_url().startswith("sqlite")
    assert {name for name, default in told.items() if default in SAYS_MISSING} == {
        *authority.LABELS,
        "DASHBOARD_IMPRESSUM_FILE",
    }
    assert {name: told[name] for name in ELSEWHERE} == ELSEWHERE


def test_what_streamlit_is_told_is_what_our_file_says():
    told = {name: cells[-1] for name, cells in table("settings").items() if name.startswith("STREAMLIT_")}
    options = {option.env_var: option for option in config.get_config_options().values()}
    ours = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
    assert set(told) <= set(options)
    assert told["STREAMLIT_SERVER_ADDRESS"] == ours["address"]
    assert told["STREAMLIT_SERVER_ALLOWED_HOSTS"].split() == ours["allowedHosts"]
    assert told["STREAMLIT_SERVER_MAX_UPLOAD_SIZE"] == str(ours["maxUploadSize"])
    assert (told["STREAMLIT_SERVER_PORT"], "port" in ours) == ("8501", False)
    assert (told["STREAMLIT_SERVER_BASE_URL_PATH"], "baseUrlPath" in ours) == ("the root", False)


def test_every_key_of_the_secrets_that_is_read_is_told():
    source = (ROOT / "pages" / "shared" / "identity.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?<!claims)\.get\("(\w+)"|"(\w+)" in (?:part|auth)', source))
    keys = {one or other for one, other in read}
    told = " ".join(table("secrets"))
    assert keys >= {"auth", "providers", "roles", "claim", "groups", "issuer", "client_id"}
    assert [key for key in keys if not re.search(rf"\b{key}\b", told)] == []


@pytest.mark.parametrize("section", ["auth", "providers", "roles"])
def test_sections_that_are_told_are_read(section, monkeypatch):
    asked = []
    monkeypatch.setattr(identity, "secrets", lambda: asked.append(1) or {})
    assert any(f"[{section}" in key for key in table("secrets"))
    assert identity.providers() == {}
    assert asked
