"""What a sheet's form starts from, and the words of the passage as read and as live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from corrections.domain.reading.partly import with_hunks
from corrections.models import PreparedFix
from corrections.queries.desk.case_file import CaseFile
from corrections.queries.desk.case_reports import Alternative, lead_wording
from corrections.queries.desk.drafts import Draft, Reach, Wish
from corrections.queries.desk.surroundings import InContext, in_context


def present_words(file: CaseFile) -> str:
    """What the passage says now, or said when it was read."""
    words = in_live(file) or as_read(file)
    return words.words if words else ""


def started(
    file: CaseFile,
    wordings: Sequence[Alternative],
    draft: Draft,
    *,
    wish: Wish,
    reach: Reach,
    zone: ZoneInfo,
) -> Draft:
    """What a form starts from: what was typed, what was returned, a reader's wording, or the present one."""
    if wish.use is not None:
        return replace(draft, proposed=_taken(file, wordings, wish))
    if draft.proposed is not None:
        return draft
    if file.returned is not None:
        return replace(_returned(file.returned, draft, zone), reach=reach)
    wording = lead_wording(wordings, None)
    found = file.opening.proposed if file.opening and wording is None else wording
    return replace(draft, proposed=present_words(file) if found is None else found)


def _taken(file: CaseFile, wordings: Sequence[Alternative], wish: Wish) -> str:
    """A reader's wording, or the chosen ones of its changes on what stands there now."""
    chosen = next((each for each in wordings if each.submission == wish.use), None)
    if chosen is None:
        return present_words(file)
    return chosen.proposed if wish.hunks is None else with_hunks(chosen.pieces, wish.hunks)


def _returned(row: PreparedFix, draft: Draft, zone: ZoneInfo) -> Draft:
    hour = row.publish_at.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if row.publish_at else ""
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
        restatement=row.restatement,
        publish_at=hour,
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
