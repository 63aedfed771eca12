"""Routes for programs: a key in the Authorization header, good for a scope, looked at in every request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import g, request

from corrections.domain.intake.call_limits import CallLimit, program_calls
from corrections.domain.programs.scopes import Scope
from corrections.services.programs.giving_keys import Known, known_program
from corrections.views.context import now, sessions, settings
from corrections.views.reporting.callers import count_call_of

SCHEME = {"type": "http", "scheme": "bearer", "description": "A program's key, made by `flask programs add`"}
LARGEST_BODY = 4_000_000


def for_programs(scope: Scope) -> Callable[[Callable[..., Any]], Any]:
    """Only a program whose key holds for this scope may use this route; no cookie is read."""

    def guarded_by(view: Callable[..., Any]) -> Any:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            request.max_content_length = LARGEST_BODY
            scheme, _, key = request.headers.get("Authorization", "").partition(" ")
            shown = key.strip() if scheme.lower() == "bearer" else ""
            g.program = known_program(sessions(), shown, scope, at=now())
            count_call_of(_limit(), str(g.program.number).encode())
            return view(*args, **kwargs)

        guarded.needs = None  # type: ignore[attr-defined]  # no person's permission
        guarded.scope = scope  # type: ignore[attr-defined]
        return guarded

    return guarded_by


def _limit() -> CallLimit:
    return program_calls(settings().calls_in_a_minute)


def program() -> Known:
    """The program that asks."""
    known: Known = g.program
    return known
