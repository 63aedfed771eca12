"""What differs between two versions of an article, for people to read."""

from __future__ import annotations

from dataclasses import dataclass

from corrections.domain.reading.columns import Row
from corrections.domain.reading.differences import Piece


@dataclass(frozen=True, slots=True)
class ParagraphDifference:
    """One paragraph: its pieces inline, and the same as rows of two columns."""

    pieces: tuple[Piece, ...]
    rows: tuple[Row, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True)
class MarkupChange:
    """What changed beside the words: `code` is link, picture or other; one side is empty where it came or went."""

    code: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part (`headline`, `dek`, `body`) that differs or has words in it."""

    part: str
    paragraphs: tuple[ParagraphDifference, ...]
    markup_changes: tuple[MarkupChange, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one article, beside each other. `before` and `after` are version numbers."""

    slug: str
    headline: str
    language: str
    direction: str
    before: int
    after: int
    parts: tuple[PartDifference, ...]
