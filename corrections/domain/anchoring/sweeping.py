"""Carries many passages of one text in one sweep: most lie well inside a kept run, and arithmetic settles them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corrections.domain.anchoring.carrying import Place
from corrections.domain.anchoring.verdicts import Journey
from corrections.domain.text.spans import Span

_WHITE = re.compile(r"[ \t\n]")


def kept_shifts(way: Journey, spans: Sequence[Span]) -> list[int | None]:
    """How far each span (code points of the base, half open) has moved, where that is certain by arithmetic.

    Such a passage is exact (a shift of 0) or moved, whatever it was proposed to be changed to. None says that
    an edit comes near it: it has to be judged by itself. A look at a span costs a comparison, however long
    the text.
    """
    starts, ends, shifts = _safe_stretches(way)
    found: list[int | None] = []
    for span in spans:
        number = bisect_right(starts, span.start) - 1
        found.append(shifts[number] if number >= 0 and span.start < span.end <= ends[number] else None)
    return found


def _safe_stretches(way: Journey) -> tuple[list[int], list[int], list[int]]:
    """Kept runs without the words at their edges, where no word can have grown and no proposal been made.

    Words that might be another copy's are left out. None where runs are kept twice: there every passage is
    judged by itself.
    """
    places = () if way.way.has_copies else way.way.places
    doubts = sorted(_doubts_in_base(way))
    safe = [part for place in places for part in _without(doubts, _between_white_space(place, way.base))]
    return [each.start for each in safe], [each.end for each in safe], [each.shift for each in safe]


def _between_white_space(place: Place, base: str) -> Place:
    """A run of the base from behind its first white space to its last; empty where it has no two."""
    start, end = max(place.start, 0), min(place.end, len(base))
    first = _WHITE.search(base, start, end)
    last = max(base.rfind(sign, start, end) for sign in " \t\n")
    return Place(first.end(), last, place.shift) if first else Place(start, start, place.shift)


def _doubts_in_base(way: Journey) -> Iterator[tuple[int, int]]:
    """The doubtful ranges of every step as (start, end) in the base."""
    for course, doubts in way.doubtful:
        for place in course.places:
            for doubt in doubts:
                start = max(place.start, doubt.start - place.shift)
                end = min(place.end, doubt.end - place.shift)
                if start < end:
                    yield start, end


def _without(doubts: Sequence[tuple[int, int]], place: Place) -> Iterator[Place]:
    """What is left of a run between doubtful ranges, which rise."""
    start = place.start
    for low, high in [*doubts, (place.end, place.end)]:
        end = min(low, place.end)
        if start < end:
            yield Place(start, end, place.shift)
        start = max(start, high)
