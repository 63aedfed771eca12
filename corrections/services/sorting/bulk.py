"""What many decisions at once are made of: the ticked cases, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corrections.domain.refusals import Refusal
from corrections.domain.sorting.sorting_refusals import NothingChosen, TooManyChosen
from corrections.services.deciding.decisions import Tokens

MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Ticked:
    """A case that was ticked, and what the page believed of it."""

    correction_id: int
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case: the version it went out with, or why it was left as it was."""

    correction_id: int
    version: int | None = None
    refusal: Refusal | None = None


@dataclass
class Outcomes:
    """What came of all of them, in the order in which they were ticked."""

    found: dict[int, Outcome] = field(default_factory=dict)

    def done(self, correction_id: int, *, version: int | None = None) -> None:
        """It was decided."""
        self.found[correction_id] = Outcome(correction_id, version=version)

    def refused(self, correction_id: int, refusal: Refusal) -> None:
        """It was left as it was."""
        self.found[correction_id] = Outcome(correction_id, refusal=refusal)

    def of(self, ticked: Sequence[Ticked]) -> tuple[Outcome, ...]:
        """One for each that was ticked."""
        return tuple(self.found[each.correction_id] for each in ticked)


def admitted(ticked: Sequence[Ticked]) -> tuple[Ticked, ...]:
    """The ticked cases, each once. Raises NothingChosen, TooManyChosen."""
    once = tuple({each.correction_id: each for each in ticked}.values())
    if not once:
        raise NothingChosen
    if len(once) > MOST_AT_ONCE:
        raise TooManyChosen
    return once
