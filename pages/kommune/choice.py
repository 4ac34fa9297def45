"""Which Kommune the page shows, also by a name or a key that it no longer has, and with whom it is compared."""

from functools import cache

import streamlit as st

from data.metrics.peers import BY_SIZE, ways
from loaders import reference, territory
from loaders.wording import telling_name
from pages.kommune.profile import Profile, of
from pages.shared import filters, look, source
from pages.shared.view import UPLOAD

WIDTH = 400
"""Width of the choice in pixels: a former name stands there with the one of today."""
KEY = "kommune"
"""The name of the choice in the address."""

NEEDED = (
    "Noch sind keine Daten da. Diese Seite zeigt je Kommune die Konferenzen (Liste Teilnahme), die Mittel und die "
    f"Beratung (Liste Förderung) und ihre Leistungen (Liste OZG-Umsetzung). {UPLOAD}"
)
HOW = (
    "Oben eine Kommune wählen oder ihren Namen tippen, auch einen früheren wie „Bromskirchen“. Dann stehen hier ihre "
    "Konferenzen, ihre Beratung, ihre Mittel und ihre Leistungen nach der Zeit, daneben vergleichbare Kommunen."
)


def choose() -> Profile | None:
    """Let the reader choose a Kommune of today; None as long as none is chosen, or when there are no data."""
    if not source.stand():
        return None
    names = labels()
    _by_key(names)
    with filters.row():
        chosen = filters.one("Kommune", names, key=KEY, everything="Name wählen oder tippen", width=WIDTH)
    return of(territory.successor(chosen, None)) if chosen else None


def way(profile: Profile) -> str:
    """How the peers are chosen; asked only where there are several ways."""
    offered = ways(profile.key)
    if len(offered) == 1:
        return BY_SIZE
    chosen = st.segmented_control(
        "Vergleich mit", offered, default=BY_SIZE, required=True, key="vergleich", bind="query-params"
    )
    return str(chosen)


def invite() -> None:
    """What to do when there is nothing to show yet."""
    if source.stand():
        st.markdown(HOW)
        return
    look.nothing("Was ist zu einer Kommune bekannt?", NEEDED)
    to_upload()


def to_upload() -> None:
    """The way to the page where lists are taken over."""
    st.page_link("hochladen/page.py", label="Liste hochladen", icon=":material/arrow_forward:", help="")


@cache
def labels() -> dict[str, str]:
    """The Kommunen of today and the names that are no more, by key and in order of their names."""
    names = {key: telling_name(key) for key in territory.kommunen()["key"]}
    for change in reference.rows("changes"):
        then, now = territory.name_of(change["old"]), telling_name(territory.successor(change["old"], None))
        names |= {change["old"]: f"{then} (heute {now})"} if then != now else {}
    return dict(sorted(names.items(), key=lambda pair: territory.name_of(pair[0]).translate(_SORTED)))


_SORTED = str.maketrans({"Ä": "A", "Ö": "O", "Ü": "U", "ä": "a", "ö": "o", "ü": "u", "ß": "s"})


def _by_key(names: dict[str, str]) -> None:
    """An address may name a key, also a former one („06435014“): lists and letters have keys."""
    asked = st.query_params.get(KEY, "")
    if asked.isdigit() and territory.is_known(asked):
        now = territory.successor(asked, None)
        if label := names.get(asked) or names.get(now) or names.get(f"{now}000"):
            st.query_params[KEY] = label
            st.rerun()
