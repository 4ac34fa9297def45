"""The frame around every page: page config, navigation, who may come in, and the chosen Stand."""

import streamlit as st

from data.access import Right
from pages import doorway
from pages.handout import section
from pages.shared import exhibits, filters, identity, outage, saved_views, stand
from pages.sitemap import HOME, NAME, PAGES

who, reason = doorway.actor()
inside = who is not None and who.may(Right.SEE)
pages = [
    st.Page(f"{entry.path}/page.py", title=entry.title, url_path=entry.path, default=entry is HOME, help=entry.help)
    for entry in PAGES
    if who is None or who.may(entry.right) or entry is HOME
]
page = st.navigation(pages, position="top" if inside else "hidden")
filters.as_asked()
st.set_page_config(f"{page.title} – {NAME}", layout="wide")
if not inside or who is None:
    st.markdown(f"**{NAME}**")
    doorway.closed(who, reason)
    st.stop()
outage.look()
with st.container(horizontal=True, vertical_alignment="center", key="kopf"):
    st.markdown(f"**{NAME}**", width="stretch")
    stand.choose()
    saved_views.offer(page.url_path or HOME.path)
    doorway.account(who)
if identity.configured():
    doorway.watch()
stand.notice()
with exhibits.collected() as shown:
    page.run()
section.show(page.title, NAME, shown, page.url_path or HOME.path)
