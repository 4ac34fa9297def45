"""Templates for those who are still absent: prefilled with the Kommunen that have no row for what is chosen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from data.metrics import absent
from data.metrics.absent import Occasion
from data.metrics.teilnahme import bezirk_name
from data.store import DEMONSTRATION
from loaders.names import match_key
from loaders.outgoing import template
from loaders.sheet import Workbook
from loaders.workbooks import SHEETS, WORKBOOKS
from pages.hochladen import templates
from pages.shared import filters, german, look, parts, source

TITLE = "Vorlage nur für Kommunen, die noch fehlen"
LABELS = {"teilnahme": "Veranstaltung", "mittel": "Programm", "ozg": "Stichtag"}
"""What a Kommune can be absent from, by the sheet of its rows."""

KINDS: dict[str, tuple[Workbook, str]] = {
    kind.title: (kind, sheet.name) for kind in WORKBOOKS for sheet in kind.sheets if sheet.name in LABELS
}
WIDE, LONGEST = 380, 60
"""Width in pixels of a choice with long names (a phone narrows it); characters of one part of the name of a file."""


@parts.fragment
def offer(batch: int) -> None:
    """The folded choice; who is absent is worked out only when somebody opens it. A new batch of files folds it."""
    box = st.expander(TITLE, key=f"fehlende_{batch}", type="compact", on_change="rerun")
    if box.open:
        with box:
            _choice()


def _choice() -> None:
    """Choose the kind of list and what it is about; then it is said who is absent."""
    with filters.row("fehlende_auswahl"):
        kind, sheet = KINDS[st.selectbox("Art der Liste", list(KINDS), key="fehlende_liste", width=filters.WIDTH)]
        rows = source.rows_at(SHEETS[sheet], source.newest())
        found = labelled(absent.occasions(sheet, rows))
        if found:
            name = st.selectbox(LABELS[sheet], list(found), key=f"fehlende_{sheet}", width=WIDE)
            chosen = _narrowed(found[name])
    if found:
        _answer(kind, rows, chosen, name)
    else:
        st.markdown("Hierzu ist noch nichts gespeichert: Es fehlen alle, und die leere Vorlage genügt.")


def labelled(occasions: Sequence[Occasion]) -> dict[str, Occasion]:
    """The occasions by the words that tell one from another; a conference with its series only where it must be."""
    names = [_name(each) for each in occasions]
    several = {name for name, times in Counter(names).items() if times > 1}
    return {
        f"{name} ({each.key['reihe']})" if name in several else name: each
        for name, each in zip(names, occasions, strict=True)
    }


def _name(occasion: Occasion) -> str:
    match occasion.sheet:
        case "teilnahme":
            title, day = occasion.key["veranstaltung"], german.day(occasion.day) if occasion.day else "ohne Datum"
            return title if day in title else f"{title}, {day}"
        case "ozg":
            return german.day(occasion.day)
        case _:
            return occasion.key["programm"]


def _narrowed(occasion: Occasion) -> Occasion:
    """The occasion for one Regierungsbezirk, where it concerns several and somebody wants that."""
    if len(occasion.bezirke) < 2:
        return occasion
    options = {"Alle Regierungsbezirke": occasion.bezirke} | {bezirk_name(key): (key,) for key in occasion.bezirke}
    chosen = st.selectbox("Regierungsbezirk", list(options), key="fehlende_bezirk", width=filters.WIDTH)
    return replace(occasion, bezirke=options[chosen])


def _answer(kind: Workbook, rows: pd.DataFrame, chosen: Occasion, name: str) -> None:
    """How many are absent, and the template for them."""
    demonstration = source.contains_demonstration(absent.rows_of(rows, chosen))
    missing = absent.absent(rows, chosen)
    look.badge(demonstration)
    st.markdown(said(len(missing), chosen))
    if missing.empty:
        return
    templates.button(
        f"Vorlage mit {german.counted(len(missing), 'Kommune', 'Kommunen')}",
        partial(template, kind, {chosen.sheet: absent.to_complete(chosen, missing)}),
        file_name("vorlage", kind.name, name, _region(chosen), "fehlende", DEMONSTRATION if demonstration else ""),
    )
    day = german.day(chosen.day) if chosen.day else "heute"
    st.caption(
        f"Gebietsstand: {day}. Vorausgefüllt sind Name, Schlüssel, Kreis und Regierungsbezirk; Zeilen, in denen sonst "
        "nichts steht, werden beim Hochladen nicht übernommen."
    )


def said(missing: int, occasion: Occasion) -> str:
    """How many of how many have no row yet, as a sentence."""
    region = _region(occasion)
    number = german.counted(len(absent.expected(occasion)), "Kommune", "Kommunen")
    of_all = f"{number} im Regierungsbezirk {region}" if region else number
    if not missing:
        return f"Es fehlt keine: Alle {of_all} haben schon eine Zeile."
    return f"**{german.number(missing)} von {of_all}** {'hat' if missing == 1 else 'haben'} noch keine Zeile."


def _region(occasion: Occasion) -> str:
    """The name of the one Regierungsbezirk that is concerned, "" when there are several."""
    return bezirk_name(occasion.bezirke[0]) if len(occasion.bezirke) == 1 else ""


def file_name(*parts: str) -> str:
    """A name that every file system takes: vorlage-teilnahme-regionalkonferenz-giessen-12-02-2020-fehlende.xlsx."""
    words = [word for part in parts for word in match_key(part)[:LONGEST].split()]
    return f"{'-'.join(words)}.xlsx"
