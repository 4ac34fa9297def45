"""The frame around every page: page config, navigation, who may come in, and the chosen Stand."""

import streamlit as st

from pages import doorway, leaving
from pages.handout import section
from pages.shared import exhibits, filters, foot, identity, outage, saved_views, stand, turns
from pages.sitemap import HOME, NAME, PAGES

st.set_page_config(layout="wide")  # whoever has to wait reads so on the page as it will be
with turns.turn():
    who, reason = doorway.actor()
    pages = {
        st.Page(
            f"{entry.path}/page.py", title=entry.title, url_path=entry.path, default=entry is HOME, help=entry.help,
            visibility="visible" if doorway.leads(who, entry) and not entry.public else "hidden",
        ): entry
        for entry in PAGES
    }  # fmt: skip
    page = st.navigation(list(pages), position="top")
    filters.as_asked()
    st.set_page_config(f"{page.title} – {NAME}")
    if who is None or not doorway.leads(who, HOME):
        doorway.outside(who, reason, page, pages[page])
        st.stop()
    outage.look()
    with st.container(horizontal=True, vertical_alignment="center", key="kopf"):
        st.markdown(f"**{NAME}**", width="stretch")
        stand.choose()
        saved_views.offer(page.url_path or HOME.path)
        doorway.account(who)
    if identity.configured():
        leaving.watch(who)
    stand.notice()
    with exhibits.collected() as shown:
        doorway.enter(who, page, pages[page])
    section.show(page.title, NAME, shown, page.url_path or HOME.path)
    foot.show()
