"""The letters to staff about holds (placed, about to end, ended) and about schedules that stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.queries.letters import hold_news, signing_calls
from corrections.queries.letters.hold_news import HoldNews
from corrections.queries.letters.signing_calls import Told


def held(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To those who can confirm it; none once it is confirmed or over."""
    return _letters("article_held", _standing(sessions, payload, "placed"))


def ends_soon(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """The same people again, four hours before it ends by itself."""
    return _letters("article_held", _standing(sessions, payload, "ends_soon"))


def ended(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To whoever set it and those who can confirm one."""
    return _letters("article_held", hold_news.hold_ended(sessions, payload["article"], payload["held_by"]))


def unscheduled(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """To whoever drafted and signed what does not go out at its hour."""
    numbers = (payload["correction"], payload["prepared"])
    said = {"reason": payload["reason"], "by": payload["by"], "handed": bool(payload.get("handed"))}
    told = signing_calls.schedule_stopped(sessions, *numbers, **said)
    return _letters("schedule_stopped", told)


def _standing(sessions: Sessions, payload: Mapping[str, Any], call: str) -> HoldNews | None:
    return hold_news.standing_hold(sessions, payload["article"], payload["version"], call=call)


def _letters(name: str, told: HoldNews | Told | None) -> Sequence[Letter]:
    people = told.people if told is not None else ()
    return [
        Letter(
            name=name,
            target=f"staff {each.staff_id}",
            address=each.email,
            language=each.language,
            about=told.about if told is not None else None,
        )
        for each in people
    ]
