"""What a browser may say over the websocket: what the pages need, and nothing that concerns other people.

Streamlit's protocol knows more: anybody with a websocket, also somebody who has not signed in, could empty the caches
of the whole server with one message.
"""

import logging

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

NEEDED = {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "backend_operation_request"}
"""Running a page, stopping it, uploads, the sign of life, and files that are made when asked for."""

LONGEST = 8 * 2**20
"""Bytes of one message; what somebody typed into all fields of a page is far less. Uploads take another way."""

_log = logging.getLogger(__name__)


class Needed:
    """ASGI middleware that ends a websocket with the first message that no page of ours sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but such messages."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def heard() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and not is_needed(message.get("bytes")):
                _log.warning("a websocket was ended for a message that no page sends")
                return {"type": "websocket.disconnect", "code": 1008}
            return message

        await self.app(scope, heard, send)


def is_needed(content: bytes | None) -> bool:
    """Whether a message is one that the pages send."""
    if not content or len(content) > LONGEST:
        return False
    try:
        return BackMsg.FromString(content).WhichOneof("type") in NEEDED
    except DecodeError:
        return False
