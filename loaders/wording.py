"""How places are named in sentences: so that nobody takes one for another."""

from collections.abc import Iterable

from loaders import reference, territory
from loaders.gazetteer import lookup
from loaders.messages import message
from loaders.names import read_name


def telling_name(key: str) -> str:
    """A name that means this place alone: Stadt Kassel and Landkreis Kassel, but Bensheim."""
    name = territory.name_of(key)
    several = {territory.successor(other, None) for other in lookup(read_name(name)).sure}
    return f"Stadt {name}" if len(key) == 8 and len(several) > 1 else name


def with_kreis(key: str) -> str:
    """Name, Kreis and key: Homberg (Efze) im Schwalm-Eder-Kreis (AGS 06634009)."""
    kreis = reference.by_key("kreise").get(key[:5])
    if kreis is None:
        return telling_name(key)
    inside = "" if len(key) == 5 else ", kreisfrei" if kreis["art"] == "kreisfreie Stadt" else f" im {kreis['name']}"
    return f"{telling_name(key)}{inside} (AGS {key})"


def either(keys: Iterable[str]) -> str:
    """Places to choose from, each with Kreis and key: A oder B."""
    return " oder ".join(map(with_kreis, keys))


def carried_over(then: str, now: str, day: str | None, typed: Iterable[str]) -> str:
    """What to say when the place of key `then` is taken over as `now`; "" when nothing is worth saying.

    `typed` are the keys that the row itself states: only then is another key for the same name worth a word.
    """
    if then == now:
        early = len(now) == 8 and not territory.exists(now, day)
        since = reference.by_key("gemeinden")[now]["valid_from"] if early else ""
        return message("note_not_yet", place=telling_name(now), since=german_day(since)) if since else ""
    if territory.name_of(then) != territory.name_of(now):
        since = next(row["date"] for row in reference.rows("changes") if row["old"] == then)
        return message("note_merged", old=territory.name_of(then), place=with_kreis(now), since=german_day(since))
    return _other_key(then, now) if then in typed else ""


def _other_key(then: str, now: str) -> str:
    row = reference.by_key("gemeinden")[then]
    lasted = (
        f"galt bis {german_day(row['valid_to'])}" if row["valid_to"] else f"gilt seit {german_day(row['valid_from'])}"
    )
    return message("note_other_key", old=then, lasted=lasted, place=with_kreis(now))


def german_day(day: str) -> str:
    """A full ISO day as it is written in German: 2026-01-01 -> 01.01.2026."""
    return ".".join(reversed(day.split("-")))
