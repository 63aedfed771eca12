"""What becomes of each case in the year of a large newsroom: when it is decided, how, how severe, found by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from benchmarks.million import START, drawn
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import ErrorType

SPAN, NOW = timedelta(days=324), START + timedelta(days=324)
KINDS = {
    Severity.MINOR: ((NoteKind.MINOR_FIX, 1),),
    Severity.ORDINARY: ((NoteKind.CORRECTION, 86), (NoteKind.CLARIFICATION, 8), (NoteKind.UPDATE, 6)),
    Severity.SERIOUS: ((NoteKind.CORRECTION, 84), (NoteKind.EDITORS_NOTE, 12), (NoteKind.RETRACTION, 4)),
}
HOURS = {Severity.SERIOUS: 3.0, Severity.ORDINARY: 20.0, Severity.MINOR: 30.0}
TYPES = {
    Severity.MINOR: ((ErrorType.SPELLING, 8), (ErrorType.STYLE, 2)),
    Severity.ORDINARY: (
        (ErrorType.NUMBER, 30), (ErrorType.NAME, 28), (ErrorType.DATE, 12), (ErrorType.QUOTATION, 8),
        (ErrorType.TITLE, 7), (ErrorType.CONTEXT, 6), (ErrorType.LOCATION, 5), (ErrorType.PICTURE, 4),
    ),
    Severity.SERIOUS: ((ErrorType.PERSON, 45), (ErrorType.LEGAL_STATUS, 25), (ErrorType.HEADLINE, 20),
                       (ErrorType.SOURCING, 10)),
}  # fmt: skip
DECLINED = tuple((each, 30 - 2 * number) for number, each in enumerate(DeclineReason))
FOUND = (("staff", 50), ("author", 18), ("newsroom", 12), ("regulator", 6), ("automatic", 14))
RELATIONS = (("subject", 45), ("quoted", 35), ("author", 20))
PLACES = {NoteKind.MINOR_FIX: Place.HISTORY_LINE, NoteKind.UPDATE: Place.DATED_LINE_TOP}


@dataclass(frozen=True, slots=True)
class Life:
    """One case: `decided` is None while it is open; `found_by` and `relation` are empty for a plain reader."""

    opened: datetime
    first_act: datetime | None
    decided: datetime | None
    state: str
    severity: Severity
    kind: NoteKind
    place: Place
    error_type: ErrorType
    reason: DeclineReason
    found_by: str
    relation: str
    chance: Random


def life(case: Any, cases: int) -> Life:
    """The life of a case, the same at each making."""
    chance = Random(case.id)
    severity = Severity(case.severity)
    opened = START + SPAN * case.id / cases
    decided = opened + _taken(chance, severity, opened)
    state = drawn(chance, (("published", 70), ("declined", 26), ("already_fixed", 4)))
    if decided >= NOW or chance.random() < 0.004:
        state, decided = drawn(chance, (("open", 93), ("awaiting_signature", 7))), NOW
    kind = drawn(chance, KINDS[severity])
    on_top = severity is Severity.SERIOUS and chance.random() < 0.98
    seen = opened + min(decided - opened, timedelta(hours=chance.lognormvariate(0, 1)))
    return Life(
        opened=opened,
        first_act=seen if decided < NOW or chance.random() < 0.6 else None,
        decided=decided if decided < NOW else None,
        state=state,
        severity=severity,
        kind=kind,
        place=Place.TOP if on_top else PLACES.get(kind, Place.FOOT),
        error_type=drawn(chance, TYPES[severity]),
        reason=drawn(chance, DECLINED),
        found_by=drawn(chance, FOUND) if chance.random() < 0.12 else "",
        relation=drawn(chance, RELATIONS) if chance.random() < 0.06 else "",
        chance=chance,
    )


def _taken(chance: Random, severity: Severity, opened: datetime) -> timedelta:
    """Some hours, fewer as the year goes on; one in eighty takes months."""
    if chance.random() < 1 / 80:
        return timedelta(days=chance.uniform(25, 80))
    better = 1 - 0.5 * ((opened - START) / SPAN)
    return timedelta(hours=HOURS[severity] * better * chance.lognormvariate(0, 1.1))
