"""What is refused about causes."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class UnknownCause(Refusal):
    """A cause that is not in the list."""

    code = "unknown_cause"
    message = "Please choose one of the causes."


class CauseNotAsked(Refusal):
    """Only serious errors are asked about, from the day after they were corrected."""

    code = "cause_not_asked"
    message = "The cause is asked for serious errors only, from the day after the correction on."


class NotYourDesk(Refusal):
    """Causes are for standards and for the editors of the desk whose article it was."""

    code = "not_your_desk"
    message = "Only the standards desk and the editors of this article's desk see and give causes."
