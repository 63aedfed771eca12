"""A public correction in the W3C Web Annotation data model: which words became which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from corrections.queries.published.note_passages import CorrectedPassage, NotePassages
from corrections.views.context import settings
from corrections.views.machine.addresses import article_address, known_as, version_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


def as_annotations(note: NotePassages) -> Mapping[str, Any]:
    """A collection with one annotation for each passage, or one about the article where there is none."""
    address = known_as("exports.annotation", reference=note.reference)
    found = [_annotation(note, each, f"{address}#{at}") for at, each in enumerate(note.passages, 1)]
    found = found or [_annotation(note, None, f"{address}#1")]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": note.text,
        "total": len(found),
        "first": {"id": f"{address}#all", "type": "AnnotationPage", "startIndex": 0, "items": found},
    }


def _annotation(note: NotePassages, passage: CorrectedPassage | None, address: str) -> Mapping[str, Any]:
    said = [_words(note.text, note.language, "commenting")]
    if passage:
        said.insert(0, _words(passage.after, note.article_language, "editing"))
    return {
        "id": address,
        "type": "Annotation",
        "motivation": "editing" if passage else "commenting",
        "created": _utc(note.published_at),
        "creator": {"type": "Organization", "name": settings().site_owner or settings().site_name},
        "body": said,
        "target": _target(note, passage),
    }


def _words(value: str, language: str, purpose: str) -> Mapping[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": language,
        "value": value,
    }


def _target(note: NotePassages, passage: CorrectedPassage | None) -> Mapping[str, Any]:
    target: dict[str, Any] = {"type": "SpecificResource", "source": article_address(note.slug)}
    if note.before is not None and note.before_at is not None:
        cached = version_address(note.slug, note.before)
        target["state"] = {"type": "TimeState", "sourceDate": _utc(note.before_at), "cached": cached}
    if passage:
        target["selector"] = [_quote(passage), _position(passage)]
    return target


def _quote(passage: CorrectedPassage) -> Mapping[str, Any]:
    context = {"prefix": passage.prefix, "exact": passage.exact, "suffix": passage.suffix}
    return {"type": "TextQuoteSelector", **context}


def _position(passage: CorrectedPassage) -> Mapping[str, Any]:
    """Code points, half open, inside the element that holds the part."""
    place = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    part = f"article-{passage.part}"
    return {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": part, "refinedBy": place}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
