"""Which letters an event gives: one line for each kind of event that somebody is written about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.views.letters import (
    account_letters,
    author_letters,
    digest_letters,
    handover_letters,
    newsroom_letters,
    reader_letters,
    signing_letters,
)

# Called with the sessions, the event's payload and the time; gives one letter for each addressee, none where nobody
# is to be told any more.
Letters = Callable[[Sessions, Mapping[str, Any], datetime], Sequence[Letter]]

LETTERS: Mapping[str, Letters] = {
    "standards.digest": digest_letters.digest_of_the_day,
    "staff.invitation": account_letters.invitation,
    "staff.reset": account_letters.reset,
    "submission.received": reader_letters.received,
    "submission.asked": reader_letters.asked,
    "submission.answered": reader_letters.answered,
    "signature.wanted": signing_letters.wanted,
    "signature.reminder": signing_letters.reminder,
    "signature.overdue": signing_letters.overdue,
    "signature.fell": signing_letters.fell,
    "correction.returned": signing_letters.returned,
    "author.told": signing_letters.author_told,
    "author.asked": author_letters.asked,
    "case.passed_on": handover_letters.passed_on,
    "author.answered": author_letters.answered,
    "article.held": newsroom_letters.held,
    "article.hold_ends_soon": newsroom_letters.ends_soon,
    "article.hold_ended": newsroom_letters.ended,
    "correction.unscheduled": newsroom_letters.unscheduled,
}
