"""How texts are cut into paragraphs, sentences and words before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.reading.alignment.units import common_start, lines, sentences, words
from corrections.domain.reading.word_tokens import tokens


def test_paragraphs_keep_their_line_feeds() -> None:
    assert lines("a\nb\n\nc") == ["a\n", "b\n", "\n", "c"]
    assert lines("") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One a. Two b? “Three” c.", ["One a. ", "Two b? ", "“Three” c."]),
        ("He said “go.” She went.\nThen", ["He said “go.” ", "She went.\n", "Then"]),
        ("14.5m was 3. \u0301 odd", ["14.5m was 3. \u0301 odd"]),
        ("春が来た。夏も来た。", ["春が来た。", "夏も来た。"]),
        ("", []),
    ],
)
def test_sentences_end_at_signs_that_surely_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_long_common_ends_are_one_token_each() -> None:
    head, tail = "so it goes " * 20, " and so on" * 20
    old, new = words(f"{head}red{tail}", f"{head}blue{tail}")
    assert (old[0], old[-1]) == (new[0], new[-1])
    assert len(old[0]) > 100 < len(old[-1])
    assert tokens("".join(old[1:-1])) == old[1:-1]
    assert "red" in old
    assert "blue" in new


def test_ends_are_cut_only_before_a_plain_sign() -> None:
    accents = " \u0301" * 100
    old, new = words(f"{accents}a{accents}", f"{accents}b{accents}")
    assert old[0] == new[0] == " \u0301"
    assert len(old) == len(new) == 201


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30))
def test_the_common_start_is_common_and_no_longer(first: str, second: str) -> None:
    length = common_start(first, second)
    assert first[:length] == second[:length]
    assert first[length : length + 1] != second[length : length + 1] or first == second


@given(
    st.text("ab. é\u0301\n", max_size=300), st.text("ab.", max_size=3), st.text("ab. é\u0301\n", max_size=300)
)
def test_words_make_the_texts_and_cut_no_token(head: str, middle: str, tail: str) -> None:
    text = head + tail
    old, new = words(text, head + middle + tail)
    assert ("".join(old), "".join(new)) == (text, head + middle + tail)
    assert "".join(map("".join, map(tokens, old))) == text
    assert [part for token in old for part in tokens(token)] == tokens(text)
