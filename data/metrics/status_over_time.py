"""How the states of the services moved from Stichtag to Stichtag, from counted reports (`data.metrics.tally`)."""

import pandas as pd

from data.metrics.ozg import STATES
from data.metrics.tally import held, reporting


def status_over_time(counts: pd.DataFrame) -> pd.DataFrame:
    """How many of the chosen services were at which status on each Stichtag, by `ozg.STAND_RULE`.

    Columns: stichtag, status, anzahl (one service of one Kommune each), anteil (0..1, NaN where none is reported),
    bekannt (Kommunen and Land with any report up to then), gemeldet (those with a report of that very day).
    """
    reports = reporting(counts).set_index("tag")
    wide = held(counts, ["status"]).pivot_table("anzahl", "tag", "status", aggfunc="sum", observed=True)
    wide = wide.reindex(index=reports.index, columns=list(STATES)).fillna(0)
    long = pd.DataFrame({"anzahl": wide.rename_axis(index="stichtag", columns="status").stack()}).reset_index()
    shares = long["anzahl"] / long.groupby("stichtag")["anzahl"].transform("sum")
    long = long.assign(anteil=shares, **{name: long["stichtag"].map(reports[name]) for name in ("bekannt", "gemeldet")})
    whole = dict.fromkeys(("anzahl", "bekannt", "gemeldet"), "int64")
    return long.astype({"stichtag": "str", "status": "str", "anteil": "float64", **whole})
