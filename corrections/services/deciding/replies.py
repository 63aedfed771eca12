"""The step that gives each report of a published case its own answer, by what it had proposed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from corrections.domain.anchoring.verdicts import Verdict
from corrections.domain.lifecycle import Outcome
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models import Article, Correction, Submission
from corrections.models.whereabouts import Anchor, Chain, chain_for
from corrections.services.answering import Reply, WaitingReport, waiting_reports
from corrections.services.deciding.joining import Member


def replies_of(
    session: Session, article: Article, member: Member, *, version: int, note_id: int | None
) -> list[tuple[Submission, Reply]]:
    """The answers to a case's open reports once its change is the live version. Three statements.

    "Fixed" is told to those whose words were used, whose own longer or shorter passage now reads as they
    proposed, or who only said that something is wrong; the others hear that it was changed differently.
    """
    reports = waiting_reports(session, [member.case.id])[member.case.id]
    anchors = {report.submission.id: _own_place(report, member.case) for report in reports}
    elsewhere = [anchor for anchor in anchors.values() if anchor is not None]
    chain = chain_for(session, article, elsewhere) if elsewhere else None
    return [
        (report.submission, Reply(outcome, version=version, note_id=note_id))
        for report in reports
        for outcome in [_outcome(report, member.proposed, anchors[report.submission.id], chain)]
    ]


def _outcome(report: WaitingReport, used: str, own: Anchor | None, chain: Chain | None) -> Outcome:
    if report.proposed is None:
        return Outcome.FIXED
    if own is not None and chain is not None:
        reads_so = chain.judge(own, report.proposed).verdict is Verdict.ALREADY_FIXED
    else:
        reads_so = report.proposed == used
    return Outcome.FIXED if reads_so else Outcome.CHANGED_DIFFERENTLY


def _own_place(report: WaitingReport, case: Correction) -> Anchor | None:
    """Where a reader's passage stood, if it is another than the case's."""
    said = report.submission
    if said.start is None or said.end is None or report.proposed is None:
        return None
    if (said.version, said.start, said.end) == (case.version, case.start, case.end):
        return None
    return Anchor(said.version, Passage(Part(said.part), Span(said.start, said.end)))
