"""Carries many passages of one text in one sweep: most lie well inside a kept run, and arithmetic settles them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

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

    None where runs are kept twice or might be another copy's: there every passage is judged by itself.
    """
    starts: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    for place in () if way.doubtful or way.way.has_copies else way.way.places:
        start, end = max(place.start, 0), min(place.end, len(way.base))
        first = _WHITE.search(way.base, start, end)
        last = max(way.base.rfind(sign, start, end) for sign in " \t\n")
        if first is not None and first.end() < last:
            starts.append(first.end())
            ends.append(last)
            shifts.append(place.shift)
    return starts, ends, shifts
