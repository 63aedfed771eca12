"""Addresses that lead to words."""

from __future__ import annotations

import pytest

from corrections.domain.reading.text_fragments import text_fragment
from corrections.domain.text.spans import Span

TEXT = "Repairs cost 4.1 million crowns.\nThe vote, well-known by now, was 27–12 & final."


def found(words: str) -> str:
    start = TEXT.index(words)
    return text_fragment(TEXT, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("4.1", "Repairs%20cost-,4.1,-million%20crowns."),
        ("1", "Repairs%20cost-,4.1,-million%20crowns."),
        ("Repairs", "Repairs,-cost%204.1%20million"),
        ("well-known", "The%20vote%2C-,well%2Dknown,-by%20now%2C%20was"),
        ("& final.", "now%2C%20was%2027%E2%80%9312-,%26%20final."),
        ("crowns.\nThe vote", "cost%204.1%20million-,crowns."),
    ],
)
def test_whole_words_are_named_with_the_words_around_them(words: str, directive: str) -> None:
    assert found(words) == directive


def test_an_empty_span_is_led_to_by_the_word_after_it() -> None:
    assert text_fragment("one two", Span(4, 4)) == "one-,two"


def test_an_empty_line_has_nothing_to_name() -> None:
    assert text_fragment("one\n\ntwo", Span(4, 4)) == ""


def test_long_words_are_named_by_their_ends() -> None:
    text = "Start " + " ".join(f"word{number}" for number in range(40)) + " end"
    start = text.index("word0")
    assert text_fragment(text, Span(start, len(text) - 4)) == "Start-,word0,word39,-end"
