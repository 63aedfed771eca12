"""What stands with the standards desk, and what is late, each with its count and the first of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.deadlines import Deadlines, Lateness, deadlines, lateness
from corrections.domain.minding.working_days import WorkingDays
from corrections.domain.references import case_reference
from corrections.models import CaseCustody, Correction
from corrections.models.sessions import Sessions
from corrections.queries.live_headlines import headlines
from corrections.queries.reading_session import reading

UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE)
LOOKED_THROUGH, MOST_SHOWN = 2_000, 10


@dataclass(frozen=True, slots=True)
class StandingCase:
    """One case, with what says how it stands to its deadlines."""

    reference: str
    headline: str
    language: str
    severity: str
    state: str
    opened_at: datetime
    marks: Deadlines
    lateness: Lateness


@dataclass(frozen=True, slots=True)
class StandingNow:
    """Cases taken over, stopped by lawyers, waiting for a signature, and late ones by how late, the oldest first.

    `late_counts` are over the oldest 2,000 undecided ones.
    """

    taken_over: tuple[StandingCase, ...]
    stopped: tuple[StandingCase, ...]
    late: Mapping[Lateness, tuple[StandingCase, ...]]
    late_counts: Mapping[Lateness, int]
    waiting: tuple[StandingCase, ...]
    waiting_for_signature: int


def standing_now(sessions: Sessions, *, days: WorkingDays, at: datetime) -> StandingNow:
    """What stands now. Seven statements, however much there is."""
    with reading(sessions) as session:
        undecided = select(Correction).where(Correction.state.in_(UNDECIDED))
        oldest = session.scalars(
            undecided.order_by(Correction.opened_at, Correction.id).limit(LOOKED_THROUGH)
        ).all()
        late: dict[Lateness, list[Correction]] = {
            each: [] for each in Lateness if each is not Lateness.IN_TIME
        }
        for case in oldest:
            how = _lateness(case, days, at)
            if how in late:
                late[how].append(case)
        mine, stopped = _in_custody(session)
        waiting = _waiting(session)
        shown = [*mine, *stopped, *waiting, *(case for found in late.values() for case in found[:MOST_SHOWN])]
        told = _told(session, shown, days, at)
        number = select(func.count()).where(Correction.state == CorrectionState.AWAITING_SIGNATURE)
        return StandingNow(
            taken_over=tuple(told[case.id] for case in mine),
            stopped=tuple(told[case.id] for case in stopped),
            late={how: tuple(told[case.id] for case in found[:MOST_SHOWN]) for how, found in late.items()},
            late_counts={how: len(found) for how, found in late.items()},
            waiting=tuple(told[case.id] for case in waiting),
            waiting_for_signature=session.scalars(number).one(),
        )


def _waiting(session: Session) -> Sequence[Correction]:
    chosen = select(Correction).where(Correction.state == CorrectionState.AWAITING_SIGNATURE)
    return session.scalars(chosen.order_by(Correction.due_at, Correction.id).limit(MOST_SHOWN)).all()


def _in_custody(session: Session) -> tuple[list[Correction], list[Correction]]:
    joined = select(Correction).join(CaseCustody, CaseCustody.correction_id == Correction.id)
    taken = joined.where(CaseCustody.owner == "standards", Correction.state.in_(UNDECIDED))
    stopped = joined.where(CaseCustody.legal_flag)
    return (
        list(session.scalars(taken.order_by(Correction.id.desc()).limit(MOST_SHOWN))),
        list(session.scalars(stopped.order_by(Correction.id.desc()).limit(MOST_SHOWN))),
    )


def _marks(case: Correction, days: WorkingDays) -> Deadlines:
    return deadlines(Severity(case.severity), case.opened_at, days)


def _lateness(case: Correction, days: WorkingDays, at: datetime) -> Lateness:
    return lateness(_marks(case, days), looked_at=case.first_act_at is not None, at=at)


def _told(
    session: Session, cases: Sequence[Correction], days: WorkingDays, at: datetime
) -> Mapping[int, StandingCase]:
    names = headlines(session, {case.article_id for case in cases})
    return {
        case.id: StandingCase(
            reference=case_reference(case.id),
            headline=names[case.article_id].words,
            language=names[case.article_id].language,
            severity=case.severity,
            state=case.state,
            opened_at=case.opened_at,
            marks=_marks(case, days),
            lateness=_lateness(case, days, at),
        )
        for case in cases
    }
