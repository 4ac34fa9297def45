"""Hochladen: from an official's workbook to the data; everything is said before anything changes."""

import streamlit as st

from pages.hochladen import assigning, findings, intake, keeping, preview, receipt, recognised, takeover

st.title("Hochladen", anchor=False)
here = keeping.desk()
receipt.show(here)
intake.take_in(here)
filed = intake.choose(here)

if filed:
    intake.head(here, filed)
    recognised.show(here, filed)
    findings.show(here, filed)
    assigning.offer(here, filed)
    if filed.reading.accepted:
        outlook = preview.show(filed)
        takeover.offer(here, filed, outlook)
