"""What narrows the queue beyond its view: each filter as a condition, and the words somebody looks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, CompoundSelect, literal_column, or_, select, union
from sqlalchemy.orm import Session

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.sorting.searching import sought_words
from corrections.domain.working.claims import LASTS
from corrections.models import Article, CaseClaim, CaseDraft, Correction, PreparedFix, Submission
from corrections.models.sorting.search_words import newest_matches

WAITING = (CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)
UNDECIDED = (CorrectionState.OPEN, *WAITING)
# The words of the partial indexes; a bound value would not let SQLite use them.
NEEDS_PLACE: ColumnElement[bool] = literal_column("correction.standing = 'needs_place'")
SUBJECT: ColumnElement[bool] = literal_column("correction.subject_involved")
WITHOUT_NOTE: ColumnElement[bool] = literal_column("correction.without_note")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters of the queue; an empty one lets everything through. `certain` is about the passage's place."""

    state: CorrectionState | None = None
    desk: int | None = None
    article: str = ""
    kind: NoteKind | None = None
    severity: Severity | None = None
    certain: bool | None = None
    mine: bool = False
    overdue: bool = False
    subject: bool = False
    words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether any filter is set."""
        return self != Narrowing()


def conditions(narrowing: Narrowing, *, by: int, at: datetime) -> Iterator[ColumnElement[bool]]:
    """The filters, but for the words, as conditions on a case and its article; none costs a statement."""
    if narrowing.desk is not None:
        yield Correction.desk_id == narrowing.desk
    if narrowing.article:
        yield Article.slug == narrowing.article
    if narrowing.kind is not None:
        kind = select(PreparedFix.kind).where(PreparedFix.id == Correction.prepared_fix_id).scalar_subquery()
        yield kind == narrowing.kind
    if narrowing.severity is not None:
        yield Correction.severity == narrowing.severity
    if narrowing.certain is not None:
        yield ~NEEDS_PLACE if narrowing.certain else NEEDS_PLACE
    if narrowing.subject:
        yield SUBJECT
    if narrowing.mine:
        yield Correction.id.in_(cases_of(by, at=at))
    if narrowing.overdue:
        yield Correction.state.in_(UNDECIDED)
        yield Correction.due_at < at
        yield or_(Correction.live_due_at.is_(None), Correction.live_due_at < at)


def found_by_words(session: Session, words: str) -> ColumnElement[bool] | None:
    """The cases among whose newest thousand matching reports one has all the words; None without words."""
    sought = sought_words(words)
    if not sought:
        return None
    numbers = newest_matches(session, sought)
    return Correction.id.in_(select(Submission.correction_id).where(Submission.id.in_(numbers)))


def in_hand(staff_id: int, *, at: datetime) -> ColumnElement[bool]:
    """What the view of one's own cases holds: the undecided ones among them."""
    return Correction.state.in_(UNDECIDED) & Correction.id.in_(cases_of(staff_id, at=at))


def cases_of(staff_id: int, *, at: datetime) -> CompoundSelect[int]:
    """The cases that a person has in hand: claimed now, begun and not sent, or waiting for somebody's signature."""
    claimed = select(CaseClaim.correction_id).where(
        CaseClaim.staff_id == staff_id, CaseClaim.active_at > at - LASTS
    )
    begun = select(CaseDraft.correction_id).where(CaseDraft.staff_id == staff_id)
    own = select(PreparedFix.id).where(PreparedFix.prepared_by == staff_id)
    prepared = select(Correction.id).where(Correction.state.in_(WAITING), Correction.prepared_fix_id.in_(own))
    return union(claimed, begun, prepared)
