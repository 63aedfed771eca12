"""The tables of the figures: by month, by type of error, by who found it, by cause, by desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.error_types import EDITORS_CHOICE, MORE
from corrections.domain.minding.causes import Cause
from corrections.domain.minding.detection import FoundBy
from corrections.domain.minding.facts import CaseFact, Facts, PublishedFact
from corrections.domain.minding.measures import Unit, times
from corrections.domain.minding.tables import Table, counted, occurring

LATE_AFTER = timedelta(days=30)
MINOR_FIX = NoteKind.MINOR_FIX.value
DESKS, REST, MOST_TYPES = "desks", "rest", 7
Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows and columns the tables have: what ever occurred in the whole newsroom, the same for each desk."""

    error_types: tuple[str, ...]
    found: tuple[str, ...]
    causes: tuple[str, ...]
    trend: tuple[str, ...]


def shown_of(facts: Facts) -> Shown:
    """What occurred; the trend of error types has the seven that occurred most, and the rest in one."""
    types = Counter(each.error_type for each in with_note(facts.published))
    named = occurring((*EDITORS_CHOICE, *MORE), types)
    found = Counter(str(case.found_by) for case in opened_in(facts))
    most = sorted(named, key=lambda each: -types[each])[:MOST_TYPES]
    return Shown(
        error_types=named,
        found=occurring(tuple(FoundBy), found),
        causes=occurring(tuple(Cause), Counter(cause for cause, _ in facts.causes)),
        trend=tuple(each for each in named if each in most),
    )


def opened_in(facts: Facts) -> list[CaseFact]:
    """The cases that were opened within the period."""
    return [case for case in facts.cases if case.opened_at >= facts.since]


def with_note(published: Iterable[PublishedFact]) -> list[PublishedFact]:
    """All but the minor fixes, which have no note."""
    return [each for each in published if each.kind != MINOR_FIX]


def taken(each: PublishedFact) -> timedelta:
    """From the first report to the publication."""
    return each.at - each.known_since


def tables_of(facts: Facts, zone: ZoneInfo, shown: Shown) -> dict[str, Table]:
    """Every table, by name; that of the desks is filled in where there are some."""
    months = months_of(facts.since, facts.until, zone)
    told = with_note(facts.published)
    severities = {each.value: _median_of(each.value) for each in Severity}
    kinds = {kind.value: _count_of(kind.value) for kind in NoteKind}
    backlog = tuple((_name(month), (_open_at_end(facts, month, zone),)) for month in months)
    return {
        "time_to_correct": _by_month(months, facts.published, zone, severities, unit=Unit.HOURS),
        "kinds": _by_month(months, facts.published, zone, kinds),
        "late": _late(months, told, zone),
        "backlog": Table(("open",), backlog),
        "error_types": counted(shown.error_types, Counter(each.error_type for each in told)),
        "error_types_by_month": _by_month(months, told, zone, _types(shown)),
        "found": counted(shown.found, Counter(case.found_by for case in opened_in(facts))),
        "causes": counted(shown.causes, Counter(cause for cause, _ in facts.causes)),
        "causes_by_month": _causes_by_month(months, facts, zone, shown.causes),
        DESKS: desks_table({}),
    }


def desks_table(desks: Mapping[int, Facts]) -> Table:
    """Changes with a note over articles published, by the number of the desk."""
    rows = tuple((str(desk), (float(len(with_note(each.published))),)) for desk, each in desks.items())
    return Table(("per_hundred",), rows, Unit.RATE, tuple((each.articles,) for each in desks.values()))


Column = Callable[[Sequence[PublishedFact]], float | None]


def _by_month(
    months: Sequence[Month],
    told: Iterable[PublishedFact],
    zone: ZoneInfo,
    columns: Mapping[str, Column],
    *,
    unit: Unit = Unit.COUNT,
) -> Table:
    by_month = _in_months(told, zone)
    rows = [(_name(month), tuple(column(by_month[month]) for column in columns.values())) for month in months]
    return Table(tuple(columns), tuple(rows), unit)


def _in_months(told: Iterable[PublishedFact], zone: ZoneInfo) -> dict[Month, list[PublishedFact]]:
    by_month: dict[Month, list[PublishedFact]] = defaultdict(list)
    for each in told:
        by_month[_month(each.at, zone)].append(each)
    return by_month


def _late(months: Sequence[Month], told: Iterable[PublishedFact], zone: ZoneInfo) -> Table:
    by_month = _in_months(told, zone)
    late = {month: sum(taken(each) > LATE_AFTER for each in by_month[month]) for month in months}
    rows = tuple((_name(month), (float(late[month]),)) for month in months)
    return Table(("late",), rows, Unit.SHARE, tuple((len(by_month[month]),) for month in months))


def _types(shown: Shown) -> dict[str, Column]:
    columns = {each: _type_of(frozenset({each})) for each in shown.trend}
    if rest := frozenset(shown.error_types) - frozenset(shown.trend):
        columns[REST] = _type_of(rest)
    return columns


def _causes_by_month(months: Sequence[Month], facts: Facts, zone: ZoneInfo, names: Sequence[str]) -> Table:
    found = Counter((cause, _month(at, zone)) for cause, at in facts.causes)
    rows = [(_name(month), tuple(float(found[name, month]) for name in names)) for month in months]
    return Table(tuple(names), tuple(rows))


def _median_of(severity: str) -> Column:
    return lambda told: times(taken(each) for each in told if each.severity == severity).value


def _count_of(kind: str) -> Column:
    return lambda told: float(sum(each.kind == kind for each in told))


def _type_of(types: frozenset[str]) -> Column:
    return lambda told: float(sum(each.error_type in types for each in told))


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
