"""Inhabitants of a Kommune, Kreis, Bezirk or the Land, also for keys and days that do not quite fit."""

from loaders import territory


def inhabitants(key: str, day: str | None) -> tuple[int | None, str | None]:
    """Inhabitants near that day (None: today) and the ISO day of the figure; nothing for a Kommune without figures.

    A key that was not valid on the day gets its newest figure.
    """
    valid = len(key) <= 3 or territory.exists(key, day)
    try:
        return territory.einwohner(key, day if valid else None)
    except KeyError:
        return None, None
