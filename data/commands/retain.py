"""`python -m data retain`: remove what is older than its period, as the owner of the tables; for a timer."""

from argparse import ArgumentParser, Namespace

from data.commands.command import FINE, WHO, Command, current, tables
from data.retention import periods
from data.retention.care import care
from loaders.workbooks import WORKBOOKS

SAID = {
    "audit": "Einträge des Protokolls",
    "persons": "Personen, zu denen nichts mehr steht",
    "withdrawn": "zurückgenommene Angaben",
    "sessions": "abgelaufene Sitzungen",
    "files": "liegen gebliebene Dateien",
}
"""What each count is called."""


def _takes(_parser: ArgumentParser) -> None:
    """No arguments: the periods are settings."""


def _run(_options: Namespace) -> int:
    with current() as opened:
        gone = care(opened, tables(), WORKBOOKS, WHO)
    for name, said in SAID.items():
        print(f"{gone[name]:>9}  {said}")
    print("Gelöscht nach diesen Fristen; was keine Frist hat, ist unverändert:")
    for each in periods.listed():
        print(f"  {each.what}: {each.kept}")
    return FINE


COMMAND = Command("retain", "", "löscht, was älter ist als seine Frist", _takes, _run)
