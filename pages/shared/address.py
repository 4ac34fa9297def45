"""The address of a view: whoever follows it later sees the same numbers."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import source


def link() -> str:
    """The address with all filters, and the Stand named also where it is the newest: a later import changes nothing."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name != source.STAND}
    named = asked | {source.STAND: [str(source.stand())]} if source.stand() else asked
    return "?".join(filter(None, [st.context.url or "", urlencode(named, doseq=True)]))
