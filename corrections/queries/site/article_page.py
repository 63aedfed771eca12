"""An article as it is read: one version, its notes and the lines of its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.reading.directions import direction_of
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.rendering import line_with_marks, with_marks, with_starts
from corrections.domain.text.spans import Part
from corrections.domain.text.stored_string import escaped
from corrections.models import Article, ArticleVersion
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import article_at, version_rows
from corrections.queries.site.corrected_words import addresses_of_words, corrected_words
from corrections.queries.site.note_view import NoteView, notes_of

FOOT = "foot"
MINOR_FIX = "minor_fix"
NEW_TEXT = "import"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change without a note: which version, when, of which kind."""

    version: int
    published_at: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One version of an article. `body_html` is the stored string, trusted: printed as it is, as the other two are.

    It says where each block starts, and words that came with a note are marked and lead to it.

    `published_at` is the article's first hour, `changed_at` the hour of this version, `updated_at` the hour
    of the last note or new text: what readers and search engines are told, which minor fixes do not move.

    Notes come newest first. `words_at` leads from a note, by its reference, to the words it speaks of, if they stand.

    `shows_words` is false where only a notice and the notes about the whole stand; `http_status` goes with it.
    """

    slug: str
    language: str
    direction: str
    author: str
    headline: str
    dek: str
    headline_html: str
    dek_html: str
    body_html: str
    version: int
    published_at: datetime
    changed_at: datetime
    updated_at: datetime
    notes_top: tuple[NoteView, ...]
    notes_foot: tuple[NoteView, ...]
    words_at: Mapping[str, str]
    minor_fixes: tuple[HistoryLine, ...]
    status: str
    is_current: bool
    latest_version: int
    shows_words: bool
    http_status: int

    @property
    def notes(self) -> tuple[NoteView, ...]:
        """Every note of the page, newest first, wherever it stands."""
        return tuple(sorted((*self.notes_top, *self.notes_foot), key=lambda note: -note.number))


def article_page(sessions: Sessions, slug: str, *, version: int | None = None) -> ArticlePage:
    """One version (None: the live one) with the notes that had been published by then.

    The live page of an article whose words are not shown has a notice in their place; a version by its number
    raises UnknownVersion, VersionWithdrawn, VersionWithheld, ArticleCovered, ArticleRemoved or ArticleBarred.
    Raises UnknownArticle.
    """
    with reading(sessions) as session:
        article = article_at(session, slug)
        if version is None and not visibility_of(article).shows_words:
            return _notice(session, article)
        number = article.current_version if version is None else version
        row, words = version_rows(session, article, number)
        notes = [note for note in notes_of(session, article)[::-1] if note.version <= number]
        history = _history(session, article, number)
        text = ArticleText(headline=words.headline, dek=words.dek, body=words.body)
        marks = corrected_words(session, article.id, notes, text, upto=number)
        named: set[str] = set()
        return ArticlePage(
            slug=article.slug,
            language=article.language,
            direction=direction_of(article.language),
            author=article.author,
            headline=words.headline,
            dek=words.dek,
            headline_html=line_with_marks(words.headline, marks[Part.HEADLINE], named=named),
            dek_html=line_with_marks(words.dek, marks[Part.DEK], named=named),
            body_html=with_starts(with_marks(words.body, marks[Part.BODY], named=named)),
            version=number,
            published_at=article.published_at,
            changed_at=row.published_at,
            updated_at=_updated_at(article, notes, history),
            notes_top=tuple(note for note in notes if note.place != FOOT),
            notes_foot=tuple(note for note in notes if note.place == FOOT),
            words_at=addresses_of_words(notes, marks, text),
            minor_fixes=tuple(line for line in history if line.kind == MINOR_FIX),
            status=article.status,
            is_current=number == article.current_version,
            latest_version=article.current_version,
            shows_words=True,
            http_status=HTTPStatus.OK,
        )


def _notice(session: Session, article: Article) -> ArticlePage:
    """The page of an article whose words are not shown: the notes that came with its status, or later."""
    seen = visibility_of(article)
    notes = [note for note in notes_of(session, article)[::-1] if note.version >= article.status_version]
    return ArticlePage(
        slug=article.slug,
        language=article.language,
        direction=direction_of(article.language),
        author="",
        headline=seen.headline(""),
        dek="",
        headline_html=escaped(seen.headline("")),
        dek_html="",
        body_html="",
        version=article.current_version,
        published_at=article.published_at,
        changed_at=article.changed_at,
        updated_at=_updated_at(article, notes, ()),
        notes_top=tuple(notes),
        notes_foot=(),
        words_at={},
        minor_fixes=(),
        status=article.status,
        is_current=True,
        latest_version=article.current_version,
        shows_words=False,
        http_status=seen.http_status,
    )


def _history(session: Session, article: Article, upto: int) -> tuple[HistoryLine, ...]:
    chosen = (
        select(ArticleVersion.number, ArticleVersion.published_at, ArticleVersion.kind)
        .where(ArticleVersion.article_id == article.id, ArticleVersion.number <= upto)
        .where(ArticleVersion.kind.in_((MINOR_FIX, NEW_TEXT)))
        .order_by(ArticleVersion.number)
    )
    return tuple(HistoryLine(number, at, kind) for number, at, kind in session.execute(chosen))


def _updated_at(article: Article, notes: Sequence[NoteView], history: Sequence[HistoryLine]) -> datetime:
    """The hour of the last note or text from the newsroom; the first one is the article itself."""
    told = [note.published_at for note in notes]
    new = [line.published_at for line in history if line.kind == NEW_TEXT and line.version > 1]
    return max((article.published_at, *told, *new))
