"""An editor saw in the publication that a change which was handed over has been made: it goes out."""

from __future__ import annotations

from datetime import datetime

from corrections.domain.actors import Actor
from corrections.domain.casework.decision_refusals import SignatureFell
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import WrongState
from corrections.models import PreparedFix
from corrections.models.sessions import Sessions
from corrections.services.casework.custody_check import check_goes_out
from corrections.services.casework.falling import let_fall, record_fallen, still_stands
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.finishing import decided
from corrections.services.handing.seeing_live import go_live, record_live
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals
from corrections.services.transaction import transaction


def confirm_live(
    sessions: Sessions, correction_id: int, *, tokens: Tokens, by: Actor, at: datetime
) -> Decided:
    """Publish version, note and answers of a change that is live in the CMS by now.

    Raises StaleDecision, WrongState, LegallyStopped, and SignatureFell where the words around it changed meanwhile.
    """
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        if case.state != CorrectionState.SCHEDULED or case.live_due_at is None:
            raise WrongState(state=case.state, wanted=CorrectionState.PUBLISHED.value)
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        prepared = still_stands(session, article, row)
        if prepared is not None:
            check_goes_out(session, [member.case for member in prepared.members])
            live = go_live(session, article, prepared, at=at)
            log_arrivals(session, at=at)
            record_live(session, live, by=by, at=at)
            return decided(live.work, live.done)
        for each in let_fall(session, row, at=at):
            record_fallen(session, case_reference(each.id), row.id, at=at)
    raise SignatureFell
