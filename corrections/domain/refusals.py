"""How the rules say no: one class for each way, with a stable code and a plain sentence.

Here stands what every area says; each area has a module of its own for the rest.

The sentence is an English message id; `views/errors.py` translates it and chooses the HTTP status.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """The rules do not allow it; nothing was changed.

    `fields` names the inputs at fault, each with the code of what is wrong with it.
    `facts` fills the placeholders of the sentence; it never holds a reader's words.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[str] = "This is not possible."

    def __init__(self, *, fields: Mapping[str, str] | None = None, **facts: object) -> None:
        super().__init__(self.message)
        self.fields: dict[str, str] = dict(fields or {})
        self.facts: dict[str, object] = facts


class NotFound(Refusal):
    """There is nothing at this address."""

    code = "not_found"
    message = "There is nothing here."


class UnknownArticle(NotFound):
    """No article of that name."""

    code = "unknown_article"
    message = "We do not know this article."


class UnknownVersion(NotFound):
    """The article has no version of that number."""

    code = "unknown_version"
    message = "This article has no such version."


class StaleDecision(Refusal):
    """The article or the case moved on since the page was made; what was typed is kept."""

    code = "stale_decision"
    message = "This case has changed since you opened it. Your text is kept; please look again."


class NotAllowed(Refusal):
    """The signed-in person's roles do not allow it."""

    code = "not_allowed"
    message = "Your role does not allow this."


class NotSignedIn(Refusal):
    """Nobody is signed in."""

    code = "not_signed_in"
    message = "Please sign in first."


class WrongState(Refusal):
    """The table of states has no such step from here."""

    code = "wrong_state"
    message = "This is not possible any more in its present state."


class ForgedRequest(Refusal):
    """A form that did not come from our own page in this session."""

    code = "forged_request"
    message = "This form is too old, or it came from another page. Please load the page again."
