"""Every stored row leads back to its cells: file, worksheet, cell, revision, who and when."""

from datetime import UTC, datetime

import pandas as pd

from data.provenance import provenance, values
from data.revisions import IMPORT, Revision
from loaders.workbooks import SHEETS

MITTEL = SHEETS["mittel"]
AT = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
ORIGINS = {"mittel": {"Liste": {"programm": "A", "beantragt": "F", "bewilligt": "G"}}}


def rows(*given: dict[str, object]) -> pd.DataFrame:
    table = pd.DataFrame(list(given), columns=[*MITTEL.columns(), "revision", "worksheet", "line"])
    return table.astype({"revision": "Int64", "line": "Int64"})


def test_each_value_is_named_by_its_cell():
    revision = Revision(
        7, AT, "RP Kassel", IMPORT, "foerderung", "liste.xlsx", origins=ORIGINS, mended={"Liste": {"G14": "5"}}
    )
    place = {"revision": 7, "worksheet": "Liste"}
    given = rows(
        place | {"line": 14, "beantragt": 10.0, "bewilligt": 5.0},
        place | {"line": 15, "bewilligt": 5.0},
        place | {"line": 16, "abgerufen": 5.0},
        {"revision": 7, "worksheet": "Anderes", "line": 3, "bewilligt": 5.0},
    )
    told = provenance(MITTEL, given, {7: revision})

    assert told["zellen"].tolist() == ["F14, G14 (im Browser berichtigt)", "G15", "Zeile 16", "Zeile 3"]
    assert told.iloc[0].tolist() == ["liste.xlsx", "Liste", "F14, G14 (im Browser berichtigt)", 7, "RP Kassel", AT]


def test_what_counts_in_each_sheet():
    assert values(MITTEL) == ["volumen", "beantragt", "bewilligt", "abgerufen"]
    assert values(SHEETS["ozg"]) == ["status", "reifegrad"]
    assert values(SHEETS["teilnahme"]) == ["anzahl", "vertretene_kommunen"]
    assert provenance(MITTEL, rows(), {}).empty
