"""When a page is at rest: all that its reader did has been answered, and the answer is drawn.

The state that the page itself tells is not enough: between a click and the first word of the server it still says that
nothing runs, on a busy machine for seconds. So each page counts what it asks of the server, and what comes back.
"""

from itertools import count
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

IDLE = "[data-testid='stApp'][data-test-script-state='notRunning']"

ASKS, TELLS = BackMsg.DESCRIPTOR.fields_by_name, ForwardMsg.DESCRIPTOR.fields_by_name
NUMBERS = [
    ASKS["rerun_script"].number, ASKS["file_urls_request"].number,
    TELLS["new_session"].number, TELLS["script_finished"].number, ForwardMsg.FINISHED_EARLY_FOR_RERUN,
]  # fmt: skip
"""How Streamlit's messages say what is counted here."""

_COUNTING = """(RERUN, FILES, BEGUN, ENDED, EARLY) => {
  const at = window.atWork = { asked: true, runs: false, uploads: false, counted: {} };
  const number = (bytes, place) => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = bytes[place++];
      value += (byte & 127) * factor;
      if (byte < 128) return [value, place];
    }
  };
  const fields = (bytes) => {
    const found = new Map();
    for (let place = 0, tag, value; place < bytes.length;) {
      [tag, place] = number(bytes, place);
      if ([0, 2].includes(tag & 7)) [value, place] = number(bytes, place);
      place += { 0: 0, 1: 8, 2: value, 5: 4 }[tag & 7];
      found.set(Math.floor(tag / 8), value);
    }
    return found;
  };
  const sent = (message) => {
    if (message.has(FILES)) at.uploads = true;
    if (message.has(RERUN)) Object.assign(at, { asked: true, uploads: false });
  };
  const heard = (message) => {
    if (message.has(BEGUN)) Object.assign(at, { asked: false, runs: true });
    if (message.has(ENDED)) Object.assign(at, { asked: at.asked || message.get(ENDED) === EARLY, runs: false });
  };
  window.WebSocket = new Proxy(window.WebSocket, { construct(kind, told) {
    const socket = new kind(...told), send = socket.send.bind(socket);
    socket.addEventListener("message", (event) => { if (event.data instanceof ArrayBuffer) heard(fields(new Uint8Array(event.data))); });
    socket.send = (data) => { if (data instanceof Uint8Array) sent(fields(data)); send(data); };
    return socket;
  } });
}"""
WATCH = f"({_COUNTING})({', '.join(map(str, NUMBERS))})"
"""Put into every page before its own scripts. A run that gives way to another one is followed by that one."""

REST = """([idle, look, frames]) => {
  const at = window.atWork, rests = document.querySelector(idle) && !(at.asked || at.runs || at.uploads);
  at.counted[look] = rests ? (at.counted[look] || 0) + 1 : 0;
  return at.counted[look] >= frames;
}"""

FRAMES = 4
"""So many frames one after the other a page must be at rest: what has come is drawn in the next one."""

_looks = count()


def at_rest(page: Any, frames: int = FRAMES) -> None:
    """Wait until a page is at rest."""
    page.wait_for_function(REST, arg=[IDLE, str(next(_looks)), frames])
