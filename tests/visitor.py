"""Somebody with a page open, without a browser: speaks with the server as Streamlit's own front end does."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.stream import Stream
from tests.waiting import PATIENCE


@dataclass
class Sight:
    """What one run showed: alerts, key figures as "label: value", texts, how many charts, and its seconds.

    `widgets` are the identities of fields and buttons by their label, `files` those of downloads that are yet to be made,
    `choices` those of lists of which one is chosen, with what they offer.
    """

    alerts: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    widgets: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    charts: int = 0
    seconds: float = 0.0

    def said(self, words: str) -> bool:
        """Whether an alert contains these words."""
        return any(words in alert for alert in self.alerts)

    def take_in(self, element: Any) -> None:
        """Keep what an element of the page says."""
        kind = element.WhichOneof("type")
        it = getattr(element, kind)
        if kind == "alert":
            self.alerts.append(it.body)
        elif kind == "metric":
            self.figures.append(f"{it.label}: {it.body}")
        elif kind in ("heading", "markdown"):
            self.texts.append(it.body)
        elif kind in ("text_input", "button", "file_uploader"):
            self.widgets[it.label] = it.id
        elif kind == "selectbox":
            self.choices[it.label] = (it.id, list(it.options))
        elif kind == "download_button":
            self.files[it.label] = it.deferred_file_id
        self.charts += int(kind == "plotly_chart")


class Visitor:
    """A session at a server. `cookies` are those of `web`, the HTTP half of the same visitor."""

    def __init__(self, url: str, path: str = "/", web: requests.Session | None = None, **options: Any) -> None:
        self.url, self.web = url, web or requests.Session()
        # A connection that is kept may be closed by the server, after some seconds, just when it is used again.
        self.web.headers["Connection"] = "close"
        self.page, _, self.query = path.strip("/").partition("?")
        # Streamlit believes the cookie of a sign-in only together with its token, which a browser has from here.
        self.web.get(f"{url}/_stcore/health", timeout=PATIENCE)
        token = self.web.cookies.get("_streamlit_xsrf", "")
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.web.cookies)
        parts = urlsplit(url)
        self.stream = Stream.open(
            f"{ {'http': 'ws', 'https': 'wss'}[parts.scheme] }://{parts.netloc}/_stcore/stream", origin=url,
            subprotocols=["streamlit", *[token] * bool(token)], max_size=2**28, open_timeout=PATIENCE,
            additional_headers={"Cookie": cookies} if cookies else {}, **options,
        )  # fmt: skip
        self.session = ""
        self.entered: dict[str, WidgetState] = {}

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stream.close()

    def look(self, *pressed: str) -> Sight:
        """Let the page run with everything entered, and these buttons pressed; what it shows."""
        began, seen = time.monotonic(), Sight()
        self.stream.send(self.asking(*pressed))
        for told in self.until(lambda told: told.WhichOneof("type") == "script_finished" and told.script_finished < 2):
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.session, seen = told.new_session.initialize.session_id, Sight()
            elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                seen.take_in(told.delta.new_element)
        seen.seconds = time.monotonic() - began
        return seen

    def asking(self, *pressed: str) -> bytes:
        """The message that lets the page run with everything entered, and these buttons pressed."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = self.page, self.query
        states = asked.rerun_script.widget_states.widgets
        states.extend(self.entered.values())
        states.extend(WidgetState(id=each, trigger_value=True) for each in pressed)
        return asked.SerializeToString()

    def write(self, widget: str, text: str) -> None:
        """Enter a text into a field; the next look takes it along."""
        self.entered[widget] = WidgetState(id=widget, string_value=text)

    def upload(self, widget: str, name: str, content: bytes) -> None:
        """Put a file into an uploader; the next look takes it along."""
        asked = BackMsg()
        asked.file_urls_request.request_id, asked.file_urls_request.session_id = uuid.uuid4().hex, self.session
        asked.file_urls_request.file_names.append(name)
        self.stream.send(asked.SerializeToString())
        *_, told = self.until(lambda told: told.WhichOneof("type") == "file_urls_response")
        place = told.file_urls_response.file_urls[0]
        self.web.get(f"{self.url}/_stcore/health", timeout=PATIENCE)
        token = {"X-Xsrftoken": self.web.cookies.get("_streamlit_xsrf", "")}
        address = f"{self.url}/{place.upload_url.lstrip('/')}"
        self.web.put(address, files={name: content}, headers=token, timeout=PATIENCE).raise_for_status()
        state = WidgetState(id=widget)
        state.file_uploader_state_value.uploaded_file_info.add(
            file_id=place.file_id, name=name, size=len(content), file_urls=place
        )
        self.entered[widget] = state

    def take(self, file: str) -> str:
        """Ask for a file of a page; its address, "" when it is refused."""
        asked = BackMsg()
        request = asked.backend_operation_request
        request.request_id, request.session_id, request.deferred_file.file_id = uuid.uuid4().hex, self.session, file
        self.stream.send(asked.SerializeToString())
        *_, told = self.until(lambda told: told.WhichOneof("type") == "backend_operation_response")
        return told.backend_operation_response.deferred_file.url

    def until(self, last: Callable[[ForwardMsg], bool]) -> list[ForwardMsg]:
        """What the server says, up to that."""
        deadline, heard = time.monotonic() + PATIENCE, []
        while time.monotonic() < deadline:
            heard.append(ForwardMsg.FromString(self.stream.recv(PATIENCE)))
            if last(heard[-1]):
                return heard
        raise TimeoutError(f"The server was not done after {PATIENCE} s.")
