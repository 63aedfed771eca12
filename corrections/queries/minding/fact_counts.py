"""Counts that the database makes by itself, desk by desk: answers, articles, versions, notes, second looks, causes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import Outcome
from corrections.domain.minding.facts import CaseFact
from corrections.models import (
    Answer,
    Appeal,
    Article,
    ArticleVersion,
    CaseCause,
    Note,
    NoteCorrection,
    Submission,
)

UPHELD = (Outcome.FIXED, Outcome.CHANGED_DIFFERENTLY, Outcome.ALREADY_FIXED)
FIRST_VERSION = 1


@dataclass(slots=True)
class Counts:
    """What was counted of one desk, or of several together."""

    outcomes: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    notes: int = 0
    corrected_notes: int = 0

    def __add__(self, other: Self) -> Counts:
        """Both together."""
        return Counts(
            self.outcomes + other.outcomes,
            self.versions + other.versions,
            self.articles + other.articles,
            self.notes + other.notes,
            self.corrected_notes + other.corrected_notes,
        )


@dataclass(frozen=True, slots=True)
class CauseGiven:
    """What was said last of a case's cause, and when that case was corrected."""

    desk: int | None
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A second look that was settled, and whether the answer changed."""

    desk: int | None
    upheld: bool


def counts_by_desk(session: Session, since: datetime) -> Mapping[int | None, Counts]:
    """Answers, versions, articles and notes of a period by the desk of their article. Four statements."""
    found: dict[int | None, Counts] = defaultdict(Counts)
    for desk, outcome, number in session.execute(_outcomes(since)):
        found[desk].outcomes[outcome] = number
    for desk, kind, number in session.execute(_versions(since)):
        found[desk].versions[kind] = number
    articles = select(Article.desk_id, func.count()).where(Article.published_at >= since)
    for desk, number in session.execute(articles.group_by(Article.desk_id)):
        found[desk].articles = number
    for desk, notes, corrected in session.execute(_notes(since)):
        found[desk].notes, found[desk].corrected_notes = notes, corrected
    return found


def _outcomes(since: datetime) -> Any:
    chosen = (
        select(Article.desk_id, Answer.outcome, func.count())
        .select_from(Answer)
        .join(Submission, Submission.id == Answer.submission_id)
        .join(Article, Article.id == Submission.article_id)
    )
    return chosen.where(Answer.at >= since).group_by(Article.desk_id, Answer.outcome)


def _versions(since: datetime) -> Any:
    chosen = (
        select(Article.desk_id, ArticleVersion.kind, func.count())
        .select_from(ArticleVersion)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(ArticleVersion.published_at >= since, ArticleVersion.number > FIRST_VERSION)
    )
    return chosen.group_by(Article.desk_id, ArticleVersion.kind)


def _notes(since: datetime) -> Any:
    counted = (func.count(Note.id.distinct()), func.count(NoteCorrection.corrects_id.distinct()))
    joined = select(Article.desk_id, *counted).select_from(Note).join(Article, Article.id == Note.article_id)
    corrected = joined.outerjoin(NoteCorrection, NoteCorrection.corrects_id == Note.id)
    return corrected.where(Note.published_at >= since).group_by(Article.desk_id)


def second_looks(session: Session, since: datetime, known: Mapping[int, CaseFact]) -> list[SecondLook]:
    """The second looks that were settled within a period. Two statements."""
    settled = select(Appeal.submission_id, Appeal.correction_id).where(Appeal.settled_at >= since)
    agreed = select(Answer.submission_id).join(Appeal, Appeal.submission_id == Answer.submission_id)
    agreed = agreed.where(Appeal.settled_at >= since, Answer.at > Appeal.asked_at, Answer.outcome.in_(UPHELD))
    upheld = set(session.scalars(agreed))
    mine = {submission: known[case] for submission, case in session.execute(settled) if case in known}
    return [SecondLook(case.desk, submission in upheld) for submission, case in mine.items()]


def causes_given(session: Session, since: datetime, known: Mapping[int, CaseFact]) -> list[CauseGiven]:
    """What was said last of each case's cause within a period, by when the case was corrected. One statement."""
    chosen = select(CaseCause.correction_id, CaseCause.cause, CaseCause.at).where(CaseCause.at >= since)
    latest = {case: (cause, at) for case, cause, at in session.execute(chosen.order_by(CaseCause.id))}
    told = [(known[case], cause, at) for case, (cause, at) in latest.items() if case in known]
    return [CauseGiven(case.desk, cause, case.decided_at or at) for case, cause, at in told]
