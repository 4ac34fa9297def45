"""`python -m data roles [--give P17 erfasser [--region 066] | --take P17]`: who has which role; the first Verwalter.

On the machine nobody is asked for a right: whoever may read the settings of the database may do everything anyway.
"""

from argparse import ArgumentParser, Namespace

from data import region
from data.access import Role
from data.commands.command import FINE, WHO, Command, current, tables
from data.errors import StoreError
from data.people.people import People


def _takes(parser: ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--give", nargs=2, metavar=("KENNUNG", "ROLLE"))
    one.add_argument("--take", metavar="KENNUNG")
    parser.add_argument("--region", default="", metavar="SCHLUESSEL")


def _run(options: Namespace) -> int:
    with current() as opened:
        people = People(opened, tables())
        if options.give:
            people.roles.grant(options.give[0], _role(options.give[1]), options.region, WHO)
        elif options.take:
            people.roles.withdraw(options.take, WHO)
        for each in people.roles.listed():
            role = f"{each.role.label} ({region.name(each.region)}, {each.source})" if each.role else "keine Rolle"
            print(f"{each.person}  {each.name}: {role}")
    return FINE


def _role(word: str) -> Role:
    try:
        return Role(word.casefold())
    except ValueError:
        raise StoreError(f"Die Rolle „{word}“ gibt es nicht, sondern: {', '.join(Role)}.") from None


COMMAND = Command(
    "roles",
    "[--give P17 ROLLE | --take P17]",
    "zeigt, wer welche Rolle hat, und vergibt sie",
    _takes,
    _run,
)
