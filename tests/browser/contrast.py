"""Whether the words in charts can be read: axe leaves them to an eye, because they lie over what is drawn.

The colour of each word against the pixels that lie behind it once all words are hidden.
"""

from io import BytesIO
from typing import Any

from PIL import Image

LEAST, LEAST_LARGE, LARGE = 4.5, 3.0, 24.0
"""WCAG 1.4.3: for words, and for large ones of so many pixels."""

SHARE = 0.25
"""A colour that covers less of what lies behind a word is the edge of something: a line of the grid, the end of a bar."""

AIR = 0.2
"""So much of the box of a word, above and below, are no letters: there it may reach over the edge of its bar."""

HIDING = "() => { const s = document.createElement('style'); s.id = 'leer'; s.textContent = '.stPlotlyChart text { visibility: hidden !important; }'; document.head.append(s); }"
SHOWING = "() => document.getElementById('leer').remove()"

WORDS = """(chart) => {
  const home = chart.getBoundingClientRect();
  const leaf = (e) => e.textContent.trim() && ![...e.children].some((c) => c.textContent.trim());
  const size = (e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height);
  return [...chart.querySelectorAll("text, text tspan, text a")].filter((e) => leaf(e) && size(e) >= 1).map((e) => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    let seen = parseFloat(style.fillOpacity);
    for (let up = e; up && up !== chart; up = up.parentElement) seen *= parseFloat(getComputedStyle(up).opacity);
    const ink = style.fill.match(/[0-9.]+/g) || [];
    return {
      word: e.textContent.trim(), size: parseFloat(style.fontSize), hidden: style.visibility === "hidden",
      ink: ink.slice(0, 3).map(Number), seen: seen * (ink.length > 3 ? Number(ink[3]) : 1),
      box: [box.left - home.left, box.top - home.top, box.right - home.left, box.bottom - home.top],
    };
  });
}"""


def faint(page: Any) -> list[str]:
    """The words in the charts of a page that stand out too little, each with how much they do."""
    found = []
    for chart in page.locator(".stPlotlyChart").all():
        words = [each for each in chart.evaluate(WORDS) if each["seen"] and not each["hidden"]]
        page.evaluate(HIDING)
        behind = Image.open(BytesIO(chart.screenshot(animations="disabled", scale="css"))).convert("RGB")
        page.evaluate(SHOWING)
        found += [f"{each['word']}: {ratio:.1f}" for each in words if (ratio := contrast(each, behind)) < least(each)]
    return found


def least(word: dict[str, Any]) -> float:
    """How much a word of that size must stand out."""
    return LEAST_LARGE if word["size"] >= LARGE else LEAST


def contrast(word: dict[str, Any], behind: Image.Image) -> float:
    """How much a word stands out from what is behind it, where it does least: 1 not at all, 21 black from white."""
    left, top, right, bottom = word["box"]
    air = AIR * (bottom - top)
    area = behind.crop(tuple(round(edge) for edge in (left, top + air, right, bottom - air)))
    size = area.width * area.height
    grounds = [colour for number, colour in area.getcolors(size) or () if number >= SHARE * size]
    return min((between(mixed(word["ink"], ground, word["seen"]), ground) for ground in grounds), default=21.0)


def mixed(ink: list[float], ground: tuple[int, ...], share: float) -> list[float]:
    """The colour of ink that covers a share of its ground."""
    return [share * mine + (1 - share) * theirs for mine, theirs in zip(ink, ground, strict=True)]


def between(one: Any, other: Any) -> float:
    """The contrast of two colours as WCAG defines it."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def light(colour: Any) -> float:
    """The relative luminance of a colour of 0 to 255, from 0 to 1."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
