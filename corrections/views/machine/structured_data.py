"""An article and its corrections in the words of schema.org, to stand inside a page as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corrections.queries.site.article_page import ArticlePage
from corrections.queries.site.note_view import NoteView
from corrections.views.context import settings
from corrections.views.machine.addresses import article_address, known_as, note_address

CONTEXT = "https://schema.org"
STATUS = {"retracted": "Retracted", "held": "Under review"}
CORRECTED = frozenset({"correction", "clarification"})
# A data block ends at the first "</script", and old JavaScript took U+2028 and U+2029 for line ends.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def structured_data(page: ArticlePage) -> str:
    """The article as JSON-LD that may be printed inside `<script type="application/ld+json">` as it is."""
    return json.dumps(news_article(page), ensure_ascii=False).translate(_ESCAPED)


def news_article(page: ArticlePage) -> Mapping[str, Any]:
    """A NewsArticle; `dateModified` is the hour the page shows, which minor fixes do not move."""
    address = article_address(page.slug)
    notes = page.notes
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": page.headline,
        "description": page.dek,
        "inLanguage": page.language,
        "author": {"@type": "Person", "name": page.author} if page.author else None,
        "datePublished": exact(page.published_at),
        "dateModified": exact(page.updated_at),
        "version": str(page.version),
        "creativeWorkStatus": _status(page.status, notes),
        "correction": [_correction(note, address) for note in notes],
        "publisher": _publisher(page.slug),
    }
    return {name: value for name, value in found.items() if value}


def exact(at: datetime) -> str:
    """A moment to the second by the publication's clock, as the page's `<time>` has it."""
    return at.astimezone(settings().zone).replace(microsecond=0).isoformat()


def _status(status: str, notes: Sequence[NoteView]) -> str:
    corrected = any(note.kind in CORRECTED for note in notes)
    return STATUS.get(status, "Corrected" if corrected else "Published")


def _correction(note: NoteView, article: str) -> Mapping[str, Any]:
    address = note_address(note.reference)
    return {
        "@type": "CorrectionComment",
        "@id": address,
        "url": address,
        "text": note.text,
        "inLanguage": note.language,
        "datePublished": exact(note.published_at),
        "parentItem": {"@id": article},
    }


def _publisher(slug: str) -> Mapping[str, Any]:
    return {
        "@type": "NewsMediaOrganization",
        "name": settings().site_owner or settings().site_name,
        "url": known_as("public.front"),
        "correctionsPolicy": known_as("public.policy"),
        "actionableFeedbackPolicy": known_as("reader.report", slug=slug),
    }
