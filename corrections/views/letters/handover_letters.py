"""The letter to those to whom a case was passed on: the standards desk, or support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.queries.letters.handovers import handover
from corrections.views.context import settings


def passed_on(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To support's address where one is set, else to the administrators; complaints go to the standards desk."""
    about, people = handover(sessions, payload["handover"])
    address = settings().support
    if about.taken_on_by == "support" and address:
        language = settings().languages[0]
        return [
            Letter(name="case_passed_on", target="support", address=address, language=language, about=about)
        ]
    return [
        Letter(
            name="case_passed_on",
            target=f"staff {each.staff_id}",
            address=each.email,
            language=each.language,
            about=about,
        )
        for each in people
    ]
