"""The public record: every note of the site, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note in the list, with the headline its article has now."""

    reference: str
    kind: str
    headline: str
    slug: str
    text: str
    published_at: datetime
    version: int
    language: str


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """A page of notes. `older` is the mark of the next page (`/corrections?older=...`), or None at the end."""

    notes: tuple[NoteCard, ...]
    older: str | None
