"""Judges many passages of one text in one sweep: most lie well inside a kept run, and arithmetic settles them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.verdicts import Journey
from corrections.domain.text.spans import Span

_WHITE = re.compile(r"[ \t\n]")
_Stretch = tuple[int, int, int]


def sweep(way: Journey, spans: Sequence[tuple[Span, str | None]]) -> list[Judgement]:
    """The verdict on each span (code points of the base, half open) with its proposal; the same as `judge` gives.

    Costs a comparison a span for those that no edit comes near, whatever the length of the text.
    """
    stretches = _safe_stretches(way)
    starts = [start for start, _, _ in stretches]
    return [_settled(way, stretches, starts, each) for each in spans]


def _settled(
    way: Journey, stretches: list[_Stretch], starts: list[int], asked: tuple[Span, str | None]
) -> Judgement:
    span, proposed = asked
    number = bisect_right(starts, span.start) - 1
    if number >= 0 and not span.is_empty:
        _, end, shift = stretches[number]
        if span.end <= end:
            verdict = Verdict.MOVED if shift else Verdict.EXACT
            return Judgement(verdict, span.shifted(shift) if shift else span, Reason.KEPT)
    return way.judge(span, proposed)


def _safe_stretches(way: Journey) -> list[_Stretch]:
    """Kept runs without the words at their edges, where no word can have grown and no proposal been made.

    None where runs are kept twice or might be another copy's: there every passage is judged by itself.
    """
    if way.doubtful or way.way.has_copies:
        return []
    found = []
    for place in way.way.places:
        start, end = max(place.start, 0), min(place.end, len(way.base))
        first = _WHITE.search(way.base, start, end)
        last = max(way.base.rfind(sign, start, end) for sign in " \t\n")
        if first is not None and first.end() < last:
            found.append((first.end(), last, place.shift))
    return found
