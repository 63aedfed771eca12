"""The newest notes for feed readers: of the site, of a desk, or of one article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select

from corrections.models import Article, ArticleVersion, Note, VersionText
from corrections.models.public_view import told_text, visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.published.note_choice import NoteChoice, conditions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article

NOTES_A_FEED = 50


@dataclass(frozen=True, slots=True)
class FeedNote:
    """One note in a feed, with the headline its article has now, or neutral words where it is not shown."""

    reference: str
    kind: str
    text: str
    language: str
    published_at: datetime
    version: int
    slug: str
    headline: str


@dataclass(frozen=True, slots=True)
class NoteFeed:
    """The notes, newest first.

    `updated_at` is the hour of the newest note and `changed_at` of the newest change of any kind to what is
    shown, a minor fix of a headline included; both are None where there is no note. `language` is the
    article's, empty for other feeds.
    """

    notes: tuple[FeedNote, ...]
    updated_at: datetime | None
    changed_at: datetime | None
    language: str = ""


def note_feed(sessions: Sessions, choice: NoteChoice, zone: ZoneInfo) -> NoteFeed:
    """The newest of the notes that were chosen. Raises NotFound, and what `public_article` raises."""
    with reading(sessions) as session:
        language = public_article(session, choice.article).language if choice.article else ""
        chosen = with_articles().where(*conditions(choice, zone)).limit(NOTES_A_FEED)
        rows = session.execute(chosen).all()
    times = [time for row in rows for time in (row.Note.published_at, row.Article.changed_at)]
    return NoteFeed(
        notes=tuple(_feed_note(note, article, headline) for note, article, headline in rows),
        updated_at=max((row.Note.published_at for row in rows), default=None),
        changed_at=max(times, default=None),
        language=language,
    )


def with_articles() -> Select[Note, Article, str]:
    """Notes with their article and its live headline, newest first."""
    return (
        select(Note, Article, VersionText.headline)
        .join(Article, Article.id == Note.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .order_by(Note.published_at.desc(), Note.id.desc())
    )


def _feed_note(note: Note, article: Article, headline: str | None) -> FeedNote:
    return FeedNote(
        reference=note.reference,
        kind=note.kind,
        text=told_text(note, article),
        language=note.language,
        published_at=note.published_at,
        version=note.version,
        slug=article.slug,
        headline=visibility_of(article).headline(headline or ""),
    )
