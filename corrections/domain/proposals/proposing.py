"""Proposes kind, severity and place of a note from what a change touches."""

from __future__ import annotations

from dataclasses import dataclass

from corrections.domain.disclosure import NoteKind, Place, Ranked, Severity, rule_for
from corrections.domain.error_types import USUAL, ErrorType
from corrections.domain.proposals.signals import FACTS, Signal, badges_of, signals_of
from corrections.domain.reading.badges import Badge
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage
from corrections.domain.text.splicing.splices import Fix
from corrections.domain.wording.changes import changes_of

READINGS = frozenset({NoteKind.CLARIFICATION, NoteKind.UPDATE})
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
    touched = badges_of(changes) | ({Badge.LINK} if fix.attribute_changes else set())
    signals = signals_of(changes, touched, length=length)
    if passage.part is Part.HEADLINE and signals:
        signals |= {Signal.HEADLINE}
    return propose_kind(signals, touched, error_type=error_type, at_least=at_least)


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
    if usual in READINGS and not signals & FACTS:
        return usual
    needed = NoteKind.CORRECTION if signals or at_least is Severity.SERIOUS else NoteKind.MINOR_FIX
    return max(needed, usual, key=_by_rank)


def _severity(signals: frozenset[Signal]) -> Severity:
    if Signal.HEADLINE in signals and signals & FACTS:
        return Severity.SERIOUS
    return Severity.ORDINARY if signals else Severity.MINOR


def _by_rank(value: Ranked) -> int:
    return value.rank
