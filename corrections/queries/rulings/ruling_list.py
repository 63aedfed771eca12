"""What waits for a ruling: appeals, cases taken over or stopped or passed on, lowered severities, notes to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from corrections.domain.casework.hearing import SecondLook
from corrections.domain.references import case_reference
from corrections.models import (
    Appeal,
    Article,
    ArticleVersion,
    CaseCustody,
    Correction,
    Handover,
    Note,
    NoteProposal,
    PreparedFix,
    SeverityReview,
    Staff,
    VersionText,
)
from corrections.models.casework.waiting_looks import look_waits
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class RulingLine:
    """One case, or one note, that waits for the standards desk; `words` are what a colleague said."""

    reference: str
    headline: str
    language: str
    state: str
    severity: str
    at: datetime
    words: str = ""
    by: str = ""
    code: str = ""
    number: int = 0
    staff_id: int = 0


@dataclass(frozen=True, slots=True)
class RulingList:
    """The rulings page. `lowered` wait for a look the next day."""

    appeals: tuple[RulingLine, ...]
    taken_over: tuple[RulingLine, ...]
    stopped: tuple[RulingLine, ...]
    passed_on: tuple[RulingLine, ...]
    lowered: tuple[RulingLine, ...]
    notes: tuple[RulingLine, ...]


def ruling_list(sessions: Sessions) -> RulingList:
    """What waits. Six statements, however much there is."""
    with reading(sessions) as session:
        return RulingList(
            appeals=_appeals(session),
            taken_over=_custody(session, CaseCustody.owner == "standards", owned=True),
            stopped=_custody(session, CaseCustody.legal_flag.is_(True), owned=False),
            passed_on=_passed_on(session),
            lowered=_lowered(session),
            notes=_notes(session),
        )


def _cases(*columns: Any) -> Select[Any]:
    return (
        select(Correction, Article.language, VersionText.headline, *columns)
        .join(Article, Article.id == Correction.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .limit(MOST_SHOWN)
    )


def _line(row: Any, *, at: datetime, **more: Any) -> RulingLine:
    case, language, headline = row[0], row[1], row[2]
    return RulingLine(
        case_reference(case.id), headline or "", language, case.state, case.severity, at, **more
    )


def _appeals(session: Session) -> tuple[RulingLine, ...]:
    chosen = (
        _cases(Appeal)
        .join(Appeal, Appeal.correction_id == Correction.id)
        .where(look_waits(), Appeal.kind == SecondLook.APPEAL.value)
        .order_by(Appeal.id)
    )
    return tuple(_line(row, at=row.Appeal.asked_at) for row in session.execute(chosen))


def _custody(session: Session, which: ColumnElement[bool], *, owned: bool) -> tuple[RulingLine, ...]:
    chosen = (
        _cases(CaseCustody)
        .join(CaseCustody, CaseCustody.correction_id == Correction.id)
        .where(which, or_(Correction.decided_at.is_(None), CaseCustody.legal_flag))
        .order_by(Correction.id)
    )
    found = []
    for row in session.execute(chosen):
        held: CaseCustody = row.CaseCustody
        since = held.owned_since if owned else held.flagged_at
        words = held.owner_reason if owned else held.legal_reason
        found.append(_line(row, at=since or row[0].opened_at, words=words))
    return tuple(found)


def _passed_on(session: Session) -> tuple[RulingLine, ...]:
    chosen = (
        _cases(Handover)
        .join(Handover, Handover.correction_id == Correction.id)
        .where(Handover.taken_on_by == "standards")
        .order_by(Handover.id.desc())
    )
    return tuple(
        _line(row, at=row.Handover.at, words=row.Handover.words, code=row.Handover.reason)
        for row in session.execute(chosen)
    )


def _lowered(session: Session) -> tuple[RulingLine, ...]:
    chosen = (
        _cases(PreparedFix, Staff.name)
        .join(PreparedFix, PreparedFix.correction_id == Correction.id)
        .join(Staff, Staff.id == PreparedFix.prepared_by)
        .outerjoin(SeverityReview, SeverityReview.prepared_fix_id == PreparedFix.id)
        .where(
            PreparedFix.departure_reason != "",
            SeverityReview.prepared_fix_id.is_(None),
            Correction.prepared_fix_id == PreparedFix.id,
        )
        .order_by(PreparedFix.id.desc())
    )
    return tuple(
        _line(
            row,
            at=row.PreparedFix.prepared_at,
            words=row.PreparedFix.departure_reason,
            by=row.name,
            code=row.PreparedFix.kind,
            number=row.PreparedFix.id,
            staff_id=row.PreparedFix.prepared_by,
        )
        for row in session.execute(chosen)
    )


def _notes(session: Session) -> tuple[RulingLine, ...]:
    chosen = (
        select(NoteProposal, Note.reference, Note.language, Staff.name, VersionText.headline)
        .join(Note, Note.id == NoteProposal.corrects_id)
        .join(Staff, Staff.id == NoteProposal.prepared_by)
        .join(Article, Article.id == Note.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(NoteProposal.state == "waiting")
        .order_by(NoteProposal.id)
        .limit(MOST_SHOWN)
    )
    return tuple(
        RulingLine(
            reference=reference,
            headline=headline or "",
            language=language,
            state=row.state,
            severity="",
            at=row.prepared_at,
            words=row.text,
            by=name,
            number=row.id,
            staff_id=row.prepared_by,
        )
        for row, reference, language, name, headline in session.execute(chosen)
    )
