"""Which passages of an older version the newest step of a chain touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrections.domain.anchoring.edits import Edits, Kept, identity, through
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.spans import Part, Passage, Span

MANY = 40


def touched_passages(steps: Sequence[VersionEdits]) -> tuple[Passage, ...]:
    """Ranges of the chain's first text (code points, half open) that its last step touches or adjoins.

    `steps` is the whole chain, at least one step. Above forty ranges in a part their hull is given: more
    is looked at than is touched, never less.
    """
    last, earlier = steps[-1], steps[:-1]
    found: list[Passage] = []
    for part in Part:
        before = through([step.text[part] for step in earlier]) if earlier else None
        spans = list(_ranges(last.text[part], before))
        if len(spans) > MANY:
            spans = [Span(min(span.start for span in spans), max(span.end for span in spans))]
        found += [Passage(part, span) for span in spans]
    return tuple(found)


def _ranges(last: Edits, before: Edits | None) -> Iterator[Span]:
    for start, end in _hunks(last, before):
        reach = before or identity(end + 2)
        at = 0
        for run in reach.runs:
            low, high = max(at, start - 1), min(at + run.length, end + 1)
            if isinstance(run, Kept) and low <= high:
                yield Span(run.start + low - at, run.start + high - at)
            at += run.length


def _hunks(last: Edits, before: Edits | None) -> Iterator[tuple[int, int]]:
    at, pending = 0, False
    for run in last.runs:
        if not isinstance(run, Kept):
            pending = True
            continue
        if pending or run.start > at:
            yield at, run.start
        at, pending = run.start + run.length, False
    if before is None or pending or at < before.new_length:
        yield at, before.new_length if before else at + 1
