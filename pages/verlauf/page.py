"""Verlauf: which revisions are there, what did each change, and how is it taken back?"""

import streamlit as st

from pages.shared import identity, outcome, source
from pages.verlauf import cards, comparing, memory, samples, timeline
from pages.verlauf.outcome import DONE

SHOWN = 20

st.title("Verlauf", anchor=False)
st.markdown(
    "Jede Übernahme und jede Rücknahme steht hier. Nichts wird überschrieben: Jeder frühere Stand lässt sich "
    "wieder ansehen, "
    "und auch eine Rücknahme kann rückgängig gemacht werden."
)
revisions = source.revisions()
outcome.tell(DONE)
if not revisions:
    st.markdown("Es wurde noch nichts übernommen. Unter „Hochladen“ beginnt es.")
else:
    by = identity.sign("Wer trägt ein oder nimmt zurück? (Dienststelle genügt)")
    samples.remove_all(revisions)
    timeline.show(by)
    memory.show()
    comparing.show(revisions)
    pages = -(-len(revisions) // SHOWN)
    first = (st.pagination(pages, key="seite", bind="query-params") - 1) * SHOWN if pages > 1 else 0
    for revision in revisions[first : first + SHOWN]:
        cards.card(revision, by)
