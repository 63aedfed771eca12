"""Finds the words that one version brought in a later one: what pages mark as corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrections.domain.anchoring.edits import Edits, Kept
from corrections.domain.text.spans import Span


def words_brought(step: Edits, later: Sequence[Edits]) -> tuple[Span, ...]:
    """Where the words that `step` brought stand after the `later` edits (code points, half open).

    Words that were replaced since are left out; a change that only removed words brought none.
    """
    spans = list(_brought(step))
    for change in later:
        spans = list(_carried(spans, change))
    return tuple(_joined(sorted(spans)))


def _brought(step: Edits) -> Iterator[Span]:
    """The runs of the new text that the old one did not give."""
    for run, end in zip(step.runs, step.ends, strict=True):
        if not isinstance(run, Kept):
            yield Span(end - run.length, end)


def _carried(spans: Sequence[Span], change: Edits) -> Iterator[Span]:
    """What is left of spans of the old text, in the new one."""
    for run, end in zip(change.runs, change.ends, strict=True):
        if not isinstance(run, Kept):
            continue
        shift = end - run.length - run.start
        for span in spans:
            start, stop = max(span.start, run.start), min(span.end, run.start + run.length)
            if start < stop:
                yield Span(start + shift, stop + shift)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, those that touch in one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
