"""How the rules say no around holds and whole articles."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class HoldNeedsAnother(Refusal):
    """Whoever set a hold cannot be the one who confirms it."""

    code = "hold_needs_another"
    message = "You set this hold yourself: another senior editor has to confirm it."


class HoldConfirmed(Refusal):
    """The hold was confirmed already and stands until somebody ends it."""

    code = "hold_confirmed"
    message = "This hold was confirmed already."
