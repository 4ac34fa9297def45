"""Published series as lines that break where the count changes; the target date of the OZG is marked."""

import pandas as pd
import plotly.graph_objects as go

from pages.ozg import labels
from pages.shared import german, marks, palette
from pages.shared.columns import Column, texts

TARGET = "2022-12-31"
"""Until the end of 2022 all services were to be online (OZG of 2017); the OZG-Änderungsgesetz removed the date."""

VALUE = Column("Wert", "number")
DERIVED = "Offene Zeichen: aus veröffentlichten Zahlen errechnet."
BREAKS = "Brüche (senkrechter Strich, Ziffer im Kreis):"
STRUCK = "Größeres Zeichen: auffälliger Wert."
ALONE = "Kreuz: ein einzelner Wert, der anders gezählt wurde als die Reihe vor und nach ihm."
TICK = 15
"""Half the length of the stroke at a break, in pixels."""
_CIRCLED = ord("①")


def lines(table: pd.DataFrame) -> go.Figure:
    """One line per place and segment; a short stroke and a number wherever a new segment starts."""
    figure = go.Figure()
    table = table.assign(place=place_numbers(table), alone=alone(table), words=_words(table))
    table = table.assign(position=labels.placed(table, list(table["words"])))
    _mark_target(figure)
    for (place, name), part in table.groupby(["place", "gebiet"], sort=False):
        for number, (_, segment) in enumerate(part.groupby("segment")):
            figure.add_trace(_line(str(name), segment, int(str(place)), first=number == 0))
    broken = table[table["break_reason"].notna() & ~table["alone"]]
    for day, value, place in zip(broken["von"], broken["wert"], broken["place"], strict=True):
        _mark_break(figure, day, value, _color(place))
    units = marks.plain(german.listed(list(table["einheit"].unique()), "oder"))
    figure.update_yaxes(title=units, rangemode="tozero", tickformat=",d")
    # With its month: „2023“ alone would stand beneath the last day of 2022, and look like all of the year.
    figure.update_xaxes(title=None, tickformat="%b<br>%Y", dtick="M12", ticks="outside")
    figure.update_layout(height=440)
    return figure


def place_numbers(table: pd.DataFrame) -> pd.Series:
    """The places from 0 in their order in the table: it decides colour, dash and sign."""
    return pd.Series(pd.factorize(table["gebiet"])[0], index=table.index)


def breaks(table: pd.DataFrame) -> dict[str, str]:
    """The number of each break as it stands in the chart -> place, day and reason."""
    broken = table[table["break_reason"].notna()]
    said = [f"{row.gebiet}, {german.day(row.stichtag)}: {row.break_reason}" for row in broken.itertuples()]
    return {number(place): text for place, text in enumerate(said)}


def number(place: int) -> str:
    """The sign of a break, from 0: a digit in a circle up to 20, then in brackets."""
    return chr(_CIRCLED + place) if place < 20 else f"({place + 1})"


def alone(table: pd.DataFrame) -> pd.Series:
    """Whether a value is the only one of its segment, and lies in time within another segment of its place."""
    found = pd.Series(False, index=table.index)
    for _, part in table.groupby("gebiet", sort=False):
        spans = part.groupby("segment")["von"].agg(["min", "max", "size"])
        for segment, day in spans.loc[spans["size"].eq(1), "min"].items():
            within = spans["min"].lt(day) & spans["max"].gt(day)
            found[part.index[part["segment"].eq(int(str(segment)))]] = bool(within.any())
    return found


def _words(table: pd.DataFrame) -> list[str]:
    """The value of each point, with the number of its break."""
    signs = iter(breaks(table))
    pairs = zip(texts(table, "wert", VALUE), table["break_reason"], strict=True)
    return [f"{said} {next(signs)}" if isinstance(reason, str) else said for said, reason in pairs]


def _color(place: int) -> str:
    return palette.COLORWAY[place % len(palette.COLORWAY)]


def _line(name: str, segment: pd.DataFrame, place: int, *, first: bool) -> go.Scatter:
    tone = list(palette.STATUS.values())[place % 4]
    shown, position = segment["position"].ne(""), segment["position"].replace("", labels.LEFT_ABOVE)
    return go.Scatter(
        x=segment["von"], y=segment["wert"], name=marks.plain(name), legendgroup=name, showlegend=first,
        mode="lines+markers+text", cliponaxis=False, text=segment["words"].where(shown, ""), textposition=position,
        customdata=_hover(name, segment), hovertemplate="%{customdata}<extra></extra>",
        line={"color": _color(place), "width": 2.5, "dash": tone.dash},
        marker={
            "symbol": _symbols(segment, tone.symbol), "size": _sizes(segment), "color": _color(place), "opacity": 1
        },
    )  # fmt: skip


def _hover(name: str, segment: pd.DataFrame) -> list[str]:
    """Place, day, value and unit of each point, and why a line begins there."""
    values, reasons, doubts = texts(segment, "wert", VALUE), segment["break_reason"], _struck(segment)
    facts = zip(segment["stichtag"], values, segment["einheit"], reasons, doubts, strict=True)
    return [
        marks.plain(f"{name}, {german.day(day)}: {said} {unit}")
        + (f"<br>{marks.plain(reason)}" if isinstance(reason, str) else "")
        + (f"<br>{marks.plain(doubt)}" if doubt else "")
        for day, said, unit, reason, doubt in facts
    ]


def _struck(segment: pd.DataFrame) -> pd.Series:
    """What is doubtful about each value, "" where nothing is said about it."""
    return segment.get("befund", pd.Series("", segment.index))


def _sizes(segment: pd.DataFrame) -> list[int]:
    return [16 if doubt else 9 for doubt in _struck(segment)]


def _symbols(segment: pd.DataFrame, symbol: str) -> list[str]:
    """A cross for a value by itself; open signs for values that nobody published but that follow from such."""
    plain = ["x" if single else symbol for single in segment["alone"]]
    return [f"{sign}-open" if made else sign for sign, made in zip(plain, segment["herleitung"].notna(), strict=True)]


def _mark_break(figure: go.Figure, day: str, value: float, color: str) -> None:
    """A short upright stroke through the first point of a new segment, in the colour of its place."""
    figure.add_shape(
        type="line", x0=day, x1=day, ysizemode="pixel", yanchor=value, y0=-TICK, y1=TICK,
        line={"color": color, "width": 2.5},
    )  # fmt: skip


def _mark_target(figure: go.Figure) -> None:
    """An even line behind everything else; its words stand at its foot, away from the buttons above the chart."""
    line = {"color": "#8a8f96", "width": 1.5}
    figure.add_shape(type="line", x0=TARGET, x1=TARGET, y0=0, y1=1, yref="paper", line=line, layer="below")
    figure.add_annotation(
        x=TARGET, y=0, yref="paper", text="Ziel 31.12.2022", showarrow=False, xshift=4, yanchor="bottom", xanchor="left"
    )
