"""What the standards desk minds: working days, deadlines, measures, figures, causes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from corrections.domain.anchoring.edits import Kept, New, edits
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.disclosure import Severity
from corrections.domain.house_rules import HouseRules
from corrections.domain.minding.causes import is_asked
from corrections.domain.minding.deadlines import Lateness, deadlines, lateness
from corrections.domain.minding.facts import CaseFact, Facts, FoundBy, PublishedFact
from corrections.domain.minding.figure_tables import months_of
from corrections.domain.minding.figures import Figures, figures
from corrections.domain.minding.first_carried import first_carried
from corrections.domain.minding.measures import Unit, per_hundred, share, times
from corrections.domain.minding.tables import Table, counted, occurring
from corrections.domain.minding.working_days import WorkingDays, weekdays_named
from corrections.domain.text.spans import Part, Span

UTC_ZONE = ZoneInfo("UTC")
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
HOUR = timedelta(hours=1)


def test_holidays_and_other_weeks_are_no_working_days() -> None:
    days = WorkingDays(UTC_ZONE, weekdays_named(("Monday", "tuesday")), frozenset({date(2026, 3, 3)}))
    assert days.end_of_day_after(MONDAY, 1) == datetime(2026, 3, 9, 18, tzinfo=UTC)
    assert HouseRules(zone=UTC_ZONE).days.end_of_day_after(MONDAY, 1) == datetime(2026, 3, 3, 18, tzinfo=UTC)


def test_a_newsroom_works_on_some_day() -> None:
    with pytest.raises(ValueError, match="some day"):
        WorkingDays(UTC_ZONE, frozenset())
    with pytest.raises(ValueError, match="not in tuple"):
        weekdays_named(("someday",))


@pytest.mark.parametrize(
    ("severity", "acknowledge", "decide"),
    [
        (Severity.SERIOUS, MONDAY + HOUR, datetime(2026, 3, 3, 18, tzinfo=UTC)),
        (Severity.ORDINARY, datetime(2026, 3, 3, 18, tzinfo=UTC), datetime(2026, 3, 16, 18, tzinfo=UTC)),
        (Severity.MINOR, datetime(2026, 3, 9, 9, tzinfo=UTC), datetime(2026, 3, 16, 18, tzinfo=UTC)),
    ],
)
def test_deadlines_follow_from_severity_and_stay_within_their_limits(
    severity: Severity, acknowledge: datetime, decide: datetime
) -> None:
    marks = deadlines(severity, MONDAY, WorkingDays(UTC_ZONE))
    assert (marks.acknowledge, marks.decide) == (acknowledge, decide)
    assert marks.acknowledge_limit - MONDAY == timedelta(days=7)
    assert marks.decide_limit - MONDAY == timedelta(days=21)


@pytest.mark.parametrize(
    ("after", "looked_at", "how"),
    [
        (timedelta(hours=1), False, Lateness.IN_TIME),
        (timedelta(days=2), False, Lateness.NOT_LOOKED_AT),
        (timedelta(days=2), True, Lateness.IN_TIME),
        (timedelta(days=7), False, Lateness.PAST_LIMIT),
        (timedelta(days=15), True, Lateness.NOT_DECIDED),
        (timedelta(days=21), True, Lateness.PAST_LIMIT),
    ],
)
def test_the_worst_lateness_counts(after: timedelta, looked_at: bool, how: Lateness) -> None:
    marks = deadlines(Severity.ORDINARY, MONDAY, WorkingDays(UTC_ZONE))
    assert lateness(marks, looked_at=looked_at, at=MONDAY + after) is how


def test_nothing_is_said_over_fewer_than_five() -> None:
    assert times([HOUR] * 4).value is share(1, 4).value is per_hundred(1, 4).value is None
    assert times([HOUR] * 4).of == 4


def test_times_give_the_median_and_what_nine_in_ten_stay_within() -> None:
    measure = times(HOUR * hours for hours in range(1, 11))
    assert (measure.unit, measure.value, measure.most, measure.of) == (Unit.HOURS, 5.5, 9.0, 10)
    assert share(2, 8).value == 0.25 and per_hundred(3, 200).value == 1.5


def test_names_that_never_occurred_are_no_rows() -> None:
    found = {"b": 2}
    table = counted(occurring(("a", "b"), found), found)
    assert table.rows == (("b", (2.0,)),) and not table.is_empty
    assert Table(("x",), (("a", (None,)),)).is_empty


def case(
    number: int, *, opened: datetime, decided: datetime | None = None, found: FoundBy = FoundBy.READER
) -> CaseFact:
    return CaseFact(number, 1, "ordinary", opened, opened + HOUR, decided, found, paused=HOUR)


def went_out(
    at: datetime, *, known: datetime, kind: str = "correction", severity: str = "ordinary", **more: object
) -> PublishedFact:
    values = {"place": "foot", "error_type": "number", "found_by": FoundBy.READER, **more}
    return PublishedFact(1, 2, 1, at, kind, severity, known_since=known, **values)  # type: ignore[arg-type]


def six(at: datetime, *, taking: timedelta, **more: object) -> tuple[PublishedFact, ...]:
    return tuple(went_out(at + HOUR * n, known=at + HOUR * n - taking, **more) for n in range(6))  # type: ignore[arg-type]


def test_each_figure_is_what_its_definition_says() -> None:
    until = MONDAY
    opened = until - timedelta(days=50)
    cases = tuple(
        case(
            n,
            opened=opened + HOUR * n,
            decided=opened + HOUR * (n + 10),
            found=FoundBy.STAFF if n == 1 else FoundBy.READER,
        )
        for n in range(1, 9)
    )
    published = (
        *six(opened, taking=timedelta(days=40), note_at=None, stood_since=opened - timedelta(days=60)),
        *six(opened + timedelta(days=2), taking=HOUR, kind="minor_fix", severity="minor"),
        *six(opened + timedelta(days=3), taking=HOUR * 2, severity="serious", place="top"),
    )
    facts = Facts(
        since=until - YEAR, until=until, cases=cases, published=published,
        outcomes={"fixed": 6, "declined": 2, "closed_abuse": 9}, articles=600,
        versions={"minor_fix": 6, "correction": 12, "import": 2}, appeals=10, upheld=3, notes=12, corrected_notes=1,
        causes=(("haste", opened), ("haste", until)), reopened=frozenset({1, 99}),
    )  # fmt: skip
    told = figures(facts, UTC_ZONE)
    value = {name: measure.value for name, measure in told.measures.items()}
    assert (
        value["time_to_acknowledge"] == 1
        and value["time_to_decide"] == 10
        and value["time_to_decide_unpaused"] == 9
    )
    assert value["found_inside"] == 1 / 8 and value["per_hundred_articles"] == 2
    assert value["time_to_correct_serious"] == 2 and value["time_to_correct_minor"] == 1
    assert value["time_error_stood"] == pytest.approx(60 * 24 + 2.5)
    assert value["late_share"] == 0.5 and value["top_placed"] == 1 and value["repeat_rate"] == 11 / 12
    assert value["accepted_ratio"] == 0.75 and value["appeals_upheld"] == 0.3
    assert value["notes_corrected"] == 1 / 12 and value["silent_fixes"] == 0.3
    assert value["reopened"] == 2 / 9 and value["same_fact"] == 0
    assert value["note_lag"] is None and value["spread_lag"] is None
    assert dict(told.tables["error_types"].rows) == {"number": (12.0,)}
    assert dict(told.tables["found"].rows) == {"reader": (7.0,), "staff": (1.0,)}
    assert dict(told.tables["causes"].rows) == {"haste": (2.0,)}
    assert [row for row in told.tables["causes_by_month"].rows if row[1] != (0,)] == [
        ("2026-01", (1,)),
        ("2026-03", (1,)),
    ]
    assert dict(told.tables["error_types_by_month"].rows)["2026-01"] == (12.0,)
    assert dict(told.tables["late"].shown)["2026-01"] == (0.5,) and told.tables["late"].over[-2:] == (
        (0,),
        (0,),
    )
    january = dict(told.tables["time_to_correct"].rows)["2026-01"]
    assert told.tables["time_to_correct"].columns == ("minor", "ordinary", "serious") and january == (
        1.0,
        960.0,
        2.0,
    )
    assert Figures.from_json(json.loads(json.dumps(told.to_json()))) == told


def test_the_backlog_is_what_nobody_had_decided_at_the_end_of_the_month() -> None:
    start = datetime(2025, 12, 15, tzinfo=UTC)
    cases = (
        case(1, opened=start, decided=start + timedelta(days=30)),
        case(2, opened=start),
        case(3, opened=datetime(2026, 1, 1, tzinfo=UTC)),
    )
    told = figures(Facts(since=start, until=datetime(2026, 1, 20, tzinfo=UTC), cases=cases), UTC_ZONE)
    assert told.tables["backlog"].rows == (("2025-12", (2.0,)), ("2026-01", (2.0,)))


def test_months_are_those_of_the_newsrooms_clock() -> None:
    at = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    assert months_of(at, at + HOUR, UTC_ZONE) == [(2025, 12), (2026, 1)]
    assert months_of(at, at + HOUR, ZoneInfo("Europe/Kyiv")) == [(2026, 1)]


def step(*runs: Kept | New) -> VersionEdits:
    whole = edits([Kept(0, 5)])
    return VersionEdits(
        text={Part.HEADLINE: whole, Part.DEK: whole, Part.BODY: edits(runs)}, string=edits(runs)
    )


def test_words_are_carried_back_to_the_version_that_first_had_them() -> None:
    added = step(Kept(0, 10), New("five!"), Kept(10, 10))
    moved = step(New("xx"), Kept(0, 25))
    assert first_carried(Span(2, 6), Part.BODY, [added, moved]) == 1
    assert first_carried(Span(12, 17), Part.BODY, [added, moved]) == 2
    assert first_carried(Span(0, 4), Part.BODY, [added, moved]) == 3
    assert first_carried(Span(3, 5), Part.BODY, []) == 1


def test_a_cause_is_asked_the_day_after_a_serious_error_and_never_on_the_day() -> None:
    days = WorkingDays(ZoneInfo("Europe/Kyiv"))
    late_evening = datetime(2026, 3, 2, 21, 0, tzinfo=UTC)
    assert not is_asked(Severity.SERIOUS, late_evening, at=late_evening + timedelta(minutes=59), days=days)
    assert is_asked(Severity.SERIOUS, late_evening, at=late_evening + timedelta(minutes=61), days=days)
    assert not is_asked(Severity.ORDINARY, late_evening, at=late_evening + timedelta(days=3), days=days)
