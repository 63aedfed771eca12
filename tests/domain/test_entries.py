"""Entries are bytes in one profile; commitments bind exactly what they say."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.record.bound import version_content, words_content
from corrections.domain.record.commitments import keyed, salted, same
from corrections.domain.record.entries import NotInProfile, entry_bytes, profile_bytes, stamp
from corrections.domain.text.article_text import ArticleText

KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=12)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_the_bytes_read_back_as_the_same_value_and_do_not_depend_on_order(value: dict[str, Any]) -> None:
    written = profile_bytes(value)
    assert json.loads(written) == value
    assert profile_bytes(dict(reversed(value.items()))) == written


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1.5},
        {"a": 2**53},
        {"A": 1},
        {"ä": 1},
        {"a": "\ud83d"},
        {"a": b"x"},
        {"a": {"b": [object()]}},
        {1: "a"},
    ],
)
def test_what_is_outside_the_profile_is_an_error(value: dict[Any, Any]) -> None:
    with pytest.raises(NotInProfile):
        profile_bytes(value)


def test_an_entry_carries_its_number_and_time_and_is_never_long() -> None:
    at = datetime(2026, 3, 2, 9, 0, 0, 5, tzinfo=UTC)
    written = json.loads(
        entry_bytes(7, log="desk.example/log", kind="private", at=at, fields={"commitment": "c"})
    )
    assert written == {
        "v": 1, "log": "desk.example/log", "seq": 7, "at": stamp(at), "kind": "private", "commitment": "c",
    }  # fmt: skip
    with pytest.raises(NotInProfile, match="bytes"):
        entry_bytes(7, log="l", kind="private", at=at, fields={"long": "x" * 5000})


def test_fields_cannot_pass_for_the_head_of_an_entry() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    assert json.loads(entry_bytes(7, log="l", kind="k", at=at, fields={"seq": 9}))["seq"] == 7


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_commitment_binds_its_bytes(one: bytes, other: bytes) -> None:
    for commit in (salted, keyed):
        assert same(commit(b"k" * 32, one), commit(b"k" * 32, other)) == (one == other)
        assert commit(b"k" * 32, one) != commit(b"l" * 32, one)


@pytest.mark.parametrize("commit", [salted, keyed])
def test_a_short_salt_or_key_is_an_error(commit: Any) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit(b"short", b"x")


def test_a_version_is_bound_with_the_numbers_it_goes_by() -> None:
    text = ArticleText("Headline", "", "<p>Body</p>")
    assert version_content(text, edits="{}", article=1, number=1) != version_content(
        text, edits="{}", article=1, number=2
    )


def test_no_proposal_and_an_empty_proposal_are_bound_apart() -> None:
    fields = {"exact": "a", "prefix": "", "suffix": "", "comment": "", "url": ""}
    assert words_content(proposed=None, **fields) != words_content(proposed="", **fields)
