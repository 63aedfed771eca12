"""Decides whether a report belongs to a case that is open already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.text.spans import Passage, Span


class Joining(StrEnum):
    """How a report and a case belong together: one case, or shown as near and merged by hand."""

    SAME = "same"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Reported:
    """A passage and what it should say, in the live version; None for the whole article or no proposal."""

    passage: Passage | None
    proposed: str | None = None


def joins(case: Reported, new: Reported, *, text: str) -> Joining | None:
    """Whether `new` belongs to the case; both passages stand in `text`, the canonical text of their part.

    The same when both make the text read alike, or when the overlap is at least half of each passage.
    Near when they touch in any other way. A report about the whole article joins nothing.
    """
    if case.passage is None or new.passage is None or case.passage.part is not new.passage.part:
        return None
    first, second = case.passage.span, new.passage.span
    if same_result(case, new, text=text) or _half_of_both(first, second):
        return Joining.SAME
    return Joining.NEAR if first.overlaps(second) else None


def same_result(case: Reported, new: Reported, *, text: str) -> bool:
    """Whether both proposals change the same part's text to the same, however wide their passages are."""
    said, says = case.proposed, new.proposed
    if case.passage is None or new.passage is None or case.passage.part is not new.passage.part:
        return False
    first, second = case.passage.span, new.passage.span
    if said is None or says is None or not _touch(first, second):
        return False
    whole = Span(min(first.start, second.start), max(first.end, second.end))
    result = _reading(text, whole, (first, said))
    return result == _reading(text, whole, (second, says)) and result != whole.slice(text)


def _reading(text: str, whole: Span, proposal: tuple[Span, str]) -> str:
    span, proposed = proposal
    return text[whole.start : span.start] + proposed + text[span.end : whole.end]


def _touch(first: Span, second: Span) -> bool:
    return first.start <= second.end and second.start <= first.end


def _half_of_both(first: Span, second: Span) -> bool:
    """Whether the overlap is at least half of each passage; two points are the same when they are equal."""
    if first.is_empty or second.is_empty:
        return first == second
    return 2 * first.overlap_length(second) >= max(first.length, second.length)
