"""What the public may see, asked of rows: acts, pages, letters and exports all read it here."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.newsroom.whole_values import KIND_OF
from corrections.domain.showing.visibility import Restatement, Visibility
from corrections.models.article import Article
from corrections.models.article_version import ArticleVersion, VersionText
from corrections.models.note import Note

ABOUT_THE_WHOLE = frozenset(
    kind.value for kind in KIND_OF.values()
)  # what is said of an article, words as before
SHOWS_WORDS = and_(Article.status != ArticleStatus.REMOVED, Article.covered.is_(False))


class ToldChange(NamedTuple):
    """The words of one change as the public may see them; `before` is empty where it is not repeated."""

    part: str
    before: str
    after: str


def visibility_of(article: Article) -> Visibility:
    """What is shown of an article."""
    return Visibility(
        status=ArticleStatus(article.status),
        covered=article.covered,
        by_order=article.by_order,
        status_version=article.status_version,
        hidden=article.hidden_versions,
        language=article.language,
    )


def told_text(note: Note, article: Article) -> str:
    """The words of a note that the public may see, as they read now."""
    return visibility_of(article).note_text(
        note.amended or note.text,
        version=note.version,
        restatement=note.restatement,
        kind=note.kind,
        language=note.language,
    )


def told_changes(note: Note, article: Article) -> tuple[ToldChange, ...]:
    """The words before and after, as far as they are told; none where they are not shown."""
    if not visibility_of(article).tells_changes(version=note.version, restatement=note.restatement):
        return ()
    hides_old = note.restatement == Restatement.NONE
    return tuple(
        ToldChange(each["part"], "" if hides_old else each["before"], each["after"])
        for each in json.loads(note.changes)
    )


def shows_change(note: Note, article: Article) -> bool:
    """Whether comparing the versions before and after a note would show anything; the first has none before it."""
    seen = visibility_of(article)
    if note.changes == "[]" and note.kind in ABOUT_THE_WHOLE:
        return False
    return note.version > 1 and all(map(seen.shows_version, (note.version - 1, note.version)))


def shown_versions(session: Session, article: Article) -> list[int]:
    """The numbers of the versions whose words are shown, rising."""
    chosen = (
        select(ArticleVersion.number)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == article.id, ArticleVersion.number <= article.current_version)
        .order_by(ArticleVersion.number)
    )
    seen = visibility_of(article)
    return [number for number in session.scalars(chosen) if seen.shows_version(number)]


def searchable_notes() -> ColumnElement[bool]:
    """Notes whose own words may be searched, for a select of Note and Article: never one that is not told.

    Where an article has hidden versions, only notes that repeat nothing are searched.
    """
    return or_(
        and_(SHOWS_WORDS, or_(Article.hidden_versions == "", Note.restatement == Restatement.NONE)),
        and_(~SHOWS_WORDS, Note.version >= Article.status_version),
    )
