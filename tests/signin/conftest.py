"""A server that asks for a sign-in, and an OpenID provider on this machine that vouches as it is told to."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from joserfc import jwk, jwt

from tests.conftest import ROOT, Server, copied, serving
from tests.openid import CLIENT, SECRET
from tests.ports import free_port
from tests.waiting import PATIENCE, until

COOKIE_SECRET = "nur-im-test-0123456789abcdef0123456789abcdef"
GROUPS = {"lesen": "leser", "kassel": "erfasser 066", "erfassen": "erfasser", "verwalten": "verwalter"}

SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{home}/.well-known/openid-configuration"
issuer = "{home}"

[roles]
claim = "groups"

[roles.groups]
{groups}
"""


@dataclass
class Provider:
    """The provider; `home` is its address."""

    home: str

    def vouch(self, **next_one: Any) -> None:
        """What the next sign-ins get, beside what is honest."""
        requests.put(f"{self.home}/next", json=next_one, timeout=PATIENCE).raise_for_status()

    def sign_out(self, **told: Any) -> str:
        """The token with which it tells of a sign-out; `told` replaces what is honest."""
        return requests.post(f"{self.home}/abmeldung", json=told, timeout=PATIENCE).text


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that runs."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.openid", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL)
    home = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(f"{home}/jwks"))
        yield Provider(home)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=PATIENCE).ok
    except requests.ConnectionError:
        return False


@pytest.fixture(scope="session")
def provider() -> Iterator[Provider]:
    with providing() as running:
        yield running


def secrets_file(folder: Path, home: str) -> Path:
    """The settings of the sign-in for a server."""
    groups = "\n".join(f'{name} = "{role}"' for name, role in GROUPS.items())
    file = folder / "secrets.toml"
    file.write_text(
        SECRETS.format(cookie=COOKIE_SECRET, client=CLIENT, secret=SECRET, home=home, groups=groups), encoding="utf-8"
    )
    return file


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory, provider: Provider, server: Server) -> Iterator[Server]:
    """A server with the samples that asks for a sign-in."""
    folder = tmp_path_factory.mktemp("guarded")
    secrets = secrets_file(folder, provider.home)
    data = copied(server.data, folder / "daten")
    with serving(data, folder / "log.txt", STREAMLIT_SECRETS_FILES=str(secrets)) as running:
        yield running


def begun(server: Server) -> str:
    """The address at which a browser begins to sign in."""
    key = jwk.OctKey.import_key(COOKIE_SECRET)
    token = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": int(time.time()) + 100}, key)
    return f"{server.url}/auth/login?provider={token}"


@pytest.fixture
def sign_in(guarded: Server, provider: Provider) -> Callable[..., requests.Session]:
    """Signs somebody in over HTTP, as a browser would: `sign_in("lesen", sub="anna")`; the session has the cookies."""

    def signed(group: str = "", **more: Any) -> requests.Session:
        provider.vouch(**{"groups": [group] if group else [], **more})
        web = requests.Session()
        web.headers["Connection"] = "close"  # as in tests/visitor.py
        web.get(begun(guarded), timeout=PATIENCE)
        return web

    return signed
