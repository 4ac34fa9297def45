"""The same questions asked of counted reports and of a column database, side by side in one process.

`pip install duckdb` (it is not part of the lock) and `python tests/benchmarks/engines.py [MONTHS]`; prints medians of 5
in milliseconds for the reports of `ozg_store.py` (12 months: 3,049,800 rows).
"""

import importlib
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pandas as pd

from data.frames import stacked
from data.metrics.reifegrade import over_time
from data.metrics.status_over_time import status_over_time
from data.metrics.tally import choose, tally
from loaders.workbooks.ozg import OZG
from tests.benchmarks import ozg_store

CHOICES = {"all": ((), "", "true"), "Bezirk": ((), "064", "kommune LIKE '064%'"),
           "Themenfeld": (("Bildung",), "", "themenfeld = 'Bildung'")}  # fmt: skip
QUESTIONS: dict[str, tuple[Callable[[pd.DataFrame], pd.DataFrame], str]] = {
    "status over time": (status_over_time, "status"),
    "levels over time": (over_time, "reifegrad_modell, reifegrad"),
}
HOLDING = """CREATE TABLE holding AS SELECT day, kommune, max(stichtag) AS stichtag
FROM (SELECT DISTINCT stichtag AS day FROM ozg), (SELECT DISTINCT kommune, stichtag FROM ozg) WHERE stichtag <= day
GROUP BY ALL"""


def timed(ask: Callable[[], Any], times: int = 5) -> float:
    """The median of some runs in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


def main() -> None:
    """Build both, ask both, print."""
    months = int(sys.argv[1]) if len(sys.argv) > 1 else ozg_store.MONTHS
    rows = stacked((table for _, table in ozg_store.reports(months)), OZG.columns())
    database = importlib.import_module("duckdb").connect()
    database.register("given", rows.astype({name: "str" for name in rows if rows[name].dtype == "category"}))
    made = timed(lambda: database.execute("CREATE OR REPLACE TABLE ozg AS SELECT * FROM given"), 1)
    made += timed(lambda: database.execute(HOLDING), 1)
    print(f"{len(rows):,} rows; once per revision: counted {timed(lambda: tally(rows), 1):.0f}, database {made:.0f}")
    counts = tally(rows)
    for name, (fields, region, where) in CHOICES.items():
        for question, (metric, columns) in QUESTIONS.items():
            ours = timed(partial(_counted, metric, counts, fields, region))
            asked = f"""SELECT day, {columns}, count(*) FROM ozg JOIN holding USING (kommune, stichtag)
                        WHERE {where} GROUP BY ALL"""
            theirs = timed(partial(_asked, database, asked))
            print(f"{name}, {question}: counted {ours:.0f}, database {theirs:.0f}")


def _counted(
    metric: Callable[[pd.DataFrame], pd.DataFrame], counts: pd.DataFrame, fields: tuple[str, ...], region: str
) -> pd.DataFrame:
    return metric(choose(counts, fields, region))


def _asked(database: Any, statement: str) -> pd.DataFrame:
    return database.execute(statement).df()


if __name__ == "__main__":
    main()
