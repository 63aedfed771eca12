"""The same notes as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from corrections.queries.published.note_feed import FeedNote, NoteFeed
from corrections.views.display.note_words import after_label, label
from corrections.views.machine.addresses import article_address, note_address
from corrections.views.machine.xml_words import for_xml

JSON_FEED = "https://jsonfeed.org/version/1.1"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself. `address` is its own and its id, `page` the page that shows the same."""

    title: str
    description: str
    language: str
    address: str
    page: str
    publisher: str


class ArticleLink(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """The link to the article, written here since feedgen forgets the relation of an entry's link."""

    address = ""

    def extend_atom(self, feed: Any) -> Any:
        """Add the link to an entry."""
        etree.SubElement(feed, "link", href=self.address, rel="related")
        return feed


def as_atom(head: FeedHead, feed: NoteFeed) -> bytes:
    """An Atom feed. `updated` is the hour of the newest note, since notes are never rewritten."""
    return bytes(_generated(head, feed).atom_str(pretty=True))


def as_rss(head: FeedHead, feed: NoteFeed) -> bytes:
    """An RSS feed; a guid never changes."""
    return bytes(_generated(head, feed).rss_str(pretty=True))


def as_json_feed(head: FeedHead, feed: NoteFeed) -> Mapping[str, Any]:
    """A JSON Feed."""
    return {
        "version": JSON_FEED,
        "title": head.title,
        "description": head.description,
        "home_page_url": head.page,
        "feed_url": head.address,
        "language": head.language,
        "authors": [{"name": head.publisher}],
        "items": [_entry(note) for note in feed.notes],
    }


def title_of(note: FeedNote) -> str:
    """The note's label, in its own language, and the article's headline."""
    return f"{label(note.text)} {note.headline}".strip()


def _entry(note: FeedNote) -> Mapping[str, Any]:
    address = note_address(note.reference)
    return {
        "id": address,
        "url": address,
        "title": title_of(note),
        "content_text": note.text,
        "summary": after_label(note.text).strip(),
        "date_published": note.published_at.isoformat(),
        "date_modified": note.published_at.isoformat(),
        "language": note.language,
        "tags": [note.kind],
        "_corrections": {
            "about": "https://schema.org/CorrectionComment",
            "reference": note.reference,
            "kind": note.kind,
            "article": article_address(note.slug),
            "from_version": note.version - 1 or None,
            "to_version": note.version,
        },
    }


def _generated(head: FeedHead, feed: NoteFeed) -> Any:
    made = FeedGenerator()
    made.id(head.address)
    made.title(for_xml(head.title))
    made.subtitle(head.description)
    made.description(head.description)
    made.author({"name": head.publisher})
    made.language(head.language)
    made.link([{"href": head.address, "rel": "self"}, {"href": head.page, "rel": "alternate"}], replace=True)
    made.updated(feed.updated_at or NEVER)
    made.generator("Corrections Desk")
    for note in feed.notes:
        _add(made, note)
    return made


def _add(made: Any, note: FeedNote) -> None:
    address = note_address(note.reference)
    entry = made.add_entry(order="append")
    entry.id(address)
    entry.guid(address, permalink=True)
    entry.title(for_xml(title_of(note)))
    entry.link(href=address, rel="alternate")
    entry.register_extension("article", ArticleLink, rss=False)
    entry.article.address = article_address(note.slug)
    entry.published(note.published_at)
    entry.updated(note.published_at)
    entry.category({"term": note.kind})
    entry.summary(for_xml(after_label(note.text).strip()))
    entry.content(for_xml(note.text), type="text")
