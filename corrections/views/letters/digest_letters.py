"""The morning's digest to the standards desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.queries.minding.digest import addressees, digest
from corrections.views.context import house


def digest_of_the_day(sessions: Sessions, _payload: Mapping[str, Any], at: datetime) -> Sequence[Letter]:
    """One letter to each of the standards desk, as things are when it is sent."""
    about = digest(sessions, days=house().days, at=at)
    return [
        Letter("standards_digest", f"staff {each.staff_id}", each.address, each.language, about)
        for each in addressees(sessions)
    ]
