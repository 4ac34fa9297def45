"""`python -m data person search NAME`, `... search --reference P17`, `... erase P17`: when a person asks.

The audit trail is told that somebody was searched for and erased, by reference and never by name.
"""

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from data.actions import Action
from data.commands.command import FINE, WHO, Command, current, note, tables
from data.errors import StoreError
from data.people.inquiry import Inquiry
from data.people.people import People
from data.people.roles import NoSuchPerson


def _takes(parser: ArgumentParser) -> None:
    ways = parser.add_subparsers(dest="way", required=True)
    search = ways.add_parser("search", add_help=False)
    search.add_argument("words", nargs="?", default="", metavar="NAME")
    search.add_argument("--reference", default="", metavar="KENNUNG")
    ways.add_parser("erase", add_help=False).add_argument("reference", metavar="KENNUNG")


def _run(options: Namespace) -> int:
    with current() as opened:
        people = People(opened, tables())
        if options.way == "erase":
            gone = people.erase(options.reference, WHO)
            print(
                f"{options.reference} ist gelöscht: Name und Anmeldekennung, {gone['roles']} Rolle, "
                f"{gone['sessions']} offene Sitzungen, {gone['views']} eigene Ansichten. Revisionen und Protokoll "
                "sind unverändert und nennen nur noch die Kennung."
            )
            return FINE
        told = _told(people.inquiry, options.words, options.reference)
        print(json.dumps(told, ensure_ascii=False, indent=1))
        counted = {"persons": len(told["personen"]), "places": len(told["texte"])}
        note(opened, Action.SEARCH, options.reference, **counted)
    return FINE


def _told(inquiry: Inquiry, words: str, reference: str) -> dict[str, Any]:
    """The persons that are meant with all that is known of them, and where else the words stand."""
    if not words.strip() and not reference:
        raise StoreError("Bitte einen Namen oder mit --reference eine Kennung wie P17 nennen.")
    found = [reference] if reference else list(inquiry.persons(words))
    told = [inquiry.told_of(each) for each in found]
    if reference and not told[0]:
        raise NoSuchPerson(reference)
    return {"personen": told, "texte": inquiry.free_text(words, rows=True)}


COMMAND = Command(
    "person",
    "search NAME | search --reference P17 | erase P17",
    "gibt Auskunft über eine Person oder löscht sie",
    _takes,
    _run,
)
