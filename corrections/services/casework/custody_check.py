"""The step that asks, before anything is decided, whose a case is and whether something stops it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.casework.hearing import DECIDING_ACTS, Custody, Owner, SecondLook, check_heard
from corrections.domain.disclosure import Signer
from corrections.domain.references import case_reference
from corrections.models import Appeal, CaseCustody, Correction, PrivateAct
from corrections.models.casework.waiting_looks import look_waits


def custody_of(session: Session, case: Correction) -> Custody:
    """Whose the case is, and whether it is stopped."""
    row = session.get(CaseCustody, case.id)
    return Custody(Owner(row.owner), row.legal_flag) if row else Custody()


def check_decides(session: Session, *cases: Correction, by: Actor) -> None:
    """Raises StandardsHasIt, LegallyStopped, for any of the cases."""
    for case in cases:
        custody = custody_of(session, case)
        custody.check_decides(by.roles)
        custody.check_goes_out()


def check_goes_out(session: Session, cases: Iterable[Correction]) -> None:
    """Raises LegallyStopped; asked by the step that publishes, whichever act it serves."""
    for case in cases:
        custody_of(session, case).check_goes_out()


def stopped(session: Session, numbers: Collection[int]) -> frozenset[int]:
    """Which of these cases are stopped for a legal reason."""
    chosen = select(CaseCustody.correction_id).where(
        CaseCustody.correction_id.in_(numbers), CaseCustody.legal_flag
    )
    return frozenset(session.scalars(chosen)) if numbers else frozenset()


def check_appeals(session: Session, cases: Iterable[Correction], people: Sequence[Signer]) -> None:
    """The same for several cases. Raises AppealNeedsAnother."""
    for case in cases:
        check_appeal(session, case, people)


def check_appeal(session: Session, case: Correction, people: Sequence[Signer]) -> None:
    """Where a reader asked for a second look, one of those who decide must be somebody else than before.

    Raises AppealNeedsAnother.
    """
    waiting = select(Appeal.asked_at).where(
        Appeal.correction_id == case.id,
        Appeal.kind == SecondLook.APPEAL.value,
        look_waits(),
    )
    asked = session.scalar(waiting.order_by(Appeal.id).limit(1))
    if asked is not None:
        check_heard(people, deciders(session, case, before=asked))


def deciders(session: Session, case: Correction, *, before: datetime) -> frozenset[int]:
    """Who had a part in what was decided about a case until then, by the log."""
    chosen = select(PrivateAct.staff_id).where(
        PrivateAct.subject == case_reference(case.id),
        PrivateAct.act.in_(DECIDING_ACTS),
        PrivateAct.at <= before,
        PrivateAct.staff_id.is_not(None),
    )
    return frozenset(number for number in session.scalars(chosen) if number is not None)


def settle_appeals(session: Session, case: Correction, *, at: datetime) -> None:
    """The case is decided again, and with it whatever readers still want a second look for."""
    session.execute(update(Appeal).where(Appeal.correction_id == case.id, look_waits()).values(settled_at=at))
