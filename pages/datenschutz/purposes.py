"""What the data of each kind of list are used for, as its declaration says; on what law, only the operator can say."""

import pandas as pd

from loaders.workbooks import WORKBOOKS
from pages.shared import authority, tables
from pages.shared.columns import Column

BASIS = "DASHBOARD_LEGAL_BASIS"
OPEN = "Noch festzulegen durch die Behörde."
SHOWN = {
    "list": Column("Liste"),
    "used_for": Column("Zweck"),
    "personal": Column("Angaben zu Personen"),
    "basis": Column("Rechtsgrundlage"),
}


def show() -> None:
    """A line for each kind of list that can be uploaded."""
    basis = authority.said(BASIS) or OPEN
    kinds = [(kind.title, kind.used_for, kind.personal, basis) for kind in WORKBOOKS]
    tables.show(pd.DataFrame(kinds, columns=list(SHOWN)), SHOWN, "Zweck und Rechtsgrundlage je Art von Liste")
