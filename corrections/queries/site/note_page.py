"""One public note by itself: what it says, what stood there before, what stands there since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrections.queries.site.note_view import NoteView


@dataclass(frozen=True, slots=True)
class NoteChange:
    """The words of one change, before and after."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note, the article it stands on, and the versions before and after it."""

    note: NoteView
    slug: str
    headline: str
    language: str
    direction: str
    severity: str
    error_type: str
    changes: tuple[NoteChange, ...]
    reported_at: datetime | None
    version_before: int | None
    version_after: int
    commitment: str
    salt: str
