"""The same wrong words in other articles: live headlines, standfirsts, texts and captions, letter for letter.

Articles are looked through newest first, a bounded number at a time; the page says how many, and goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select, tuple_
from sqlalchemy.orm import Session

from corrections.domain.refusals import NotFound
from corrections.domain.text.article_text import ArticleText
from corrections.domain.working.siblings import longest_word, occurrences
from corrections.models import Article, ArticleVersion, Correction, VersionText
from corrections.models.base import UtcTime
from corrections.models.sessions import Sessions
from corrections.queries.desk.surroundings import InContext, in_context
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import PageMark, read_mark

LOOKED_THROUGH, MOST_FOUND = 2000, 40


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place; `value` is how a form names it: article, version, part, start, end (code points, half open)."""

    slug: str
    headline: str
    language: str
    part: str
    shown: InContext
    value: str


@dataclass(frozen=True, slots=True)
class SameWords:
    """What was found, in how many articles was looked, since when, and from where on a next look goes on."""

    words: str
    found: tuple[FoundPlace, ...]
    looked: int
    since: datetime | None
    older: str | None


def same_words(sessions: Sessions, correction_id: int, words: str, *, before: str = "") -> SameWords:
    """Where exactly these words stand in other articles than that of the case. Three statements.

    Words that markup cuts inside a word are not found. Raises NotFound.
    """
    mark, token = read_mark(before), longest_word(words)
    with reading(sessions) as session:
        own = session.scalar(select(Correction.article_id).where(Correction.id == correction_id))
        if own is None:
            raise NotFound
        rows = _newest(session, own, mark) if token else []
        more, rows = len(rows) > LOOKED_THROUGH, rows[:LOOKED_THROUGH]
        found = list(_places(session, [row[0] for row in rows], words, token))
        last = PageMark(rows[-1][1], rows[-1][0]) if rows else None
        return SameWords(
            words=words,
            found=tuple(found[:MOST_FOUND]),
            looked=len(rows),
            since=rows[-1][1] if rows else None,
            older=str(last) if more and last else None,
        )


def _newest(session: Session, own: int, mark: PageMark | None) -> Sequence[tuple[int, datetime]]:
    chosen = select(Article.id, Article.published_at).where(
        Article.id != own, Article.status != "removed", Article.current_version > 0
    )
    if mark is not None:
        last = tuple_(mark.at, mark.number, types=[UtcTime(), Article.id.type])
        chosen = chosen.where(tuple_(Article.published_at, Article.id) < last)
    ordered = chosen.order_by(Article.published_at.desc(), Article.id.desc()).limit(LOOKED_THROUGH + 1)
    return [(row.id, row.published_at) for row in session.execute(ordered)]


def _places(session: Session, numbers: Sequence[int], words: str, token: str) -> Iterator[FoundPlace]:
    """The places in these articles; the database sorts out those that do not even hold the longest word."""
    texts = (VersionText.headline, VersionText.dek, VersionText.body)
    live = and_(ArticleVersion.article_id == Article.id, ArticleVersion.number == Article.current_version)
    chosen = (
        select(Article.slug, Article.language, Article.current_version, *texts)
        .join(ArticleVersion, live)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(Article.id.in_(numbers), or_(*(text.contains(token, autoescape=True) for text in texts)))
        .order_by(Article.published_at.desc(), Article.id.desc())
        .limit(MOST_FOUND)
    )
    for slug, language, version, headline, dek, body in session.execute(chosen):
        text = ArticleText(headline=headline, dek=dek, body=body)
        for place in occurrences(text, words):
            span, part = place.span, place.part.value
            shown = in_context(text.canonical(place.part), span)
            value = f"{slug}:{version}:{part}:{span.start}:{span.end}"
            yield FoundPlace(slug, headline, language, part, shown, value)
