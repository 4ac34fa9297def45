"""What a sign-in may say, and what is not believed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.access import Role
from data.people.signin import NotVouched, granted, signed_in

HONEST = {
    "iss": "https://a.example",
    "sub": "anna",
    "aud": "dashboard",
    "iat": 1764252000,
    "nonce": "n",
    "name": "Anna",
}


def test_an_honest_sign_in_says_who_and_since_when():
    told = signed_in(HONEST, "dashboard", "https://a.example")

    assert (told.issuer, told.subject, told.name) == ("https://a.example", "anna", "Anna")
    assert told.issued == datetime.fromtimestamp(1764252000, UTC).replace(tzinfo=None)
    assert len(told.key) == 64


@pytest.mark.parametrize("without", ["iss", "sub", "aud", "iat"])
def test_a_claim_that_is_missing_is_not_guessed(without):
    with pytest.raises(NotVouched, match="Bitte neu anmelden"):
        signed_in({name: value for name, value in HONEST.items() if name != without}, "dashboard")


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "andere"}, {"aud": []}, {"aud": ["andere"]}, {"aud": ["andere", "dashboard"]},
        {"aud": ["andere", "dashboard"], "azp": "andere"}, {"azp": "andere"}, {"iss": "https://b.example"},
    ],
)  # fmt: skip
def test_a_token_for_somebody_else_or_from_somebody_else_is_refused(changed):
    with pytest.raises(NotVouched):
        signed_in(HONEST | changed, "dashboard", "https://a.example")


def test_a_token_for_several_is_good_when_it_was_given_to_us():
    assert signed_in(HONEST | {"aud": ["andere", "dashboard"], "azp": "dashboard"}, "dashboard").subject == "anna"


@given(st.sampled_from(["iss", "sub", "iat", "nonce", "jti", "sid"]), st.integers(1, 10**9))
def test_another_sign_in_is_another_session(name, value):
    assert signed_in(HONEST | {name: value}, "dashboard").key != signed_in(HONEST, "dashboard").key


def test_a_person_without_a_name_is_called_as_the_provider_calls_it():
    bare = {name: value for name, value in HONEST.items() if name != "name"}
    assert signed_in(bare, "dashboard").name == "anna"
    assert signed_in(bare | {"preferred_username": "a.beispiel"}, "dashboard").name == "a.beispiel"
    assert len(signed_in(HONEST | {"name": "A" * 5000}, "dashboard").name) == 80


GROUPS = {"lesen": "leser", "kassel": "erfasser 066", "alle": "Erfasser", "chef": "verwalter"}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], (None, "")), (None, (None, "")), (["fremd"], (None, "")), ("lesen", (Role.LESER, "")),
        (["lesen", "kassel"], (Role.ERFASSER, "066")), (["kassel", "alle"], (Role.ERFASSER, "")),
        (["chef", "kassel", "lesen"], (Role.VERWALTER, "")),
    ],
)  # fmt: skip
def test_the_highest_group_counts_and_the_wider_one(groups, expected):
    assert granted({"groups": groups}, "groups", GROUPS) == expected


def test_a_mapping_to_no_role_is_the_operators_fault_and_is_told():
    with pytest.raises(ValueError, match="chefin"):
        granted({"groups": ["x"]}, "groups", {"x": "chefin"})
