"""A case at a glance, beside the queue: its passage with the change, what readers say, what stands near it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.badges import Badge, badges
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.queries.desk.cards import UNDECIDED
from corrections.queries.desk.case_file import CaseFile, case_file
from corrections.queries.desk.case_reports import (
    Alternative,
    ReportView,
    alternatives,
    lead_wording,
    reports_of,
)
from corrections.queries.desk.starting import present_words
from corrections.queries.desk.surroundings import passage_html
from corrections.queries.reading_session import reading
from corrections.queries.sorting.neighbours import NearCase, near_cases

MOST_REPORTS = 5
LONGEST_CHANGE = 600


@dataclass(frozen=True, slots=True)
class InPlace:
    """The passage marked in its blocks, cut where it ends, so that a change may stand there: trusted HTML."""

    until: str
    rest: str


@dataclass(frozen=True, slots=True)
class Glance:
    """One case, as much as one needs to sort it. `is_certain` says that its place in the live text is."""

    reference: str
    state: str
    state_token: str
    severity: str
    version: int
    read_version: int
    slug: str
    headline: str
    author: str
    language: str
    direction: str
    part: str
    due_at: datetime
    live_due_at: datetime | None
    is_overdue: bool
    verdict: str
    reason: str
    is_certain: bool
    in_place: InPlace | None
    present: str
    proposed: str | None
    pieces: tuple[Piece, ...]
    badges: tuple[Badge, ...]
    reports: tuple[ReportView, ...]
    report_count: int
    waiting: int
    subject_involved: bool
    alternatives: tuple[Alternative, ...]
    near: tuple[NearCase, ...]
    without_note: bool


def glance(sessions: Sessions, correction_id: int, *, at: datetime) -> Glance:
    """The glance at a case. Twelve statements at most, however much there is. Raises NotFound."""
    with reading(sessions) as session:
        file = case_file(session, correction_id)
        return _glance(file, reports_of(session, correction_id), _near(session, file), at=at)


def _near(session: Session, file: CaseFile) -> tuple[NearCase, ...]:
    if file.passage is None or file.case.state != CorrectionState.OPEN:
        return ()
    return near_cases(session, file.article, file.case, file.passage)


def _glance(
    file: CaseFile, reports: tuple[ReportView, ...], near: tuple[NearCase, ...], *, at: datetime
) -> Glance:
    case, article, present = file.case, file.article, present_words(file)
    about = (case.version, case.part, case.start, case.end)
    wordings = alternatives(reports, present, about=about)
    proposed = lead_wording(wordings, None)
    judged = file.judged(proposed) if case.state in UNDECIDED else file.place
    return Glance(
        **_of_case(case, article, at=at),
        headline=file.chain.live.headline,
        read_version=file.anchor.version if file.anchor else case.version,
        verdict=judged.verdict.value if judged else "",
        reason=judged.reason.value if judged else "",
        is_certain=file.passage is not None,
        in_place=_in_place(file),
        present=present,
        proposed=proposed,
        pieces=word_difference(present, proposed) if proposed is not None else (),
        badges=_badges(present, proposed),
        reports=reports[:MOST_REPORTS],
        alternatives=wordings,
        near=near,
    )


def _of_case(case: Correction, article: Article, *, at: datetime) -> dict[str, Any]:
    return {
        "reference": case_reference(case.id),
        "state": case.state,
        "without_note": case.without_note,
        "state_token": f"{case.state}.{case.revision}",
        "severity": case.severity,
        "version": article.current_version,
        "slug": article.slug,
        "author": article.author,
        "language": article.language,
        "direction": direction_of(article.language),
        "part": case.part,
        "due_at": case.due_at,
        "live_due_at": case.live_due_at,
        "is_overdue": case.state in UNDECIDED and (case.live_due_at or case.due_at) < at,
        "report_count": case.reports,
        "waiting": case.waiting,
        "subject_involved": case.subject_involved,
    }


def _badges(present: str, proposed: str | None) -> tuple[Badge, ...]:
    """What the change touches; a very long one is left to the sheet."""
    if proposed is None or len(present) + len(proposed) > LONGEST_CHANGE:
        return ()
    return tuple(sorted(badges(present, proposed)))


def _in_place(file: CaseFile) -> InPlace | None:
    if file.anchor is None:
        return None
    if file.passage is not None:
        html = passage_html(file.chain.live, file.passage)
    else:
        html = passage_html(file.chain.texts[file.anchor.version], file.anchor.passage)
    until, mark, rest = html.rpartition("</mark>")
    return InPlace(until + mark, rest)
