"""What a sheet's form starts from, and the words of the passage as read and as live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corrections.domain.lifecycle import CorrectionState
from corrections.models import PreparedFix
from corrections.queries.desk.case_file import CaseFile
from corrections.queries.desk.case_reports import Alternative, lead_wording
from corrections.queries.desk.drafts import Draft
from corrections.queries.desk.surroundings import InContext, in_context


def present_words(file: CaseFile) -> str:
    """What the passage says now, or said when it was read."""
    words = in_live(file) or as_read(file)
    return words.words if words else ""


def started(file: CaseFile, wordings: Sequence[Alternative], draft: Draft, *, use: int | None) -> Draft:
    """What a form starts from: what was typed, what was returned, a reader's wording, or the present one."""
    if draft.proposed is not None:
        return draft
    if file.prepared is not None and file.case.state == CorrectionState.OPEN and use is None:
        return _returned(file.prepared, draft)
    wording = lead_wording(wordings, use)
    return replace(draft, proposed=present_words(file) if wording is None else wording)


def _returned(row: PreparedFix, draft: Draft) -> Draft:
    return replace(
        draft,
        proposed=row.proposed,
        note_kind=row.kind,
        severity=row.severity,
        error_type=row.error_type,
        placement=row.place,
        note=row.note,
        checked=row.checked,
        reason=row.departure_reason,
    )


def as_read(file: CaseFile) -> InContext | None:
    """The passage as the reader saw it, if there is one."""
    if file.anchor is None:
        return None
    passage = file.anchor.passage
    return in_context(file.chain.texts[file.anchor.version].canonical(passage.part), passage.span)


def in_live(file: CaseFile) -> InContext | None:
    """The passage in the live text, if its place is certain."""
    if file.passage is None:
        return None
    return in_context(file.chain.live.canonical(file.passage.part), file.passage.span)
