"""The tables of the help: made from the declarations, so that they cannot say anything else than the reader does."""

import pandas as pd

from loaders.sheet import Sheet


def fields(sheet: Sheet) -> pd.DataFrame:
    """One row per column of a sheet: what it is called, what may stand in it, an example."""
    return pd.DataFrame(
        {
            "spalte": [field.label for field in sheet.fields],
            "pflicht": ["ja" if field.required else "nein" for field in sheet.fields],
            "inhalt": [" ".join(filter(None, (field.type.describe(), field.help))) for field in sheet.fields],
            "beispiel": [str(field.example or field.type.sample()) for field in sheet.fields],
            "auch": [", ".join(field.synonyms) for field in sheet.fields],
        }
    )


def pairs(words: dict[str, str]) -> pd.DataFrame:
    """A term and what it means, in the order given."""
    return pd.DataFrame(list(words.items()), columns=["begriff", "bedeutung"])
