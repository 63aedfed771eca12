"""A public note as every page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NoteView:
    """What the public is told about one change. `anchor` is the note's id on the article's page."""

    reference: str
    number: int
    kind: str
    place: str
    text: str
    published_at: datetime
    version: int
    anchor: str
    language: str
