"""Hilfe: how is each workbook filled, what do the words mean, how is counted, where does everything come from?"""

import streamlit as st

from pages.hilfe import demonstration, sections, texts

st.title("Hilfe", anchor=False)
sections.workbooks()

st.header("Wie wird mit Zahlen umgegangen?", anchor="zahlen")
st.markdown(texts.NUMBERS)
st.header("Nach welchen Regeln wird „online“ gezählt?", anchor="zaehlweisen")
sections.counting_rules()
st.header("Was geschieht mit Personendaten?", anchor="personendaten")
st.markdown(texts.PRIVACY)
st.header("Was bedeuten die Wörter?", anchor="glossar")
sections.explained(texts.GLOSSARY, "Wort", "Bedeutung")
st.header("Woher stammen die Daten?", anchor="quellen")
sections.explained(texts.SOURCES, "Daten", "Quelle")
st.header("Wie lässt sich alles ausprobieren?", anchor="demonstration")
demonstration.offer()
