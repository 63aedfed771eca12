"""What the public must be told and who must sign for it: the desk's policy as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import permutations

from corrections.domain.permissions import Role


class Ranked(StrEnum):
    """Values in a rising order: how much is told, how much harm was done, how prominent a place is."""

    @property
    def rank(self) -> int:
        """For comparing; a departure to a lower rank needs a reason."""
        return list(type(self)).index(self)


class NoteKind(Ranked):
    """What the public is told about a change, from the least to the most."""

    MINOR_FIX = "minor_fix"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    EDITORS_NOTE = "editors_note"
    RETRACTION = "retraction"
    REMOVAL = "removal"

    @property
    def has_note(self) -> bool:
        """Whether a public note goes with it; a minor fix is a line of the article's history."""
        return self is not NoteKind.MINOR_FIX


class Severity(Ranked):
    """How much harm the error does, from the least to the most."""

    MINOR = "minor"
    ORDINARY = "ordinary"
    SERIOUS = "serious"


class Place(Ranked):
    """Where the public meets the note, from the least to the most prominent."""

    HISTORY_LINE = "history_line"
    FOOT = "foot"
    DATED_LINE_TOP = "dated_line_top"
    TOP = "top"
    REPLACES_PAGE = "replaces_page"


class Alone(StrEnum):
    """What one person may do when nobody else is there, at night."""

    YES = "yes"
    SIGN_LATER = "sign_later"
    NO = "no"
    MAY_HOLD = "may_hold"


@dataclass(frozen=True, slots=True)
class Requirement:
    """How many people must sign; each of `needs` takes a different one of them with one of its roles."""

    people: int
    needs: tuple[frozenset[Role], ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signed, with the roles held at that moment; the drafter is one of them."""

    staff_id: int
    roles: frozenset[Role]
    is_author: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the policy."""

    kind: NoteKind
    severity: Severity
    signatures: Requirement
    place: Place
    alone: Alone


_SENIOR, _STANDARDS = frozenset({Role.SENIOR_EDITOR}), frozenset({Role.STANDARDS})
_DESK = frozenset({Role.EDITOR, Role.SENIOR_EDITOR, Role.STANDARDS})
_ONE_EDITOR = Requirement(1)
_TWO_PEOPLE = Requirement(2)
_TWO_ONE_SENIOR = Requirement(2, (_SENIOR | _STANDARDS,))
_SENIOR_AND_STANDARDS = Requirement(2, (_SENIOR, _STANDARDS))

POLICY: tuple[Rule, ...] = (
    Rule(NoteKind.MINOR_FIX, Severity.MINOR, _ONE_EDITOR, Place.HISTORY_LINE, Alone.YES),
    Rule(NoteKind.CORRECTION, Severity.ORDINARY, _TWO_PEOPLE, Place.FOOT, Alone.SIGN_LATER),
    Rule(NoteKind.CORRECTION, Severity.SERIOUS, _TWO_ONE_SENIOR, Place.TOP, Alone.SIGN_LATER),
    Rule(NoteKind.CLARIFICATION, Severity.ORDINARY, _TWO_ONE_SENIOR, Place.FOOT, Alone.NO),
    Rule(NoteKind.UPDATE, Severity.ORDINARY, _ONE_EDITOR, Place.DATED_LINE_TOP, Alone.YES),
    Rule(NoteKind.EDITORS_NOTE, Severity.SERIOUS, _SENIOR_AND_STANDARDS, Place.TOP, Alone.MAY_HOLD),
    Rule(NoteKind.RETRACTION, Severity.SERIOUS, _SENIOR_AND_STANDARDS, Place.TOP, Alone.MAY_HOLD),
    Rule(NoteKind.REMOVAL, Severity.SERIOUS, _SENIOR_AND_STANDARDS, Place.REPLACES_PAGE, Alone.MAY_HOLD),
)
_LINES = {(rule.kind, rule.severity): rule for rule in POLICY}
_SIGNED_LATER = frozenset({NoteKind.MINOR_FIX, NoteKind.CORRECTION})


def rule_for(kind: NoteKind, severity: Severity) -> Rule:
    """The line of the policy for a kind at a severity.

    A kind that knows one severity only has it whatever is asked, but a clarification or an update of
    something serious is signed and placed as a serious correction is.
    """
    if (kind, severity) in _LINES:
        return _LINES[kind, severity]
    line = next(rule for rule in POLICY if rule.kind is kind)
    if severity is Severity.SERIOUS and line.severity is Severity.ORDINARY:
        return replace(line, severity=severity, signatures=_TWO_ONE_SENIOR, place=Place.TOP, alone=Alone.NO)
    return line


def signatures_needed(kind: NoteKind, severity: Severity) -> Requirement:
    """Who must sign a change of that kind and severity."""
    return rule_for(kind, severity).signatures


def suffices(requirement: Requirement, signers: Sequence[Signer]) -> bool:
    """Whether those who signed are enough: different people of the desk, the bylined author never counted."""
    people = {signer.staff_id: signer for signer in signers if signer.roles & _DESK}
    for signer in signers:
        if signer.is_author:
            people.pop(signer.staff_id, None)
    return len(people) >= requirement.people and any(
        all(signer.roles & need for signer, need in zip(chosen, requirement.needs, strict=True))
        for chosen in permutations(people.values(), len(requirement.needs))
    )


def may_sign_later(kind: NoteKind, severity: Severity) -> bool:
    """Whether it may go out now, with the second signature due within 24 hours."""
    return kind in _SIGNED_LATER and rule_for(kind, severity).alone in {Alone.YES, Alone.SIGN_LATER}
