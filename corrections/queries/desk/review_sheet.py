"""The review sheet: everything an editor needs to decide one case, on one page. At most eight statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.anchoring.blanks import is_blank
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.working.draft_fields import DraftForm
from corrections.domain.working.resembling import resembling
from corrections.models import CaseOpening, Correction
from corrections.models.newsroom.handed_change import is_made_there
from corrections.models.sessions import Sessions
from corrections.queries.desk.cards import UNDECIDED
from corrections.queries.desk.case_file import CaseFile, case_file
from corrections.queries.desk.case_reports import (
    ReportView,
    alternatives,
    lead_wording,
    reports_of,
)
from corrections.queries.desk.drafts import Draft, Reach, Wish
from corrections.queries.desk.outlook import Outlook, outlook
from corrections.queries.desk.prepared import PreparedView, prepared_view
from corrections.queries.desk.starting import as_read, in_live, present_words, started
from corrections.queries.desk.surroundings import (
    PlaceToChoose,
    passage_html,
    places,
)
from corrections.queries.desk.timeline import timeline
from corrections.queries.reading_session import reading
from corrections.queries.working.companions import companion_passages
from corrections.queries.working.kept_drafts import kept_drafts
from corrections.queries.working.reached import Stand
from corrections.queries.working.returned import returned_reach
from corrections.queries.working.sheet import FoundByStaff, ReviewSheet

__all__ = ["ReviewSheet", "Wish", "review_sheet"]

SHOWS_PREPARED = frozenset(
    {CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED, CorrectionState.PUBLISHED}
)


def review_sheet(
    sessions: Sessions, correction_id: int, wish: Wish, *, by: Actor, at: datetime, house: HouseRules
) -> ReviewSheet:
    """The sheet of a case, with what was typed so far. Raises NotFound."""
    with reading(sessions) as session:
        file = case_file(session, correction_id)
        reports = reports_of(session, correction_id)
        case = file.case
        about = (case.version, case.part, case.start, case.end)
        wordings = alternatives(reports, present_words(file), about=about)
        kept = kept_drafts(session, correction_id, by.id)
        typed = {form: each.on(file.chain.current) for form, each in kept.items()}
        typed |= {wish.form: wish.typed} if wish.typed else {}
        first, reach = typed.get(DraftForm.PUBLISH, Draft()), _reach(session, file)
        draft = started(file, wordings, first, wish=wish, reach=reach, zone=house.zone)
        along = companion_passages(session, file.article, draft)
        ahead = _outlook(file, draft, along, by=by, at=at, house=house)
        return _sheet(
            file,
            wish,
            reports=reports,
            alternatives=wordings,
            outlook=ahead,
            draft=ahead.draft if ahead else draft,
            prepared=_prepared(session, file, on=at.astimezone(house.zone).date()),
            acts=timeline(session, correction_id),
            typed=typed,
            kept=kept.get(DraftForm.PUBLISH) if wish.typed is None and wish.use is None else None,
            is_made_there=is_made_there(house, file.article),
            is_overdue=_is_overdue(file.case, at),
        )


def _is_overdue(case: Correction, at: datetime) -> bool:
    return case.state in UNDECIDED and (case.live_due_at or case.due_at) < at


def _reach(session: Session, file: CaseFile) -> Reach:
    """What a change that was handed back had reached; nothing where there is none."""
    if file.returned is None or file.prepared_on is None:
        return Reach()
    return returned_reach(session, file.returned, file.prepared_on)


def _sheet(file: CaseFile, wish: Wish, **rest: Any) -> ReviewSheet:
    case, article, live = file.case, file.article, file.chain.live
    judged = file.judged(lead_wording(rest["alternatives"], None)) if case.state in UNDECIDED else file.place
    find = wish.find or _quoted(file, rest["reports"])
    return ReviewSheet(
        reference=case_reference(case.id),
        state=case.state,
        severity=case.severity,
        version=article.current_version,
        state_token=f"{case.state}.{case.revision}",
        slug=article.slug,
        author=article.author,
        headline=live.headline,
        dek=live.dek,
        language=article.language,
        direction=direction_of(article.language),
        part=file.anchor.passage.part.value if file.anchor else case.part,
        due_at=case.due_at,
        opened_at=case.opened_at,
        decided_at=case.decided_at,
        signature_due_at=case.signature_due_at,
        live_due_at=case.live_due_at,
        decline_reason=case.decline_reason,
        published_version=case.published_version,
        subject_involved=case.subject_involved,
        waiting=case.waiting,
        report_count=case.reports,
        verdict=judged.verdict.value if judged else "",
        reason=judged.reason.value if judged else "",
        read_version=file.anchor.version if file.anchor else case.version,
        as_read=as_read(file),
        live=in_live(file),
        passage_html=_in_place(file),
        places=_places(file, find) if case.state == CorrectionState.OPEN and not file.passage else (),
        find=find,
        found_by=_found_by(file.opening),
        note_reference=file.note_reference,
        **rest,
    )


def _outlook(
    file: CaseFile, draft: Draft, along: Mapping[int, Passage], *, by: Actor, at: datetime, house: HouseRules
) -> Outlook | None:
    if file.case.state != CorrectionState.OPEN or file.passage is None:
        return None
    stand = Stand(file.chain.live, file.passage, file.chain.current, file.article.language, along)
    return outlook(stand, draft, by=by, house=house, on=at.astimezone(house.zone).date())


def _prepared(session: Session, file: CaseFile, *, on: date) -> PreparedView | None:
    if file.prepared is None or file.prepared_on is None or file.case.state not in SHOWS_PREPARED:
        return None
    return prepared_view(session, file.prepared, file.prepared_on, language=file.article.language, on=on)


def _in_place(file: CaseFile) -> str | None:
    """The passage in the live text, or, where its place is not certain, in the text it was read in.

    None where there is none, or its words were withdrawn.
    """
    if file.passage is not None:
        return passage_html(file.chain.live, file.passage)
    if file.anchor is not None and not is_blank(file.chain.texts[file.anchor.version].headline):
        return passage_html(file.chain.texts[file.anchor.version], file.anchor.passage)
    return None


def _quoted(file: CaseFile, reports: Sequence[ReportView]) -> str:
    words = as_read(file)
    return (
        words.words
        if words and not is_blank(words.words)
        else next((report.exact for report in reports if report.exact), "")
    )


def _places(file: CaseFile, find: str) -> tuple[PlaceToChoose, ...]:
    part = file.anchor.passage.part if file.anchor else Part(file.case.part)
    return places(file.chain.live, part, _hints(file, part), find)


def _hints(file: CaseFile, part: Part) -> tuple[Span, ...]:
    """Where a person may want to look: between the kept neighbours, at copies, in lines that share its words."""
    if file.anchor is None or file.place is None:
        return ()
    known = (*([file.place.span] if file.place.span else []), *file.place.hints)
    live, read = file.chain.live.canonical(part), file.chain.texts[file.anchor.version].canonical(part)
    seen = tuple(span for span in known if span.slice(live).strip())
    return seen or resembling(read, file.anchor.passage.span, live)


def _found_by(opening: CaseOpening | None) -> FoundByStaff | None:
    return FoundByStaff(opening.name, opening.comment, opening.at, opening.found_by) if opening else None
