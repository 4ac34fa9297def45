"""Somebody with a page open, without a browser: speaks with the server as Streamlit's own front end does."""

import time
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60
"""Seconds that a run may take at most."""


@dataclass(frozen=True)
class Sight:
    """What one run showed: alerts, key figures as "label: value", headings, how many charts, and its seconds."""

    alerts: list[str]
    figures: list[str]
    headings: list[str]
    charts: int
    seconds: float

    def said(self, words: str) -> bool:
        """Whether an alert contains these words."""
        return any(words in alert for alert in self.alerts)


class Visitor:
    """A session at a server; `cookie` keeps it at one of several behind a proxy."""

    def __init__(self, url: str, path: str = "/", cookie: str = "", **options: object) -> None:
        parts = urlsplit(url)
        headers = {"Cookie": cookie} if cookie else {}
        scheme = {"http": "ws", "https": "wss"}[parts.scheme]
        self._opening = connect(
            f"{scheme}://{parts.netloc}/_stcore/stream", origin=url, subprotocols=["streamlit"], max_size=2**28,
            open_timeout=20, additional_headers=headers, **options,
        )  # fmt: skip
        self.stream: ClientConnection
        self.page, _, self.query = path.strip("/").partition("?")

    def __enter__(self) -> "Visitor":
        self.stream = self._opening.__enter__()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._opening.__exit__(kind, error, trace)

    def look(self) -> Sight:
        """Let the page run, and take in what it shows."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = self.page, self.query
        began, seen = time.monotonic(), Sight([], [], [], 0, 0.0)
        self.stream.send(asked.SerializeToString())
        charts = 0
        while time.monotonic() < began + PATIENCE:
            told = ForwardMsg.FromString(self.stream.recv(PATIENCE))
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                charts += _taken_in(told.delta.new_element, seen)
            elif kind == "script_finished" and told.script_finished in (0, 1):
                return Sight(seen.alerts, seen.figures, seen.headings, charts, time.monotonic() - began)
        raise TimeoutError(f"The page was not done after {PATIENCE} s.")


def _taken_in(element: object, seen: Sight) -> int:
    """Keep what an element says; 1 for a chart."""
    kind = element.WhichOneof("type")
    if kind == "alert":
        seen.alerts.append(element.alert.body)
    elif kind == "metric":
        seen.figures.append(f"{element.metric.label}: {element.metric.body}")
    elif kind == "heading":
        seen.headings.append(element.heading.body)
    return int(kind == "plotly_chart")
