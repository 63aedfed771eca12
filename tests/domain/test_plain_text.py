"""What a field takes in, and what it refuses with a code."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corrections.domain.text.plain_text import admit, admit_quote, fold, normal
from corrections.domain.text.text_refusals import (
    ControlCharacter,
    Empty,
    LoneSurrogate,
    TextRefused,
    TooLong,
    TooManyMarks,
)


def headline(text: str) -> str:
    return admit(text, field="headline", limit=40, single_line=True)


def comment(text: str) -> str:
    return admit(text, field="comment", limit=40, single_line=False)


def test_a_single_line_is_folded_and_trimmed() -> None:
    assert headline("  Ferry \t stops\r\nat last ") == "Ferry stops at last"


def test_hard_spaces_stay_where_they_are() -> None:
    assert headline("5\u00a0000\u202f000") == "5\u00a0000\u202f000"
    assert fold("a \u00a0 b") == "a \u00a0 b"


def test_longer_words_keep_their_lines() -> None:
    assert comment("\n one\r\ntwo\r\n\rthree ") == "one\ntwo\n\nthree"


def test_letters_in_pieces_are_put_together() -> None:
    assert headline("cafe\u0301") == "café"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("a\x00b", ControlCharacter),
        ("a\x7fb", ControlCharacter),
        ("a\x85b", ControlCharacter),
        ("a\x0cb", ControlCharacter),
        ("\ud83d", LoneSurrogate),
        ("e" + "\u0301" * 31, TooManyMarks),
        ("\u0344" * 20, TooManyMarks),
        ("a" * 41, TooLong),
        ("a" * 10_000, TooLong),
        (" \n\t", Empty),
        ("", Empty),
    ],
)
def test_each_refusal_names_the_field_and_the_code(text: str, refusal: type[TextRefused]) -> None:
    with pytest.raises(refusal) as refused:
        comment(text)
    assert refused.value.fields == {"comment": refusal.code}


def test_an_empty_proposal_is_a_deletion_where_nothing_is_required() -> None:
    assert admit("", field="proposed", limit=40, single_line=True, required=False) == ""


def test_a_quote_keeps_its_spaces_and_lines() -> None:
    assert admit_quote(" a\r\n  b ", field="exact", limit=40) == " a\n  b "
    with pytest.raises(ControlCharacter):
        admit_quote("a\x00", field="exact", limit=40)


def test_a_flood_of_marks_is_refused_before_it_is_normalised() -> None:
    flood = "\u0301\u0316" * 80_000
    started = time.thread_time()
    with pytest.raises(TooManyMarks):
        normal(flood)
    with pytest.raises(TooLong):
        comment(flood)
    assert time.thread_time() - started < 0.25


@given(st.text(max_size=60), st.booleans())
def test_what_is_admitted_is_admitted_again_unchanged(text: str, single_line: bool) -> None:
    try:
        words = admit(text, field="comment", limit=60, single_line=single_line)
    except TextRefused:
        assume(False)
    assert unicodedata.is_normalized("NFC", words)
    assert "\r" not in words
    assert admit(words, field="comment", limit=60, single_line=single_line) == words
