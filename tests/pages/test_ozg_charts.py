"""Lines and grids of the reports: gaps stay empty, breaks are no lines, text from lists stays text."""

import pandas as pd

from data.metrics import matrix, progress
from pages.ozg import grid, lines
from pages.ozg.matrix import SHADES, _shares, _states, _titles
from tests.data.metrics.test_comparability import IDS, report
from tests.data.metrics.test_ozg import rows
from tests.pages.test_charts import EVIL, said


def series(*reports: list[dict[str, object]], name: str = "anteil_kommunen") -> pd.DataFrame:
    table = progress.all_over_time(rows(*(row for one in reports for row in one)).assign(revision=1))
    return table[table["name"].eq(name)].reset_index(drop=True)


def near(*given: dict[str, object]) -> pd.DataFrame:
    table = matrix.of_kommunen(rows(*given))
    return table.assign(zeile=table["leistung"] + " (" + table["ozg_id"] + ")")


def test_no_line_joins_what_cannot_be_compared():
    figure = lines.line(
        series(report("2022-06-30"), report("2022-09-30"), report("2022-12-31", services=IDS[5:])), "Anteil"
    )

    assert [list(trace.x) for trace in figure.data if trace.mode != "text"] == [
        ["2022-06-30", "2022-09-30"],
        ["2022-12-31"],
    ]
    assert [shape.x0 for shape in figure.layout.shapes] == ["2022-12-31"]


def test_a_lower_bound_has_an_open_sign():
    mixed = report("2022-12-31", services=IDS[:19]) + report("2022-12-31", services=IDS[19:], reifegrad_modell="2.0")

    figure = lines.line(series(report("2022-06-30"), mixed, name="bund"), "Bund")

    assert list(figure.data[0].marker.symbol) == ["circle", "circle-open"]
    assert "mindestens" in figure.data[0].customdata[1]


def test_a_cell_that_nobody_reports_stays_empty():
    table = near({"leistung": "A"}, {"leistung": "A", "kommune": "06411000"}, {"leistung": "B", "ozg_id": "10099"})

    figure = grid.grid(_states(table), SHADES, _titles(table))

    surface = figure.data[0]
    assert [list(band) for band in surface.z] == [[1, 1], [None, None], [None, 1]]
    assert len(surface.y) == len(surface.z) + 1
    assert list(figure.layout.xaxis.ticktext) == ["Darmstadt", "Landkreis Gießen"]


def test_each_shade_of_the_legend_is_that_of_its_cells():
    table = near(
        *({"ozg_id": f"1000{place}", "status": status, "leistung": status} for place, status in enumerate(SHADES))
    )

    figure = grid.grid(_states(table), SHADES, _titles(table))

    assert [band[0] for band in figure.data[0].z][::2] == list(SHADES.values())
    assert [trace.name for trace in figure.data if trace.showlegend is None and trace.name] == list(SHADES)


def test_text_of_a_list_stays_text_in_a_grid():
    table = near({"leistung": EVIL, "themenfeld": EVIL})
    whole = matrix.of_kreise(rows({"themenfeld": EVIL}), None)

    for figure in (grid.grid(_states(table), SHADES, _titles(table)), grid.grid(_shares(whole), {}, {})):
        assert "<a href" not in said(figure)
        assert "<a href" not in str(figure.data[0].text)
