"""What a decision says, what it believed, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import StaleDecision
from corrections.domain.showing.visibility import Restatement
from corrections.domain.working.reaching import NOTHING_ELSE, Extras
from corrections.models import Article, Correction


class Timing(StrEnum):
    """What happens when a change needs another signature."""

    NOW = "now"
    WAIT = "wait"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the sender believed: the live version's number, and the case's state with its revision."""

    version: int
    state: str

    def check(self, article: Article, case: Correction) -> None:
        """Raises StaleDecision where either has moved on."""
        if (self.version, self.state) != (article.current_version, state_token(case)):
            raise StaleDecision


def state_token(case: Correction) -> str:
    """The case's state and revision, as forms carry it."""
    return f"{case.state}.{case.revision}"


@dataclass(frozen=True, slots=True)
class Companion:
    """Another case of the article that goes out with a change: its state as the page believed, its new words."""

    correction_id: int
    state: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided: the passage's new words, and what the public is told.

    `departure_reason` is the line that lowering the proposed kind, severity or place takes. `also` are other
    places that change with it, `together` other cases: one version, one note.
    """

    proposed: str
    kind: NoteKind
    severity: Severity
    error_type: ErrorType | None
    place: Place | None
    note: str
    checked: str
    departure_reason: str = ""
    timing: Timing = Timing.NOW
    also: Extras = NOTHING_ELSE
    together: tuple[Companion, ...] = ()
    restatement: Restatement = Restatement.FULL
    publish_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision: the case's state, and what was published."""

    state: CorrectionState
    version: int | None = None
    note: str | None = None
    signature_due: bool = False
    signed_afterwards: bool = False
    handed_over: bool = False
