"""Which kept words may as well be another copy of them, so that nobody can tell from the two texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corrections.domain.anchoring.matching.lines import Lines
from corrections.domain.anchoring.matching.sliding import slides
from corrections.domain.reading.anchors import Match
from corrections.domain.text.spans import Span


def doubtful_ranges(
    matches: Sequence[Match], old: str, new: str, lines: Lines, doubtful: Iterable[int]
) -> tuple[Span, ...]:
    """Ranges of the old text (code points, half open): doubtful lines, and words that an insertion or a
    deletion might have left or taken just as well."""
    spans = [Span(lines.start(number), lines.start(number) + lines.room(number, 1)) for number in doubtful]
    spans += [span for span in _slid(matches, old, new) if any(map(str.isalnum, span.slice(old)))]
    return tuple(sorted(span for span in spans if not span.is_empty))


def _slid(matches: Sequence[Match], old: str, new: str) -> Iterator[Span]:
    for left, right, slide in slides(matches, old, new):
        best = slide.best()
        before, after = left.old + left.length, right.old
        if best[0] < 0:
            yield Span(before + best[0], before)
        if best[-1] > 0:
            yield Span(after, after + best[-1])
