"""What an entry speaks of, as one text: how the entry of a note or of a version is found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NOTE, STAFF = "note ", "staff-"


def note_subject(reference: str) -> str:
    """The subject of a note's entry."""
    return f"{NOTE}{reference}"


def staff_subject(number: int) -> str:
    """The subject of an entry about one of the staff."""
    return f"{STAFF}{number}"


def version_subject(article_id: int, number: int) -> str:
    """The subject of a version's entry."""
    return f"version {article_id}.{number}"


def subject_of(fields: Mapping[str, Any]) -> str | None:
    """The subject of an entry; None for entries that nobody looks for by what they speak of."""
    match fields["kind"]:
        case "note.published":
            return note_subject(fields["note"])
        case "version.published":
            return version_subject(fields["article_id"], fields["version"])
    return None
