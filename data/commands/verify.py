"""`python -m data verify`: whether revisions, rows and audit trail are as they were written."""

from argparse import ArgumentParser, Namespace

from data.actions import Action
from data.commands.command import FAULT, FINE, Command, current, note
from data.verification import Verified, verify
from data.whole import reading_all


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("--kopf", default="", metavar="PRÜFSUMME", help="früher notierte Prüfsumme, die vorkommen muss")


def _run(options: Namespace) -> int:
    with current() as opened:
        with reading_all(opened) as connection:
            seen = verify(connection, options.kopf)
        print(said(seen))
        told = {"revisions": seen.revisions, "entries": seen.entries, "rows": seen.rows, "fault": seen.broken}
        note(opened, Action.VERIFY, "Fehler gefunden" if seen.broken else "Alles unverändert", **told)
    return FAULT if seen.broken else FINE


def said(seen: Verified) -> str:
    """What a verification saw, in German lines."""
    counts = f"Geprüft: {seen.revisions} Revisionen, {seen.rows} Zeilen, {seen.entries} Einträge des Protokolls."
    if seen.broken:
        return f"{counts}\nErster Fehler: {seen.broken}\nBitte nichts mehr importieren und die letzte Sicherung prüfen."
    heads = "\n".join(f"  {name}: {head}" for name, head in zip(("Revisionen", "Protokoll"), seen.heads, strict=True))
    return f"{counts}\nAlles ist so, wie es geschrieben wurde. Die Enden der Ketten, zum Notieren:\n{heads}"


COMMAND = Command(
    "verify", "[--kopf PRÜFSUMME]", "rechnet die Kette der Revisionen und des Protokolls nach", _takes, _run
)
