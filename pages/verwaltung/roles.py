"""Roles: who has which, the form that gives one, and what each role may do."""

import pandas as pd
import streamlit as st

from data import region
from data.access import Right, Role, matrix
from data.people.roles import Granted
from loaders import territory
from pages.shared import german, identity, source, tables
from pages.shared.columns import Column
from pages.verwaltung.outcome import carry_out, done

NONE, EVERYWHERE = "keine Rolle", ""
_PERSONS = {
    "person": Column("Kennung"),
    "name": Column("Name"),
    "role": Column("Rolle"),
    "region": Column("gilt für"),
    "source": Column("woher"),
    "at": Column("seit"),
}


def show() -> None:
    """The persons, the form, and the matrix."""
    done()
    listed = source.store().people.roles.listed()
    st.header("Wer hat welche Rolle?", anchor=False)
    if not identity.configured():
        st.markdown("Eine Anmeldung ist nicht eingerichtet. Rollen gibt es erst, wenn sich Personen anmelden.")
    elif not listed:
        st.markdown("Noch hat sich niemand angemeldet.")
    else:
        tables.show(_table(listed), _PERSONS, "Personen und ihre Rollen")
        _form(listed)
    st.header("Was darf welche Rolle?", anchor=False)
    st.markdown(
        "Eine Grenze auf einen Regierungsbezirk oder Kreis gilt für das, was jemand ändert; ansehen darf jede Rolle "
        "ganz Hessen. Eine Rolle gilt ab dem nächsten Schritt, ohne neue Anmeldung."
    )
    rights = _rights()
    tables.show(rights, {name: Column(name) for name in rights.columns}, "Rechte der Rollen")


def _table(listed: list[Granted]) -> pd.DataFrame:
    rows = [
        (
            each.person,
            each.name,
            each.role.label if each.role else NONE,
            region.name(each.region) if each.role else "",
            each.source,
            german.moment(each.at_utc) if each.at_utc else "",
        )
        for each in listed
    ]
    return pd.DataFrame(rows, columns=list(_PERSONS))


def _form(listed: list[Granted]) -> None:
    """Give a person a role, or take it away."""
    names = {each.person: f"{each.name} ({each.person})" for each in listed}
    regions = {EVERYWHERE: "ganz Hessen"} | {key: territory.name_of(key) for key in _regions()}
    with st.form("rolle_vergeben", border=True, enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            person = st.selectbox("Person", list(names), format_func=lambda key: names[key], width=320)
            role = st.selectbox("Rolle", [NONE, *Role], format_func=_called, width=200)
            limit = st.selectbox("Gilt für", list(regions), format_func=lambda key: regions[key], width=320)
        pressed = st.form_submit_button("Rolle eintragen", type="primary")
    if pressed and person:
        acting = identity.acting()
        if role == NONE:
            carry_out(lambda: acting.withdraw_role(person), f"{names[person]} hat keine Rolle mehr.")
        else:
            said = f"{names[person]} hat jetzt die Rolle {_called(role)}, gültig für {regions[limit]}."
            carry_out(lambda: acting.grant_role(person, Role(role), limit), said)


def _called(role: str) -> str:
    return role if role == NONE else Role(role).label


def _regions() -> list[str]:
    return [*territory.bezirke()["bezirk"], *territory.kreise()["kreis"]]


def _rights() -> pd.DataFrame:
    rows = [
        {
            "Recht": row["label"],
            **{role.label: row[role.value] for role in Role},
            "mit Gebietsgrenze": row["region"],
        }
        for row in map(matrix().__getitem__, Right)
    ]
    return pd.DataFrame(rows)
