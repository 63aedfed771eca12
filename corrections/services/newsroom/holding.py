"""Any editor holds an article for a day, with or without its text; a senior editor confirms, or the hold ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.lifecycle import ArticleStatus, Transition
from corrections.domain.newsroom.hold_refusals import HoldConfirmed, HoldNeedsAnother
from corrections.domain.permissions import Permission, allowed
from corrections.domain.refusals import NotAllowed, WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import Article
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.services.alarming import raise_alarm
from corrections.services.deciding.signatures import check_not_author
from corrections.services.locking import locked_article
from corrections.services.newsroom.status_changing import ArticleTokens
from corrections.services.newsroom.whole_work import record_status, unchanged
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.releasing import Released, release
from corrections.services.transaction import transaction

HOLD_LASTS = timedelta(hours=24)
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Hold:
    """Why an article is held, for the newsroom only, and whether its text is taken away meanwhile."""

    reason: str
    covered: bool = False


def hold(
    sessions: Sessions, article_id: int, said: Hold, *, tokens: ArticleTokens, by: Actor, at: datetime
) -> int:
    """Tell readers that the article is being checked, for 24 hours. Gives the version that came of it.

    Raises StaleDecision, WrongState, AuthorCannotSign.
    """
    reason = admit(said.reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        tokens.check(article)
        check_not_author(session, article, by)
        released = _move(session, article, lifecycle.hold, kind="hold", at=at)
        article.covered, article.status_due_at = said.covered, at + HOLD_LASTS
        article.held_by, article.status_warned_at = by.id, None
        announce(session, "article.held", {"article": article.id, "version": released.number}, at=at)
        log_arrivals(session, at=at)
        facts = {"version": released.number, "reason": reason, "covered": said.covered}
        record_private(session, "article.held", f"A-{article.id}", by=by, at=at, facts=facts)
        _record(session, article, released, at=at)
        return released.number


def confirm_hold(
    sessions: Sessions, article_id: int, *, tokens: ArticleTokens, by: Actor, at: datetime
) -> None:
    """A senior editor lets a hold stand until it is ended. Raises StaleDecision, WrongState, HoldNeedsAnother."""
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        tokens.check(article)
        lifecycle.end_hold(ArticleStatus(article.status))  # only what is held can be confirmed
        if article.status_due_at is None:
            raise HoldConfirmed
        if article.held_by == by.id:
            raise HoldNeedsAnother
        check_not_author(session, article, by)
        article.status_due_at = None
        log_arrivals(session, at=at)
        facts = {"version": article.status_version}
        record_private(session, "article.hold_confirmed", f"A-{article.id}", by=by, at=at, facts=facts)


def end_hold(sessions: Sessions, article_id: int, *, tokens: ArticleTokens, by: Actor, at: datetime) -> int:
    """The check is over and the article is shown as before; what was confirmed is ended by a senior editor.

    Raises StaleDecision, WrongState, NotAllowed.
    """
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        tokens.check(article)
        check_not_author(session, article, by)
        if article.status_due_at is None and not allowed(by.roles, Permission.ARTICLE_CONFIRM_HOLD):
            raise NotAllowed
        return _end(session, article, by=by, at=at)


def end_overdue_holds(sessions: Sessions, *, at: datetime) -> int:
    """End every hold that nobody confirmed in time, each in a transaction of its own; gives how many."""
    with sessions.reads() as session:
        overdue = session.scalars(select(Article.id).where(Article.status_due_at <= at)).all()
    return sum(_end_overdue(sessions, number, at=at) for number in overdue)


def _end_overdue(sessions: Sessions, article_id: int, *, at: datetime) -> bool:
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        if article.status_due_at is None or article.status_due_at > at:
            return False  # somebody confirmed or ended it meanwhile
        raise_alarm(session, AlarmKind.HOLD_ENDED, f"A-{article.id}", at=at)
        _end(session, article, by=None, at=at)
        return True


def _end(session: Session, article: Article, *, by: Actor | None, at: datetime) -> int:
    if article.status != ArticleStatus.HELD:
        raise WrongState(state=article.status, wanted=ArticleStatus.LIVE.value)
    released = _move(session, article, lifecycle.end_hold, kind="hold_ended", at=at)
    holder = article.held_by or 0
    article.covered, article.status_due_at, article.held_by = False, None, None
    payload = {"article": article.id, "version": released.number, "held_by": holder}
    announce(session, "article.hold_ended", payload, at=at)
    log_arrivals(session, at=at)
    facts = {"version": released.number}
    record_private(session, "article.hold_ended", f"A-{article.id}", by=by, at=at, facts=facts)
    _record(session, article, released, at=at)
    return released.number


def _move(
    session: Session,
    article: Article,
    step: Callable[[ArticleStatus], Transition[ArticleStatus]],
    *,
    kind: str,
    at: datetime,
) -> Released:
    """A version whose words stay, with the new status."""
    after = step(ArticleStatus(article.status)).after
    live = text_of(session, article.id, article.current_version)
    released = release(session, article, live, step=unchanged(live), kind=kind, at=at)
    article.status, article.status_version = after, released.number
    return released


def _record(session: Session, article: Article, released: Released, *, at: datetime) -> None:
    announce(session, "version.published", {"article": article.id, "version": released.number}, at=at)
    record_public(session, "version.published", released.entry, at=at)
    record_status(session, article, at=at)
