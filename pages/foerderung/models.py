"""The OZG-Modellkommunen: who was one in 2020, and who in 2022."""

from data.metrics import modellkommunen
from pages.shared import german, look
from pages.shared.columns import Column

COLUMNS = {"name": Column("Kommune"), "bezirk": Column("Regierungsbezirk"), "genannt": Column("Genannt")}


def then_and_later() -> None:
    """Both published lists side by side, what changed first."""
    table = modellkommunen.modellkommunen()
    names = {word: list(table.loc[table["genannt"].eq(word), "name"]) for word in table["genannt"].unique()}
    left, came = (german.listed(names[word]) for word in (modellkommunen.LEFT, modellkommunen.CAME))
    look.show_table(
        table,
        question="Welche Kommunen waren OZG-Modellkommunen, und was änderte sich?",
        columns=COLUMNS,
        sources=modellkommunen.SOURCES,
        key="foerderung-modellkommunen",
        remark=f"Veröffentlichte Listen vom November 2020 und vom Dezember 2022, je 15 Kommunen. Nur 2020: {left}; "
        f"nur 2022: {came}.",
    )
