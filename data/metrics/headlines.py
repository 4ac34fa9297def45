"""Headlines: the few figures that stand for everything, on the Übersicht and in the preview of an upload."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data.metrics import coverage, foerderung, ozg, teilnahme
from data.metrics.periods import in_german
from data.metrics.zaehlweisen import BUND
from data.quantities import NOTHING, Quantity, listed
from loaders.workbooks import SHEETS

PERSONS, EURO, KOMMUNEN = "Personen", "Euro", "Kommunen"
LAND = "Hessen"

MAIN_PROGRAMME = "OZG-Umsetzung in den Kommunen: Volumen laut Ankündigung"
"""The programme whose volume (rund 37 Mio. Euro) stands beside the amounts; without it the greatest volume does."""

MAIN_FIGURE = "Leistungen flächendeckend online"
"""The published figure that is preferred among those of the same day."""

SHOWN = ("teilnahme", "mittel", "kennzahlen", "ozg")
"""The sheets of which there are headlines, in the order in which they are shown."""

VOLUME = "Volumen"
SUM_NOTE = "Summe der gemeldeten Beträge aller Programme. Ohne Angabe: Zeilen zu Kommunen, die keinen Betrag nennen."
VOLUME_NOTE = "Volumen nur dieses Programms; Volumina enthalten einander und werden nicht addiert."


@dataclass(frozen=True)
class Headline:
    """One figure: a key for the code, its German label, the quantity, what it means or rests on, and its unit."""

    key: str
    label: str
    quantity: Quantity
    note: str = ""
    unit: str = ""


def headlines(tables: Mapping[str, pd.DataFrame], day: str | None = None) -> list[Headline]:
    """The headlines of the tables (sheet name -> rows); sheets that are absent count as empty.

    `day` is the day whose Kommunen are expected, None that of the latest conference of the series. Figures of which
    nothing is known stay out.
    """
    return [headline for sheet in SHOWN for headline in of_sheet(sheet, _rows(tables, sheet), day)]


def of_sheet(sheet: str, rows: pd.DataFrame, day: str | None = None) -> list[Headline]:
    """Those of the headlines that rest on the rows of one sheet, and on no other; none where it is not in `SHOWN`."""
    match sheet:
        case "teilnahme":
            found = _teilnahme(rows, day)
        case "mittel":
            found = _foerderung(rows)
        case "kennzahlen":
            found = _published(rows)
        case "ozg":
            found = _ozg(rows)
        case _:
            return []
    return [headline for headline in found if headline.quantity != NOTHING]


def _rows(tables: Mapping[str, pd.DataFrame], sheet: str) -> pd.DataFrame:
    if sheet in tables:
        return tables[sheet]
    types = {"text": "str", "whole": "Int64", "number": "float64"}
    columns = SHEETS[sheet].columns()
    return pd.DataFrame(columns=list(columns)).astype({name: types[storage] for name, storage in columns.items()})


def _teilnahme(rows: pd.DataFrame, day: str | None) -> Iterator[Headline]:
    own = teilnahme.of_series(rows, teilnahme.DEFAULT_SERIES)
    note = f"{teilnahme.DEFAULT_SERIES}. {teilnahme.COUNTING_RULE}"
    label = f"Teilnehmende, {teilnahme.DEFAULT_SERIES}"
    yield Headline("teilnahme", label, teilnahme.total_participants(own), note, PERSONS)
    by_bezirk = teilnahme.participants_by_bezirk(own)
    keys = zip(by_bezirk["regierungsbezirk"], by_bezirk["name"], listed(by_bezirk, "anzahl"), strict=True)
    for key, name, quantity in keys:
        place = name if key == teilnahme.LAND else f"Regierungsbezirk {name}"
        yield Headline(f"teilnahme.{key}", f"Teilnehmende, {place}", quantity, teilnahme.DEFAULT_SERIES, PERSONS)
    yield Headline("kommunen", "Vertretene Kommunen", *coverage.represented_and_why(own, day), KOMMUNEN)


def _foerderung(rows: pd.DataFrame) -> Iterator[Headline]:
    programmes = foerderung.programmes(rows)
    programmes = programmes[programmes["volumen"].notna()]
    best = (
        programmes.assign(other=programmes["programm"].ne(MAIN_PROGRAMME))
        .sort_values(["other", "volumen"], ascending=[True, False])
        .head(1)
    )
    for name, volume in zip(best["programm"], listed(best, "volumen"), strict=True):
        yield Headline("volumen", name if VOLUME in name else f"{VOLUME}: {name}", volume, VOLUME_NOTE, EURO)
    for measure in ("bewilligt", "abgerufen"):
        quantity = foerderung.totals(rows, measure)
        yield Headline(measure, f"{measure.capitalize()}e Mittel", quantity, SUM_NOTE, EURO)


def _published(rows: pd.DataFrame) -> Iterator[Headline]:
    """The latest published figure of Hessen that says how much is online."""
    online = rows["gebiet"].eq(LAND) & rows["kennzahl"].str.contains("online", case=False) & rows["wert"].notna()
    known = rows[online & rows["stichtag"].notna()]
    known = known.assign(other=known["kennzahl"].ne(MAIN_FIGURE))
    order = ["stichtag", "other", "kennzahl", "zaehlweise"]
    best = known.sort_values(order, ascending=[False, True, True, True]).head(1)
    for point, quantity in zip(best.to_dict("records"), listed(best, "wert"), strict=True):
        note = f"Zählweise „{point['zaehlweise']}“, Quelle: {point['quelle']}"
        label = f"{point['kennzahl']} in {LAND}, veröffentlicht zum Stichtag {in_german(point['stichtag'])}"
        yield Headline("ozg.veroeffentlicht", label, quantity, note, str(point["einheit"]))


def _ozg(rows: pd.DataFrame) -> Iterator[Headline]:
    """What the federal rule makes of the latest reports."""
    stand = ozg.at(rows)
    count = BUND.count(stand)
    said = [f"Stand {in_german(day)}." for day in ozg.stichtage(stand)[:1]] + [
        f"Von {count.denominator}.",
        BUND.sentence,
        count.remark,
    ]
    note = " ".join(part for part in said if part)
    yield Headline("ozg.online", "OZG-Leistungen online, aus den Meldungen", count.quantity, note, BUND.unit)
