"""Kommunen und Leistungen: from afar each Themenfeld in each Kreis, from near each Leistung in each Kommune."""

from textwrap import shorten

import pandas as pd

from data.metrics import matrix, ozg
from pages.ozg import grid
from pages.ozg.grid import Cells
from pages.ozg.ruled import Ruled
from pages.shared import filters, german, look, marks, spoken
from pages.shared.columns import Column
from pages.shared.lines import LINE

PAGE = 20
"""So many Leistungen stand on one page: more nobody can compare."""

SHADES = {status: place / (len(ozg.STATES) - 1) for place, status in enumerate(ozg.STATES)}
NEAR = {
    "themenfeld": Column("Themenfeld"),
    "leistung": Column("Leistung"),
    "name": Column("Kommune"),
    "status": Column("Status"),
    "reifegrad": Column("Reifegrad", "number"),
    "reifegrad_modell": Column("Modell"),
}
FAR = {
    "name": Column("Kreis"),
    "themenfeld": Column("Themenfeld"),
    "online": Column("online", "number"),
    "anzahl": Column("Meldungen", "number"),
    "anteil": Column("Anteil", "percent"),
}
HINT = "Oben lässt sich ein Kreis wählen; dann stehen hier seine Kommunen mit jeder einzelnen Leistung."


def show(view: Ruled) -> None:
    """The Kommunen of the chosen Kreis; without one all Kreise."""
    if view.chosen["Kreis"]:
        _near(view)
    else:
        _far(view)


def _far(view: Ruled) -> None:
    table = view.now.measure(matrix.of_kreise, view.stichtag)
    question = "Wie weit sind die Themenfelder in den Kreisen?"
    if table.empty:
        look.nothing(question, "Für diese Auswahl meldet keine Kommune.")
        return
    sums = table.groupby("name")[["online", "anzahl"]].sum()
    whole = (sums["online"] / sums["anzahl"]).rename("anteil").reset_index()
    look.show(
        grid.grid(_shares(table), {}, {}),
        table,
        question=question,
        alt="Feld aus Kreisen und Themenfeldern mit dem Anteil „online“. "
        f"Je Kreis: {spoken.values(whole, 'name', 'anteil', FAR['anteil'])}.",
        columns=FAR,
        remark=f"Zahl: Anteil der Meldungen „online“ in Prozent, dunkler ist weiter; leer: keine Meldung. {HINT}",
        **view.origin("ozg-kreise-themenfelder"),
    )


def _shares(table: pd.DataFrame) -> Cells:
    """The cells of `matrix.of_kreise`."""
    names = ["name", "themenfeld", "anteil", "online", "anzahl"]
    hover = [
        f"{marks.plain(name)}, {marks.plain(field)}: {german.percent(share, 0)} online ({online} von {number})"
        for name, field, share, online, number in table[names].itertuples(index=False, name=None)
    ]
    words = pd.Series([german.number(share * 100, 0) for share in table["anteil"]])
    return Cells(table["name"], table["themenfeld"], table["anteil"], words, pd.Series(hover))


def _near(view: Ruled) -> None:
    table = _page(view.now.measure(matrix.of_kommunen))
    table = table.assign(zeile=table["leistung"] + " (" + table["ozg_id"] + ")")
    shares = table["status"].eq(ozg.ONLINE).groupby(table["zeile"], sort=False).mean().rename("anteil").reset_index()
    services = german.counted(len(shares), "Leistung", "Leistungen")
    look.show(
        grid.grid(_states(table), SHADES, _titles(table)),
        table,
        question=f"Wie weit ist jede Leistung in den Kommunen? ({view.chosen['Kreis']})",
        alt=f"Feld aus {services} und {german.counted(table['name'].nunique(), 'Kommune', 'Kommunen')}. Anteil der "
        f"Kommunen „online“: {spoken.values(shares, 'zeile', 'anteil', FAR['anteil'])}.",
        columns=NEAR,
        remark="Farbe: Status, dunkler ist weiter; Zahl: Reifegrad; leer: keine Meldung.",
        **view.origin("ozg-kommunen-leistungen"),
    )


def _states(table: pd.DataFrame) -> Cells:
    """The cells of `matrix.of_kommunen`."""
    level = table["reifegrad"].astype("str").where(table["reifegrad"].notna(), "–")
    told = table.assign(stufe=level)[["name", "leistung", "status", "stufe", "reifegrad_modell"]].fillna("ohne")
    hover = [
        f"{marks.plain(name)}: {marks.plain(service)}<br>{status}, Reifegrad {said} (Modell {model})"
        for name, service, status, said, model in told.itertuples(index=False, name=None)
    ]
    return Cells(table["zeile"], table["name"], table["rang"] / (len(SHADES) - 1), level, pd.Series(hover))


def _page(whole: pd.DataFrame) -> pd.DataFrame:
    """The rows of the chosen page of PAGE Leistungen each."""
    services = whole["ozg_id"].drop_duplicates().tolist()
    starts = range(0, len(services), PAGE)
    if len(starts) < 2:
        return whole
    fields = dict(zip(whole["ozg_id"], whole["themenfeld"], strict=True))
    names = {str(start // PAGE + 1): _named(services[start : start + PAGE], fields, start) for start in starts}
    with filters.row("seiten"):
        later = {number: name for number, name in names.items() if number != "1"}
        chosen = filters.one("Leistungen", later, key="seite", everything=names["1"], width=look.WIDTH)
    start = (int(chosen or 1) - 1) * PAGE
    return whole[whole["ozg_id"].isin(services[start : start + PAGE])].reset_index(drop=True)


def _named(services: list[str], fields: dict[str, str], start: int) -> str:
    first, last = fields[services[0]], fields[services[-1]]
    return f"{start + 1} bis {start + len(services)}: {first}" + (f" bis {last}" if first != last else "")


def _titles(table: pd.DataFrame) -> dict[str, str]:
    """What stands above each row: the Leistung, and its Themenfeld above the first; cut where a phone would cut it."""
    first = table.drop_duplicates("themenfeld").set_index("zeile")["themenfeld"]
    titles = {row: marks.plain(shorten(row, LINE, placeholder=" …")) for row in table["zeile"].unique()}
    for row, field in first.items():
        rest = shorten(str(row), max(LINE - len(field), 12), placeholder=" …")
        titles[str(row)] = f"<b>{marks.plain(field)}</b>: {marks.plain(rest)}"
    return titles
