"""An editor splits reports off a case: they get a case of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState, SubmissionState
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.sorting.sorting_refusals import NothingChosen, NothingLeft
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models import Article, Correction, Submission
from corrections.models.sessions import Sessions
from corrections.models.whereabouts import Anchor, chain_for
from corrections.services.casework.custody_check import check_decides
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Tokens
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.sorting.moving_reports import both_named, move_reports, reports_in
from corrections.services.transaction import transaction


def split_off(
    sessions: Sessions,
    correction_id: int,
    reports: Sequence[int],
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> int:
    """Give reports of an open case one of their own, about the first one's passage; gives its number.

    Raises NothingChosen, NothingLeft, NotFound for a report that waits in no such case, StaleDecision, WrongState.
    """
    if not reports:
        raise NothingChosen
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        if case.state != CorrectionState.OPEN:
            raise WrongState(state=case.state, wanted=CorrectionState.OPEN.value)
        check_decides(session, case, by=by)
        chosen = _chosen(session, case, reports)
        new = _case_of(session, article, chosen[0], like=case)
        move_reports(session, chosen, case, new, by=by, at=at)
        move_case(session, case, CorrectionState.OPEN)
        log_arrivals(session, at=at)
        facts = both_named((case, new), chosen)
        for name in facts["cases"]:
            record_private(session, "correction.split", name, by=by, at=at, facts=facts)
        return new.id


def _chosen(session: Session, case: Correction, numbers: Sequence[int]) -> list[Submission]:
    every = reports_in(session, case)
    chosen = [report for report in every if report.id in numbers and report.state == SubmissionState.OPEN]
    if len(chosen) < len(set(numbers)):
        raise NotFound
    if len(chosen) == len(every):
        raise NothingLeft
    return chosen


def _case_of(session: Session, article: Article, report: Submission, *, like: Correction) -> Correction:
    new = Correction(
        article_id=article.id,
        desk_id=article.desk_id,
        state=CorrectionState.OPEN,
        standing="clean" if _is_certain(session, article, report) else "needs_place",
        severity=like.severity,
        version=report.version,
        part=report.part,
        start=report.start,
        end=report.end,
        reports=0,
        waiting=0,
        revision=1,
        subject_involved=like.subject_involved,
        opened_at=report.received_at,
        due_at=like.due_at,
    )
    session.add(new)
    session.flush()
    return new


def _is_certain(session: Session, article: Article, report: Submission) -> bool:
    """Whether the report's own passage has its place in the live text."""
    if report.start is None or report.end is None:
        return False
    anchor = Anchor(report.version, Passage(Part(report.part), Span(report.start, report.end)))
    return chain_for(session, article, [anchor]).judge(anchor, None).verdict.publishes
