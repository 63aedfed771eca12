"""How erasing and holding readers' words is refused."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class HeldForLegalReasons(Refusal):
    """A legal hold stops every erasure until it is lifted."""

    code = "held_for_legal_reasons"
    message = "These words must be kept for a legal reason at present, so they cannot be deleted."


class NothingKept(Refusal):
    """Words and address are gone already."""

    code = "nothing_kept"
    message = "The words and the address of this report were deleted already."
