"""An article as ninjs 3.1 (IPTC), with its notes among the descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corrections.queries.published.wire_article import WireArticle
from corrections.queries.site.note_view import NoteView
from corrections.views.machine.addresses import article_address, known_as, version_address
from corrections.views.machine.structured_data import exact
from corrections.views.machine.wire_words import CANCELED, editors_note, publishing_status

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
POLICY_ROLE = "http://cv.iptc.org/newscodes/trustindicator/correctionsPolicy"


def as_ninjs(article: WireArticle) -> Mapping[str, Any]:
    """The article's metadata, and its words where it may still be used."""
    status = publishing_status(article)
    found: dict[str, Any] = {
        "uri": article_address(article.slug),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full" if status != CANCELED and article.body else "partial",
        "version": str(article.version),
        "firstCreated": exact(article.first_at),
        "versionCreated": exact(article.version_at),
        "pubStatus": status,
        "language": article.language,
        "by": article.author,
        "edNote": editors_note(article),
        "descriptions": [_note(note) for note in article.notes],
        "trustIndicators": [_policy()],
        "associations": _earlier(article),
        **(_words(article) if status != CANCELED and article.body else {}),
    }
    return {name: value for name, value in found.items() if value}


def _words(article: WireArticle) -> Mapping[str, Any]:
    return {
        "headlines": [{"role": "main", "contentType": "text/plain", "value": article.headline}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": article.body}],
    }


def _note(note: NoteView) -> Mapping[str, Any]:
    return {"role": note.kind, "contentType": "text/plain", "value": note.text}


def _policy() -> Mapping[str, Any]:
    return {"role": POLICY_ROLE, "title": "Corrections policy", "href": known_as("public.policy")}


def _earlier(article: WireArticle) -> list[Mapping[str, Any]]:
    before = article.version - 1
    if before < 1 or article.is_removed:
        return []
    address = version_address(article.slug, before)
    return [
        {
            "uri": address,
            "name": "previous version",
            "rel": "previousVersion",
            "type": "text",
            "version": str(before),
        }
    ]
