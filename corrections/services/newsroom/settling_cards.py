"""What becomes of a change without a note: a note is added, or an editor says that it was a routine update."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.casework.decision_refusals import KindChangesStatus
from corrections.domain.disclosure import NoteKind, Place, Severity, rule_for
from corrections.domain.error_types import ErrorType
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.hold_refusals import RoutineIsNotGrave
from corrections.domain.newsroom.repeating import check_restatement
from corrections.domain.newsroom.taken_words import TakenWords
from corrections.domain.notes import check_note
from corrections.domain.permissions import Permission, allowed
from corrections.domain.proposals import Chosen, Proposal, check_departure
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Correction, SilentEdit
from corrections.models.sessions import Sessions
from corrections.services.alarming import settle_alarm
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Decision, Tokens
from corrections.services.deciding.preparing import STATUS_KINDS
from corrections.services.deciding.publishing import sign_first
from corrections.services.deciding.signatures import check_not_author
from corrections.services.locking import locked_case
from corrections.services.newsroom.noted_later import taken_by_card
from corrections.services.newsroom.whole_preparing import WholeDraft, prepare_whole
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

ROUTINE = "routine_update"
LONGEST_REASON, LONGEST_NOTE = 500, 4000


@dataclass(frozen=True, slots=True)
class _Open:
    article: Article
    case: Correction
    card: SilentEdit


def call_routine(
    sessions: Sessions, correction_id: int, reason: str, *, tokens: Tokens, by: Actor, at: datetime
) -> Decided:
    """Say in a word that a change without a note was a routine update; what is serious takes a senior editor.

    Raises StaleDecision, WrongState, AuthorCannotSign, RoutineIsNotGrave.
    """
    reason = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        found = _open_card(session, correction_id, tokens=tokens, by=by)
        if found.card.severity == Severity.SERIOUS and not allowed(by.roles, Permission.SEVERITY_LOWER):
            raise RoutineIsNotGrave
        case, card = found.case, found.card
        move_case(session, case, lifecycle.decline(CorrectionState(case.state)).after)
        case.decline_reason, case.decided_at = ROUTINE, at
        case.first_act_at = case.first_act_at or at
        card.outcome, card.reason, card.settled_at, case.without_note = "routine", reason, at, False
        settle_alarm(session, AlarmKind.STEALTH_EDIT, case_reference(case.id), at=at)
        log_arrivals(session, at=at)
        facts = {"versions": [card.base_version, card.last_version], "reason": reason, "kind": card.kind}
        record_private(session, "article.called_routine", case_reference(case.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState.DECLINED)


def add_note(
    sessions: Sessions,
    correction_id: int,
    decision: Decision,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Publish the note that was missing, as a version whose words stay, with the signatures that its kind needs.

    Raises StaleDecision, WrongState, SignaturesMissing, and whatever policy refuses.
    """
    if decision.kind in STATUS_KINDS or not decision.kind.has_note:
        raise KindChangesStatus
    with transaction(sessions) as session:
        found = _open_card(session, correction_id, tokens=tokens, by=by)
        nothing = decision.restatement is Restatement.NONE
        taken = taken_by_card(session, found.article, found.card) if nothing else None
        draft = WholeDraft(_told(decision, found.card, taken, by=by), {})
        prepared = prepare_whole(session, found.article, found.case, draft, by=by, at=at)
        return sign_first(
            session,
            found.article,
            found.case,
            prepared,
            timing=decision.timing,
            by=by,
            at=at,
            house=house,
        )


def _open_card(session: Session, correction_id: int, *, tokens: Tokens, by: Actor) -> _Open:
    article, case = locked_case(session, correction_id)
    card = session.get(SilentEdit, case.id)
    if card is None:
        raise NotFound
    tokens.check(article, case)
    check_not_author(session, article, by)
    if case.state != CorrectionState.OPEN:
        raise WrongState(state=case.state, wanted=CorrectionState.OPEN.value)
    return _Open(article, case, card)


def _told(decision: Decision, card: SilentEdit, taken: TakenWords | None, *, by: Actor) -> dict[str, str]:
    rule = rule_for(decision.kind, decision.severity)
    place = decision.place or rule.place
    reason = admit(
        decision.departure_reason, field="reason", limit=LONGEST_REASON, single_line=True, required=False
    )
    proposal = Proposal(
        NoteKind(card.kind), Severity(card.severity), Place(card.place), ErrorType.OTHER, frozenset()
    )
    chosen = Chosen(decision.kind, rule.severity, place, decision.error_type)
    lowered = check_departure(proposal, chosen, reason=reason, roles=by.roles)
    note = admit(decision.note, field="note", limit=LONGEST_NOTE, single_line=True, required=False)
    repeats = check_restatement(
        decision.kind, decision.restatement, note=note, taken=taken, reason=reason, roles=by.roles
    )
    return {
        "kind": decision.kind.value,
        "severity": rule.severity.value,
        "place": place.value,
        "error_type": decision.error_type.value if decision.error_type else "",
        "note": check_note(decision.kind, note),
        "checked": admit(decision.checked, field="checked", limit=1000, single_line=True, required=False),
        "departure_reason": reason if lowered or repeats is Restatement.NONE else "",
        "restatement": repeats.value,
    }
