"""The history of an article: every version, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrections.queries.note_view import NoteView


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version. `note` is the public note that came with it; None for imports and minor fixes."""

    number: int
    published_at: datetime
    kind: str
    note: NoteView | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All versions of one article, newest first."""

    slug: str
    headline: str
    language: str
    direction: str
    rows: tuple[VersionRow, ...]
