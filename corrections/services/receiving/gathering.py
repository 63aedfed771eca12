"""The step that finds the case a report belongs to, answers what repeats a decided one, or opens a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Verdict
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.grouping import Joining
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState, Outcome, SubmissionState
from corrections.domain.reporting.reports import Report
from corrections.domain.text.spans import Span
from corrections.models import Article, Correction, ReaderWords, Submission
from corrections.services.answering import Reply
from corrections.services.receiving.absorbing import absorbing_case, declined_reply, said_by
from corrections.services.receiving.looking import Sighting
from corrections.services.receiving.neighbouring import (
    Neighbour,
    in_the_live_text,
    in_the_text_that_was_read,
)
from corrections.services.receiving.unplaced_words import same_words

UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The case a report belongs to, and what its reader is told at once, if anything."""

    case: Correction
    reply: Reply | None = None


def gather(
    session: Session, article: Article, sighting: Sighting, *, report: Report, at: datetime, house: HouseRules
) -> Gathered:
    """The case of a report; the article is locked already, and with it every case of its."""
    found = _known(session, article, sighting, report=report)
    if found is None:
        case = _opened(article, sighting, at=at, house=house)
        session.add(case)
        found = Gathered(case, _fixed(sighting))
    case = found.case
    case.subject_involved = case.subject_involved or report.relation != "none"
    session.flush()
    return found


def _known(session: Session, article: Article, sighting: Sighting, *, report: Report) -> Gathered | None:
    if sighting.span is None:
        return _known_by_words(session, article, sighting, report=report)
    if sighting.verdict is Verdict.ALREADY_FIXED:
        case = _same_and_fixed(session, sighting, sighting.span, article=article)
        return Gathered(case, _fixed(sighting)) if case is not None else None
    case = _open_case(session, article, sighting, report=report)
    if case is not None:
        return Gathered(case)
    absorbed = absorbing_case(session, article, sighting, report=report)
    return Gathered(absorbed.case, absorbed.reply) if absorbed is not None else None


def _known_by_words(
    session: Session, article: Article, sighting: Sighting, *, report: Report
) -> Gathered | None:
    """The case about the same words, where they have no place in the text."""
    case = same_words(session, article, sighting, report=report, states=UNDECIDED)
    if case is not None:
        return Gathered(case)
    case = same_words(session, article, sighting, report=report, states=[CorrectionState.DECLINED])
    if case is None:
        return None
    reply = declined_reply(session, case, said_by(report), exact=sighting.exact, place=None)
    return Gathered(case, reply) if reply is not None else None


def _fixed(sighting: Sighting) -> Reply | None:
    """Who reports what was fixed meanwhile is told so at once."""
    if sighting.verdict is not Verdict.ALREADY_FIXED:
        return None
    return Reply(Outcome.ALREADY_FIXED, version=sighting.fixed_since)


def _same_and_fixed(
    session: Session, sighting: Sighting, span: Span, *, article: Article
) -> Correction | None:
    """The case that took in the same passage when it was found to be fixed already."""
    chosen = select(Correction).where(
        Correction.article_id == article.id,
        Correction.state == CorrectionState.ALREADY_FIXED,
        Correction.version == sighting.version,
        Correction.part == sighting.part,
        Correction.start == span.start,
        Correction.end == span.end,
    )
    return session.scalars(chosen.order_by(Correction.id).limit(1)).one_or_none()


def _open_case(
    session: Session, article: Article, sighting: Sighting, *, report: Report
) -> Correction | None:
    """The open case about the same passage or with the same result; the oldest of several."""
    neighbours = list(_neighbours(session, article, sighting))
    for neighbour in neighbours:
        if neighbour.joining() is Joining.SAME:
            return neighbour.case
    for neighbour in neighbours if report.proposed is not None else ():
        for said in _proposals(session, neighbour.case):
            if neighbour.results_alike(said, report.proposed):
                return neighbour.case
    return None


def _neighbours(session: Session, article: Article, sighting: Sighting) -> Iterator[Neighbour]:
    """The cases to compare with: in the version the reader saw, then in the live text where that is another."""
    yield from in_the_text_that_was_read(session, article, sighting, UNDECIDED)
    if sighting.version != article.current_version:
        yield from in_the_live_text(session, article, sighting, UNDECIDED)


def _proposals(session: Session, case: Correction) -> list[str]:
    """The different wordings that readers propose for just the case's own passage."""
    chosen = (
        select(ReaderWords.proposed)
        .join(Submission, Submission.id == ReaderWords.submission_id)
        .where(
            Submission.correction_id == case.id,
            Submission.state == SubmissionState.OPEN,
            Submission.version == case.version,
            Submission.start == case.start,
            Submission.end == case.end,
            ReaderWords.proposed.is_not(None),
        )
        .distinct()
    )
    return sorted(said for said in session.scalars(chosen) if said is not None)


def _opened(article: Article, sighting: Sighting, *, at: datetime, house: HouseRules) -> Correction:
    """A fresh case is ordinary, until signals or an editor's error type raise it."""
    fixed = sighting.verdict is Verdict.ALREADY_FIXED
    return Correction(
        article_id=article.id,
        desk_id=article.desk_id,
        state=CorrectionState.ALREADY_FIXED if fixed else CorrectionState.OPEN,
        standing="already_fixed" if fixed else "clean" if sighting.verdict.publishes else "needs_place",
        severity=Severity.ORDINARY,
        version=sighting.version,
        part=sighting.part,
        start=sighting.span.start if sighting.span else None,
        end=sighting.span.end if sighting.span else None,
        reports=0,
        waiting=0,
        revision=1,
        subject_involved=False,
        opened_at=at,
        due_at=due_at(Severity.ORDINARY, at, house.days),
        decided_at=at if fixed else None,
        published_version=sighting.fixed_since,
    )
