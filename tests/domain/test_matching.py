"""Which lines of two whole texts belong together, and where nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.matching.block_pairs import Gap, equal_lines, joined, moved_lines
from corrections.domain.anchoring.matching.chance import shared_runs
from corrections.domain.anchoring.matching.doubts import doubtful_ranges
from corrections.domain.anchoring.matching.equalities import equal_runs
from corrections.domain.anchoring.matching.likeness import rising, share
from corrections.domain.anchoring.matching.lines import Lines, Stretch, in_text
from corrections.domain.anchoring.matching.rows import Kept, is_same_line
from corrections.domain.anchoring.matching.settling import settled
from corrections.domain.anchoring.matching.sliding import slid
from corrections.domain.reading.anchors import Match
from corrections.domain.text.spans import Span

FIRST = "The council met on Monday evening in the old hall by the river."
FARES = "Fares for the ferry rise in June by a tenth, the operator said on Friday."
MENDED = "New fares for the ferry rise in June by a tenth, the operator said on Tuesday last."
HALF = "Today fares for the ferry rise in June by a tenth, and nobody in town knows why."
UNION = "Nobody from the union was there to speak about the night shifts."
LAST = "The second reading follows after the summer, if it follows at all."
OTHER = "A storm took the roofs of nine houses at the coast before noon."
SENTENCES = [FIRST, UNION, LAST, OTHER]
WORDS = st.lists(st.sampled_from(["a", "of", "ferry", "ferries", "12", ".", "\n", "会議"]), max_size=30)
TEXT = st.builds(str.join, st.sampled_from([" ", ""]), WORDS)


@given(TEXT, TEXT)
def test_runs_are_equal_on_both_sides_and_rise(old: str, new: str) -> None:
    for matches in (equal_runs(old, new), shared_runs(old, new)):
        at_old = at_new = 0
        for match in matches:
            assert match.old >= at_old and match.new >= at_new and match.length
            at_old, at_new = match.old + match.length, match.new + match.length
            assert old[match.old : at_old] == new[match.new : at_new]


@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef"), max_size=12))
def test_equal_lines_are_equal_and_in_order(old: list[str], new: list[str]) -> None:
    at_old = at_new = 0
    for match in equal_lines(old, new):
        assert match.old >= at_old and match.new >= at_new
        at_old, at_new = match.old + match.length, match.new + match.length
        assert old[match.old : at_old] == new[match.new : at_new]


def test_where_few_lines_differ_the_others_stay_in_place() -> None:
    old = [f"line {number}" for number in range(12)]
    new = [*old[:5], "another", *old[6:]]
    assert equal_lines(old, new) == [Match(0, 0, 5), Match(6, 6, 6)]
    assert equal_lines(old, ["another", *old[1:]]) == [Match(1, 1, 11)]
    assert equal_lines(old, old) == [Match(0, 0, 12)]


def test_where_lines_changed_places_they_are_looked_for() -> None:
    old = [f"line {number}" for number in range(12)]
    new = [*old[:3], old[4], old[3], *old[5:]]
    kept = equal_lines(old, new)
    assert sum(match.length for match in kept) == 11


def test_matches_that_touch_on_both_sides_are_one() -> None:
    matches = [Match(0, 0, 2), Match(2, 2, 0), Match(2, 2, 3), Match(5, 6, 1)]
    assert joined(matches) == [Match(0, 0, 5), Match(5, 6, 1)]


def test_only_long_lines_that_stand_once_have_moved() -> None:
    old, new = [FARES, "Rain fell.", UNION, UNION], [UNION, "Rain fell.", FARES]
    gaps = [Gap((0, 1, 2, 3), (0, 1, 2))]
    assert moved_lines(old, new, gaps) == {0: 2}
    assert moved_lines(["Rain fell."], ["Rain fell."], [Gap((0,), (0,))]) == {}
    assert moved_lines([FARES], [FARES, FARES], [Gap((0,), (0, 1))]) == {}


def test_a_line_that_moved_is_settled_without_comparing_it() -> None:
    found = settled([FIRST, FARES, UNION, LAST], [FIRST, UNION, LAST, FARES])
    assert (found.moved, found.doubtful) == ({1: 3}, set())


def test_a_copy_elsewhere_is_not_the_line_that_was_edited_where_it_stood() -> None:
    found = settled([FIRST, FARES, UNION], [FIRST, MENDED, OTHER, FARES])
    assert found.equal == [Match(0, 0, 1)]
    assert Gap((1,), (1,)) in found.gaps
    assert all(3 not in gap.new for gap in found.gaps)


def test_a_line_and_its_edited_copy_that_both_stand_among_their_own_are_doubtful() -> None:
    found = settled([FIRST, FARES, LAST], [FIRST, MENDED, FARES, f"{LAST} Nobody knows."])
    assert found.doubtful == {1}


def test_a_line_between_equal_lines_is_sure_whatever_resembles_it() -> None:
    found = settled([FIRST, FARES, UNION], [FIRST, FARES, UNION, MENDED])
    assert (found.doubtful, found.equal) == (set(), [Match(0, 0, 3)])


def test_a_line_that_seems_to_have_moved_stayed_where_its_edited_words_stand() -> None:
    found = settled([FIRST, FARES, UNION, LAST], [FIRST, MENDED, UNION, LAST, FARES])
    assert 1 not in found.moved
    assert Gap((1,), (1,)) in found.gaps


def test_where_half_of_a_moved_line_stands_it_is_doubtful_which_is_which() -> None:
    assert 0.4 <= share(FARES, HALF) < 0.6
    found = settled([FIRST, FARES, UNION, LAST], [FIRST, HALF, UNION, LAST, FARES])
    assert (found.moved, found.doubtful) == ({1: 4}, {1})


def test_a_line_that_moved_and_was_edited_is_compared_if_nothing_else_is_like_it() -> None:
    old = [FIRST, FARES, UNION, LAST, OTHER]
    found = settled(old, [FIRST, UNION, LAST, MENDED, OTHER])
    assert Gap((1,), (3,)) in found.gaps
    twice = settled(old, [FIRST, UNION, LAST, MENDED, OTHER, MENDED + " Now."])
    assert all(1 not in gap.old for gap in twice.gaps)


def test_of_two_new_lines_as_like_an_old_one_none_is_taken_for_it_alone() -> None:
    old = [FIRST, FARES, OTHER]
    new = [FIRST, MENDED, MENDED.replace("New", "Higher"), OTHER]
    found = settled(old, new)
    assert found.gaps == [Gap((1,), (1, 2))]


def test_sentences_are_kept_around_a_short_one_that_changed() -> None:
    old, new = (
        f"{first} {FIRST} {short} {UNION} {last}"
        for first, short, last in (("Rain.", "No.", "Here ends it."), ("Snow!", "Perhaps!", "More follows"))
    )
    for sentence in (FIRST, UNION):
        match = next(
            each for each in shared_runs(old, new) if each.old <= old.index(sentence) < sum(each[::2])
        )
        assert match.new - match.old == new.index(sentence) - old.index(sentence)
        assert match.old + match.length >= old.index(sentence) + len(sentence)


def test_a_word_that_grew_is_no_part_of_what_is_kept() -> None:
    old, new = "They saw a ferry there.", "They saw a ferryman there."
    assert shared_runs(old, new) == [Match(0, 0, 11), Match(16, 19, 7)]


def test_words_of_which_a_copy_went_are_doubtful_on_both_sides_of_it() -> None:
    old = "Rain.\nRain.\nSnow."
    lines = Lines(old)
    new = "Rain.\nSnow."
    first_went = [Match(6, 0, 11)]
    assert doubtful_ranges([Match(0, 0, 6), Match(12, 6, 5)], old, new, lines, ()) == (Span(0, 6),)
    assert doubtful_ranges([Match(0, 0, 0), *first_went], old, new, lines, ()) == (Span(6, 12),)


def test_a_doubtful_line_is_told_with_its_line_feed() -> None:
    text = "Rain.\nSnow."
    whole = [Match(0, 0, len(text))]
    assert doubtful_ranges(whole, text, text, Lines(text), [0]) == (Span(0, 6),)
    assert doubtful_ranges(whole, text, text, Lines(text), [1]) == (Span(6, 11),)


def test_blanks_that_could_be_others_are_no_doubt() -> None:
    old, new = "one  two", "one two"
    assert doubtful_ranges([Match(0, 0, 4), Match(5, 4, 3)], old, new, Lines(old), ()) == ()


def test_an_inserted_word_begins_where_a_word_does() -> None:
    old, new = "at the ferry", "at the the ferry"
    assert slid([Match(0, 0, 5), Match(5, 9, 7)], old, new) == [Match(0, 0, 7), Match(7, 11, 5)]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (Kept(0.7, 1, 30), Kept(0.1, 1, 30), True),
        (Kept(0.69, 1, 30), Kept(0.69, 1, 30), False),
        (Kept(0.8, 4, 60), Kept(0.6, 4, 60), True),
        (Kept(0.8, 4, 59), Kept(0.8, 4, 59), False),
        (Kept(0.8, 4, 60), Kept(0.5, 4, 60), False),
        (Kept(0.8, 4, 20), Kept(0.1, 3, 20), True),
    ],
)
def test_a_line_kept_in_many_short_pieces_is_another_of_the_same_pattern(
    old: Kept, new: Kept, same: bool
) -> None:
    assert is_same_line(old, new) is is_same_line(new, old) is same


def test_lines_that_are_no_neighbours_are_matched_each_by_itself() -> None:
    text = Lines("one\ntwo\nthree")
    old, new = Stretch(text, (0, 2)), Stretch(Lines("one\nthree"), (0, 1))
    assert list(in_text(Match(0, 0, 9), old, new)) == [Match(0, 0, 4), Match(8, 4, 5)]
    single = Stretch(text, (1,))
    assert list(in_text(Match(0, 0, 3), single, single)) == [Match(4, 4, 3)]


@given(st.lists(st.integers(0, 6), max_size=10))
def test_the_longest_chain_never_falls(places: list[int]) -> None:
    pairs = list(enumerate(places))
    chain = [place for _, place in sorted(rising(pairs))]
    assert chain == sorted(chain)
    assert bool(chain) == bool(pairs)
    assert len(chain) >= max((places.count(place) for place in places), default=0)
