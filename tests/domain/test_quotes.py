"""A quote is found where its words and their surroundings stand, and no quote costs more than its text."""

from __future__ import annotations

import time

import pytest

from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import locate
from corrections.domain.text.spans import Span

LONG = 100_000
HOSTILE = [
    ("a" * LONG, "a", "", ""),
    ("a" * LONG, "a" * 2_000, "", ""),
    ("a" * LONG, "a" * 1_999 + "b", "", ""),
    ("a" * LONG, "a", "a" * 500, "b" * 500),
    (" a" * (LONG // 2), "a", "x" * 500, ""),
    ("ab" * (LONG // 2), "ab", "ab" * 250, "ab" * 250),
    ("\U0001f1e6" * LONG, "\U0001f1e6", "", ""),
]


def found(text: str, exact: str, prefix: str = "", suffix: str = "") -> Judgement:
    return locate(text, exact=exact, prefix=prefix, suffix=suffix, start=None, end=None)


def test_a_space_between_quote_and_context_does_not_matter() -> None:
    for prefix, suffix in (("one ", " three"), ("one", "three"), ("one", " three")):
        assert found("one two three", "two", prefix, suffix) == Judgement(
            Verdict.EXACT, Span(4, 7), Reason.FOUND_BY_QUOTE
        )


def test_a_missing_space_between_quote_and_context_agrees_too() -> None:
    assert found("14.5m", "5m", "14.", "").span == Span(3, 5)


def test_of_many_copies_only_the_one_in_its_context_counts() -> None:
    text = "to be, " * 5_000 + "or not to be? " + "to be, " * 5_000
    assert found(text, "to be", "or not", "?").span == Span(35_007, 35_012)


def test_context_that_stands_elsewhere_only_leaves_it_to_a_person() -> None:
    judged = found("a cat and a dog", "a", "x", "dog")
    assert (judged.verdict, judged.reason) == (Verdict.AMBIGUOUS, Reason.CONTEXT_DISAGREES)
    assert judged.hints[0] == Span(0, 1)


def test_a_few_hints_are_enough() -> None:
    judged = found("ha " * 1_000, "ha")
    assert (judged.reason, len(judged.hints)) == (Reason.SEVERAL_MATCHES, 5)


@pytest.mark.parametrize(("text", "exact", "prefix", "suffix"), HOSTILE)
def test_a_hostile_quote_costs_no_more_than_an_ordinary_one(
    text: str, exact: str, prefix: str, suffix: str
) -> None:
    started = time.process_time()
    found(text, exact, prefix, suffix)
    assert time.process_time() - started < 0.25
