"""Who the Kommune is, and the figures that an answer begins with."""

import streamlit as st

from data.metrics import foerderung, one_kommune
from data.metrics.one_kommune import REPORTED
from data.metrics.ozg import ONLINE
from data.store import DEMONSTRATION
from loaders import reference, territory
from loaders.workbooks.foerderung import BERATUNG, MITTEL
from loaders.workbooks.ozg import OZG
from pages.kommune.profile import Profile
from pages.shared import german, source, spoken, tables


def head(profile: Profile) -> None:
    """Name, kind, place and inhabitants, what it was before, and its key figures."""
    st.header(tables.plain(profile.name), anchor=False)
    st.markdown(tables.plain(" ".join(filter(None, [_described(profile.key), _before(profile.key)]))))
    with st.container(horizontal=True, key="kennzahlen"):
        for label, value in _figures(profile):
            st.metric(tables.plain(label), value, border=True)


def _described(key: str) -> str:
    kommunen = territory.kommunen()
    row = kommunen[kommunen["key"].eq(key)].iloc[0]
    kreis = "" if row["art"] in ("Landkreis", "kreisfreie Stadt") else f" im Kreis {row['kreis_name']}"
    kreis = kreis.replace("Kreis Landkreis", "Landkreis")
    people = f"{german.number(row['einwohner'])} Einwohner ({german.day(row['einwohner_stand'])})"
    return (
        f"{row['art'][0].upper()}{row['art'][1:]}{kreis}, Regierungsbezirk {row['bezirk_name']}, {people}, AGS {key}."
    )


def _before(key: str) -> str:
    """What counts for the Kommune although it had another name or key."""
    until = {other: german.day(reference.by_key("gemeinden")[other]["valid_to"]) for other in one_kommune.former(key)}
    old = [f"{territory.name_of(other)} (AGS {other}, bis {day})" for other, day in until.items()]
    return f"Mitgezählt ist, was unter {german.listed(old)} vorliegt." if old else ""


def _figures(profile: Profile) -> list[tuple[str, str]]:
    """Label and value of each key figure; what nobody states is no zero."""
    money, advice, services = (one_kommune.own(source.rows(sheet), profile.key) for sheet in (MITTEL, BERATUNG, OZG))
    conferences = len(one_kommune.own(profile.attended, profile.key))
    granted = spoken.quantity(foerderung.totals(money, "bewilligt"), german.euro_short)
    mark = f" · {DEMONSTRATION}" if source.contains_demonstration(services) else ""
    return [
        ("Konferenzen", _count(conferences)),
        ("Bewilligte Mittel", granted),
        ("Module der Beratung", _count(advice["modul"].nunique())),
        (f"OZG-Leistungen online{mark}", _online(profile)),
    ]


def _count(number: int) -> str:
    return german.number(number) if number else german.MISSING


def _online(profile: Profile) -> str:
    last = one_kommune.own(profile.reported, profile.key).tail(1)
    said = [f"{row[ONLINE]} von {row[REPORTED]}" for row in last.to_dict("records")]
    return said[0] if said else german.MISSING
