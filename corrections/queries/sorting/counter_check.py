"""Whether the counters say what there is: the rows against a full count."""

from __future__ import annotations

from dataclasses import dataclass

from corrections.models.sessions import Sessions
from corrections.models.sorting.recount import kept_counts, recounted
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class Miscount:
    """A counter whose row does not say what there is."""

    name: str
    kept: int
    true: int


def miscounts(sessions: Sessions) -> tuple[Miscount, ...]:
    """The counters of cases that are wrong, by name; looks at every case."""
    with reading(sessions) as session:
        kept, true = kept_counts(session), recounted(session)
    names = sorted({*kept, *true})
    found = (Miscount(name, kept.get(name, 0), true.get(name, 0)) for name in names)
    return tuple(each for each in found if each.kept != each.true)
