"""What a case is made of: its reports, the cases merged into it, and those near it. For joining and parting by hand."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.models import Correction
from corrections.models.sessions import Sessions
from corrections.queries.desk.case_file import CaseFile, case_file
from corrections.queries.desk.case_reports import ReportView, reports_of
from corrections.queries.desk.starting import present_words
from corrections.queries.reading_session import reading
from corrections.queries.sorting.neighbours import NearCase, near_cases


@dataclass(frozen=True, slots=True)
class MergedCase:
    """A case that was merged, and the token to take it out again with."""

    reference: str
    state_token: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """One case with everything it gathered. `lead` is there when it goes on in another case itself."""

    reference: str
    state: str
    state_token: str
    version: int
    slug: str
    headline: str
    language: str
    direction: str
    quote: str
    reports: tuple[ReportView, ...]
    merged: tuple[MergedCase, ...]
    near: tuple[NearCase, ...]
    lead: str | None

    @property
    def is_open(self) -> bool:
        """Whether reports can be moved."""
        return self.state == CorrectionState.OPEN


def gathered(sessions: Sessions, correction_id: int) -> Gathered:
    """What a case is made of. Twelve statements at most. Raises NotFound."""
    with reading(sessions) as session:
        file = case_file(session, correction_id)
        case, article = file.case, file.article
        return Gathered(
            reference=case_reference(case.id),
            state=case.state,
            state_token=_token(case),
            version=article.current_version,
            slug=article.slug,
            headline=file.chain.live.headline,
            language=article.language,
            direction=direction_of(article.language),
            quote=present_words(file),
            reports=reports_of(session, correction_id),
            merged=_merged(session, case),
            near=_near(session, file),
            lead=case_reference(case.lead_id) if case.lead_id else None,
        )


def _merged(session: Session, case: Correction) -> tuple[MergedCase, ...]:
    chosen = select(Correction).where(Correction.lead_id == case.id).order_by(Correction.id)
    return tuple(MergedCase(case_reference(each.id), _token(each)) for each in session.scalars(chosen))


def _near(session: Session, file: CaseFile) -> tuple[NearCase, ...]:
    if file.passage is None or file.case.state != CorrectionState.OPEN:
        return ()
    return near_cases(session, file.article, file.case, file.passage)


def _token(case: Correction) -> str:
    return f"{case.state}.{case.revision}"
