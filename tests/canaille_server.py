"""Canaille, an OpenID provider that others use: on 127.0.0.1, in memory, with two people and us as its client.

`python -m tests.canaille_server PORT HOME` where HOME is the address of the dashboard.
"""

import os
import sys
from datetime import UTC, datetime

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import run_simple

CLIENT, SECRET, PASSWORD = "dashboard", "geheim-nur-im-test", "Sommer-Wiese-27"


def config(home: str) -> dict[str, object]:
    """Settings: nothing is stored, nothing leaves this machine."""
    return {
        "SECRET_KEY": "nur-im-test-0123456789abcdef", "SERVER_NAME": home, "PREFERRED_URL_SCHEME": "http",
        "SESSION_COOKIE_SECURE": False,
        "CANAILLE": {"DATABASE": "memory", "LANGUAGE": "de", "ENABLE_PASSWORD_COMPROMISSION_CHECK": False, "SMTP": None},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)]},
    }  # fmt: skip


def fill(dashboard: str) -> None:
    """Anna, who is in a group, Bert, who is in none, and the dashboard as a client that is trusted."""
    people = [
        models.User(
            user_name=name.casefold(), given_name=name, family_name="Beispiel", formatted_name=f"{name} Beispiel",
            emails=[f"{name.casefold()}@behoerde.example"], password=PASSWORD,
        )
        for name in ("Anna", "Bert")
    ]  # fmt: skip
    for person in people:
        Backend.instance.save(person)
    Backend.instance.save(models.Group(display_name="ozg-verwaltung", members=people[:1]))
    client = models.Client(
        client_id=CLIENT, client_secret=SECRET, client_name="Dashboard", client_uri=dashboard,
        client_id_issued_at=datetime.now(UTC), redirect_uris=[f"{dashboard}/oauth2callback"],
        post_logout_redirect_uris=[f"{dashboard}/oauth2callback"], grant_types=["authorization_code"],
        response_types=["code"], scope=["openid", "profile", "email", "groups"],
        token_endpoint_auth_method="client_secret_basic",
    )  # fmt: skip
    Backend.instance.save(client)
    client.audience = [client]
    Backend.instance.save(client)


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"  # no TLS on 127.0.0.1
    port, dashboard = int(sys.argv[1]), sys.argv[2]
    app = create_app(config(f"127.0.0.1:{port}"))
    with app.app_context(), Backend.instance.session():
        fill(dashboard)
    run_simple("127.0.0.1", port, app, threaded=True)
