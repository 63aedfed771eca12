"""An editor declines many cases at once, as duplicates or as abuse: each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from corrections.domain.actors import Actor
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.house_rules import HouseRules
from corrections.domain.refusals import Refusal
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.models.sessions import Sessions
from corrections.services.deciding.declining import Declined, decline
from corrections.services.sorting.bulk import Outcome, Outcomes, Ticked, admitted

REASONS = (DeclineReason.DUPLICATE, DeclineReason.ABUSIVE)


def decline_many(
    sessions: Sessions,
    ticked: Sequence[Ticked],
    reason: DeclineReason,
    *,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> tuple[Outcome, ...]:
    """Decline each case that stands as the page believed; the others are left, with the reason why.

    Raises NothingChosen, TooManyChosen, and UnknownChoice for a reason that needs a look at each case.
    """
    if reason not in REASONS:
        raise UnknownChoice(fields={"reason": UnknownChoice.code})
    chosen, outcomes = admitted(ticked), Outcomes()
    for each in chosen:
        try:
            said, number = Declined(reason), each.correction_id
            decline(sessions, number, said, tokens=each.tokens, by=by, at=at, house=house)
        except Refusal as refusal:
            outcomes.refused(each.correction_id, refusal)
        else:
            outcomes.done(each.correction_id)
    return outcomes.of(chosen)
