"""What the letters about a question to an author tell, read when they are sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from corrections.domain.references import case_reference
from corrections.models import Article, AuthorQuestion, Staff
from corrections.models.sessions import Sessions
from corrections.queries.letters.signing_calls import Addressee
from corrections.queries.live_headlines import headline_of
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class AuthorQuestionTold:
    """A question to an author, and the answer if there is one. `token` is filled in where the letter is written."""

    reference: str
    headline: str
    slug: str
    language: str
    direction: str
    name: str
    question: str
    before: str
    passage: str
    after: str
    expires_at: datetime
    answer: str
    suggested: str
    address: str = field(repr=False)
    asker: Addressee | None
    token: str = field(default="", repr=False)


def author_question(sessions: Sessions, question_id: int, *, state: str) -> AuthorQuestionTold | None:
    """A question to an author while it is in that state and its address is kept."""
    with reading(sessions) as session:
        chosen = (
            select(AuthorQuestion, Article, Staff)
            .join(Article, Article.id == AuthorQuestion.article_id)
            .join(Staff, Staff.id == AuthorQuestion.asked_by)
            .where(AuthorQuestion.id == question_id, AuthorQuestion.state == state)
        )
        row = session.execute(chosen).one_or_none()
        if row is None:
            return None
        question, article, asker = row
        headline = headline_of(session, article.id)
    there = asker.disabled_at is None
    return AuthorQuestionTold(
        reference=case_reference(question.correction_id),
        headline=headline.words,
        slug=headline.slug,
        language=headline.language,
        direction=headline.direction,
        name=question.name,
        question=question.question,
        before=question.before,
        passage=question.passage,
        after=question.after,
        expires_at=question.expires_at,
        answer=question.answer,
        suggested=question.suggested,
        address=question.email,
        asker=Addressee(asker.id, asker.email, asker.language) if there else None,
    )
