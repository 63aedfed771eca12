"""The letters about accounts: an invitation, a reset; the code in them is made when they are sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from corrections.domain.accounts.invitations import invitation_code
from corrections.domain.accounts.second_factors import grouped
from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.queries.letters.invited_people import invited_person
from corrections.views.accounts.people import INVITATION_KEY
from corrections.views.context import derived_key


@dataclass(frozen=True, slots=True)
class CodeLetter:
    """What such a letter says."""

    name: str
    code: str = field(repr=False)
    ends_at: datetime


def invitation(sessions: Sessions, payload: Mapping[str, Any], at: datetime) -> Sequence[Letter]:
    """Welcome, with the code."""
    return _with_code(sessions, payload, "staff_invitation", at=at)


def reset(sessions: Sessions, payload: Mapping[str, Any], at: datetime) -> Sequence[Letter]:
    """The account was reset, with the code."""
    return _with_code(sessions, payload, "staff_reset", at=at)


def _with_code(
    sessions: Sessions, payload: Mapping[str, Any], name: str, *, at: datetime
) -> Sequence[Letter]:
    person = invited_person(sessions, payload["invitation"], at=at)
    if person is None:
        return []
    code = grouped(invitation_code(derived_key(INVITATION_KEY), payload["invitation"]))
    about = CodeLetter(person.name, code, person.ends_at)
    return [Letter(name, f"staff {person.staff_id}", person.email, person.language, about)]
