"""What stands on a case's card: the wording that most readers propose, as its sheet has it, or what was said first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Subquery, and_, case, func, literal, select, union_all

from corrections.domain.lifecycle import SubmissionState
from corrections.models import Correction, ReaderWords, Submission
from corrections.models.casework.closed_reports import was_closed_as_abuse
from corrections.models.working.case_comment import CaseOpening
from corrections.queries.desk.case_reports import MOST_SHOWN


def lead_words(cases: Sequence[Correction], going_on: Collection[int]) -> CompoundSelect[Any]:
    """Case, quote, proposal and comment of one report for each case, or the newsroom's where nobody reported it.

    What was closed as abuse by itself is passed over while the case is among those `going_on`.
    """
    ranked = _ranked(_counted(cases, going_on))
    reported = select(ranked.c.correction_id, ranked.c.exact, ranked.c.proposed, ranked.c.comment).where(
        ranked.c.place == 1
    )
    found = select(CaseOpening.correction_id, literal(""), CaseOpening.proposed, CaseOpening.comment).where(
        CaseOpening.correction_id.in_([each.id for each in cases if not each.reports])
    )
    return union_all(reported, found)


def _ranked(counted: Subquery) -> Subquery:
    """The reports in the order in which they lead their case: most proposed first, then first come first."""
    leads = func.row_number().over(
        partition_by=counted.c.correction_id, order_by=(counted.c.readers.desc(), counted.c.id)
    )
    return select(counted, leads.label("place")).subquery()


def _counted(cases: Sequence[Correction], going_on: Collection[int]) -> Subquery:
    """The first reports of the cases, as many as a sheet shows, with how many propose the same for its place."""
    first, fits = _first_come(cases), _fits()
    same = func.count().over(partition_by=(Submission.correction_id, fits, ReaderWords.proposed))
    return (
        select(
            Submission.id,
            Submission.correction_id,
            ReaderWords.exact,
            ReaderWords.proposed,
            ReaderWords.comment,
            case((fits, same), else_=0).label("readers"),
        )
        .join(first, first.c.id == Submission.id)
        .join(Correction, Correction.id == Submission.correction_id)
        .join(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(first.c.turn <= MOST_SHOWN)
        .where(~(was_closed_as_abuse() & Submission.correction_id.in_(going_on)))
        .subquery()
    )


def _first_come(cases: Sequence[Correction]) -> Subquery:
    turn = func.row_number().over(partition_by=Submission.correction_id, order_by=Submission.id)
    chosen = select(Submission.id, turn.label("turn"))
    return chosen.where(Submission.correction_id.in_([each.id for each in cases])).subquery()


def _fits() -> ColumnElement[bool]:
    """Whether a report proposes something for the case's own passage; elsewhere its words would not fit."""
    return and_(
        ReaderWords.proposed.is_not(None),
        Submission.state != SubmissionState.WITHDRAWN,
        Submission.version == Correction.version,
        Submission.part == Correction.part,
        Submission.start.is_not_distinct_from(Correction.start),
        Submission.end.is_not_distinct_from(Correction.end),
    )
