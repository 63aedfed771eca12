"""How the rules say no to programs."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class KeyRefused(Refusal):
    """No key, one that nobody gave out, or one that was taken back or has run out: nothing tells which."""

    code = "key_refused"
    message = "This address needs a program’s key that still holds."


class ScopeMissing(Refusal):
    """The program's key holds, but not for this."""

    code = "scope_missing"
    message = "This program’s key does not allow this."


class VersionMissing(Refusal):
    """A new text of a known article has to name the version that it was made from."""

    code = "version_missing"
    message = "Please name the version that this text was made from: the article is known here already."


class VersionStale(Refusal):
    """The article has moved on since the text was made; what was sent would undo what was published meanwhile."""

    code = "version_stale"
    message = (
        "The article has changed since this text was made. Fetch its live version and send the text again."
    )


class NameTaken(Refusal):
    """Another article has this external id or canonical address."""

    code = "name_taken"
    message = "Another article has this external id or canonical address."
