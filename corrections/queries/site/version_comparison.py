"""What differs between two versions of an article, for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.reading.columns import Row, side_by_side
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.reading.directions import direction_of
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup_changes import MarkupChange, markup_changes
from corrections.domain.text.spans import Part
from corrections.models import Article, Note, VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article, version_rows


@dataclass(frozen=True, slots=True)
class ParagraphDifference:
    """One paragraph: its pieces inline, and the same as rows of two columns."""

    pieces: tuple[Piece, ...]
    unchanged: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """The two columns, worked out where they are asked for."""
        return side_by_side(self.pieces)


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part (`headline`, `dek`, `body`) that has words in either version."""

    part: str
    paragraphs: tuple[ParagraphDifference, ...]
    markup_changes: tuple[MarkupChange, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one article, beside each other. `before` and `after` are version numbers.

    `changed_at` is the hour of the later one, and `note` the reference of the note that tells the change, where it is
    told by one.
    """

    slug: str
    headline: str
    language: str
    direction: str
    before: int
    after: int
    latest_version: int
    changed_at: datetime
    note: str
    parts: tuple[PartDifference, ...]

    @property
    def changed_paragraphs(self) -> int:
        """How many paragraphs differ, of all parts."""
        return sum(not each.unchanged for part in self.parts for each in part.paragraphs)


def version_comparison(sessions: Sessions, slug: str, *, before: int, after: int) -> Comparison:
    """The difference between two versions. Raises UnknownArticle, UnknownVersion, VersionWithdrawn."""
    with reading(sessions) as session:
        article = public_article(session, slug)
        rows = [version_rows(session, article, number) for number in (before, after)]
        old, new = (_text(words) for _, words in rows)
        note = _told_by(session, article, *sorted((before, after)))
        language, latest = article.language, article.current_version
    return Comparison(
        slug=slug,
        headline=new.headline,
        language=language,
        direction=direction_of(language),
        before=before,
        after=after,
        latest_version=latest,
        changed_at=max(version.published_at for version, _ in rows),
        note=note,
        parts=tuple(_part(part, old, new) for part in Part if old.canonical(part) or new.canonical(part)),
    )


def _told_by(session: Session, article: Article, first: int, last: int) -> str:
    chosen = select(Note.reference).where(
        Note.article_id == article.id, Note.version > first, Note.version <= last
    )
    found = session.scalars(chosen.limit(2)).all()
    return found[0] if len(found) == 1 else ""


def _text(words: VersionText) -> ArticleText:
    return ArticleText(headline=words.headline, dek=words.dek, body=words.body)


def _part(part: Part, old: ArticleText, new: ArticleText) -> PartDifference:
    pieces = word_difference(old.canonical(part), new.canonical(part))
    changes = markup_changes(old.body, new.body) if part is Part.BODY else ()
    paragraphs = tuple(_paragraph(run) for run in paragraphs_of(pieces))
    unchanged = not changes and all(paragraph.unchanged for paragraph in paragraphs)
    return PartDifference(part.value, paragraphs, changes, unchanged)


def _paragraph(pieces: tuple[Piece, ...]) -> ParagraphDifference:
    unchanged = all(piece.kind == "same" for piece in pieces)
    return ParagraphDifference(pieces, unchanged)


def paragraphs_of(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces paragraph by paragraph: a line feed that both texts have ends one and is left out."""
    current: list[Piece] = []
    for piece in pieces:
        lines = piece.text.split("\n") if piece.kind == "same" else [piece.text]
        for number, line in enumerate(lines):
            if number:
                yield tuple(current)
                current = []
            if line:
                current.append(Piece(piece.kind, line))
    yield tuple(current)
