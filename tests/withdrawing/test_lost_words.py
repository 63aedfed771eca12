"""Which words are lost with a version: those that nothing else says."""

from __future__ import annotations

import pytest

from corrections.domain.withdrawing.lost_words import lost_words, says_something
from corrections.domain.withdrawing.withdrawal_refusals import LiveVersionStays, NothingToWithdraw
from corrections.domain.withdrawing.withdrawals import check_versions

LOST = lost_words(
    ["The mayor, Ada Quill, was not found guilty."], ["The mayor was found guilty, and not Ada."]
)


def test_a_word_that_only_the_withdrawn_text_says_is_lost() -> None:
    assert LOST.words == {"quill"}
    assert LOST.are_quoted("QUILL said so")
    assert not LOST.are_quoted("Ada said so")


def test_words_in_an_order_that_only_the_withdrawn_text_has_are_lost() -> None:
    assert LOST.are_quoted("they say she was not found")
    assert not LOST.are_quoted("she was found guilty")


def test_the_places_are_told_as_they_are_written() -> None:
    assert LOST.told == ("The mayor, Ada Quill, was not found guilty",)


def test_nothing_is_lost_where_all_stays_elsewhere() -> None:
    lost = lost_words(["One two three four."], ["Zero one two three four five."])
    assert (lost.words, lost.runs, lost.told) == (frozenset(), frozenset(), ())


def test_strings_are_emptied_inside_any_value_and_nothing_else_is() -> None:
    value = {"a": ["Quill", 7, None, "kept"], "b": {"c": "was not found", "d": True}}
    assert LOST.blanked(value) == {"a": ["", 7, None, "kept"], "b": {"c": "", "d": True}}
    assert LOST.are_quoted_in(value)
    assert not LOST.are_quoted_in({"a": ["kept", 7, ("one",)]})


def test_what_is_no_json_is_read_as_it_stands() -> None:
    assert says_something("[1]") == [1]
    assert says_something("Quill said") == "Quill said"


@pytest.mark.parametrize(
    ("chosen", "refusal"), [([], NothingToWithdraw), ([1, 3], LiveVersionStays), ([2], NothingToWithdraw)]
)
def test_only_versions_before_the_live_one_that_have_words_can_go(
    chosen: list[int], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_versions(chosen, live=3, kept=[1, 3])


def test_versions_that_have_words_can_go() -> None:
    check_versions([1, 2], live=3, kept=[1, 2, 3])
