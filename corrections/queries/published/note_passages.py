"""The passages that a public note speaks of, quoted from the version before, with where they stood."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.replaced_words import replaced_words
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.reporting.report_refusals import UnknownNote
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span
from corrections.models import Article, ArticleVersion, Note, VersionText
from corrections.models.public_view import told_text, visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class CorrectedPassage:
    """Words of the version before (code points of the part, half open) and the words that replaced them."""

    part: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    after: str


@dataclass(frozen=True, slots=True)
class NotePassages:
    """A note with its passages; none where only the whole is at issue or a version is not shown.

    `before` and `before_at` are the number and hour of the version that the quotes are of.
    """

    reference: str
    text: str
    language: str
    published_at: datetime
    slug: str
    article_language: str
    version: int
    before: int | None
    before_at: datetime | None
    passages: tuple[CorrectedPassage, ...]


def note_passages(sessions: Sessions, reference: str) -> NotePassages:
    """A note by its public number, with its passages. Raises UnknownNote."""
    with reading(sessions) as session:
        chosen = select(Note, Article).join(Article).where(Note.reference == reference)
        row = session.execute(chosen).one_or_none()
        if row is None:
            raise UnknownNote
        note, article = row
        versions = _versions(session, note, article)
    before = versions.get(note.version - 1)
    return NotePassages(
        reference=note.reference,
        text=told_text(note, article),
        language=note.language,
        published_at=note.published_at,
        slug=article.slug,
        article_language=article.language,
        version=note.version,
        before=before[0].number if before else None,
        before_at=before[0].published_at if before else None,
        passages=_passages(before[1], versions[note.version][1])
        if before and note.version in versions
        else (),
    )


def _versions(
    session: Session, note: Note, article: Article
) -> dict[int, tuple[ArticleVersion, VersionText]]:
    """The version the note came with and the one before, where their words are shown."""
    seen = visibility_of(article)
    chosen = (
        select(ArticleVersion, VersionText)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == note.article_id)
        .where(ArticleVersion.number.in_((note.version - 1, note.version)))
    )
    return {
        version.number: (version, words)
        for version, words in session.execute(chosen)
        if seen.shows_version(version.number)
    }


def _passages(before: VersionText, after: VersionText) -> tuple[CorrectedPassage, ...]:
    step = VersionEdits.from_json(json.loads(after.edits))
    old, new = _text(before), _text(after)
    return tuple(
        _passage(part, each.old, old.canonical(part), after=each.new.slice(new.canonical(part)))
        for part in Part
        for each in replaced_words(step.text[part], old.canonical(part))
    )


def _text(words: VersionText) -> ArticleText:
    return ArticleText(headline=words.headline, dek=words.dek, body=words.body)


def _passage(part: Part, span: Span, text: str, *, after: str) -> CorrectedPassage:
    return CorrectedPassage(
        part=part.value,
        start=span.start,
        end=span.end,
        exact=span.slice(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        after=after,
    )
