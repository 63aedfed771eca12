"""Shared runs of long texts, and how changes between them are tidied."""

from __future__ import annotations

from corrections.domain.reading.alignment.hunks import readable
from corrections.domain.reading.anchors import Match, anchors


def test_runs_that_occur_once_on_both_sides_are_anchors() -> None:
    assert anchors("xxabcdyy", "zzabcdww", window=4) == [Match(2, 2, 4)]


def test_neighbouring_windows_make_one_run() -> None:
    assert anchors("abcdef", "1abcdef2", window=2) == [Match(0, 1, 6)]


def test_what_is_repeated_or_missing_is_no_anchor() -> None:
    assert anchors("abab", "ab", window=2) == []
    assert anchors("ab", "cd", window=2) == []
    assert anchors("a", "a", window=2) == []


def test_of_crossing_anchors_the_longest_rising_chain_stays() -> None:
    assert anchors("12345abcd", "abcd12345", window=3) == [Match(0, 4, 5)]


def test_a_window_that_overlaps_the_last_run_on_one_side_only_is_left_out() -> None:
    assert anchors("abcde", "abcXcde", window=3) == [Match(0, 0, 3)]


def test_a_gap_shorter_than_its_changes_is_joined_and_a_longer_one_is_not() -> None:
    gap = [Match(0, 0, 1), Match(2, 2, 1), Match(4, 4, 1)]
    assert readable(["A", "x", "b", "y", "C"], ["A", "p", "b", "q", "C"], gap) == [
        Match(0, 0, 1),
        Match(4, 4, 1),
    ]
    assert readable(["A", "x", "bbb", "y", "C"], ["A", "p", "bbb", "q", "C"], gap) == gap


def test_a_gap_that_ends_a_line_is_never_joined() -> None:
    gap = [Match(1, 1, 1)]
    assert readable(["xxx", "\n", "yyy"], ["ppp", "\n", "qqq"], gap) == gap


def test_joining_a_gap_may_make_the_one_before_it_a_chance_too() -> None:
    old, new = ["aaa", "bbb", "c", "d", "eeee"], ["ppp", "bbb", "q", "d", "rrrr"]
    assert readable(old, new, [Match(1, 1, 1), Match(3, 3, 1)]) == []


def test_an_insertion_slides_to_the_start_of_a_word_and_of_a_sentence() -> None:
    old = ["A", ".", " ", "C", "."]
    new = ["A", ".", " ", "B", ".", " ", "C", "."]
    assert readable(old, new, [Match(0, 0, 1), Match(1, 4, 4)]) == [Match(0, 0, 3), Match(3, 6, 2)]


def test_a_deletion_slides_as_an_insertion_does() -> None:
    old = ["A", ".", " ", "B", ".", " ", "C", "."]
    new = ["A", ".", " ", "C", "."]
    assert readable(old, new, [Match(0, 0, 1), Match(4, 1, 4)]) == [Match(0, 0, 3), Match(6, 3, 2)]


def test_a_whole_line_slides_to_where_lines_begin() -> None:
    old = ["x", "\n", "z"]
    new = ["x", "\n", "y", "\n", "z"]
    assert readable(old, new, [Match(0, 0, 1), Match(1, 3, 2)]) == [Match(0, 0, 2), Match(2, 4, 1)]
