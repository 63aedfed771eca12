"""Remembering what caches outside were told."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import update

from corrections.models import PageStamp
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction


def note_purged(sessions: Sessions, stamps: Mapping[int, int], shown: Mapping[int, str]) -> None:
    """Caches were told of these stamps; what changed meanwhile has another by now, and is told of next."""
    with transaction(sessions) as session:
        for number, value in sorted(stamps.items()):
            changed = update(PageStamp).where(PageStamp.article_id == number)
            session.execute(changed.values(purged=value, purged_shown=shown.get(number, "")))
