"""Differences cut down for cards: the changes whole, a few words around them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.reading.shortening import shortened

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
SENTENCES = st.text("ab .", max_size=400)


def test_what_is_far_from_the_change_is_left_out_between_words() -> None:
    before, change, after = (
        Piece("same", LONG),
        Piece("deleted", "wrong"),
        Piece("same", " " + LONG.strip()),
    )
    assert shortened((before, change, after), around=20) == (
        Piece("same", "… fourteen fifteen "),
        change,
        Piece("same", " one two three four …"),
    )


def test_between_two_changes_both_ends_stay() -> None:
    middle = shortened((Piece("deleted", "a"), Piece("same", LONG), Piece("deleted", "b")), around=16)[1]
    assert middle.text == "one two three … fifteen "


def test_a_word_without_an_end_is_cut_all_the_same() -> None:
    long = "x" * 300
    [before, _] = shortened((Piece("same", long), Piece("inserted", "y")), around=20)
    assert before.text == "…" + "x" * 20
    [_, after] = shortened((Piece("inserted", "y"), Piece("same", long)), around=20)
    assert after.text == "x" * 20 + "…"


@given(SENTENCES, SENTENCES)
def test_no_change_is_ever_cut(old: str, new: str) -> None:
    pieces = word_difference(old, new)
    short = shortened(pieces)
    changed = [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"]
    assert [(piece.kind, piece.text) for piece in short if piece.kind != "same"] == changed
    assert sum(len(piece.text) for piece in short) <= sum(len(piece.text) for piece in pieces) + len(pieces)
