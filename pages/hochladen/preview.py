"""The preview: what would be new, changed or gone, and what becomes of the headline figures."""

import streamlit as st

from data.errors import StoreError
from data.preview import ADDS, REPLACES
from pages.hochladen import striking
from pages.hochladen.desk import Filed
from pages.hochladen.outlook import Outlook, Part, outlook
from pages.shared import effect, german, listing, source, tables, turns

NOTHING = "**Nichts ändert sich:** Alles, was in dieser Datei steht, ist schon so gespeichert."
NO_ROWS = "In dieser Datei steht noch keine Zeile, die übernommen werden kann."
EFFECT = "Was wird aus den wichtigsten Zahlen?"
_MODES = {
    ADDS: "Ergänzen: Was in der Datei fehlt, bleibt gespeichert.",
    REPLACES: "Ersetzen: Was in der Datei fehlt, wird entfernt; frühere Stände zeigen es weiter.",
}


def show(filed: Filed) -> Outlook | None:
    """Show what would change; gives what can be taken over, None when there is nothing to take over."""
    st.subheader("Was würde sich ändern?", anchor=False)
    if filed.remark:
        st.warning(tables.plain(filed.remark))
    view = _prepared(filed, ADDS if filed.outlook is None else filed.outlook.preview.mode)
    if view is None or _already(view):
        return None
    if view.vanished:
        view = _prepared(filed, _mode(filed, view))
    if view is None:
        return None
    for part in view.parts:
        if part.rows:
            _part(part, view)
    if view.preview.empty:
        st.markdown(NOTHING if any(part.rows for part in view.parts) else NO_ROWS)
        return None
    _effect(view)
    striking.show(view.doubts)
    return view


def _prepared(filed: Filed, mode: str) -> Outlook | None:
    """The preview that was shown last, or a new one; None when the store refuses."""
    if not _holds(filed.outlook, mode):
        try:
            with st.spinner("Die Vorschau wird berechnet …"), turns.aside():
                filed.outlook = outlook(source.store().preview(filed.reading, mode))
        except StoreError as refused:
            st.error(tables.plain(str(refused)))
            return None
    return filed.outlook


def _holds(kept: Outlook | None, mode: str) -> bool:
    """Whether a preview is still good. One that can be taken over is: should it be outdated, the store says so then."""
    if kept is None or kept.preview.mode != mode:
        return False
    can_be_taken_over = not (kept.preview.already or kept.preview.empty)
    return can_be_taken_over or kept.preview.base == source.newest()


def _already(view: Outlook) -> bool:
    """Say so when the very same file is in effect already."""
    done = view.preview.already
    if done is None:
        return False
    st.success(
        f"Bereits importiert am {german.moment(done.at_utc)} von {tables.plain(done.by)} (Nr. {done.id}). "
        "Es ist nichts zu tun."
    )
    return True


def _mode(filed: Filed, view: Outlook) -> str:
    """The choice between adding and replacing, with its consequence."""
    scopes = {sheet.field(name).label: 0 for sheet in (part.sheet for part in view.parts) for name in sheet.scope}
    same = german.listed([f"„{label}“" for label in scopes])
    chosen = st.radio(
        f"{stays(view.vanished, same)} Was soll damit geschehen?",
        list(_MODES),
        list(_MODES).index(view.preview.mode),
        _MODES.__getitem__,
        key=f"modus_{filed.reading.sha256}",
    )
    return chosen or ADDS


def stays(count: int, same: str) -> str:
    """How many stored rows the file does not name, though it speaks for their like."""
    if count == 1:
        return f"Gespeichert ist mit gleicher Angabe in {same} noch 1 Zeile, die nicht in Ihrer Datei steht."
    rows = f"{german.number(count)} Zeilen, die nicht in Ihrer Datei stehen"
    return f"Gespeichert sind mit gleicher Angabe in {same} noch {rows}."


def _part(part: Part, view: Outlook) -> None:
    """The rows of one sheet: a line of counts, then the tables."""
    replaces = view.preview.mode == REPLACES
    if len(view.parts) > 1:
        st.markdown(f"**{part.sheet.title}**")
    gone = "Fehlen in der Datei, bleiben" if part.vanished.count and not replaces else "Entfernt"
    with st.container(horizontal=True):
        st.metric("Neu", german.number(part.new.count), border=True)
        st.metric("Geändert", german.number(part.changed.count), border=True)
        st.metric(gone, german.number(part.vanished.count), border=True)
        st.metric("Unverändert", german.number(part.unchanged), border=True)
    listing.show(part.new, "Neue Zeilen")
    listing.show(part.changed, "Geänderte Zeilen")
    listing.show(
        part.vanished, "Zeilen, die entfernt werden" if replaces else "Zeilen, die in der Datei fehlen und bleiben"
    )


def _effect(view: Outlook) -> None:
    """The headline figures that would read differently."""
    st.subheader(EFFECT, anchor=False)
    effect.show(view.effect, EFFECT)
