"""A second person confirms, and the words go: of the versions, and of everything of the article that says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.showing.visibility import numbers_in, with_numbers
from corrections.domain.withdrawing.withdrawal_refusals import WithdrawalNeedsAnother
from corrections.domain.withdrawing.withdrawals import OrderState, check_versions
from corrections.models import (
    Article,
    ArticleVersion,
    Correction,
    PreparedFix,
    Staff,
    VersionText,
    Withdrawal,
    WithdrawalOrder,
)
from corrections.models.sessions import Sessions
from corrections.models.whereabouts import anchors_of
from corrections.models.withdrawing.quoting import kept_versions, lost_with, quotes
from corrections.services.casework.falling import SIGNED_STATES, let_fall, record_fallen
from corrections.services.outbox.announcing import announce
from corrections.services.privacy.settling_files import settle_files
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.transaction import transaction
from corrections.services.withdrawing.ordering import waiting_order
from corrections.services.withdrawing.taking_words import check_holds, take_words

ACTS_IN_ONE_ENTRY = 300


def confirm_withdrawal(sessions: Sessions, number: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
    """Destroy what was ordered; gives how many rows of each place lost words.

    The versions' numbers, times and commitments stay; the edits between them say no words of theirs. Raises
    NotFound, WithdrawalSettled, WithdrawalNeedsAnother, NothingToWithdraw, LiveVersionStays, WordsHeldForLegalReasons.
    """
    with transaction(sessions) as session:
        article, order = waiting_order(session, number)
        if order.ordered_by == by.id:
            raise WithdrawalNeedsAnother
        versions = numbers_in(order.versions)
        check_versions(versions, live=article.current_version, kept=kept_versions(session, article).keys())
        log_arrivals(session, at=at)  # commitments are in the log before their keys are gone
        taken = _carried_out(session, article, order, versions, by=by, at=at)
    settle_files(sessions)
    return taken


def _carried_out(
    session: Session,
    article: Article,
    order: WithdrawalOrder,
    versions: Collection[int],
    *,
    by: Actor,
    at: datetime,
) -> Mapping[str, int]:
    found = list(quotes(session, article, versions, lost_with(session, article, versions)))
    check_holds(session, found)
    fallen = _let_fall(session, article, versions, at=at)
    order.state, order.settled_by, order.settled_at = OrderState.DONE.value, by.id, at
    session.flush()
    take_words(session, article, order, found)
    _destroy(session, article, order, versions, by=by, at=at)
    article.hidden_versions = with_numbers(article.hidden_versions, versions)
    _need_places(session, article, versions)
    announce(session, "version.withdrawn", {"article": article.id, "versions": sorted(versions)}, at=at)
    session.flush()
    taken = Counter(each.place.name for each in found)
    log_arrivals(session, at=at)
    for case, prepared in fallen:
        record_fallen(session, f"C-{case}", prepared, at=at)
    facts = {
        "order": order.id,
        "versions": order.versions,
        "signers": [order.ordered_by, by.id],
        "taken": dict(taken),
    }
    record_private(session, "withdrawal.confirmed", f"A-{article.id}", by=by, at=at, facts=facts)
    _record(session, article, order, sorted(versions), at=at)
    _record_copies(
        session,
        article,
        [each.row.reference for each in found if each.place.name == "note"],
        [each.number for each in found if each.place.name == "private_act"],
        at=at,
    )
    return taken


def _let_fall(
    session: Session, article: Article, versions: Collection[int], *, at: datetime
) -> list[tuple[int, int]]:
    """What was signed on a version whose words go cannot be checked any more."""
    waiting = select(Correction.prepared_fix_id).where(
        Correction.article_id == article.id, Correction.state.in_(SIGNED_STATES)
    )
    chosen = select(PreparedFix).where(PreparedFix.id.in_(waiting), PreparedFix.base_version.in_(versions))
    rows = session.scalars(chosen.order_by(PreparedFix.id)).all()
    return [(case.id, row.id) for row in rows for case in let_fall(session, row, at=at)]


def _destroy(
    session: Session,
    article: Article,
    order: WithdrawalOrder,
    versions: Collection[int],
    *,
    by: Actor,
    at: datetime,
) -> None:
    chosen = select(ArticleVersion.id).where(
        ArticleVersion.article_id == article.id, ArticleVersion.number.in_(versions)
    )
    rows = session.scalars(chosen).all()
    ordered_by = session.get_one(Staff, order.ordered_by).name
    said = {"reason": order.reason, "at": at}
    people = {
        "ordered_by": f"{order.ordered_by} {ordered_by}"[:120],
        "confirmed_by": f"{by.id} {by.name}"[:120],
    }
    session.add_all(Withdrawal(version_id=row, **said, **people) for row in rows)
    session.flush()
    session.execute(delete(VersionText).where(VersionText.version_id.in_(rows)))


def _need_places(session: Session, article: Article, versions: Collection[int]) -> None:
    """Open cases about words that are gone want a place chosen by a person."""
    chosen = select(Correction).where(
        Correction.article_id == article.id, Correction.state == CorrectionState.OPEN.value
    )
    cases = session.scalars(chosen.with_for_update()).all()
    anchors = anchors_of(session, cases)
    for case in cases:
        if case.id in anchors and anchors[case.id].version in versions:
            case.standing, case.revision = "needs_place", case.revision + 1


def _record(
    session: Session, article: Article, order: WithdrawalOrder, versions: Sequence[int], *, at: datetime
) -> None:
    """What the public log says: each version, and why, so that nobody wonders where its words are."""
    for version in versions:
        fields = {
            "article": article.slug,
            "article_id": article.id,
            "version": version,
            "reason": order.reason,
        }
        record_public(session, "version.withdrawn", fields, at=at)


def _record_copies(
    session: Session, article: Article, notes: Sequence[str], acts: Sequence[int], *, at: datetime
) -> None:
    """The notes that lost their words, and by number the acts that lost theirs."""
    for reference in notes:
        record_public(session, "note.withdrawn", {"note": reference, "article_id": article.id}, at=at)
    for first in range(0, len(acts), ACTS_IN_ONE_ENTRY):
        fields = {"acts": list(acts[first : first + ACTS_IN_ONE_ENTRY]), "article_id": article.id}
        record_public(session, "acts.withdrawn", fields, at=at)
