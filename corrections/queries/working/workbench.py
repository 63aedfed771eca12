"""The workbench beside a review sheet: who is at the case, internal notes, what ran elsewhere, cases to go along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.working import claims
from corrections.domain.working.elsewhere import Channel
from corrections.models import CaseClaim, CaseComment, ClaimNotice, Correction, ElsewhereMark
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.working.companions import CompanionCase, companion_cases, prepared_with

MOST_COMMENTS = 200


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Who is at the case, since when, and when they last did something."""

    name: str
    since: datetime
    active_at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody took the case over from the person who looks at it."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentView:
    """An internal note."""

    name: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MarkView:
    """What was last said of a channel."""

    mark: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Workbench:
    """What the staff have around a case; nothing of it is ever public.

    `companions` could go out with an open case; `together` are those that were prepared with one, by reference.
    """

    claim: ClaimView | None
    taken: Taken | None
    comments: tuple[CommentView, ...]
    marks: Mapping[Channel, MarkView | None]
    companions: tuple[CompanionCase, ...]
    together: tuple[str, ...]


def workbench(sessions: Sessions, correction_id: int, *, by: Actor, at: datetime) -> Workbench:
    """The workbench of a case. Eight statements at most."""
    with reading(sessions) as session:
        claim, taken, case = _claims(session, correction_id, by=by, at=at)
        is_open = case is not None and case.state == CorrectionState.OPEN
        return Workbench(
            claim=claim,
            taken=taken,
            comments=_comments(session, correction_id),
            marks=_marks(session, correction_id),
            companions=companion_cases(session, correction_id, at=at) if is_open else (),
            together=() if is_open or case is None else prepared_with(session, case),
        )


def _claims(
    session: Session, correction_id: int, *, by: Actor, at: datetime
) -> tuple[ClaimView | None, Taken | None, Correction | None]:
    mine = and_(
        ClaimNotice.correction_id == Correction.id,
        ClaimNotice.staff_id == by.id,
        ClaimNotice.seen_at.is_(None),
    )
    chosen = (
        select(CaseClaim, ClaimNotice, Correction)
        .select_from(Correction)
        .outerjoin(CaseClaim, CaseClaim.correction_id == Correction.id)
        .outerjoin(ClaimNotice, mine)
        .where(Correction.id == correction_id)
        .order_by(ClaimNotice.id.desc())
        .limit(1)
    )
    row = session.execute(chosen).one_or_none()
    claim, notice, case = row if row is not None else (None, None, None)
    taken = Taken(notice.taken_by, notice.at) if notice else None
    if claim is None or not claims.stands(claim.active_at, at):
        return None, taken, case
    return ClaimView(claim.name, claim.since, claim.active_at, claim.staff_id == by.id), taken, case


def _comments(session: Session, correction_id: int) -> tuple[CommentView, ...]:
    chosen = select(CaseComment).where(CaseComment.correction_id == correction_id)
    rows = session.scalars(chosen.order_by(CaseComment.id.desc()).limit(MOST_COMMENTS))
    return tuple(CommentView(row.name, row.words, row.at) for row in rows)


def _marks(session: Session, correction_id: int) -> Mapping[Channel, MarkView | None]:
    chosen = select(ElsewhereMark).where(ElsewhereMark.correction_id == correction_id)
    found: dict[Channel, MarkView | None] = dict.fromkeys(Channel)
    for row in session.scalars(chosen.order_by(ElsewhereMark.id)):
        said = MarkView(row.mark, row.name, row.at)
        found[Channel(row.channel)] = None if row.mark == "open" else said
    return found
