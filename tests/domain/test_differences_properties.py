"""What holds for the difference of any two texts, over all planes of Unicode."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.reading.columns import side_by_side
from corrections.domain.reading.differences import Piece, character_runs, word_difference
from corrections.domain.reading.invisibles import drawn
from corrections.domain.reading.word_tokens import tokens
from corrections.domain.text.graphemes import clusters

ANYTHING = st.characters(exclude_categories=["Cs"])
AWKWARD = st.sampled_from(
    [
        *" .,'’\n\t\r-12abAя\u0301\u00ad\u200b\u200c\u200d\ufe0f\u202e\u0600\U000e0100",
        *"👩🏽🇺🇦क\u094d\u093f\u0e33ก漢か가١𝐀𠀀",
        "ab",
        "14.5",
    ]
)
TEXTS = st.lists(ANYTHING | AWKWARD, max_size=40).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same text with some stretches replaced."""
    old = draw(st.lists(ANYTHING | AWKWARD, max_size=40))
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(new)))
        new[start : start + draw(st.integers(0, 4))] = draw(st.lists(ANYTHING | AWKWARD, max_size=3))
    return "".join(old), "".join(new)


PAIRS = edited() | st.tuples(TEXTS, TEXTS)


def ends(pieces: list[str]) -> set[int]:
    return set(accumulate(map(len, pieces)))


def of(pieces: tuple[Piece, ...], *, without: str) -> list[str]:
    return [piece.text for piece in pieces if piece.kind != without]


@given(PAIRS)
def test_a_difference_rebuilds_both_texts(pair: tuple[str, str]) -> None:
    pieces = word_difference(*pair)
    assert ("".join(of(pieces, without="inserted")), "".join(of(pieces, without="deleted"))) == pair


@given(PAIRS)
def test_a_difference_never_cuts_a_grapheme_cluster(pair: tuple[str, str]) -> None:
    pieces = word_difference(*pair)
    for text, kind in zip(pair, ("inserted", "deleted"), strict=True):
        assert ends(of(pieces, without=kind)) <= ends(clusters(text))


@given(PAIRS)
def test_a_difference_never_cuts_a_word(pair: tuple[str, str]) -> None:
    pieces = word_difference(*pair)
    for text, kind in zip(pair, ("inserted", "deleted"), strict=True):
        assert ends(of(pieces, without=kind)) <= ends(tokens(text))


@given(PAIRS)
def test_a_difference_is_the_same_each_time_and_alternates(pair: tuple[str, str]) -> None:
    pieces = word_difference(*pair)
    assert pieces == word_difference(*pair)
    assert all(piece.text for piece in pieces)
    assert all((first.kind, second.kind) != ("inserted", "deleted") for first, second in pairwise(pieces))
    assert all(first.kind != second.kind for first, second in pairwise(pieces))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_difference(text, text) == ((Piece("same", text),) if text else ())


@given(TEXTS)
def test_tokens_make_the_text_and_end_where_clusters_end(text: str) -> None:
    cut = tokens(text)
    assert "".join(cut) == text
    assert ends(cut) <= ends(clusters(text))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x52F), min_size=1))
def test_a_run_of_letters_is_one_token(word: str) -> None:
    assert tokens(word) == [word]


@given(st.from_regex(r"[0-9]{1,3}([.,][0-9]{1,3}){0,2}(m|bn|k)?", fullmatch=True))
def test_a_figure_is_one_token(figure: str) -> None:
    assert tokens(f"at {figure} a") == ["at", " ", figure, " ", "a"]


@given(TEXTS, TEXTS)
def test_character_runs_rebuild_both_texts(old: str, new: str) -> None:
    runs = character_runs(old, new)
    assert "".join(text for sign, text in runs if sign != "+") == old
    assert "".join(text for sign, text in runs if sign != "-") == new


@given(PAIRS)
def test_rows_hold_every_paragraph_of_both_texts(pair: tuple[str, str]) -> None:
    laid = side_by_side(word_difference(*pair))
    for text, side in zip(pair, ("old", "new"), strict=True):
        lines = ["".join(piece.text for piece in getattr(row, side)) for row in laid]
        assert [line for line in lines if line] == [line for line in text.split("\n") if line]


@given(TEXTS)
def test_what_is_drawn_is_the_text(text: str) -> None:
    assert "".join(sign.text for sign in drawn(text)) == text
