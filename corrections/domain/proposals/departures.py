"""Guards every departure from what the policy proposes: raising is free, lowering is not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from corrections.domain.casework.decision_refusals import (
    FactualErrorIsACorrection,
    LoweringNeedsReason,
    LoweringSeriousNeedsSenior,
)
from corrections.domain.disclosure import NoteKind, Place, Ranked, Severity, rule_for
from corrections.domain.error_types import USUAL, ErrorType
from corrections.domain.permissions import Permission, Role, allowed
from corrections.domain.proposals.proposing import READINGS, Proposal


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an editor chose; a type of error is one that the editor stands for."""

    kind: NoteKind
    severity: Severity
    place: Place
    error_type: ErrorType | None = None


def check_departure(
    proposed: Proposal, chosen: Chosen, *, reason: str, roles: Collection[Role]
) -> tuple[str, ...]:
    """Which of "kind", "severity" and "place" were lowered; none when the proposal was kept or raised.

    A departure is for the standards desk's list. Raises FactualErrorIsACorrection whatever the reason,
    LoweringSeriousNeedsSenior for roles that may not, LoweringNeedsReason where none is given.
    """
    if contradicts(chosen.kind, chosen.error_type):
        code = FactualErrorIsACorrection.code
        raise FactualErrorIsACorrection(fields={"note_kind": code, "error_type": code})
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


def contradicts(kind: NoteKind, error_type: ErrorType | None) -> bool:
    """Whether a wrong fact would be told as a clarification or an update, which nobody may do."""
    return error_type is not None and USUAL[error_type].factual and kind in READINGS
