"""The foot of every page: links to the pages that are for everybody."""

import streamlit as st

from pages.sitemap import FOOT


def show() -> None:
    """The links, each in a line of its own on a phone."""
    with st.container(horizontal=True, key="fuss"):
        for entry in FOOT:
            st.page_link(f"{entry.path}/page.py", label=entry.title)
