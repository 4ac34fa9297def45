"""The server: Streamlit around `pages/frame.py`, in German, with security headers and nothing open but the pages.

Start it with `streamlit run dashboard.py`; settings stand in `.streamlit/config.toml`.
"""

import streamlit as st
from starlette.middleware import Middleware

from pages.shell import connections, exposure, gate, guard, headers, messages, mishap, proxy, routes, start, uploads

exposure.refuse_unprotected()

app = st.App(
    "pages/frame.py",
    routes=routes.own(),
    middleware=[
        Middleware(headers.SecurityHeaders),
        Middleware(proxy.Watch),
        Middleware(gate.Gate),
        Middleware(connections.ConnectionLimit),
        Middleware(guard.Guard),
        Middleware(messages.Needed),
        Middleware(uploads.UploadLimit),
    ],
    lifespan=start.lifespan,
    on_script_error=mishap.tell,
)
