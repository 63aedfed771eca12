"""The step that finds the open case a report belongs to, or opens one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Verdict
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.grouping import Joining, Reported, joins
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reporting.reports import Report
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models import Article, Correction
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.answering import WaitingReport, waiting_reports
from corrections.services.receiving.looking import Sighting

UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)
MOST_CASES_COMPARED = 500


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A case and the new report in one text: both spans are its code points, half open."""

    case: Correction
    span: Span
    new: Span
    text: str

    def joining(self, case_proposes: str | None, report_proposes: str | None) -> Joining | None:
        """How the two belong together, given what each proposes."""
        part = Part(self.case.part)
        return joins(
            Reported(Passage(part, self.span), case_proposes),
            Reported(Passage(part, self.new), report_proposes),
            text=self.text,
        )


def gather(
    session: Session, article: Article, sighting: Sighting, *, report: Report, at: datetime, house: HouseRules
) -> Correction:
    """The case of a report; the article is locked already, and with it every case of its."""
    case = _known_case(session, article, sighting, report=report)
    if case is None:
        case = _opened(article, sighting, at=at, house=house)
        session.add(case)
    case.subject_involved = case.subject_involved or report.relation != "none"
    session.flush()
    return case


def _known_case(
    session: Session, article: Article, sighting: Sighting, *, report: Report
) -> Correction | None:
    if sighting.span is None:
        return None
    if sighting.verdict is Verdict.ALREADY_FIXED:
        return _same_and_fixed(session, sighting, sighting.span, article=article)
    neighbours = list(_neighbours(session, article, sighting))
    for neighbour in neighbours:
        if neighbour.joining(None, None) is Joining.SAME:
            return neighbour.case
    return _same_result(session, neighbours, report)


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


def _candidates(session: Session, article: Article, sighting: Sighting) -> Sequence[Correction]:
    chosen = (
        select(Correction)
        .where(
            Correction.article_id == article.id,
            Correction.state.in_(UNDECIDED),
            Correction.part == sighting.part,
            Correction.start.is_not(None),
        )
        .order_by(Correction.id)
        .limit(MOST_CASES_COMPARED)
    )
    return session.scalars(chosen).all()


def _neighbours(session: Session, article: Article, sighting: Sighting) -> Iterator[_Neighbour]:
    """The cases to compare with: on the version the reader saw, or in the live text where both are sure."""
    cases = _candidates(session, article, sighting)
    anchors = anchors_of(session, cases)
    elsewhere = [anchor for anchor in anchors.values() if anchor.version != sighting.version]
    chain = chain_for(session, article, elsewhere) if elsewhere and sighting.live else None
    for case in cases:
        anchor = anchors[case.id]
        if anchor.version == sighting.version and sighting.span is not None:
            yield _Neighbour(case, anchor.passage.span, sighting.span, sighting.text)
        elif chain is not None and sighting.live is not None:
            judged = chain.judge(anchor, None)
            if judged.verdict.publishes and judged.span is not None:
                yield _Neighbour(case, judged.span, sighting.live, chain.live.canonical(anchor.passage.part))


def _same_result(session: Session, neighbours: Sequence[_Neighbour], report: Report) -> Correction | None:
    """The first case in which somebody proposed what gives the same text, however wide the quote was."""
    if report.proposed is None:
        return None
    near = {neighbour.case.id: neighbour for neighbour in neighbours if neighbour.joining(None, None)}
    for number, reports in waiting_reports(session, near).items():
        case = near[number].case
        on_passage = (each.proposed for each in reports if _on_passage(each, case))
        proposals = {words for words in on_passage if words is not None}
        if any(near[number].joining(words, report.proposed) is Joining.SAME for words in sorted(proposals)):
            return case
    return None


def _on_passage(report: WaitingReport, case: Correction) -> bool:
    """Whether a report quotes exactly the case's passage, so that its proposal speaks of just that."""
    said = report.submission
    return (said.version, said.start, said.end) == (case.version, case.start, case.end)


def _opened(article: Article, sighting: Sighting, *, at: datetime, house: HouseRules) -> Correction:
    """A fresh case is ordinary, until signals or an editor's error type raise it."""
    fixed = sighting.verdict is Verdict.ALREADY_FIXED
    return Correction(
        article_id=article.id,
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
        due_at=due_at(Severity.ORDINARY, at, house.zone),
        decided_at=at if fixed else None,
        published_version=sighting.fixed_since,
    )
