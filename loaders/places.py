"""From what a row says about a Kommune (name or key, AGS, Kreis, Bezirk, Art, day) to the one that is meant.

A key goes before a name, other columns decide between places of the same name, and nothing is guessed: what stays
open is returned as candidates or as names to suggest. Rules: data/reference/README.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from loaders import territory
from loaders.cells.base import Cell, written
from loaders.gazetteer import Named
from loaders.hints import Row, hints
from loaders.mention import Mention, lookalikes, outside, read_mention
from loaders.messages import message
from loaders.placewords import quotable
from loaders.wording import carried_over, either, telling_name, with_kreis


@dataclass(frozen=True)
class Place:
    """The outcome: a `key`, perhaps with a `note` in German; or why there is none.

    Then `rule` is a sentence of `loaders/messages.py` with its `details`, `candidates` are the keys that the cell
    can mean, `suggestions` names that are only alike. `confirmed` when a confirmed spelling was followed.
    """

    key: str = ""
    note: str = ""
    rule: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    confirmed: bool = False


def resolve(
    value: Cell,
    *,
    ags: str | None = None,
    kreis: str | None = None,
    bezirk: str | None = None,
    art: str | None = None,
    day: str | None = None,
    land: bool = False,
    confirmed: str = "",
) -> Place:
    """The Kommune that a cell means, as its key on `day` (None: today's); never raises.

    Levels are Gemeinde and Landkreis; with `land` also the Land ("06"). The other arguments are typed values of the
    same row: `ags` a canonical key, `kreis`, `bezirk` and `art` as `loaders/cells/place.py` gives them. `confirmed`
    is the key that people said this spelling means ("" when nobody did): it stands in for a name that alone means
    nothing or several places, and never for what the row itself says.
    """
    mention = read_mention(written(value))
    row = Row(ags, kreis, bezirk, art, day, mention.beside.kreise if mention.beside else None)
    keys = tuple(dict.fromkeys(key for key in (ags, mention.key) if key))
    rule, kind = outside(mention, keys, land)
    if rule:
        return Place(rule=rule, details={"kind": kind, "place": quotable(mention.name) or ", ".join(keys)})
    place = _located(mention, keys, row)
    if confirmed and mention.name and (not mention.named.sure or place.rule == "ambiguous_place"):
        told = _located(replace(mention, named=Named((confirmed,))), keys, row)
        return replace(told, confirmed=bool(told.key))
    return place


def _located(mention: Mention, keys: tuple[str, ...], row: Row) -> Place:
    """The place of a mention in its row; says so when words behind the name were read as where it lies."""
    place = _by_key(mention, keys, row) if keys else _by_name(mention, row)
    if not place.key or mention.beside is None or not mention.beside.listed:
        return place
    read = message("note_beside", beside=mention.beside.text, place=with_kreis(place.key))
    return replace(place, note=f"{read} {place.note}".strip())


def _by_key(mention: Mention, keys: tuple[str, ...], row: Row) -> Place:
    """The place of the key, unless another key or the name of the row means another one."""
    meant = _on_day(keys, row.day)
    named = _on_day((*mention.named.sure, *mention.named.weak), row.day)
    if len(meant) > 1 or (named and not named.keys() & meant.keys()):
        first, *others = meant
        name = quotable(mention.name) or mention.key
        details = {"key": keys[0], "key_place": telling_name(first), "name": name, "places": either(others or named)}
        return Place(rule="key_contradicts", details=details, candidates=(first, *(others or named)))
    place = _settled(meant, row, keys)
    if not mention.name or named or not place.key:
        return place
    unknown = message("note_name_unknown", name=quotable(mention.name), place=with_kreis(place.key))
    return Place(place.key, f"{unknown} {place.note}".strip())


def _by_name(mention: Mention, row: Row) -> Place:
    """The place of that name; several or none are an outcome of their own."""
    if not mention.named.sure:
        keys = lookalikes(mention, row.day)
        names = tuple(map(telling_name, keys))
        hint = f" Gemeint sein könnte: {', '.join(f'„{name}“' for name in names)}." if names else ""
        return Place(rule="unknown_place", details={"hint": hint}, suggestions=names)
    place = _settled(_on_day(mention.named.sure, row.day), row)
    if place.rule != "place_contradicts" or not (row.kreis or row.within):
        return place
    # A name that is official for one place and common for another: only the Kreis can say so (Nauheim).
    other = _settled(_on_day(mention.named.weak, row.day), row)
    return Place(other.key, message("note_by_kreis", place=with_kreis(other.key))) if other.key else place


def _settled(meant: dict[str, str], row: Row, typed: Iterable[str] = ()) -> Place:
    """Choose by what the row says among the keys `meant`, each with the key that it was carried over from."""
    left = list(meant)
    for label, stated, fits in hints(row):
        rest = [key for key in left if fits(key)]
        if not rest:
            details = {"places": either(left), "stated": stated} | ({"label": label} if label else {})
            return Place(rule="place_contradicts", details=details, candidates=tuple(left))
        left = rest
    if len(left) == 1:
        return Place(left[0], carried_over(meant[left[0]], left[0], row.day, typed))
    label = "Art" if len({len(key) for key in left}) > 1 else "Kreis"
    details = {"candidates": either(left), "label": label}
    return Place(rule="ambiguous_place", details=details, candidates=tuple(left))


def _on_day(keys: Iterable[str], day: str | None) -> dict[str, str]:
    """The keys as they stand on that day, each with the one it was carried over from (itself, if it is named too)."""
    meant: dict[str, str] = {}
    for key in keys:
        now = territory.successor(key, day)
        meant[now] = now if now == key else meant.get(now, key)
    return meant
