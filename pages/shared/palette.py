"""Colours and signs of charts: told apart without colour vision, in print, and on light and dark ground.

Every colour has a contrast of at least 3:1 to both grounds (tested), and never stands alone: each
comes with a marker, a dash and a hatching of its own.
"""

from dataclasses import dataclass

LIGHT_GROUND = "#ffffff"
DARK_GROUND = "#15181d"
"""The grounds of `.streamlit/config.toml`; a test keeps them the same."""


@dataclass(frozen=True)
class Tone:
    """How one thing looks in every chart: colour, marker symbol, line dash and hatching of plotly."""

    color: str
    symbol: str
    dash: str
    pattern: str

    def faint(self, opacity: float = 0.35) -> str:
        """The colour as a tint that suits both grounds."""
        red, green, blue = _channels(self.color)
        return f"rgba({red},{green},{blue},{opacity:g})"


def _channels(color: str) -> list[int]:
    """Red, green and blue of a colour, each from 0 to 255."""
    return [int(color[start : start + 2], 16) for start in (1, 3, 5)]


def luminance(color: str) -> float:
    """Relative luminance of a colour, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    shares = [channel / 255 for channel in _channels(color)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_EVEN = 0.179
"""The luminance upon which black and white have the same contrast."""


INKS = ("#000000", "#ffffff")


def ink(ground: str) -> str:
    """Black or white, whichever can be read better upon a colour; its contrast is never below 4.5."""
    return INKS[luminance(ground) <= _EVEN]


def surface(tone: Tone) -> dict[str, object]:
    """The marker of a bar: its colour with the hatching over it."""
    return {"color": tone.color, "pattern": {"shape": tone.pattern, "fillmode": "overlay", "fgopacity": 0.2, "size": 6}}


DARMSTADT = Tone("#2166ac", "circle", "solid", "")
GIESSEN = Tone("#c2571a", "square", "dash", "/")
KASSEL = Tone("#1b9e77", "diamond", "dot", ".")
HESSEN = Tone("#6b7683", "cross", "dashdot", "x")
"""The Land as a whole, and whatever belongs to no Regierungsbezirk."""

_BEZIRKE = {"064": DARMSTADT, "065": GIESSEN, "066": KASSEL, "06": HESSEN}
_NAMES = {"Darmstadt": "064", "Gießen": "065", "Kassel": "066", "Hessen": "06"}


def bezirk(region: object) -> Tone:
    """The tone of a region, by name or by key; a Kreis or Gemeinde has that of its Regierungsbezirk."""
    text = str(region)
    return _BEZIRKE.get(_NAMES.get(text, text)[:3], HESSEN)


STATUS = {
    "online": Tone("#226b9f", "circle", "solid", ""),
    "in Umsetzung": Tone("#5b93bd", "square", "dash", "/"),
    "in Planung": Tone("#7b8fa6", "triangle-up", "dot", "."),
    "offen": Tone("#8a8f96", "circle-open", "dashdot", "x"),
}
"""The stages of an OZG-Leistung, furthest first."""

BASIS = {
    "Prüfung": Tone("#226b9f", "circle", "solid", ""),
    "Selbstauskunft": Tone("#5b93bd", "square-open", "solid", "/"),
    "Plan": Tone("#8a8f96", "diamond-open", "dot", "x"),
}
"""On what a value rests; a plan is always dotted and open, never filled like a fact."""

MONEY = {
    "volumen": Tone("#6b7683", "square-open", "dashdot", "."),
    "beantragt": Tone("#8a8f96", "circle-open", "dot", "x"),
    "bewilligt": Tone("#5b93bd", "square", "dash", "/"),
    "abgerufen": Tone("#226b9f", "circle", "solid", ""),
}
"""The way of money, from what stands ready to the payment; a volume is open, for no money has moved yet."""

ADVICE = (MONEY["beantragt"], MONEY["bewilligt"], MONEY["abgerufen"])
"""The stages of the Beratung, from the request to the end."""

SEQUENCE = ["#d7e6f2", "#b3cfe5", "#8bb4d6", "#6397c2", "#3f7aab", "#265f90", "#164670"]
"""Light to dark for the tile map and other surfaces; the value itself always stands in the tile."""

INK = "#000037"
"""Not a colour but a word to Streamlit's front end: the colour of text in the theme of the reader, light or dark."""


def shade(position: float) -> str:
    """The colour of SEQUENCE at a position from 0 (light) to 1 (dark), mixed as plotly mixes it."""
    place = position * (len(SEQUENCE) - 1)
    lower = min(int(place), len(SEQUENCE) - 2)
    pairs = zip(_channels(SEQUENCE[lower]), _channels(SEQUENCE[lower + 1]), strict=True)
    return "#" + "".join(f"{round(light + (dark - light) * (place - lower)):02x}" for light, dark in pairs)


COLORWAY = ["#2166ac", "#c2571a", "#1b9e77", "#8a5fb0", "#a0761b", "#6b7683"]
"""For series that are neither region nor stage."""
