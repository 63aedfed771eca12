"""An article as it is read: one version, its notes and the lines of its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrections.queries.note_view import NoteView


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change without a note: which version, when, of which kind."""

    version: int
    published_at: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One version of an article. `body_html` is the stored string with starts: trusted, printed as it is."""

    slug: str
    language: str
    direction: str
    author: str
    headline: str
    dek: str
    body_html: str
    version: int
    published_at: datetime
    changed_at: datetime
    notes_top: tuple[NoteView, ...]
    notes_foot: tuple[NoteView, ...]
    minor_fixes: tuple[HistoryLine, ...]
    status: str
    is_current: bool
    latest_version: int
