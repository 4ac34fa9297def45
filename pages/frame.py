"""The frame around every page: page config, navigation and the chosen Stand."""

import streamlit as st

from pages.handout import section
from pages.shared import exhibits, filters, foot, saved_views, stand
from pages.shell.document import ICON
from pages.sitemap import HOME, NAME, PAGES

pages = [
    st.Page(
        f"{entry.path}/page.py", title=entry.title, url_path=entry.path, default=entry is HOME, help=entry.help,
        visibility="hidden" if entry.public else "visible",
    )
    for entry in PAGES
]  # fmt: skip
page = st.navigation(pages, position="top")
filters.as_asked()
st.set_page_config(f"{page.title} – {NAME}", page_icon=str(ICON), layout="wide")
with st.container(horizontal=True, vertical_alignment="center", key="kopf"):
    st.markdown(f"**{NAME}**", width="stretch")
    stand.choose()
    saved_views.offer(page.url_path or HOME.path)
stand.notice()
with exhibits.collected() as shown:
    page.run()
section.show(page.title, NAME, shown, page.url_path or HOME.path)
foot.show()
