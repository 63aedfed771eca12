"""A reader's own report, as the holder of its receipt may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrections.queries.site.note_view import NoteView


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What became of a report.

    `state` is the report's (quarantined, open, answered, withdrawn), `case_state` its case's or empty.
    `outcome`, `reason_code`, `message`, `version`, `before`, `after`, `answered_at` come from the last answer;
    `quote`, `proposed` and `comment` are the reader's words, empty once they were erased (`erased`).
    `in_work` is whether an editor did something about it already.
    """

    token: str
    headline: str
    slug: str
    language: str
    direction: str
    quote: str
    proposed: str | None
    comment: str
    erased: bool
    received_at: datetime
    seen_version: int
    state: str
    case_state: str
    outcome: str
    reason_code: str
    message: str
    note: NoteView | None
    version: int | None
    before: str
    after: str
    answered_at: datetime | None
    in_work: bool
    can_withdraw: bool
