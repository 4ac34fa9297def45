"""Heads: from how many of the represented Kommunen the head came. Rows are those of the sheet `teilnahme`.

A Kommune has one head, so a head is a person: what `data.metrics.offices` withholds is withheld here, too.
"""

import pandas as pd

from data.metrics.carried import carried
from data.metrics.coverage import named_rows
from data.metrics.offices import ALL, WITHHELD, office_cells
from data.metrics.suppression import FEWEST
from loaders import territory
from loaders.cells.offices import LANDRAT, LORD_MAYOR, MAYOR
from loaders.cells.quantity import EXACT

HEADS = {
    LANDRAT: ("Landkreis",),
    LORD_MAYOR: ("kreisfreie Stadt", "Sonderstatusstadt"),
    MAYOR: ("Stadt", "Gemeinde"),
}
"""The office at the head of a Kommune, by its art."""

HEADS_RULE = (
    "Gezählt sind Kommunen aller Regierungsbezirke, die eine Liste als vertreten nennt; mit Spitze, wenn eine Zeile "
    f"ihr Amt nennt. Anzahlen unter {FEWEST} werden nicht gezeigt, auch keine, aus denen sie sich errechnen ließen."
)


def heads(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """For each office at the head of a Kommune: how many of the represented Kommunen came with theirs.

    Columns: funktion, vertreten (Kommunen of its art), mit_spitze and anteil (0..1) with their qualifiers, and for both
    whether they are withheld. Give all rows of a series. Nothing is said of less than FEWEST heads, nor where the
    number of persons of the office is withheld: with it that of a single Regierungsbezirk could be calculated.
    """
    named = named_rows(rows)
    now = carried(named["kommune"], day)
    art = territory.kommunen(day).set_index("key")["art"]
    known = pd.DataFrame({"kommune": named["kommune"].map(now), "funktion": named["funktion"]})
    known = known.assign(art=known["kommune"].map(art).astype("str"))
    cells = office_cells(rows)
    told = set(cells.loc[cells["regierungsbezirk"].eq(ALL) & ~cells[WITHHELD], "funktion"])
    found = []
    for office, kinds in HEADS.items():
        own = known[known["art"].isin(kinds)]
        came, led = own["kommune"].nunique(), own.loc[own["funktion"].eq(office), "kommune"].nunique()
        hidden = led > 0 and (led < FEWEST or office not in told)
        if came:
            found.append((office, came, float("nan") if hidden else led, hidden))
    types = {"funktion": "str", "vertreten": "int64", "mit_spitze": "float64", "mit_spitze_withheld": "bool"}
    table = pd.DataFrame(found, columns=list(types)).astype(types)
    share = table["mit_spitze"] / table["vertreten"]
    exactly = {"mit_spitze_qualifier": EXACT, "anteil_qualifier": EXACT}
    return table.assign(anteil=share, anteil_withheld=table["mit_spitze_withheld"], **exactly)
