"""What a note's commitment binds, and what the public log says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from corrections.domain.record.entries import profile_bytes


class NoteLike(Protocol):
    """A note's fields, by their names in the table."""

    reference: str
    article_id: int
    number: int
    version: int
    kind: str
    place: str
    severity: str
    error_type: str
    language: str
    text: str
    changes: str
    restatement: str


def note_content(note: NoteLike, *, reported: str, published: str, cases: list[int]) -> bytes:
    """The bytes of a note: its words, what changed, its times (as the log writes them) and its cases.

    How much it repeats is among them where that is less than all: older notes had no such choice.
    """
    chosen = {} if note.restatement == "full" else {"restatement": note.restatement}
    return profile_bytes(
        {
            **chosen,
            "reference": note.reference,
            "article_id": note.article_id,
            "number": note.number,
            "version": note.version,
            "kind": note.kind,
            "place": note.place,
            "severity": note.severity,
            "error_type": note.error_type,
            "language": note.language,
            "text": note.text,
            "changes": note.changes,
            "reported": reported,
            "published": published,
            "cases": sorted(cases),
        }
    )


def note_entry(note: NoteLike, *, slug: str, published: str, commitment: str) -> Mapping[str, Any]:
    """What the public log says of a note."""
    return {
        "note": note.reference,
        "article": slug,
        "article_id": note.article_id,
        "number": note.number,
        "version": note.version,
        "note_kind": note.kind,
        "published": published,
        "commitment": commitment,
    }
