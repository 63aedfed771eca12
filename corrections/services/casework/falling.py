"""The step that lets signatures fall when the words they were given for are no longer there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.domain.binding import bound_digest
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.fixes import carry
from corrections.domain.text.splicing.fix_refusals import NoLongerStands
from corrections.models import Article, Correction, PreparedFix
from corrections.models.version_chain import steps_between, texts_of
from corrections.services.alarming import settle_alarm
from corrections.services.deciding.joining import hand_back, members_of
from corrections.services.deciding.preparing import SIGNED, Prepared, stored_fix
from corrections.services.newsroom.whole_work import holds, whole_of
from corrections.services.outbox.announcing import announce
from corrections.services.recording import record_private

SIGNED_STATES = (CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)


def still_stands(session: Session, article: Article, row: PreparedFix) -> Prepared | None:
    """The prepared fix on the live text, if what was signed is untouched there."""
    members = members_of(session, row)
    if any(member.case.state not in SIGNED_STATES for member in members):
        return None
    numbers = {row.base_version, article.current_version}
    texts = texts_of(session, {(article.id, number) for number in numbers})
    live = texts[article.id, article.current_version]
    whole = whole_of(session, row, live)
    if whole is not None:
        kept = holds(article, row, whole, live)
        return Prepared(row, stored_fix(row), live, tuple(members), whole) if kept else None
    steps = steps_between(session, article.id, after=row.base_version, upto=article.current_version)
    try:
        fix = carry(
            stored_fix(row), steps, base=texts[article.id, row.base_version], onto=article.current_version
        )
    except NoLongerStands:
        return None
    digest = bound_digest(fix, live, **{name: getattr(row, name) for name in SIGNED})
    return Prepared(row, fix, live, tuple(members)) if digest == row.digest else None


def let_fall(session: Session, row: PreparedFix, *, at: datetime) -> list[Correction]:
    """Open the cases of a prepared fix again and tell its drafter, and its signers if it had an hour."""
    if session.get_one(Correction, row.correction_id).state == CorrectionState.SCHEDULED:
        return stop_waiting(session, row, reason="stale", at=at)
    cases = hand_back(session, row)
    for case in cases:
        announce(session, "signature.fell", {"correction": case.id, "prepared": row.id}, at=at)
    return cases


def stop_waiting(
    session: Session, row: PreparedFix, *, reason: str, at: datetime, by: int = 0
) -> list[Correction]:
    """Open the cases of a change that waited for its hour, or was with the CMS, again.

    Whoever drafted or signed it is told why: `reason` is a code, `by` the number of whoever stopped it, 0 where
    it stopped by itself.
    """
    settle_alarm(session, AlarmKind.NOT_SEEN_LIVE, case_reference(row.correction_id), at=at)
    handed = session.get_one(Correction, row.correction_id).live_due_at is not None
    cases = hand_back(session, row)
    payload = {
        "correction": row.correction_id, "prepared": row.id, "reason": reason, "by": by, "handed": int(handed)
    }  # fmt: skip
    announce(session, "correction.unscheduled", payload, at=at)
    return cases


def let_fall_where_changed(session: Session, article: Article, *, at: datetime) -> list[tuple[int, int]]:
    """After a version was released: let fall what no longer stands; gives the cases with their prepared fix."""
    chosen = (
        select(PreparedFix)
        .where(
            PreparedFix.id.in_(
                select(Correction.prepared_fix_id).where(
                    Correction.article_id == article.id,
                    Correction.state.in_(SIGNED_STATES),
                )
            )
        )
        .order_by(PreparedFix.id)
    )
    return [
        (case.id, row.id)
        for row in session.scalars(chosen).all()
        if still_stands(session, article, row) is None
        for case in let_fall(session, row, at=at)
    ]


def record_fallen(session: Session, subject: str, prepared: int, *, at: datetime) -> None:
    """Log that the signatures at a case fell; among an act's last statements."""
    facts = {"prepared": prepared}
    record_private(session, "correction.signature_fell", subject, by=None, at=at, facts=facts)
