"""Ways to say no to what is typed on a review sheet beyond the case's own passage."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class NotOnePlace(Refusal):
    """Words that were to be changed stand nowhere, or in several places."""

    code = "not_one_place"
    message = (
        "The other words to change stand in the text %(count)s times. Give more of what is around them,"
        " so that one place is meant."
    )
