"""Proposes what the public must be told from what a change touches, and guards every departure from that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.disclosure import NoteKind, Place, Ranked, Severity, rule_for
from corrections.domain.error_types import USUAL, ErrorType
from corrections.domain.permissions import Permission, Role, allowed
from corrections.domain.reading.badges import Badge, badges
from corrections.domain.refusals import (
    FactualErrorIsACorrection,
    LoweringNeedsReason,
    LoweringSeriousNeedsSenior,
)
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage
from corrections.domain.text.splicing.splices import Fix
from corrections.domain.wording.changes import SentenceChange, changes_of
from corrections.domain.wording.rewording import rewords

_MUCH, _MUCH_AT_LEAST = 0.1, 200


class Signal(StrEnum):
    """What in a change asks for more than a minor fix."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"
    HEADLINE = "headline"
    WORDING = "wording"
    SHARE = "share"


_FACTS = frozenset({Signal.NUMBER, Signal.DATE, Signal.NAME, Signal.NEGATION, Signal.QUOTATION})
_READINGS = frozenset({NoteKind.CLARIFICATION, NoteKind.UPDATE})
_USUAL_ERRORS = {
    Signal.QUOTATION: ErrorType.QUOTATION,
    Signal.NUMBER: ErrorType.NUMBER,
    Signal.DATE: ErrorType.NUMBER,
    Signal.NAME: ErrorType.NAME,
    Signal.NEGATION: ErrorType.OTHER,
    Signal.WORDING: ErrorType.OTHER,
    Signal.SHARE: ErrorType.OTHER,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the policy suggests for a change, and the signals it goes by."""

    kind: NoteKind
    severity: Severity
    place: Place
    error_type: ErrorType
    signals: frozenset[Signal]
    badges: frozenset[Badge] = frozenset()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an editor chose; a type of error is one that the editor stands for."""

    kind: NoteKind
    severity: Severity
    place: Place
    error_type: ErrorType | None = None


def proposal_for(
    fix: Fix,
    text: ArticleText,
    passage: Passage,
    *,
    error_type: ErrorType | None = None,
    at_least: Severity = Severity.MINOR,
) -> Proposal:
    """What the policy suggests for a fix of a passage in `text`.

    `error_type` is the editor's, never the reader's; `at_least` is the severity that a person gave the case.
    """
    changes = changes_of(fix, text)
    length = sum(len(text.canonical(part)) for part in Part)
    touched = _badges(changes) | ({Badge.LINK} if fix.attribute_changes else set())
    signals = signals_of(changes, touched, length=length)
    if passage.part is Part.HEADLINE and signals:
        signals |= {Signal.HEADLINE}
    return propose_kind(signals, touched, error_type=error_type, at_least=at_least)


def _badges(changes: Sequence[SentenceChange]) -> frozenset[Badge]:
    return frozenset[Badge]().union(
        *(badges(change.old, change.new, before=change.before, after=change.after) for change in changes)
    )


def signals_of(
    changes: Sequence[SentenceChange], touched: Collection[Badge], *, length: int
) -> frozenset[Signal]:
    """The signals of changes that bear the badges `touched`, in an article of `length` code points."""
    signals = {Signal(badge.value) for badge in touched if badge.value in set(Signal)}
    if any(map(rewords, changes)):
        signals.add(Signal.WORDING)
    changed = sum(max(len(change.old), len(change.new)) for change in changes)
    if changed >= _MUCH_AT_LEAST and changed >= _MUCH * length:
        signals.add(Signal.SHARE)
    if signals and any(change.part is Part.HEADLINE for change in changes):
        signals.add(Signal.HEADLINE)
    return frozenset(signals)


def propose_kind(
    signals: frozenset[Signal],
    touched: frozenset[Badge] = frozenset(),
    *,
    error_type: ErrorType | None = None,
    at_least: Severity = Severity.MINOR,
) -> Proposal:
    """Kind, severity and place for signals, an editor's type of error, and a severity already given."""
    error_type = error_type or _error_type(signals)
    kind = _kind(signals, error_type, at_least)
    severity = max(_severity(signals), USUAL[error_type].severity, at_least, key=_by_rank)
    rule = rule_for(kind, severity)
    place = Place.TOP if kind is NoteKind.CORRECTION and Signal.HEADLINE in signals else rule.place
    return Proposal(kind, rule.severity, place, error_type, signals, touched)


def _error_type(signals: frozenset[Signal]) -> ErrorType:
    return next((error for signal, error in _USUAL_ERRORS.items() if signal in signals), ErrorType.SPELLING)


def _kind(signals: frozenset[Signal], error_type: ErrorType, at_least: Severity) -> NoteKind:
    """The kind that tells most among what the signals and the type of error ask for."""
    usual = USUAL[error_type].kind
    if usual in _READINGS and not signals & _FACTS:
        return usual
    needed = NoteKind.CORRECTION if signals or at_least is Severity.SERIOUS else NoteKind.MINOR_FIX
    return max(needed, usual, key=_by_rank)


def _severity(signals: frozenset[Signal]) -> Severity:
    if Signal.HEADLINE in signals and signals & _FACTS:
        return Severity.SERIOUS
    return Severity.ORDINARY if signals else Severity.MINOR


def _by_rank(value: Ranked) -> int:
    return value.rank


def check_departure(
    proposed: Proposal, chosen: Chosen, *, reason: str, roles: Collection[Role]
) -> tuple[str, ...]:
    """Which of "kind", "severity" and "place" were lowered; none when the proposal was kept or raised.

    A departure is for the standards desk's list. Raises FactualErrorIsACorrection whatever the reason,
    LoweringSeriousNeedsSenior for roles that may not, LoweringNeedsReason where none is given.
    """
    if chosen.error_type and USUAL[chosen.error_type].factual and chosen.kind in _READINGS:
        raise FactualErrorIsACorrection(fields={"note_kind": FactualErrorIsACorrection.code})
    severity = rule_for(chosen.kind, chosen.severity).severity
    pairs: dict[str, tuple[Ranked, Ranked]] = {
        "kind": (proposed.kind, chosen.kind),
        "severity": (proposed.severity, severity),
        "place": (proposed.place, chosen.place),
    }
    lowered = tuple(name for name, (before, after) in pairs.items() if after.rank < before.rank)
    serious = proposed.severity is Severity.SERIOUS and bool(lowered)
    if serious and not allowed(roles, Permission.SEVERITY_LOWER):
        raise LoweringSeriousNeedsSenior(fields={"severity": LoweringSeriousNeedsSenior.code})
    if lowered and not reason.strip():
        raise LoweringNeedsReason(fields={"reason": LoweringNeedsReason.code})
    return lowered
