"""What may be said over the websocket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.shell.messages import LONGEST, NEEDED, is_needed

KINDS = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}


def message(kind):
    made = BackMsg()
    field = BackMsg.DESCRIPTOR.fields_by_name[kind]
    if field.message_type:
        getattr(made, kind).SetInParent()
    else:
        setattr(made, kind, True)
    return made.SerializeToString()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_only_what_pages_need_is_let_through(kind):
    assert is_needed(message(kind)) is (kind in NEEDED)


def test_every_needed_one_exists():
    assert NEEDED <= KINDS
    assert "clear_cache" in KINDS - NEEDED


@given(st.binary(max_size=200))
def test_rubbish_is_nothing_that_raises(content):
    assert is_needed(content) in (True, False)


def test_text_nothing_and_what_is_too_long_is_refused():
    assert not is_needed(None)
    assert not is_needed(b"")
    made = BackMsg()
    made.rerun_script.query_string = "x" * LONGEST
    assert not is_needed(made.SerializeToString())
