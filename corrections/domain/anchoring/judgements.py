"""What can be said of where a passage stands: six verdicts, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.text.spans import Span


class Verdict(StrEnum):
    """Where a passage stands in a text; only the first two may be published in one step."""

    EXACT = "exact"
    MOVED = "moved"
    ALREADY_FIXED = "already_fixed"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    GONE = "gone"

    @property
    def publishes(self) -> bool:
        """Whether a fix for the passage may be published without a person choosing its place."""
        return self in {Verdict.EXACT, Verdict.MOVED}


class Reason(StrEnum):
    """Why a verdict is what it is: stable codes, said in words by the templates."""

    KEPT = "kept"
    FOUND_BY_QUOTE = "found_by_quote"
    PROPOSAL_STANDS = "proposal_stands"
    STANDS_TWICE = "stands_twice"
    COPY_LOST = "copy_lost"
    SEVERAL_MATCHES = "several_matches"
    CONTEXT_DISAGREES = "context_disagrees"
    TOO_SHORT = "too_short"
    NO_QUOTE = "no_quote"
    POINT_LOST = "point_lost"
    WORD_GREW = "word_grew"
    REWRITTEN = "rewritten"
    DELETED = "deleted"
    SURROUNDINGS_LOST = "surroundings_lost"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the span it speaks of (code points, half open) if there is one, and the reason.

    `hints` are spans that a person may want to look at; nothing is ever published at a hint by itself.
    """

    verdict: Verdict
    span: Span | None
    reason: Reason
    hints: tuple[Span, ...] = ()
