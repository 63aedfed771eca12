"""What tests about whole articles share: people who may sign, tokens, and the acts in one line."""

from __future__ import annotations

from sqlalchemy import select

from corrections.domain.actors import Actor
from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.permissions import Role
from corrections.models import Article, LogEntry, PrivateAct
from corrections.services.deciding import signing
from corrections.services.deciding.decisions import Decided
from corrections.services.newsroom.holding import Hold, hold
from corrections.services.newsroom.status_changing import ArticleTokens, StatusDecision, change_status
from tests.newsroom import Newsroom

NOTE = "Retraction, 2 March 2026: We withdraw this article, since its central claim could not be supported."


def article_of(newsroom: Newsroom, slug: str = "harbour-bridge") -> Article:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(Article).where(Article.slug == slug)).one()


def tokens_of(newsroom: Newsroom, slug: str = "harbour-bridge") -> ArticleTokens:
    article = article_of(newsroom, slug)
    return ArticleTokens(article.current_version, article.status)


def prepared(
    newsroom: Newsroom,
    act: WholeAct,
    *,
    by: Actor,
    note: str = NOTE,
    slug: str = "harbour-bridge",
    **more: object,
) -> tuple[int, Decided]:
    decision = StatusDecision(act, note, **more)  # type: ignore[arg-type]
    return change_status(
        newsroom.sessions,
        article_of(newsroom, slug).id,
        decision,
        tokens=tokens_of(newsroom, slug),
        by=by,
        at=newsroom.later(),
        house=newsroom.house,
    )


def signed(newsroom: Newsroom, case: int, *, by: Actor) -> Decided:
    return signing.sign(
        newsroom.sessions,
        case,
        tokens=newsroom.tokens(case),
        by=by,
        at=newsroom.later(),
        house=newsroom.house,
    )


def done(newsroom: Newsroom, act: WholeAct, *, note: str = NOTE, **more: object) -> int:
    """The act with both signatures; gives its case."""
    case, _ = prepared(newsroom, act, by=newsroom.staff(Role.SENIOR_EDITOR), note=note, **more)
    signed(newsroom, case, by=newsroom.staff(Role.STANDARDS))
    return case


def held(newsroom: Newsroom, *, by: Actor, covered: bool = False, slug: str = "harbour-bridge") -> int:
    return hold(
        newsroom.sessions,
        article_of(newsroom, slug).id,
        Hold("a complaint about the figures", covered),
        tokens=tokens_of(newsroom, slug),
        by=by,
        at=newsroom.later(),
    )


def acts(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(PrivateAct.act).order_by(PrivateAct.seq)))


def public_entries(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return [entry.decode() for entry in session.scalars(select(LogEntry.entry).order_by(LogEntry.seq))]
