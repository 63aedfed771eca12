"""How the linking of language editions is refused."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class NotAnotherEdition(Refusal):
    """An edition is another article than its original, in another language."""

    code = "not_another_edition"
    message = "A translation is another article than its original, and in another language."
