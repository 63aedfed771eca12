"""Since which version words have stood: carried back through the stored edits, never found by searching."""

from __future__ import annotations

from collections.abc import Sequence

from corrections.domain.anchoring.edits import Kept
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.spans import Part, Span


def first_carried(span: Span, part: Part, steps: Sequence[VersionEdits]) -> int:
    """The number of the version that first carried the whole of a span, code points, half open.

    `steps` are the edits of version 2 up to the version that the span counts in, in order.
    """
    number = len(steps) + 1
    for step in reversed(steps):
        runs = list(step.text[part].cut(span.start, span.end))
        if len(runs) != 1 or not isinstance(runs[0], Kept):
            return number
        span = Span(runs[0].start, runs[0].start + runs[0].length)
        number -= 1
    return number
