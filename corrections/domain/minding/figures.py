"""The figures of the standards desk: each KPI with its denominator, and the series that pictures show.

Definitions follow what newsrooms and their certifiers ask for; none of them ranks people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import EDITORS_CHOICE, MORE
from corrections.domain.minding.detection import INSIDE, FoundBy
from corrections.domain.minding.facts import CaseFact, Facts, PublishedFact
from corrections.domain.minding.measures import (
    Measure,
    Table,
    counted,
    per_hundred,
    share,
    times,
)

LATE_AFTER = timedelta(days=30)
REPEATED_WITHIN = timedelta(days=90)
MINOR_FIX = NoteKind.MINOR_FIX.value
FIXED, DECIDED = frozenset({"fixed", "changed_differently", "already_fixed"}), "declined"
Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """The KPIs by name, and the tables that pictures are drawn from."""

    since: datetime
    until: datetime
    measures: Mapping[str, Measure]
    tables: Mapping[str, Table]

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "measures": {name: each.to_json() for name, each in self.measures.items()},
            "tables": {name: each.to_json() for name, each in self.tables.items()},
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Figures:
        """What was kept."""
        return cls(
            datetime.fromisoformat(kept["since"]),
            datetime.fromisoformat(kept["until"]),
            {name: Measure.from_json(each) for name, each in kept["measures"].items()},
            {name: Table.from_json(each) for name, each in kept["tables"].items()},
        )

    @property
    def is_whole(self) -> bool:
        """Whether everything is in it that is counted today; what an earlier program kept may lack something."""
        now = figures(Facts(self.until, self.until), ZoneInfo("UTC"))
        return self.measures.keys() == now.measures.keys() and self.tables.keys() == now.tables.keys()


def figures(facts: Facts, zone: ZoneInfo) -> Figures:
    """All of it, from the facts of one period; months are those of the newsroom's clock."""
    return Figures(
        facts.since,
        facts.until,
        {**_of_cases(facts), **_of_published(facts), **_of_answers(facts)},
        _tables(facts, zone),
    )


def _of_cases(facts: Facts) -> dict[str, Measure]:
    opened = [case for case in facts.cases if case.opened_at >= facts.since]
    decided = [case for case in facts.cases if case.decided_at and case.decided_at >= facts.since]
    inside = sum(case.found_by in INSIDE for case in opened)
    return {
        "time_to_acknowledge": times(c.first_act_at - c.opened_at for c in opened if c.first_act_at),
        "time_to_decide": times(c.decided_at - c.opened_at for c in decided if c.decided_at),
        "time_to_decide_unpaused": times(
            c.decided_at - c.opened_at - c.paused for c in decided if c.decided_at
        ),
        "found_inside": share(inside, len(opened)),
    }


def _of_published(facts: Facts) -> dict[str, Measure]:
    told = [each for each in facts.published if each.kind != MINOR_FIX]
    by_severity = {
        f"time_to_correct_{severity.value}": times(
            _taken(each) for each in facts.published if each.severity == severity
        )
        for severity in Severity
    }
    serious = [each for each in told if each.severity == Severity.SERIOUS]
    on_top = sum(each.place == Place.TOP for each in serious)
    return {
        **by_severity,
        "time_error_stood": times(each.at - each.stood_since for each in told if each.stood_since),
        "note_lag": times(each.note_at - each.at for each in told if each.note_at),
        "spread_lag": times(each.spread_done - each.at for each in told if each.spread_done),
        "per_hundred_articles": per_hundred(len(told), facts.articles),
        "repeat_rate": share(_repeated(told), len(told)),
        "late_share": share(sum(_taken(each) > LATE_AFTER for each in told), len(told)),
        "top_placed": share(on_top, len(serious)),
    }


