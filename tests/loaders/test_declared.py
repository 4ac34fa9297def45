"""What a kind of list must declare before anything of it can be read, stored or shown."""

from dataclasses import replace

import pytest

from loaders.workbooks import WORKBOOKS


@pytest.mark.parametrize("kind", WORKBOOKS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("lacking", ["used_for", "personal"])
def test_a_kind_without_purpose_cannot_be_there(kind, lacking):
    assert getattr(kind, lacking).endswith(".")

    with pytest.raises(ValueError, match=kind.name):
        replace(kind, **{lacking: " "})
