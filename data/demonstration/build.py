"""Writes the workbooks of the demonstration (`python -m data.demonstration.build`), the same bytes every time."""

from pathlib import Path

from data.demonstration import conferences, figures, money, reports
from data.demonstration.scope import TITLE
from data.samples.build import Table, content, table
from data.samples.kennzahl import Kennzahl

FOLDER = Path(__file__).parent


def workbooks() -> dict[str, tuple[Table, ...]]:
    """The worksheets of each workbook, by the name of its file."""
    return {
        "demonstration-teilnahme.xlsx": (table("teilnahme", conferences.Gruppe, tuple(conferences.rows()), TITLE),),
        "demonstration-foerderung.xlsx": (
            table("mittel", money.Mittel, tuple(money.mittel()), TITLE),
            table("beratung", money.Beratung, tuple(money.beratung()), TITLE),
        ),
        "demonstration-kennzahlen.xlsx": (table("kennzahlen", Kennzahl, tuple(figures.rows()), TITLE),),
        "demonstration-ozg.xlsx": (table("ozg", reports.Stand, tuple(reports.rows()), TITLE),),
    }


def main() -> None:
    """Write every workbook beside this script."""
    for name, tables in workbooks().items():
        (FOLDER / name).write_bytes(content(tables))


if __name__ == "__main__":
    main()
