"""What stands beside a case on its sheet: who has it, what was appealed, and what was asked of whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from corrections.domain.actors import Actor
from corrections.domain.casework.bylines import is_bylined
from corrections.domain.casework.hearing import DECIDING_ACTS, SecondLook, may_hear
from corrections.domain.disclosure import Signer
from corrections.domain.lifecycle import SubmissionState
from corrections.domain.references import case_reference
from corrections.models import (
    Appeal,
    Article,
    AuthorQuestion,
    CaseCustody,
    Correction,
    Dissent,
    PrivateAct,
    ReaderQuestion,
    ReaderWords,
    Staff,
    Submission,
)
from corrections.models.casework.waiting_looks import look_waits
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_SHOWN, MOST_GROUPS = 50, 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to one reader; `state` is open, replied, lapsed or closed."""

    words: str
    state: str
    by: str
    at: datetime
    lapses_at: datetime


@dataclass(frozen=True, slots=True)
class AskedOfAuthor:
    """A question to an author, and what came back; `staff_id` where the author is on the staff."""

    staff_id: int | None
    name: str
    words: str
    state: str
    by: str
    at: datetime
    answer: str
    suggested: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class AppealView:
    """A reader's request for a second look that waits: an appeal, or "you missed my point"."""

    submission: int
    kind: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Readers who wait and propose the same: one of their reports, their words (None for no wording), how many."""

    lead: int
    proposed: str | None
    readers: int


@dataclass(frozen=True, slots=True)
class DissentView:
    """Somebody's recorded dissent on a decision."""

    name: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything around one case. `can_hear` is whether this person may decide what was appealed."""

    owner: str
    owner_reason: str
    owned_since: datetime | None
    legal_flag: bool
    legal_reason: str
    flagged_at: datetime | None
    appeals: tuple[AppealView, ...]
    can_hear: bool
    questions: Mapping[int, tuple[Asked, ...]]
    authors: tuple[AskedOfAuthor, ...]
    byline: str
    is_author: bool
    groups: tuple[AnswerGroup, ...]
    dissents: tuple[DissentView, ...]

    def asked(self, submission: int) -> tuple[Asked, ...]:
        """What the reader of a report was asked, in order."""
        return self.questions.get(submission, ())

    def appealed(self, submission: int) -> AppealView | None:
        """What the reader of a report asked a second look for, while it waits."""
        return next((each for each in self.appeals if each.submission == submission), None)


def beside_case(sessions: Sessions, correction_id: int, *, by: Actor) -> Beside:
    """What stands beside a case. Seven statements at most."""
    with reading(sessions) as session:
        custody, byline = _custody(session, correction_id)
        appeals = _appeals(session, correction_id)
        authors = _authors(session, correction_id)
        return Beside(
            owner=custody.owner if custody else "desk",
            owner_reason=custody.owner_reason if custody else "",
            owned_since=custody.owned_since if custody else None,
            legal_flag=bool(custody and custody.legal_flag),
            legal_reason=custody.legal_reason if custody else "",
            flagged_at=custody.flagged_at if custody else None,
            appeals=appeals,
            can_hear=_can_hear(session, correction_id, appeals, by=by),
            questions=_questions(session, correction_id),
            authors=authors,
            byline=byline,
            is_author=is_bylined(byline, by.name) or by.id in {each.staff_id for each in authors},
            groups=_groups(session, correction_id),
            dissents=_dissents(session, correction_id),
        )


def _custody(session: Session, correction_id: int) -> tuple[CaseCustody | None, str]:
    chosen = (
        select(CaseCustody, Article.author)
        .select_from(Correction)
        .join(Article, Article.id == Correction.article_id)
        .outerjoin(CaseCustody, CaseCustody.correction_id == Correction.id)
        .where(Correction.id == correction_id)
    )
    row = session.execute(chosen).one_or_none()
    return (row[0], row[1]) if row else (None, "")


def _appeals(session: Session, correction_id: int) -> tuple[AppealView, ...]:
    chosen = select(Appeal).where(Appeal.correction_id == correction_id, look_waits())
    return tuple(
        AppealView(row.submission_id, row.kind, row.asked_at)
        for row in session.scalars(chosen.order_by(Appeal.id).limit(MOST_SHOWN))
    )


def _can_hear(session: Session, correction_id: int, appeals: tuple[AppealView, ...], *, by: Actor) -> bool:
    asked = [each.asked_at for each in appeals if each.kind == SecondLook.APPEAL]
    if not asked:
        return True
    chosen = select(PrivateAct.staff_id).where(
        PrivateAct.subject == case_reference(correction_id),
        PrivateAct.act.in_(DECIDING_ACTS),
        PrivateAct.at <= min(asked),
    )
    deciders = {number for number in session.scalars(chosen) if number is not None}
    return may_hear(Signer(by.id, by.roles), deciders)


def _questions(session: Session, correction_id: int) -> Mapping[int, tuple[Asked, ...]]:
    chosen = (
        select(ReaderQuestion, Staff.name)
        .join(Staff, Staff.id == ReaderQuestion.asked_by)
        .where(ReaderQuestion.correction_id == correction_id)
        .order_by(ReaderQuestion.id)
        .limit(MOST_SHOWN)
    )
    found: dict[int, tuple[Asked, ...]] = {}
    for row, name in session.execute(chosen):
        asked = Asked(row.question, row.state, name, row.asked_at, row.lapses_at)
        found[row.submission_id] = (*found.get(row.submission_id, ()), asked)
    return found


def _authors(session: Session, correction_id: int) -> tuple[AskedOfAuthor, ...]:
    asker = aliased(Staff)
    chosen = (
        select(AuthorQuestion, asker.name)
        .join(asker, asker.id == AuthorQuestion.asked_by)
        .where(AuthorQuestion.correction_id == correction_id)
        .order_by(AuthorQuestion.id)
        .limit(MOST_SHOWN)
    )
    return tuple(
        AskedOfAuthor(
            staff_id=row.staff_id,
            name=row.name,
            words=row.question,
            state=row.state,
            by=name,
            at=row.asked_at,
            answer=row.answer,
            suggested=row.suggested,
            answered_at=row.answered_at,
        )
        for row, name in session.execute(chosen)
    )


def _groups(session: Session, correction_id: int) -> tuple[AnswerGroup, ...]:
    readers = func.count(Submission.id)
    chosen = (
        select(func.min(Submission.id), ReaderWords.proposed, readers)
        .outerjoin(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(Submission.correction_id == correction_id, Submission.state == SubmissionState.OPEN)
        .group_by(ReaderWords.proposed)
        .order_by(readers.desc(), func.min(Submission.id))
        .limit(MOST_GROUPS)
    )
    return tuple(AnswerGroup(*row) for row in session.execute(chosen))


def _dissents(session: Session, correction_id: int) -> tuple[DissentView, ...]:
    chosen = select(Dissent).where(Dissent.correction_id == correction_id).order_by(Dissent.id)
    return tuple(
        DissentView(row.name, row.words, row.at) for row in session.scalars(chosen.limit(MOST_SHOWN))
    )
