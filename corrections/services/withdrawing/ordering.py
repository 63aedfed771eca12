"""Somebody orders that the words of versions be destroyed; nothing goes until a second person confirms."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.refusals import NotFound, StaleDecision
from corrections.domain.showing.visibility import with_numbers
from corrections.domain.text.plain_text import admit
from corrections.domain.withdrawing.withdrawal_refusals import WithdrawalSettled, WithdrawalWaits
from corrections.domain.withdrawing.withdrawals import OrderState, WithdrawalReason, check_versions
from corrections.models import Article, WithdrawalOrder
from corrections.models.sessions import Sessions
from corrections.models.withdrawing.quoting import kept_versions
from corrections.services.locking import locked_article
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Order:
    """Which versions (numbered from 1), the reason that the public reads, and why, for the newsroom only."""

    versions: Collection[int]
    reason: WithdrawalReason
    why: str


def order_withdrawal(
    sessions: Sessions, article_id: int, order: Order, *, version: int, by: Actor, at: datetime
) -> int:
    """Order it; gives the order's number. `version` is the live one that the sender saw.

    Raises StaleDecision, NothingToWithdraw, LiveVersionStays, WithdrawalWaits.
    """
    why = admit(order.why, field="why", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        if article.current_version != version:
            raise StaleDecision
        check_versions(
            order.versions, live=article.current_version, kept=kept_versions(session, article).keys()
        )
        if _waiting(session, article) is not None:
            raise WithdrawalWaits
        row = WithdrawalOrder(
            article_id=article.id,
            versions=with_numbers("", order.versions),
            reason=order.reason.value,
            why=why,
            ordered_by=by.id,
            ordered_at=at,
        )
        session.add(row)
        session.flush()
        log_arrivals(session, at=at)
        facts = {"order": row.id, "versions": row.versions, "reason": row.reason, "why": why}
        record_private(session, "withdrawal.ordered", f"A-{article.id}", by=by, at=at, facts=facts)
        return row.id


def give_up_withdrawal(sessions: Sessions, number: int, *, by: Actor, at: datetime) -> None:
    """Give a waiting order up. Raises NotFound, WithdrawalSettled."""
    with transaction(sessions) as session:
        article, row = waiting_order(session, number)
        row.state, row.settled_by, row.settled_at = OrderState.GIVEN_UP.value, by.id, at
        log_arrivals(session, at=at)
        facts = {"order": row.id}
        record_private(session, "withdrawal.given_up", f"A-{article.id}", by=by, at=at, facts=facts)


def waiting_order(session: Session, number: int) -> tuple[Article, WithdrawalOrder]:
    """The step: an order that waits, after its article was locked. Raises NotFound, WithdrawalSettled."""
    article_id = session.scalar(select(WithdrawalOrder.article_id).where(WithdrawalOrder.id == number))
    if article_id is None:
        raise NotFound
    article = locked_article(session, article_id)
    row = session.get_one(WithdrawalOrder, number, with_for_update=True)
    if row.state != OrderState.WAITING:
        raise WithdrawalSettled
    return article, row


def _waiting(session: Session, article: Article) -> WithdrawalOrder | None:
    chosen = select(WithdrawalOrder).where(
        WithdrawalOrder.article_id == article.id, WithdrawalOrder.state == OrderState.WAITING.value
    )
    return session.scalars(chosen).one_or_none()
