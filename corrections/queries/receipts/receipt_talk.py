"""What passed between a reader and the desk about one report, and what the reader may still do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import APPEALABLE, MISSABLE, Outcome, SubmissionState
from corrections.domain.reporting.additions import MOST_ADDITIONS, WAITING
from corrections.models import Answer, Appeal, Article, LegalHold, ReaderAddition, ReaderQuestion, Submission
from corrections.queries.receipts.changes_taken_back import TakenBack, taken_back

HELD = "held"


@dataclass(frozen=True, slots=True)
class AskedOfReader:
    """A question of the desk's; `state` is open, replied, lapsed or closed. Its words go with the reader's."""

    words: str
    asked_at: datetime
    lapses_at: datetime
    state: str = "open"

    kind = "asked"

    @property
    def at(self) -> datetime:
        """When it was asked."""
        return self.asked_at


@dataclass(frozen=True, slots=True)
class Added:
    """One thing that the reader added; `about` is evidence, question, missed or appeal."""

    about: str
    words: str
    link: str
    added_at: datetime

    kind = "added"

    @property
    def at(self) -> datetime:
        """When it came."""
        return self.added_at


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer that does not stand any more, since the report was opened again."""

    outcome: str
    reason_code: str
    message: str
    at: datetime

    kind = "answered"


@dataclass(frozen=True, slots=True)
class ReceiptTalk:
    """The conversation; `can_…` say which forms the receipt offers, `held` that nothing can be deleted now.

    `question` is the open one, `asked` those that are over, `earlier` the answers that do not stand any more.
    """

    question: AskedOfReader | None
    asked: Sequence[AskedOfReader]
    added: Sequence[Added]
    earlier: Sequence[EarlierAnswer]
    taken_back: Sequence[TakenBack]
    held: bool
    can_add: bool
    can_appeal: bool
    can_say_missed: bool

    @property
    def passed(self) -> Sequence[AskedOfReader | Added | EarlierAnswer | TakenBack]:
        """What came after the report, in the order in which it came."""
        return sorted([*self.earlier, *self.taken_back, *self.asked, *self.added], key=lambda each: each.at)


def talk_of(session: Session, submission: Submission, article: Article, *, erased: bool) -> ReceiptTalk:
    """Load it, in five statements."""
    answers = _answers(session, submission)
    asked = _asked(session, submission)
    added = _added(session, submission)
    marks = _marks(session, submission)
    answered = submission.state == SubmissionState.ANSWERED
    earlier = answers[:-1] if answered else answers
    outcome = Outcome(answers[-1].outcome) if answers and answered else None
    room = not erased and len(added) < MOST_ADDITIONS
    return ReceiptTalk(
        question=next((each for each in asked if each.state == "open"), None),
        asked=[each for each in asked if each.state != "open" and each.words],
        added=added,
        earlier=[_earlier(each) for each in earlier],
        taken_back=taken_back(session, article, earlier),
        held=HELD in marks,
        can_add=room and submission.state in WAITING,
        can_appeal=room and outcome in APPEALABLE and "appeal" not in marks,
        can_say_missed=room and outcome in MISSABLE and "missed" not in marks,
    )


def _answers(session: Session, submission: Submission) -> Sequence[Answer]:
    chosen = select(Answer).where(Answer.submission_id == submission.id)
    return session.scalars(chosen.order_by(Answer.id)).all()


def _earlier(answer: Answer) -> EarlierAnswer:
    return EarlierAnswer(answer.outcome, answer.reason, answer.message, answer.at)


def _added(session: Session, submission: Submission) -> Sequence[Added]:
    chosen = select(ReaderAddition).where(ReaderAddition.submission_id == submission.id)
    return [
        Added(each.about, each.words, each.evidence_url, each.added_at)
        for each in session.scalars(chosen.order_by(ReaderAddition.id))
    ]


def _asked(session: Session, submission: Submission) -> Sequence[AskedOfReader]:
    chosen = select(ReaderQuestion).where(ReaderQuestion.submission_id == submission.id)
    return [
        AskedOfReader(each.question, each.asked_at, each.lapses_at, each.state)
        for each in session.scalars(chosen.order_by(ReaderQuestion.id))
    ]


def _marks(session: Session, submission: Submission) -> set[str]:
    """The second looks that were asked for, and whether lawyers hold the report, in one statement."""
    asked = select(Appeal.kind).where(Appeal.submission_id == submission.id)
    held = select(literal(HELD)).where(
        LegalHold.submission_id == submission.id, LegalHold.lifted_at.is_(None)
    )
    return set(session.scalars(union_all(asked, held)))
