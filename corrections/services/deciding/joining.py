"""The steps around several cases of one article that go out together: one fix, one version, one note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.casework.decision_refusals import SignatureOutstanding
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import NotFound, StaleDecision, WrongState
from corrections.domain.text.splicing.combining import Wanted
from corrections.models import Correction, PreparedCase, PreparedFix, PreparedPlace
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Companion, state_token


@dataclass(frozen=True, slots=True)
class Member:
    """A case that a prepared fix settles, and the words it brings there."""

    case: Correction
    proposed: str


def locked_companions(session: Session, lead: Correction, companions: Sequence[Companion]) -> list[Member]:
    """Lock the cases that go out with another one of the same article, in the order of their numbers.

    Raises NotFound for a case of another article, StaleDecision, WrongState, SignatureOutstanding.
    """
    if not companions:
        return []
    said = {each.correction_id: each for each in companions}
    chosen = select(Correction).where(
        Correction.id.in_(said), Correction.article_id == lead.article_id, Correction.id != lead.id
    )
    cases = list(session.scalars(chosen.order_by(Correction.id).with_for_update()))
    if len(cases) < len(said):
        raise NotFound
    for case in cases:
        _check(case, said[case.id])
    return [Member(case, said[case.id].proposed) for case in cases]


def _check(case: Correction, said: Companion) -> None:
    if said.state != state_token(case):
        raise StaleDecision
    if case.state != CorrectionState.OPEN:
        raise WrongState(state=case.state, wanted=CorrectionState.OPEN.value)
    if case.signature_due_at is not None:
        raise SignatureOutstanding


def keep_scope(session: Session, row: PreparedFix, members: Sequence[Member], also: Sequence[Wanted]) -> None:
    """Write down which cases and which other places a prepared fix reaches."""
    for member in members:
        member.case.prepared_fix_id = row.id
    session.add_all(
        PreparedCase(prepared_fix_id=row.id, correction_id=member.case.id, proposed=member.proposed)
        for member in members
        if member.case.id != row.correction_id
    )
    session.add_all(
        PreparedPlace(
            prepared_fix_id=row.id,
            position=position,
            part=each.passage.part.value,
            start=each.passage.span.start,
            end=each.passage.span.end,
            proposed=each.proposed,
        )
        for position, each in enumerate(also)
    )
    session.flush()


def members_of(session: Session, row: PreparedFix) -> list[Member]:
    """The cases that still stand on a prepared fix, locked, its own first."""
    others = select(PreparedCase).where(PreparedCase.prepared_fix_id == row.id)
    words = {row.correction_id: row.proposed}
    words |= {each.correction_id: each.proposed for each in session.scalars(others)}
    chosen = select(Correction).where(Correction.id.in_(words), Correction.prepared_fix_id == row.id)
    cases = session.scalars(chosen.order_by(Correction.id).with_for_update()).all()
    ordered = sorted(cases, key=lambda case: (case.id != row.correction_id, case.id))
    return [Member(case, words[case.id]) for case in ordered]


def hand_back(session: Session, row: PreparedFix) -> list[Correction]:
    """Open the cases that wait for a signature, or signed for an hour, again: all of them, they were signed as one."""
    steps = {
        CorrectionState.AWAITING_SIGNATURE: lifecycle.hand_back,
        CorrectionState.SCHEDULED: lifecycle.unschedule,
    }
    waiting = [member.case for member in members_of(session, row) if member.case.state in steps]
    for case in waiting:
        state, case.handed_at, case.live_due_at = CorrectionState(case.state), None, None
        move_case(session, case, steps[state](state).after)
    return waiting


def part_company(session: Session, case: Correction) -> list[Correction]:
    """Open a waiting case again with those prepared together with it, before it is decided alone; gives the others."""
    if case.state != CorrectionState.AWAITING_SIGNATURE:
        return []
    opened = hand_back(session, session.get_one(PreparedFix, case.prepared_fix_id))
    return [each for each in opened if each.id != case.id]
