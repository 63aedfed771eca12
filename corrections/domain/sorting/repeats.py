"""Decides whether a report says again what was answered already, so that it can be answered at once.

Nobody is told "we looked at this" unless somebody did: another proposal, a source, or a person of the story
is something new.
"""

from __future__ import annotations

from dataclasses import dataclass

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.sorting.searching import words_in

# The others speak of the report, not of the text, or gave that one report to somebody else.
SETTLES_THE_TEXT = frozenset(
    {
        DeclineReason.CORRECT_AS_PUBLISHED,
        DeclineReason.STYLE_CHOICE,
        DeclineReason.OPINION,
        DeclineReason.CANNOT_VERIFY,
        DeclineReason.DUPLICATE,
        DeclineReason.ALREADY_FIXED,
        DeclineReason.THIRD_PARTY_CONTENT,
        DeclineReason.READER_COMMENT,
        DeclineReason.OUT_OF_SCOPE,
        DeclineReason.ABUSIVE,
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says of a passage, and what it brings along."""

    proposed: str | None
    comment: str
    has_source: bool = False
    is_concerned: bool = False

    @property
    def brings_something(self) -> bool:
        """Whether a person has to look at it, whatever was decided before."""
        return self.has_source or self.is_concerned


def repeats_declined(earlier: Said, new: Said, *, reason: DeclineReason, same_result: bool) -> bool:
    """Whether a new report about the same passage says what was declined: the same change, or the same words."""
    if new.brings_something or reason not in SETTLES_THE_TEXT:
        return False
    if new.proposed is not None:
        return same_result
    return earlier.proposed is None and words_in(earlier.comment) == words_in(new.comment)


def repeats_fixed(new: Said) -> bool:
    """Whether a report about words that a published change has replaced is answered by that change."""
    return not new.brings_something
