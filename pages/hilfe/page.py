"""Hilfe: how is each workbook filled, what do the words mean, how is counted, where does everything come from?"""

import streamlit as st
from data.metrics.zaehlweisen import ZAEHLWEISEN

from loaders.workbooks import WORKBOOKS, workbook
from pages.hilfe import tables, texts
from pages.shared import filters
from pages.shared import tables as shown
from pages.shared.columns import Column

FIELDS = {
    "spalte": Column("Spalte"),
    "pflicht": Column("Pflicht"),
    "inhalt": Column("Was darin steht"),
    "beispiel": Column("Beispiel"),
    "auch": Column("Heißt auch"),
}

st.title("Hilfe", anchor=False)
st.header("Wie wird eine Liste ausgefüllt?", anchor="liste")
kinds = {kind.name: kind.title for kind in WORKBOOKS}
kind = workbook(filters.one("Art der Liste", kinds, key="liste", everything="Teilnahme") or WORKBOOKS[0].name)
st.markdown(
    f"{kind.purpose} Reihenfolge und Schreibweise der Spalten sind frei; "
    "Titelzeilen darüber und Summen darunter stören nicht."
)
for sheet in kind.sheets:
    st.subheader(f"Blatt „{sheet.title}“", anchor=False)
    st.markdown(sheet.purpose)
    shown.show(tables.fields(sheet), FIELDS, f"Spalten von {sheet.title}")

st.header("Wie wird mit Zahlen umgegangen?", anchor="zahlen")
st.markdown(texts.NUMBERS)
st.header("Nach welchen Regeln wird „online“ gezählt?", anchor="zaehlweisen")
rules = {f"{rule.title} (Fassung {rule.version})": rule.sentence for rule in ZAEHLWEISEN}
shown.show(tables.pairs(rules), {"begriff": Column("Zählweise"), "bedeutung": Column("Regel")}, "Zählweisen")
st.header("Was geschieht mit Personendaten?", anchor="personendaten")
st.markdown(texts.PRIVACY)
st.header("Was bedeuten die Wörter?", anchor="glossar")
shown.show(tables.pairs(texts.GLOSSARY), {"begriff": Column("Wort"), "bedeutung": Column("Bedeutung")}, "Glossar")
st.header("Woher stammen die Daten?", anchor="quellen")
shown.show(
    tables.pairs(texts.SOURCES), {"begriff": Column("Daten"), "bedeutung": Column("Quelle")}, "Quellen und Nachweise"
)
