"""Where a passage sits: a part of an article and a half-open range of code points in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The three parts that a version of an article has."""

    HEADLINE = "headline"
    DEK = "dek"
    BODY = "body"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of Unicode code points of one part's canonical text, half open: start included, end not.

    Raises ValueError for a negative or reversed range; what readers send is refused before it gets here.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    @property
    def length(self) -> int:
        """How many code points the span holds."""
        return self.end - self.start

    @property
    def is_empty(self) -> bool:
        """Whether the span is a mere point between two code points."""
        return self.start == self.end

    def slice(self, text: str) -> str:
        """The words of `text` (code points) that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The span moved by a number of code points."""
        return Span(self.start + by, self.end + by)

    def overlap_length(self, other: Span) -> int:
        """How many code points both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def overlaps(self, other: Span) -> bool:
        """Whether the spans share a code point, or one is a point strictly inside the other."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A span (code points, half open) in one part of a version."""

    part: Part
    span: Span
