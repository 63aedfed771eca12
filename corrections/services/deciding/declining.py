"""The text stands: an editor declines a case, and every reporter is told why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.casework.decision_refusals import CheckMissing
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState, Outcome
from corrections.domain.references import case_reference
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.services.answering import Reply, answer, waiting_reports
from corrections.services.casework.custody_check import check_appeal, check_decides, settle_appeals
from corrections.services.casework.passing_on import pass_on
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.joining import part_company
from corrections.services.deciding.signatures import check_not_author, signer
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_MESSAGE = 2000
LONGEST_CHECKED = 1000


@dataclass(frozen=True, slots=True)
class Declined:
    """Why the text stands: the reason's code, words for the reader, and what it was checked against.

    `messages` are other words for those who propose the same as a report, by that report's number. `handover` is for
    those to whom the report is passed on.
    """

    reason: DeclineReason
    message: str = ""
    checked: str = ""
    messages: Mapping[int, str] = field(default_factory=dict)
    handover: str = ""


def decline(
    sessions: Sessions,
    correction_id: int,
    said: Declined,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every decision takes the newsroom's rules
) -> Decided:
    """Let the text stand and answer every reporter with the reason.

    Raises CheckMissing where the reason claims a check and none is named, StaleDecision, WrongState,
    StandardsHasIt, LegallyStopped, AppealNeedsAnother, AuthorCannotSign.
    """
    said = _checked(said)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_not_author(session, article, by)
        check_decides(session, case, by=by)
        check_appeal(session, case, [signer(session, article, by)])
        others = part_company(session, case)
        told = _answer(session, article, case, said, at=at)
        _close(session, case, said, at=at)
        _record(session, case, said, told, by=by, at=at)
        for each in others:
            parted = {"prepared": each.prepared_fix_id, "comment": ""}
            subject = case_reference(each.id)
            record_private(session, "correction.returned", subject, by=by, at=at, facts=parted)
        return Decided(CorrectionState.DECLINED)


def _checked(said: Declined) -> Declined:
    """The words as they are taken in. Raises CheckMissing."""
    message = _admitted(said.message, "message", LONGEST_MESSAGE)
    checked = _admitted(said.checked, "checked", LONGEST_CHECKED)
    if said.reason.needs_check and not checked:
        raise CheckMissing(fields={"checked": CheckMissing.code})
    messages = {
        number: _admitted(words, f"message-{number}", LONGEST_MESSAGE)
        for number, words in said.messages.items()
        if words.strip()
    }
    handover = _admitted(said.handover, "handover", LONGEST_MESSAGE)
    return replace(said, message=message, checked=checked, messages=messages, handover=handover)


def _answer(
    session: Session, article: Article, case: Correction, said: Declined, *, at: datetime
) -> list[int]:
    """Tell every reporter; gives the numbers of the reports."""
    reply = Reply(
        said.reason.outcome,
        said.reason.value,
        said.message,
        version=article.current_version,
        checked=said.checked,
    )
    reports = waiting_reports(session, [case.id])[case.id]
    by_wording = {
        report.proposed: said.messages[report.submission.id]
        for report in reports
        if report.submission.id in said.messages
    }
    replies = [
        (report.submission, replace(reply, message=by_wording.get(report.proposed, reply.message)))
        for report in reports
    ]
    answer(session, case, replies, at=at)
    return [report.submission.id for report in reports]


def _close(session: Session, case: Correction, said: Declined, *, at: datetime) -> None:
    case.decided_at, case.first_act_at = at, case.first_act_at or at
    case.decline_reason = said.reason.value
    settle_appeals(session, case, at=at)
    move_case(session, case, lifecycle.decline(CorrectionState(case.state)).after)
    if said.reason.outcome is Outcome.PASSED_ON:
        pass_on(session, case, said.reason, words=said.handover, at=at)


def _record(
    session: Session, case: Correction, said: Declined, told: list[int], *, by: Actor, at: datetime
) -> None:
    log_arrivals(session, at=at)
    facts = {
        "reason": said.reason.value,
        "checked": said.checked,
        "outcome": said.reason.outcome.value,
        "told": told,
    }
    record_private(session, "correction.declined", case_reference(case.id), by=by, at=at, facts=facts)


def _admitted(value: str, field: str, limit: int) -> str:
    return admit(value, field=field, limit=limit, single_line=False) if value.strip() else ""
