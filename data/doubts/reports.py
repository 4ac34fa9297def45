"""Reports of the OZG beside the one before: services that fell back, reports that only repeat, numbers that leapt."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.doubts.doubt import CASE, FELL, LEAPT, UNCHANGED, Doubt, rank
from data.metrics import ozg
from data.metrics.doubts import STILL_MONTHS, leapt
from data.metrics.periods import months_between
from loaders.sheet import Sheet

SERVICE = ["ozg_id", "leika_schluessel"]
STATE = ["status", "reifegrad_modell", "reifegrad"]
REPORT = ["kommune", "stichtag"]
FEW = 5
"""A report of fewer services may well stay the same."""

Case = dict[str, object]


def of_reports(sheet: Sheet, rows: pd.DataFrame, revision: int) -> Iterator[Doubt]:
    """Doubts about the reports that came with a revision; `rows` as they are live with it. Plans are no reports."""
    known = ozg.facts(rows)
    known = known[known["kommune"].isin(known.loc[known["revision"].eq(revision), "kommune"].unique())]
    fallen = _fallen(sheet, known, revision)
    if len(fallen):
        yield Doubt(FELL, sheet.name, "text", fallen)
    found: dict[str, list[Case]] = {UNCHANGED: [], LEAPT: []}
    for rule, case in _striking(_reports(known), revision):
        found[rule].append(case)
    for rule, cases in found.items():
        if cases:
            table = pd.DataFrame(cases).assign(**dict.fromkeys(SERVICE), field=sheet.title)
            yield Doubt(rule, sheet.name, "text", table[[*sheet.key, *CASE]])


def _fallen(sheet: Sheet, known: pd.DataFrame, revision: int) -> pd.DataFrame:
    """Services of which a lower status or Reifegrad (of the same model) is reported than for the Stichtag before."""
    service = ["kommune", *SERVICE]
    rows = known.sort_values([*service, "stichtag"], ignore_index=True)
    earlier = rows.shift(1)
    again = rows.groupby(service, observed=True, dropna=False, sort=False).cumcount().gt(0)
    same_model = rows["reifegrad_modell"].eq(earlier["reifegrad_modell"])
    lower = rank(rows["status"], ozg.STATES).lt(rank(earlier["status"], ozg.STATES)) | (
        same_model & rows["reifegrad"].lt(earlier["reifegrad"]).fillna(False).astype("bool")
    )
    fell = (again & lower & rows["revision"].eq(revision)).fillna(False).astype("bool")
    now, then = rows[fell], earlier[fell]
    cases = now[[*sheet.key, "worksheet", "line"]].assign(
        field=sheet.field("status").label, before=_said(then), after=_said(now), since=then["stichtag"].astype("str")
    )
    return cases.sort_values(["worksheet", "line"], ignore_index=True)[[*sheet.key, *CASE]]


def _said(rows: pd.DataFrame) -> list[str]:
    """Status and Reifegrad in words."""
    pairs = zip(rows["status"], rows["reifegrad"], strict=True)
    return [f"{state}, Reifegrad {level}" if pd.notna(level) else str(state) for state, level in pairs]


@dataclass(frozen=True)
class Report:
    """What a Kommune reported for a Stichtag: how many services, how many of them online, and a mark of all of it."""

    kommune: str
    stichtag: str
    services: int
    online: int
    mark: int
    revision: int
    worksheet: str
    line: int

    def said(self) -> str:
        """The report in few words."""
        return f"{self.services} Leistungen, davon {self.online} online"

    def case(self, before: "Report") -> Case:
        """The report beside an earlier one."""
        place = {name: getattr(self, name) for name in (*REPORT, "worksheet", "line")}
        return {**place, "before": before.said(), "after": self.said(), "since": before.stichtag}


def _reports(known: pd.DataFrame) -> pd.DataFrame:
    """One row per report with the fields of `Report`, Kommune by Kommune in order of time."""
    plain = known[[*SERVICE, *STATE]].astype("object").astype("str")
    marks = pd.util.hash_pandas_object(plain, index=False).to_numpy(np.uint64)
    table = known[[*REPORT, "revision", "worksheet", "line"]].assign(
        services=1, online=known["status"].eq(ozg.ONLINE).astype("int64"), mark=marks
    )
    how = {"services": "sum", "online": "sum", "mark": "sum", "revision": "max", "worksheet": "first", "line": "first"}
    return table.groupby(REPORT, observed=True, sort=True).agg(how).reset_index()


def _striking(reports: pd.DataFrame, revision: int) -> Iterator[tuple[str, Case]]:
    """The reports of a revision that repeat one of a year ago or more, or in which the number online leapt."""
    since: Report | None = None
    before: Report | None = None
    for row in reports[list(Report.__dataclass_fields__)].itertuples(index=False, name=None):
        report = Report(*row)
        if before is None or before.kommune != report.kommune:
            since = before = None
        if since is None or (since.mark, since.services) != (report.mark, report.services):
            since = report
        if before and report.revision == revision:
            if _repeated(since, report):
                yield UNCHANGED, report.case(since)
            if leapt(before.online, report.online):
                yield LEAPT, report.case(before)
        before = report


def _repeated(since: Report, report: Report) -> bool:
    """Whether a report has stayed the same for a year; one in which all is done may."""
    long = months_between(since.stichtag, report.stichtag) >= STILL_MONTHS
    return long and report.services >= FEW and report.online < report.services
