"""The letters to staff about signatures: wanted, a reminder, overdue, returned, fallen; and to a bylined author."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.queries.letters import signing_calls
from corrections.queries.letters.signing_calls import Told
from corrections.views.context import house


def wanted(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To everybody who can sign; none once it is signed."""
    return _letters("signature_wanted", _waiting(sessions, payload, "wanted"))


def reminder(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """The same people again."""
    return _letters("signature_wanted", _waiting(sessions, payload, "reminder"))


def overdue(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """The same people, after the 24 hours."""
    return _letters("signature_wanted", _waiting(sessions, payload, "overdue"))


def returned(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To the drafter, with what the signer said."""
    return _letters("change_back", _back(sessions, payload, "returned"))


def fell(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To the drafter: the text around the change was edited, and it has to be prepared again."""
    return _letters("change_back", _back(sessions, payload, "fell"))


def author_told(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To the article's authors among the staff."""
    return _letters("author_told", signing_calls.change_to_own_article(sessions, payload["correction"]))


def _waiting(sessions: Sessions, payload: Mapping[str, Any], call: str) -> Told | None:
    return signing_calls.waiting_signature(sessions, payload["correction"], call=call, house=house())


def _back(sessions: Sessions, payload: Mapping[str, Any], call: str) -> Told | None:
    return signing_calls.came_back(sessions, payload["correction"], payload["prepared"], call=call)


def _letters(name: str, told: Told | None) -> Sequence[Letter]:
    if told is None:
        return []
    return [
        Letter(
            name=name,
            target=f"staff {each.staff_id}",
            address=each.email,
            language=each.language,
            about=told.about,
        )
        for each in told.people
    ]
