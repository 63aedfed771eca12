"""Facts: what the log and the cases tell, as the figures are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from corrections.domain.minding.detection import FoundBy


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One case: when it was opened, first acted on and decided; `paused` waited for a reader's reply."""

    id: int
    desk: int | None
    severity: str
    opened_at: datetime
    first_act_at: datetime | None
    decided_at: datetime | None
    found_by: FoundBy
    paused: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """One change that went out for one or several cases; `known_since` is when the first was opened.

    `changed` are the old and the new words of each place, `repeats` whether an earlier change was about the same.
    """

    article: int
    version: int
    desk: int | None
    at: datetime
    kind: str
    severity: str
    error_type: str
    place: str
    known_since: datetime
    found_by: FoundBy
    stood_since: datetime | None = None
    spread_done: datetime | None = None
    note_at: datetime | None = None
    changed: tuple[tuple[str, str], ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of one period. `outcomes` are reports by what they were told, `versions` are edits by kind.

    `appeals` and `upheld` are settled second looks, `corrected_notes` notes that another note corrected, `reopened`
    the cases that were opened again, by number, `causes` what was said of a serious error, and when that was corrected.
    """

    since: datetime
    until: datetime
    cases: tuple[CaseFact, ...] = ()
    published: tuple[PublishedFact, ...] = ()
    outcomes: Mapping[str, int] = field(default_factory=dict)
    articles: int = 0
    versions: Mapping[str, int] = field(default_factory=dict)
    appeals: int = 0
    upheld: int = 0
    notes: int = 0
    corrected_notes: int = 0
    reopened: frozenset[int] = frozenset()
    causes: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class AllFacts:
    """The facts of the whole newsroom, and of each of its desks by number."""

    whole: Facts
    desks: Mapping[int, Facts]
