"""The article as a list of passages, for a report without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text. `start` and `end` are code points of the part's canonical text, half open."""

    index: int
    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What a reader can point at: headline, dek and every block of the body, in order.

    The form's field `paragraph` names one by its `index`; `exact` may then hold the very words.
    """

    slug: str
    headline: str
    language: str
    direction: str
    version: int
    paragraphs: tuple[Paragraph, ...]
