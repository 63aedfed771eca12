"""The standards desk takes a case over, gives it back, or stops it for a legal reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.casework.hearing import Owner
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import CaseCustody
from corrections.models.sessions import Sessions
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_REASON = 500
Change = Callable[[CaseCustody, str, datetime], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    correction_id: int
    reason: str
    tokens: Tokens
    by: Actor
    at: datetime
    house: HouseRules


class Custody(TypedDict):
    """What each of these acts is told besides the case and the reason, as every act of the desk is."""

    tokens: Tokens
    by: Actor
    at: datetime
    house: HouseRules


def take_over(sessions: Sessions, correction_id: int, reason: str, **said: Unpack[Custody]) -> Decided:
    """From now on only the standards desk decides this case. Raises WrongState where it does already."""
    with transaction(sessions) as session:
        return _change(session, "correction.taken_over", _take, _Asked(correction_id, reason, **said))


def give_back(sessions: Sessions, correction_id: int, reason: str, **said: Unpack[Custody]) -> Decided:
    """The desk decides the case again. Raises WrongState where it does already."""
    with transaction(sessions) as session:
        return _change(session, "correction.given_back", _give, _Asked(correction_id, reason, **said))


def stop_legally(sessions: Sessions, correction_id: int, reason: str, **said: Unpack[Custody]) -> Decided:
    """Nothing is published and nobody is answered about this case until the flag is lifted. Raises WrongState."""
    with transaction(sessions) as session:
        return _change(session, "correction.legal_flagged", _stop, _Asked(correction_id, reason, **said))


def lift_legal_stop(sessions: Sessions, correction_id: int, reason: str, **said: Unpack[Custody]) -> Decided:
    """The lawyers are done: the case can be decided again. Raises WrongState."""
    with transaction(sessions) as session:
        return _change(session, "correction.legal_cleared", _lift, _Asked(correction_id, reason, **said))


def _change(session: Session, act: str, change: Change, asked: _Asked) -> Decided:
    """The step of all four: admit the reason, lock, compare the tokens, change who has the case, record."""
    reason = admit(asked.reason, field="reason", limit=LONGEST_REASON, single_line=True, required=True)
    article, case = locked_case(session, asked.correction_id)
    asked.tokens.check(article, case)
    row = session.get(CaseCustody, case.id)
    if row is None:
        row = CaseCustody(correction_id=case.id, owner=Owner.DESK.value, legal_flag=False)
        session.add(row)
    change(row, reason, asked.at)
    case.revision += 1
    session.flush()
    log_arrivals(session, at=asked.at)
    facts = {"reason": reason}
    record_private(session, act, case_reference(case.id), by=asked.by, at=asked.at, facts=facts)
    return Decided(CorrectionState(case.state))


def _take(row: CaseCustody, reason: str, at: datetime) -> None:
    _check(row.owner == Owner.DESK, wanted="standards")
    row.owner, row.owner_reason, row.owned_since = Owner.STANDARDS.value, reason, at


def _give(row: CaseCustody, reason: str, at: datetime) -> None:
    _check(row.owner == Owner.STANDARDS, wanted="desk")
    row.owner, row.owner_reason, row.owned_since = Owner.DESK.value, reason, at


def _stop(row: CaseCustody, reason: str, at: datetime) -> None:
    _check(not row.legal_flag, wanted="stopped")
    row.legal_flag, row.legal_reason, row.flagged_at = True, reason, at


def _lift(row: CaseCustody, reason: str, at: datetime) -> None:
    _check(row.legal_flag, wanted="free")
    row.legal_flag, row.legal_reason, row.flagged_at = False, reason, at


def _check(allowed: bool, *, wanted: str) -> None:
    if not allowed:
        raise WrongState(state=wanted, wanted=wanted)
