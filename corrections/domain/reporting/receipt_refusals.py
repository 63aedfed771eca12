"""How what a reader does with a receipt is refused."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class TooManyAdditions(Refusal):
    """A report takes so many additions and no more."""

    code = "too_many_additions"
    message = "This report has %(limit)s additions already, and takes no more."


class WordsErased(Refusal):
    """The words of the report were deleted, so nobody could decide about it any more."""

    code = "words_erased"
    message = "The words of this report were deleted. Please send a new report."
