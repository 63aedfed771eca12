"""What an author sees behind the mailed link: the passage and the question, and nothing of who reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.casework.asking import author_token_hash, looks_like_author_token
from corrections.domain.casework.case_refusals import UnknownAuthorLink
from corrections.domain.reading.directions import direction_of
from corrections.models import Article, ArticleVersion, AuthorQuestion, VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """One question to an author. `is_over` once its time is past and it was not answered."""

    token: str
    headline: str
    slug: str
    language: str
    direction: str
    name: str
    question: str
    version: int
    before: str
    passage: str
    after: str
    asked_at: datetime
    expires_at: datetime
    answered_at: datetime | None
    answer: str
    suggested: str
    is_over: bool


def author_page(sessions: Sessions, token: str, *, at: datetime) -> AuthorPage:
    """The question that a link stands for. Raises UnknownAuthorLink for every other token alike."""
    if not looks_like_author_token(token):
        raise UnknownAuthorLink
    with reading(sessions) as session:
        chosen = (
            select(AuthorQuestion, Article, VersionText.headline)
            .join(Article, Article.id == AuthorQuestion.article_id)
            .join(
                ArticleVersion,
                (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == AuthorQuestion.version),
            )
            .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
            .where(AuthorQuestion.token_hash == author_token_hash(token))
        )
        row = session.execute(chosen).one_or_none()
    if row is None:
        raise UnknownAuthorLink
    question, article, headline = row
    return AuthorPage(
        token=token.upper(),
        headline=headline or "",
        slug=article.slug,
        language=article.language,
        direction=direction_of(article.language),
        name=question.name,
        question=question.question,
        version=question.version,
        before=question.before,
        passage=question.passage,
        after=question.after,
        asked_at=question.asked_at,
        expires_at=question.expires_at,
        answered_at=question.answered_at,
        answer=question.answer,
        suggested=question.suggested,
        is_over=question.answered_at is None and (question.state != "open" or question.expires_at <= at),
    )
