"""Where cases stand in the live text, and what a new version changes about that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.anchoring.touching import touched_passages
from corrections.domain.anchoring.verdicts import Verdict
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.lifecycle import CorrectionState, Outcome
from corrections.domain.references import case_reference
from corrections.domain.text.spans import Passage
from corrections.models import Article, Correction, Placement
from corrections.models.version_chain import steps_between
from corrections.models.whereabouts import Anchor, Chain, anchors_of, chain_for
from corrections.services.answering import Reply, WaitingReport, answer, waiting_reports
from corrections.services.casework.custody_check import settle_appeals, stopped
from corrections.services.casework.falling import let_fall_where_changed, record_fallen
from corrections.services.counting import move_case
from corrections.services.recording import record_private

OPEN_STATES = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE)
CLEAN, NEEDS_PLACE = "clean", "needs_place"


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A case whose reports, or some of them, a new version has answered; closed when nobody waits any more.

    Where the words under a prepared change are gone, `fell` is that change: its signatures do not hold any more.
    """

    reference: str
    told: tuple[int, ...]
    closed: bool
    fell: int | None = None


def settle(session: Session, article: Article, *, step: VersionEdits, at: datetime) -> list[Overtaken]:
    """After a version was released: re-judge the open cases it touches, and answer what is now already fixed.

    Cases that the version does not touch are neither read nor written.
    """
    cases = _touched(session, article, step)
    anchors = anchors_of(session, cases)
    chain = chain_for(session, article, anchors.values())
    kept = chain.surely_kept(anchors)
    doubtful = [
        case for case in cases if case.id in anchors and (case.id not in kept or case.standing != CLEAN)
    ]
    reports = waiting_reports(session, [case.id for case in doubtful])
    silent = stopped(session, [case.id for case in doubtful])
    settled = (
        _settle_case(
            session, case, anchors[case.id], chain, [] if case.id in silent else reports[case.id], at=at
        )
        for case in doubtful
    )
    overtaken = [each for each in settled if each.told]
    fallen = let_fall_where_changed(session, article, at=at)
    return [
        *overtaken,
        *(Overtaken(case_reference(case), (), closed=False, fell=prepared) for case, prepared in fallen),
    ]


def record_overtaken(session: Session, overtaken: Sequence[Overtaken], *, version: int, at: datetime) -> None:
    """Log the cases that a version has answered; among an act's last statements."""
    for case in overtaken:
        if case.fell is not None:
            record_fallen(session, case.reference, case.fell, at=at)
            continue
        facts = {"version": version, "told": list(case.told), "closed": case.closed}
        record_private(session, "correction.already_fixed", case.reference, by=None, at=at, facts=facts)


def _settle_case(
    session: Session,
    case: Correction,
    anchor: Anchor,
    chain: Chain,
    reports: list[WaitingReport],
    *,
    at: datetime,
) -> Overtaken:
    standing = CLEAN if chain.judge(anchor, None).verdict.publishes else NEEDS_PLACE
    if case.standing != standing:
        case.standing, case.revision = standing, case.revision + 1
    fixed = [report.submission for report in reports if _already_fixed(report, anchor, chain)]
    reply = Reply(Outcome.ALREADY_FIXED, version=chain.current)
    answer(session, case, [(submission, reply) for submission in fixed], at=at)
    closed = bool(fixed) and len(fixed) == len(reports)
    if closed:
        settle_appeals(session, case, at=at)
        case.standing, case.decided_at, case.published_version = "already_fixed", at, chain.current
        move_case(session, case, lifecycle.find_fixed(CorrectionState(case.state)).after)
    return Overtaken(case_reference(case.id), tuple(submission.id for submission in fixed), closed)


def _already_fixed(report: WaitingReport, anchor: Anchor, chain: Chain) -> bool:
    return report.proposed is not None and (
        chain.judge(anchor, report.proposed).verdict is Verdict.ALREADY_FIXED
    )


def _touched(session: Session, article: Article, step: VersionEdits) -> list[Correction]:
    of_article = (Correction.article_id == article.id) & Correction.state.in_(OPEN_STATES)
    condition: ColumnElement[bool] = Correction.standing != CLEAN
    if step.computed:
        return list(session.scalars(select(Correction).where(of_article).with_for_update()))
    bases = session.scalars(select(Correction.version).where(of_article).distinct()).all()
    placed = select(Placement.correction_id).join(Correction, Correction.id == Placement.correction_id)
    first = min(bases, default=article.current_version)
    steps = steps_between(session, article.id, after=first, upto=article.current_version)
    for base in bases:
        passages = touched_passages(steps[base - first :])
        condition = or_(condition, (Correction.version == base) & _within(passages))
    condition = or_(condition, Correction.id.in_(placed.where(Correction.article_id == article.id)))
    return list(session.scalars(select(Correction).where(of_article, condition).with_for_update()))


def _within(passages: Sequence[Passage]) -> ColumnElement[bool]:
    return or_(
        false(),
        *(
            (Correction.part == passage.part)
            & (Correction.start <= passage.span.end)
            & (Correction.end >= passage.span.start)
            for passage in passages
        ),
    )
