"""Where words of the live text came from: the ranges of an older version that a span of it may have been."""

from __future__ import annotations

from collections.abc import Sequence

from corrections.domain.anchoring.edits import Kept, through
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.spans import Part, Span

MANY = 20


def sources_of(span: Span, part: Part, steps: Sequence[VersionEdits]) -> tuple[Span, ...]:
    """Ranges of the text the steps begin with whose words stand in, or next to, a span of the text they lead to.

    All are code points, half open. Without steps it is the span itself. Above twenty ranges their hull is given.
    """
    if not steps:
        return (span,)
    way = through([step.text[part] for step in steps])
    start, end = max(span.start - 1, 0), min(span.end + 1, way.new_length)
    runs = way.cut(start, end) if start < end else ()
    found = [Span(run.start, run.start + run.length) for run in runs if isinstance(run, Kept)]
    if len(found) > MANY:
        return (Span(min(each.start for each in found), max(each.end for each in found)),)
    return tuple(found)
