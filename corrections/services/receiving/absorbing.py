"""The step that recognises what was answered before: declined on this passage, or fixed since it was read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.grouping import Joining
from corrections.domain.lifecycle import CorrectionState, Outcome, SubmissionState
from corrections.domain.reporting.reports import Report
from corrections.domain.sorting.repeats import Said, repeats_declined, repeats_fixed
from corrections.models import Answer, Article, Correction, Note, NoteCase, ReaderWords, Submission
from corrections.services.answering import Reply
from corrections.services.casework.custody_check import stopped
from corrections.services.receiving.looking import Sighting
from corrections.services.receiving.neighbouring import (
    Neighbour,
    in_the_live_text,
    in_the_text_that_was_read,
)

MOST_COMPARED = 50


@dataclass(frozen=True, slots=True)
class Absorbed:
    """The decided case that a report repeats, and what its reader is told at once."""

    case: Correction
    reply: Reply


def absorbing_case(
    session: Session, article: Article, sighting: Sighting, *, report: Report
) -> Absorbed | None:
    """The case whose decision answers the report too, if there is one; the newest of several."""
    new = said_by(report)
    declined = in_the_live_text(session, article, sighting, [CorrectionState.DECLINED])
    found = [_declined(session, neighbour, new, sighting) for neighbour in declined]
    if sighting.live is None and repeats_fixed(new):
        replaced = in_the_text_that_was_read(session, article, sighting, [CorrectionState.PUBLISHED])
        found += [_replaced(session, neighbour, new, sighting) for neighbour in replaced]
    answered = [each for each in found if each is not None]
    silent = stopped(session, [each.case.id for each in answered])
    answered = [each for each in answered if each.case.id not in silent]
    return max(answered, key=lambda each: each.case.id, default=None)


def said_by(report: Report) -> Said:
    """What a report says, as repeats are told by it."""
    concerned = report.relation != "none"
    return Said(report.proposed, report.comment, bool(report.evidence_url), concerned)


def declined_reply(
    session: Session, case: Correction, new: Said, *, exact: str, place: Neighbour | None
) -> Reply | None:
    """What those were told who said the same of a declined case as the new report; None where nobody did.

    `place` compares by what the text would read; where the words have no place, quotes have to be equal.
    """
    if case.decline_reason not in set(DeclineReason):
        return None
    reason = DeclineReason(case.decline_reason)
    for answer, submission, words in _answers(session, case):
        if answer.outcome != reason.outcome:
            continue  # closed as abuse by itself: no answer for anybody else
        earlier, quoted_alike = Said(words.proposed, words.comment), words.exact == exact
        alike = quoted_alike and words.proposed == new.proposed
        if place is not None and _on_passage(submission, case):
            alike = alike or place.results_alike(words.proposed, new.proposed)
        if repeats_declined(earlier, new, reason=reason, same_result=alike):
            return _told_again(answer)
    return None


def _told_again(answer: Answer) -> Reply:
    """The same answer, for another reader."""
    outcome, note = Outcome(answer.outcome), answer.note_id
    return Reply(outcome, answer.reason, answer.message, answer.version, note, checked=answer.checked)


def _declined(session: Session, neighbour: Neighbour, new: Said, sighting: Sighting) -> Absorbed | None:
    if new.proposed is None and neighbour.joining() is not Joining.SAME:
        return None
    reply = declined_reply(session, neighbour.case, new, exact=sighting.exact, place=neighbour)
    return Absorbed(neighbour.case, reply) if reply is not None else None


def _on_passage(submission: Submission, case: Correction) -> bool:
    """Whether a report quotes exactly the case's passage, so that its proposal speaks of just that."""
    said = (submission.version, submission.start, submission.end)
    return said == (case.version, case.start, case.end)


def _answers(session: Session, case: Correction) -> list[tuple[Answer, Submission, ReaderWords]]:
    """The answers to a case's reports whose words are still kept, the latest first."""
    chosen = (
        select(Answer, Submission, ReaderWords)
        .join(Submission, Submission.id == Answer.submission_id)
        .join(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(Submission.correction_id == case.id, Submission.state == SubmissionState.ANSWERED)
        .order_by(Answer.id.desc())
        .limit(MOST_COMPARED)
    )
    return [(answer, submission, words) for answer, submission, words in session.execute(chosen)]


def _replaced(session: Session, neighbour: Neighbour, new: Said, sighting: Sighting) -> Absorbed | None:
    """A published case that has replaced just these words after the reader's version."""
    version = neighbour.case.published_version
    if version is None or version <= sighting.version or neighbour.joining() is not Joining.SAME:
        return None
    noted = select(Note.id).join(NoteCase, NoteCase.note_id == Note.id)
    note = session.scalar(noted.where(NoteCase.correction_id == neighbour.case.id, Note.version == version))
    outcome = Outcome.ALREADY_FIXED if new.proposed is None else Outcome.CHANGED_DIFFERENTLY
    return Absorbed(neighbour.case, Reply(outcome, version=version, note_id=note))
