"""No end of a span cuts what a reader sees as one character."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.text.graphemes import (
    clusters,
    first_clusters,
    last_clusters,
    outward,
    stacks_marks,
)
from corrections.domain.text.spans import Span
from tests.domain.foreign_markup import WORDS

FAMILY = "👨\u200d👩\u200d👧"
LINES = st.lists(WORDS, max_size=4).map("\n".join)


def test_a_family_is_one_character_and_so_is_a_flag() -> None:
    assert clusters(f"a{FAMILY}🇺🇦e\u0301") == ["a", FAMILY, "🇺🇦", "e\u0301"]


def test_ends_inside_a_cluster_are_moved_outward() -> None:
    text = f"The {FAMILY} family"
    assert outward(text, Span(5, 6)) == Span(4, 9)
    assert outward(text, Span(4, 9)) == Span(4, 9)
    assert outward(text, Span(0, 7)) == Span(0, 9)


def test_a_point_inside_a_cluster_becomes_the_point_before_it() -> None:
    assert outward("a🇺🇦b", Span(2, 2)) == Span(1, 1)
    assert outward("a🇺🇦b", Span(4, 4)) == Span(4, 4)


def test_context_is_counted_in_clusters() -> None:
    assert first_clusters(f"{FAMILY}🇺🇦ab", 2) == f"{FAMILY}🇺🇦"
    assert last_clusters(f"ab{FAMILY}🇺🇦", 2) == f"{FAMILY}🇺🇦"
    assert first_clusters("ab", 9) == "ab"
    assert last_clusters("a\nb", 9) == "a\nb"
    assert last_clusters("ab", 0) == ""


def test_thirty_marks_in_a_row_stand_and_thirty_one_do_not() -> None:
    assert not stacks_marks("e" + "\u0301" * 30 + "e" + "\u0301" * 30)
    assert stacks_marks("e" + "\u0301" * 31)
    assert not stacks_marks("plain")


def test_a_flood_of_marks_is_seen_at_once() -> None:
    flood = ("e" + "\u0301" * 30) * 5_000
    started = time.thread_time()
    assert not stacks_marks(flood)
    assert time.thread_time() - started < 0.25


@given(LINES, st.data())
def test_outward_holds_the_span_and_ends_on_cluster_borders(text: str, chosen: st.DataObject) -> None:
    start = chosen.draw(st.integers(0, len(text)))
    end = chosen.draw(st.integers(start, len(text)))
    wide = outward(text, Span(start, end))
    borders = {0}
    for cluster in clusters(text):
        borders.add(max(borders) + len(cluster))
    assert {wide.start, wide.end} <= borders
    assert start == end or wide.contains(Span(start, end))
    assert outward(text, wide) == wide


@given(LINES, st.integers(0, 12))
def test_first_and_last_clusters_are_those_of_the_whole_text(text: str, number: int) -> None:
    everything = clusters(text)
    assert first_clusters(text, number) == "".join(everything[:number])
    assert last_clusters(text, number) == "".join(everything[-number:] if number else [])


@given(st.text(st.sampled_from("aй \u0301\u200d\u00ad©👨👩🇺🇦\r\n्क한"), max_size=12), st.integers(0, 12))
def test_ends_move_outward_to_the_clusters_of_the_whole_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    edges, place = {0}, 0
    for cluster in clusters(text):
        place += len(cluster)
        edges.add(place)
    found = outward(text, Span(offset, offset))
    assert found.start == max(edge for edge in edges if edge <= offset)
