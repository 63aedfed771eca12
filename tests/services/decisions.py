"""Decisions with plausible defaults, for tests."""

from __future__ import annotations

from typing import Any

from corrections.domain.actors import Actor
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.error_types import ErrorType
from corrections.services.deciding.decisions import Decided, Decision, Timing
from corrections.services.deciding.publishing import publish
from corrections.services.deciding.signing import sign
from tests.newsroom import Newsroom

NOTE = "Correction, 2 March 2026: An earlier version of this article said 41 million. In fact, it is 4.1 million."


def minor(proposed: str, **more: Any) -> Decision:
    """A spelling mended."""
    values: dict[str, Any] = {
        "proposed": proposed,
        "kind": NoteKind.MINOR_FIX,
        "severity": Severity.MINOR,
        "error_type": ErrorType.SPELLING,
        "place": None,
        "note": "",
        "checked": "",
        "departure_reason": "Meaning unchanged.",
    }
    return Decision(**{**values, **more})


def correction(proposed: str, **more: Any) -> Decision:
    """A fact put right."""
    values: dict[str, Any] = {
        "proposed": proposed,
        "kind": NoteKind.CORRECTION,
        "severity": Severity.ORDINARY,
        "error_type": ErrorType.NUMBER,
        "place": None,
        "note": NOTE,
        "checked": "the council's minutes",
    }
    return Decision(**{**values, **more})


def publish_now(newsroom: Newsroom, case: int, decision: Decision, *, by: Actor) -> Decided:
    """Publish with the tokens of this moment."""
    tokens = newsroom.tokens(case)
    return publish(
        newsroom.sessions, case, decision, tokens=tokens, by=by, at=newsroom.later(), house=newsroom.house
    )


def sign_now(newsroom: Newsroom, case: int, *, by: Actor, comment: str = "") -> Decided:
    """Sign with the tokens of this moment."""
    tokens = newsroom.tokens(case)
    return sign(
        newsroom.sessions,
        case,
        tokens=tokens,
        comment=comment,
        by=by,
        at=newsroom.later(),
        house=newsroom.house,
    )


def publish_two(newsroom: Newsroom, case: int, decision: Decision) -> Decided:
    """A correction as policy has it: one editor prepares, another signs."""
    publish_now(newsroom, case, Decision(**{**_fields(decision), "timing": Timing.WAIT}), by=newsroom.staff())
    return sign_now(newsroom, case, by=newsroom.staff())


def _fields(decision: Decision) -> dict[str, Any]:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
