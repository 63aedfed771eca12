"""Carries spans of a base text to a later one along the edits between: by where characters went."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corrections.domain.anchoring.edits import Edits, Kept, identity, through
from corrections.domain.text.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Old code points `start` up to `end`, half open, that stand together in the new, `shift` further on.

    The edges of the text count as code points: -1 stands before the first one, the length after the last.
    """

    start: int
    end: int
    shift: int


def places(change: Edits, old_length: int) -> list[Place]:
    """Where the kept runs of a text of `old_length` code points stand, in the old text's order."""
    found = [Place(-1, 0, 0)]
    for run, end in zip(change.runs, change.ends, strict=True):
        if isinstance(run, Kept):
            found.append(Place(run.start, run.start + run.length, end - run.length - run.start))
    found.append(Place(old_length, old_length + 1, change.new_length - old_length))
    return _joined(sorted(found))


@dataclass(frozen=True)
class Course:
    """The way from a base text to a later one. All spans are code points, half open."""

    change: Edits
    old_length: int

    @cached_property
    def places(self) -> list[Place]:
        """Where the kept runs went, in the old text's order."""
        return places(self.change, self.old_length)

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self.places]

    @cached_property
    def has_copies(self) -> bool:
        """Whether some code points are kept in two places."""
        return any(left.end > right.start for left, right in zip(self.places, self.places[1:], strict=False))

    def images(self, span: Span) -> list[Span]:
        """Everywhere the whole span stands: its characters all kept, in order, nothing between.

        A mere point stands where both its neighbours are kept side by side.
        """
        first, last = (span.start - 1, span.end + 1) if span.is_empty else (span.start, span.end)
        return [
            span.shifted(place.shift)
            for place in self._near(first, first + 1)
            if place.start <= first and last <= place.end
        ]

    def pieces(self, span: Span) -> list[Span]:
        """The kept pieces of the span, as spans of the new text, in the old text's order."""
        return [
            Span(max(span.start, place.start) + place.shift, min(span.end, place.end) + place.shift)
            for place in self._near(span.start, span.end)
        ]

    def gap(self, span: Span, *, within: Span) -> tuple[Span, Span] | None:
        """What stands between the span's nearest kept neighbours, as (old span, new span) without them.

        Neighbours are looked for inside `within`, a code point before and after it included. None where one
        is lost, or the two no longer stand in their order.
        """
        left, right = self._kept_before(span.start, within.start), self._kept_from(span.end, within.end)
        if left is None or right is None or left[1] >= right[1]:
            return None
        return Span(left[0] + 1, right[0]), Span(left[1] + 1, right[1])

    def _kept_before(self, offset: int, lowest: int) -> tuple[int, int] | None:
        """The last kept code point before `offset`, and where it went."""
        found = [(min(place.end, offset) - 1, place.shift) for place in self._near(lowest - 1, offset)]
        return max(((at, at + shift) for at, shift in found), default=None)

    def _kept_from(self, offset: int, highest: int) -> tuple[int, int] | None:
        """The first kept code point at or after `offset`, and where it went."""
        found = [(max(place.start, offset), place.shift) for place in self._near(offset, highest + 1)]
        return min(((at, at + shift) for at, shift in found), default=None)

    def _near(self, start: int, end: int) -> Iterator[Place]:
        """The places that hold a code point of [start, end)."""
        first = 0 if self.has_copies else max(bisect_right(self._starts, start) - 1, 0)
        for number in range(first, len(self.places)):
            place = self.places[number]
            if place.start >= end:
                return
            if place.end > start:
                yield place


def course(steps: Sequence[Edits], old_length: int) -> Course:
    """The course along all the steps, from a text of `old_length` code points."""
    return Course(through(steps) if steps else identity(old_length), old_length)


def _joined(found: Sequence[Place]) -> list[Place]:
    """The places with those in one that touch and went together."""
    joined: list[Place] = []
    for place in found:
        if joined and (joined[-1].end, joined[-1].shift) == (place.start, place.shift):
            joined[-1] = Place(joined[-1].start, place.end, place.shift)
        else:
            joined.append(place)
    return joined
