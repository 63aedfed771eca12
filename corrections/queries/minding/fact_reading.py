"""Reading the facts of a period: cases, what the log says went out, answers, versions, second looks, causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState, Outcome
from corrections.domain.minding.facts import CaseFact, Facts
from corrections.models import (
    Answer,
    Appeal,
    Article,
    ArticleVersion,
    CaseCause,
    Correction,
    Note,
    NoteCorrection,
    ReaderQuestion,
    Submission,
)
from corrections.queries.minding.finders import KNOWN, finder_of, relations_of, with_openings
from corrections.queries.minding.published_facts import published_facts

UPHELD = (Outcome.FIXED, Outcome.CHANGED_DIFFERENTLY, Outcome.ALREADY_FIXED)
FIRST_VERSION = 1


def read_facts(session: Session, *, since: datetime, until: datetime, desk: int | None = None) -> Facts:
    """The facts of one period, of all desks or of one. Fifteen statements, however many cases."""
    known = {case.id: case for case in _cases(session, since, until, desk)}
    merged = set(session.scalars(select(Correction.id).where(Correction.state == CorrectionState.MERGED)))
    return Facts(
        since=since,
        until=until,
        cases=tuple(case for case in known.values() if case.id not in merged),
        published=tuple(published_facts(session, known, since=since)),
        outcomes=_outcomes(session, since, desk),
        articles=session.scalars(
            _of_desk(select(func.count()).select_from(Article), desk).where(Article.published_at >= since)
        ).one(),
        versions=_versions(session, since, desk),
        causes=_causes(session, since, known),
        **_second_looks(session, since, known),
        **_notes(session, since, desk),
    )


def _cases(session: Session, since: datetime, until: datetime, desk: int | None) -> Iterable[CaseFact]:
    paused = _paused(session, since, until)
    relations = relations_of(session)
    chosen = with_openings(
        select(
            Correction.id,
            Correction.desk_id,
            Correction.severity,
            Correction.opened_at,
            Correction.first_act_at,
            Correction.decided_at,
            *KNOWN,
        )
    ).where(
        or_(Correction.opened_at >= since, Correction.decided_at.is_(None), Correction.decided_at >= since)
    )
    if desk is not None:
        chosen = chosen.where(Correction.desk_id == desk)
    for row in session.execute(chosen.order_by(Correction.id)):
        yield CaseFact(
            id=row.id,
            desk=row.desk_id,
            severity=row.severity,
            opened_at=row.opened_at,
            first_act_at=row.first_act_at,
            decided_at=row.decided_at,
            found_by=finder_of(row, relations.get(row.id)),
            paused=paused.get(row.id, timedelta()),
        )


def _paused(session: Session, since: datetime, until: datetime) -> Mapping[int, timedelta]:
    """How long each case waited for readers' replies; questions at the same time count one by one."""
    chosen = select(ReaderQuestion.correction_id, ReaderQuestion.asked_at, ReaderQuestion.ended_at)
    found: dict[int, timedelta] = {}
    for case, asked, ended in session.execute(chosen.where(ReaderQuestion.asked_at >= since)):
        found[case] = found.get(case, timedelta()) + ((ended or until) - asked)
    return found


def _of_desk(chosen: Any, desk: int | None) -> Any:
    return chosen if desk is None else chosen.where(Article.desk_id == desk)


def _outcomes(session: Session, since: datetime, desk: int | None) -> Mapping[str, int]:
    chosen = (
        select(Answer.outcome, func.count())
        .join(Submission, Submission.id == Answer.submission_id)
        .join(Article, Article.id == Submission.article_id)
        .where(Answer.at >= since)
    )
    return {row[0]: row[1] for row in session.execute(_of_desk(chosen, desk).group_by(Answer.outcome))}


def _versions(session: Session, since: datetime, desk: int | None) -> Mapping[str, int]:
    chosen = (
        select(ArticleVersion.kind, func.count())
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(ArticleVersion.published_at >= since, ArticleVersion.number > FIRST_VERSION)
    )
    return {row[0]: row[1] for row in session.execute(_of_desk(chosen, desk).group_by(ArticleVersion.kind))}


def _second_looks(session: Session, since: datetime, known: Mapping[int, CaseFact]) -> dict[str, int]:
    settled = select(Appeal.submission_id, Appeal.correction_id).where(Appeal.settled_at >= since)
    agreed = select(Answer.submission_id).join(Appeal, Appeal.submission_id == Answer.submission_id)
    agreed = agreed.where(Appeal.settled_at >= since, Answer.at > Appeal.asked_at, Answer.outcome.in_(UPHELD))
    mine = {submission for submission, case in session.execute(settled) if case in known}
    return {"appeals": len(mine), "upheld": len(mine & set(session.scalars(agreed)))}


def _notes(session: Session, since: datetime, desk: int | None) -> dict[str, int]:
    counted = select(func.count(Note.id.distinct()), func.count(NoteCorrection.corrects_id.distinct()))
    joined = counted.join(Article, Article.id == Note.article_id)
    corrected = joined.outerjoin(NoteCorrection, NoteCorrection.corrects_id == Note.id)
    row = session.execute(_of_desk(corrected, desk).where(Note.published_at >= since)).one()
    return {"notes": row[0], "corrected_notes": row[1]}


def _causes(session: Session, since: datetime, known: Mapping[int, CaseFact]) -> Mapping[str, int]:
    chosen = (
        select(CaseCause.correction_id, CaseCause.cause).where(CaseCause.at >= since).order_by(CaseCause.id)
    )
    latest = {case: cause for case, cause in session.execute(chosen) if case in known}
    return Counter(latest.values())
