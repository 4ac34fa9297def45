"""What is changed about answers to sign-ins and sign-outs: cookies are hardened, failures told, people led back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import Message, Send

from pages.shell import cookie, refusals, returning


@dataclass
class Answer:
    """An answer on its way out; made for one request.

    `signs_in` and `leaves` say what the request asks for; whoever has signed in is led to the page that was asked for.
    """

    out: Send
    connection: HTTPConnection
    signs_in: bool = False
    leaves: bool = False
    base: str = ""
    end: Callable[[HTTPConnection], None] | None = None
    """Ends the session that the request still brings along."""

    async def send(self, message: Message) -> None:
        """Send on what the application answers."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            cookies = headers.getlist("set-cookie")
            if self.leaves:
                headers["Clear-Site-Data"] = '"storage"'
            if self.signs_in:
                cookies += await self._signed_in(headers, any(cookie.tells(each) for each in cookies))
            del headers["set-cookie"]
            for each in cookies:
                headers.append("set-cookie", cookie.hardened(each, self.connection.scope["scheme"]))
        await self.out(message)

    async def _signed_in(self, headers: MutableHeaders, done: bool) -> list[str]:
        """Lead back, or tell of the failure; the cookies that are set beside."""
        if not done:
            await asyncio.to_thread(refusals.tell, "", "Anmeldung beim Anbieter gescheitert")
            return []
        if self.end:
            await asyncio.to_thread(self.end, self.connection)
        if back := returning.asked_for(self.connection, self.base):
            headers["location"] = back
        return returning.forgotten(self.connection)
