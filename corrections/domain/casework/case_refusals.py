"""How the rules around a case say no."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class StandardsHasIt(Refusal):
    """The standards desk took the case over; others may read it and ask, but not decide it."""

    code = "standards_has_it"
    message = "The standards desk has taken this case over and decides it."


class LegallyStopped(Refusal):
    """A legal flag stops every publication and every answer, whoever decides."""

    code = "legally_stopped"
    message = "This case is stopped for a legal reason. Nothing goes out until the standards desk lifts that."


class AppealNeedsAnother(Refusal):
    """An appeal is decided by a senior or standards editor who had no part in the first decision."""

    code = "appeal_needs_another"
    message = (
        "A reader asked for a second look: a senior or standards editor who did not decide has to decide now."
    )


class AlreadyAsked(Refusal):
    """One question to one reader at a time."""

    code = "already_asked"
    message = "This reader has a question from us already."


class NothingAsked(Refusal):
    """There is no open question: it lapsed, was answered, or the report was decided."""

    code = "nothing_asked"
    message = "There is no question waiting for an answer."
