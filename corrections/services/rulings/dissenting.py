"""Somebody of the desk puts on record that they hold a decision to be wrong; the decision stands."""

from __future__ import annotations

from datetime import datetime

from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import Dissent
from corrections.models.sessions import Sessions
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_DISSENT = 2000


def dissent(
    sessions: Sessions,
    correction_id: int,
    words: str,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> Decided:
    """Record dissent on what is prepared or decided. Raises WrongState for an open case, StaleDecision, Empty."""
    said = admit(words, field="dissent", limit=LONGEST_DISSENT, single_line=False)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        if case.state == CorrectionState.OPEN:
            raise WrongState(state=case.state, wanted=CorrectionState.DECLINED.value)
        row = Dissent(
            correction_id=case.id,
            staff_id=by.id,
            name=by.name,
            roles=",".join(sorted(by.roles)),
            state=case.state,
            words=said,
            at=at,
        )
        session.add(row)
        session.flush()
        log_arrivals(session, at=at)
        facts = {"dissent": row.id, "state": case.state, "comment": said}
        record_private(session, "correction.dissent", case_reference(case.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState(case.state))
