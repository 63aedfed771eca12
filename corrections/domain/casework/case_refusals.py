"""How the rules around a case say no."""

from __future__ import annotations

from corrections.domain.refusals import NotFound, Refusal


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


class UnknownAuthorLink(NotFound):
    """No question belongs to this link; every other token is answered alike."""

    code = "unknown_author_link"
    message = "There is no question at this address."


class AuthorLinkOver(Refusal):
    """The link's time is over."""

    code = "author_link_over"
    message = "This link is no longer open. Please write to the desk."


class AuthorAnswered(Refusal):
    """The author answered already; what was said first is kept."""

    code = "author_answered"
    message = "This question has been answered already."