def _of_answers(facts: Facts) -> dict[str, Measure]:
    accepted = sum(facts.outcomes.get(outcome, 0) for outcome in FIXED)
    edits = sum(facts.versions.values())
    return {
        "accepted_ratio": share(accepted, accepted + facts.outcomes.get(DECIDED, 0)),
        "appeals_upheld": share(facts.upheld, facts.appeals),
        "notes_corrected": share(facts.corrected_notes, facts.notes),
        "silent_fixes": share(facts.versions.get(MINOR_FIX, 0), edits),
    }


def _taken(each: PublishedFact) -> timedelta:
    return each.at - each.known_since


def _repeated(told: Sequence[PublishedFact]) -> int:
    """How many had the same type of error on the same desk within the ninety days before."""
    latest: dict[tuple[int | None, str], datetime] = {}
    found = 0
    for each in sorted(told, key=lambda one: one.at):
        before = latest.get((each.desk, each.error_type))
        found += before is not None and each.at - before <= REPEATED_WITHIN
        latest[each.desk, each.error_type] = each.at
    return found


def _tables(facts: Facts, zone: ZoneInfo) -> dict[str, Table]:
    months = months_of(facts.since, facts.until, zone)
    told = [each for each in facts.published if each.kind != MINOR_FIX]
    return {
        "time_to_correct": _by_month(
            months, facts.published, zone, {s.value: _median_of(s.value) for s in Severity}
        ),
        "kinds": _by_month(
            months, facts.published, zone, {kind.value: _count_of(kind.value) for kind in NoteKind}
        ),
        "late": _by_month(months, told, zone, {"late": _late_share}),
        "backlog": Table(
            ("open",), tuple((_name(month), (_open_at_end(facts, month, zone),)) for month in months)
        ),
        "error_types": counted((*EDITORS_CHOICE, *MORE), Counter(each.error_type for each in told)),
        "found": counted(
            tuple(FoundBy), Counter(case.found_by for case in facts.cases if case.opened_at >= facts.since)
        ),
        "causes": counted(tuple(facts.causes), facts.causes),
    }


Column = Callable[[Sequence[PublishedFact]], float | None]


def _by_month(
    months: Sequence[Month], told: Iterable[PublishedFact], zone: ZoneInfo, columns: Mapping[str, Column]
) -> Table:
    by_month: dict[Month, list[PublishedFact]] = defaultdict(list)
    for each in told:
        by_month[_month(each.at, zone)].append(each)
    rows = [(_name(month), tuple(column(by_month[month]) for column in columns.values())) for month in months]
    return Table(tuple(columns), tuple(rows))


def _median_of(severity: str) -> Column:
    return lambda told: times(_taken(each) for each in told if each.severity == severity).value


def _count_of(kind: str) -> Column:
    return lambda told: float(sum(each.kind == kind for each in told))


def _late_share(told: Sequence[PublishedFact]) -> float | None:
    return share(sum(_taken(each) > LATE_AFTER for each in told), len(told)).value


def _open_at_end(facts: Facts, month: Month, zone: ZoneInfo) -> float:
    end = min(_start(_next(month), zone), facts.until)
    return float(sum(_is_open(case, end) for case in facts.cases))


def _is_open(case: CaseFact, at: datetime) -> bool:
    return case.opened_at < at and (case.decided_at is None or case.decided_at >= at)


def months_of(since: datetime, until: datetime, zone: ZoneInfo) -> list[Month]:
    """The months from one moment to the other, both included, by the newsroom's clock."""
    months, last = [_month(since, zone)], _month(until, zone)
    while months[-1] < last:
        months.append(_next(months[-1]))
    return months


def _month(at: datetime, zone: ZoneInfo) -> Month:
    local = at.astimezone(zone)
    return local.year, local.month


def _next(month: Month) -> Month:
    year, number = month
    return (year + 1, 1) if number == 12 else (year, number + 1)


def _start(month: Month, zone: ZoneInfo) -> datetime:
    return datetime(*month, 1, tzinfo=zone)


def _name(month: Month) -> str:
    return f"{month[0]:04d}-{month[1]:02d}"
