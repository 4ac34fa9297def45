"""The OZG-Modellkommunen as published at two times: who was one, who went out, who came in.

Sources: ozg.hessen.de (announced 19 November 2020), haufe.de (December 2022); the second list is the first one but for
one Kommune.
"""

import pandas as pd

from loaders import territory

OZG_HESSEN = "https://ozg.hessen.de/kommunales/f%C3%B6rderung-unterst%C3%BCtzung/ozg-modellkommunen"
HAUFE = (
    "https://www.haufe.de/oeffentlicher-dienst/digitalisierung-transformation/"
    "283-landesleistungen-koennen-in-hessen-digital-beantragt-werden_524786_584054.html"
)
SOURCES = (OZG_HESSEN, HAUFE)

_BOTH = (
    "06411000", "06531", "06636004", "06433", "06631013", "06534014", "06534", "06439015", "06434011", "06431020",
    "06635020", "06636013", "06532023", "06414000",
)  # fmt: skip
IN_2020 = frozenset({*_BOTH, "06631009"})
"""15 of 22 that had applied."""
IN_2022 = frozenset({*_BOTH, "06438009"})

STAYED, LEFT, CAME = "beide Male genannt", "nur 2020 genannt", "nur 2022 genannt"


def modellkommunen() -> pd.DataFrame:
    """Each Kommune of either list: kommune (key), name, bezirk, genannt (STAYED, LEFT or CAME); changes first."""
    keys = sorted(IN_2020 | IN_2022)
    said = [STAYED if key in IN_2020 & IN_2022 else LEFT if key in IN_2020 else CAME for key in keys]
    names = {"name": territory.name_of, "bezirk": lambda key: territory.name_of(territory.bezirk_of(key))}
    table = pd.DataFrame({"kommune": keys, **{name: map(of, keys) for name, of in names.items()}, "genannt": said})
    order = table["genannt"].map({LEFT: 0, CAME: 1, STAYED: 2})
    return table.assign(order=order).sort_values(["order", "name"], ignore_index=True).drop(columns="order")
