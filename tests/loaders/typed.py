"""What officials type, and what must be stored of it: made from the declarations of the sheets.

A typed cell is `(what stands in the cell, what is stored, one item per part of its type)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, singledispatch

from hypothesis import strategies as st

from loaders import territory
from loaders.cells.base import CellType
from loaders.cells.choice import Choice
from loaders.cells.day import Day
from loaders.cells.keys import LeikaKey, LeikaTyp, OzgId
from loaders.cells.place import BezirkRef, KommuneArt, KommuneKey, KommuneRef, KreisRef, unmistakable_names
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, EXACT, LESS_THAN, MORE_THAN, Amount, Quantity
from loaders.cells.reifegrad import HIGHEST, NAMES, OLD, Reifegrad, ReifegradModell
from loaders.cells.text import Text
from loaders.headers import field_of
from loaders.labels import total_kind
from loaders.places import resolve
from loaders.sheet import Field, Sheet

Typed = tuple[object, tuple[object, ...]]

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
SAID = {
    EXACT: ("", "genau "),
    ABOUT: ("rund ", "ca. ", "etwa ", "Circa ", "fast ", "~"),
    MORE_THAN: ("mehr als ", "über ", "> "),
    AT_LEAST: ("mindestens ", "mind. ", "≥ "),
    LESS_THAN: ("weniger als ", "unter ", "<"),
    AT_MOST: ("höchstens ", "bis zu ", "max. "),
}


@dataclass(frozen=True)
class Row:
    """What the cells of one row have in common: its Kommune, and the model of its Reifegrad (None: not in a column)."""

    kommune: str
    model: str | None


def german(number: Decimal, separated: bool) -> str:
    """1.234,50 with separators of thousands, 1234,50 without."""
    text = f"{number:,}" if separated else f"{number}"
    return text.replace(",", "_").replace(".", ",").replace("_", ".")


@singledispatch
def typed(cell_type: CellType, row: Row) -> st.SearchStrategy[Typed]:
    """A cell of this type; a new type must say here what people type."""
    raise NotImplementedError(f"say in tests/loaders/typed.py what officials type for {type(cell_type).__name__}")


@typed.register
def _(_: Text, row: Row) -> st.SearchStrategy[Typed]:
    words = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=3, max_size=9).map(str.capitalize)
    spaced = st.tuples(st.lists(words, min_size=1, max_size=4), st.sampled_from([" ", "  ", "\n", "\u00a0"]))
    usual = spaced.filter(lambda spoken: not total_kind(spoken[1].join(spoken[0])))
    return usual.map(lambda spoken: (spoken[1].join(spoken[0]), (" ".join(spoken[0]),)))


@typed.register
def _(cell_type: Choice, row: Row) -> st.SearchStrategy[Typed]:
    meant = [(word, option.value) for option in cell_type.options for word in (option.value, *option.synonyms)]
    spelled = st.sampled_from(
        [str, str.upper, str.lower, lambda word: f" {word} ", lambda word: word.replace("ü", "ue")]
    )
    return st.tuples(st.sampled_from(meant), spelled).map(lambda each: (each[1](each[0][0]), (each[0][1],)))


@typed.register
def _(cell_type: Day, row: Row) -> st.SearchStrategy[Typed]:
    exact: list[Callable[[date], object]] = [
        lambda day: day,
        lambda day: datetime(day.year, day.month, day.day, 10, 30),
        lambda day: f"{day:%d.%m.%Y}",
        lambda day: f"{day.day}.{day.month}.{day:%y}",
        lambda day: f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{day.day}. {MONTHS[day.month - 1][:3]}. {day.year}",
        lambda day: f"{WEEKDAYS[day.weekday()]}, {day:%d.%m.%Y}",
        lambda day: f"{day:%d.%m.%Y}, 10:30 Uhr",
        lambda day: day.isoformat(),
    ]
    month: list[Callable[[date], object]] = [
        lambda day: f"{MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{day:%m.%Y}",
        lambda day: f"{day:%m/%Y}",
    ]
    year: list[Callable[[date], object]] = [lambda day: day.year, lambda day: f"{day.year}"]
    ways = [(way, 10) for way in exact]
    if not cell_type.exact:
        ways += [(way, 7) for way in month] + [(way, 4) for way in year]
    days = st.dates(date(1990, 1, 1), date(2089, 12, 31))
    return st.tuples(days, st.sampled_from(ways)).map(lambda d: (d[1][0](d[0]), (d[0].isoformat()[: d[1][1]],)))


@typed.register
def _(cell_type: Quantity, row: Row) -> st.SearchStrategy[Typed]:
    if cell_type.whole:
        numbers = st.integers(0, 10**7).map(Decimal)
        units = ("", " Personen", " TN", "  Kommunen")
    else:
        numbers = st.integers(-(10**6), 10**7).map(lambda tenths: Decimal(tenths) / 10)
        units = ("", " €", "%", " Prozent")
    return _numbers(numbers, units)


@typed.register
def _(_: Amount, row: Row) -> st.SearchStrategy[Typed]:
    cents = st.integers(0, 10**10).map(lambda number: Decimal(number).scaleb(-2))
    scaled = st.tuples(st.integers(1, 999), st.sampled_from([("Mio.", 6), ("Tsd. Euro", 3), ("Mio. €", 6), ("T€", 3)]))
    short = st.tuples(scaled, _qualifiers()).map(
        lambda s: (f"{s[1][1]}{s[0][0]} {s[0][1][0]}", (float(s[0][0] * 10 ** s[0][1][1]), s[1][0]))
    )
    return st.one_of(_numbers(cents, ("", " €", " EUR", "€", " Euro")), short)


def _qualifiers() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from([(qualifier, word) for qualifier, words in SAID.items() for word in words])


def _numbers(numbers: st.SearchStrategy[Decimal], units: tuple[str, ...]) -> st.SearchStrategy[Typed]:
    """A number as a number, or as German text with qualifier and unit."""
    plain = numbers.map(lambda number: (float(number), (float(number), EXACT)))
    parts = st.tuples(numbers.map(abs), st.booleans(), _qualifiers(), st.sampled_from(units))
    text = parts.map(lambda p: (f"{p[2][1]}{german(p[0], p[1])}{p[3]}", (float(p[0]), p[2][0])))
    return st.one_of(plain, text)


@typed.register
def _(_: OzgId, row: Row) -> st.SearchStrategy[Typed]:
    ways = st.sampled_from([int, str, lambda text: f"OZG-ID {text}", lambda text: f" {text}", lambda text: f"'{text}"])
    ids = st.integers(10_000, 99_999).map(str)
    return st.tuples(ids, ways).map(lambda each: (each[1](each[0]), (each[0],)))


@typed.register
def _(_: LeikaKey, row: Row) -> st.SearchStrategy[Typed]:
    keys = st.integers(0, 10**12 - 1).map(lambda number: f"99{number:012}")
    ways = st.sampled_from([str, lambda k: f"{k[:2]} {k[2:5]} {k[5:8]} {k[8:11]} {k[11:]}", lambda k: f"LeiKa-ID: {k}"])
    as_text = st.tuples(keys, ways).map(lambda each: (each[1](each[0]), (each[0],)))
    as_number = keys.filter(lambda key: not key.endswith("0" * 6)).map(lambda key: (int(key), (key,)))
    return st.one_of(as_text, as_number, st.just(("nicht im LeiKa", (None,))))


@typed.register
def _(_: LeikaTyp, row: Row) -> st.SearchStrategy[Typed]:
    known = [
        ("4", "4"),
        (5, "5"),
        ("2/3", "2/3"),
        ("Typ 2/3", "2/3"),
        ("2, 3", "2/3"),
        ("1; 2/3", "1, 2/3"),
        (10, "10"),
    ]
    return st.sampled_from(known).map(lambda each: (each[0], (each[1],)))


@typed.register
def _(_: ReifegradModell, row: Row) -> st.SearchStrategy[Typed]:
    assert row.model
    ways = [
        str,
        float,
        lambda model: f"Modell {model}",
        lambda model: f"v{model}",
        lambda model: model.replace(".", ","),
    ]
    return st.sampled_from(ways).map(lambda way: (way(row.model), (row.model,)))


@typed.register
def _(_: Reifegrad, row: Row) -> st.SearchStrategy[Typed]:
    models = [row.model] if row.model else list(HIGHEST)
    spelled = [(f"{n} (Modell {m})", (n, m)) for m in models for n in range(HIGHEST[m] + 1)]
    if row.model:
        spelled += [(way(n), (n, m)) for m in models for n in range(HIGHEST[m] + 1) for way in (int, "Stufe {}".format)]
    if OLD in models:
        spelled += [(name, (level, OLD)) for level, name in enumerate(NAMES)]
    return st.sampled_from([*spelled, ("k. A.", (None, None))])


# Places


@cache
def kommunen() -> dict[str, tuple[str, ...]]:
    """Kommunen that have had one key all along -> what is written for them."""
    spellings: dict[str, tuple[str, ...]] = {}
    for name in unmistakable_names():
        keys = {resolve(name, day=day).key for day in (None, "1990-01-01", "2026-12-31")}
        if len(keys) == 1 and (key := keys.pop()):
            spellings[key] = (name, key, name.upper(), f" {name} ")
    return spellings


@typed.register
def _(_: KommuneRef, row: Row) -> st.SearchStrategy[Typed]:
    return st.sampled_from(kommunen()[row.kommune]).map(lambda word: (word, (row.kommune,)))


@typed.register
def _(_: KommuneKey, row: Row) -> st.SearchStrategy[Typed]:
    ways: list[Callable[[str], object]] = [str, int, lambda key: key.lstrip("0"), lambda key: f"{key} "]
    return st.sampled_from(ways).map(lambda way: (way(row.kommune), (row.kommune,)))


@typed.register
def _(_: KreisRef, row: Row) -> st.SearchStrategy[Typed]:
    kreis = row.kommune[:5]
    return st.sampled_from([territory.name_of(kreis), kreis]).map(lambda word: (word, (kreis,)))


@typed.register
def _(_: BezirkRef, row: Row) -> st.SearchStrategy[Typed]:
    key = row.kommune[:3]
    name = territory.name_of(key)
    bare = name.removeprefix("Regierungsbezirk ")
    return st.sampled_from([name, bare, f"RP {bare}", bare.upper(), key]).map(lambda word: (word, (key,)))


@typed.register
def _(_: KommuneArt, row: Row) -> st.SearchStrategy[Typed]:
    kind = territory.kind_of(row.kommune)
    words = {"Landkreis": ("Landkreis", "LK"), "kreisfreie Stadt": ("kreisfreie Stadt", "kreisfrei")}
    return st.sampled_from(words.get(kind, ("Gemeinde", "Stadt", "GEMEINDE"))).map(lambda word: (word, (word,)))


# Headers


def headers(sheet: Sheet, field: Field) -> st.SearchStrategy[str]:
    """The label of a field or one of its synonyms, in any case, with other blanks and hyphens."""
    words = [word for word in (field.label, *field.synonyms) if (found := field_of(word, sheet)) and found[0] is field]
    ways: list[Callable[[str], str]] = [
        str, str.upper, str.lower, lambda word: f"  {word} ", lambda word: word.replace(" ", "\n"),
        lambda word: word.replace("-", " "), lambda word: f"{word}:", lambda word: f"{word} *",
        lambda word: f"{word[:3]}\xad{word[3:]}",
    ]  # fmt: skip
    return st.tuples(st.sampled_from(words), st.sampled_from(ways)).map(lambda each: each[1](each[0]))
