"""The review sheet as a value: everything that the page of one case shows, and what it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from corrections.domain.anchoring.blanks import is_blank
from corrections.domain.lifecycle import CorrectionState
from corrections.queries.desk.cards import UNDECIDED
from corrections.queries.desk.case_reports import Alternative, ReportView
from corrections.queries.desk.drafts import Draft
from corrections.queries.desk.outlook import Outlook
from corrections.queries.desk.prepared import PreparedView
from corrections.queries.desk.surroundings import InContext, PlaceToChoose
from corrections.queries.desk.timeline import Act
from corrections.queries.working.kept_drafts import KeptDraft


@dataclass(frozen=True, slots=True)
class FoundByStaff:
    """Who of the staff opened a case without a report, why, and who had found it."""

    name: str
    comment: str
    at: datetime
    found_by: str


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """One case. `outlook` is there while it can be decided at a certain place, `prepared` once signed."""

    reference: str
    state: str
    severity: str
    version: int
    state_token: str
    slug: str
    author: str
    headline: str
    dek: str
    language: str
    direction: str
    part: str
    due_at: datetime
    opened_at: datetime
    decided_at: datetime | None
    signature_due_at: datetime | None
    live_due_at: datetime | None
    is_made_there: bool
    is_overdue: bool
    decline_reason: str
    published_version: int | None
    subject_involved: bool
    waiting: int
    report_count: int
    verdict: str
    reason: str
    read_version: int
    as_read: InContext | None
    live: InContext | None
    passage_html: str | None
    places: tuple[PlaceToChoose, ...]
    find: str
    reports: tuple[ReportView, ...]
    alternatives: tuple[Alternative, ...]
    outlook: Outlook | None
    prepared: PreparedView | None
    note_reference: str | None
    acts: tuple[Act, ...]
    draft: Draft
    typed: Mapping[str, Draft]
    kept: KeptDraft | None
    found_by: FoundByStaff | None

    @property
    def is_certain(self) -> bool:
        """Whether the passage's place in the live text is certain."""
        return self.live is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the words that the case is about were withdrawn: blanks stand for them."""
        read = self.as_read
        return read is not None and is_blank(read.before + read.words + read.after)

    @property
    def is_open(self) -> bool:
        """Whether the case can be decided here."""
        return self.state == CorrectionState.OPEN

    @property
    def is_undecided(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state in UNDECIDED
