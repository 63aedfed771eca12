"""The figures of the standards desk: each KPI with its denominator, and the series that pictures show.

Definitions follow what newsrooms and their certifiers ask for; none of them ranks people. Those of one desk are told in
fives (`small_numbers`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from corrections.domain.disclosure import Place, Severity
from corrections.domain.minding.detection import INSIDE
from corrections.domain.minding.facts import AllFacts, Facts, PublishedFact
from corrections.domain.minding.figure_tables import (
    DESKS,
    LATE_AFTER,
    MINOR_FIX,
    Shown,
    desks_table,
    opened_in,
    shown_of,
    tables_of,
    taken,
    with_note,
)
from corrections.domain.minding.measures import Measure, per_hundred, share, times
from corrections.domain.minding.same_facts import REPEATED_WITHIN
from corrections.domain.minding.small_numbers import measures_in_fives, rows_in_fives, tables_in_fives
from corrections.domain.minding.tables import Table

FIXED, DECIDED = frozenset({"fixed", "changed_differently", "already_fixed"}), "declined"


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


def figures(facts: Facts, zone: ZoneInfo, shown: Shown | None = None) -> Figures:
    """All of it, from the facts of one period; months are those of the newsroom's clock."""
    return Figures(
        facts.since,
        facts.until,
        {**_of_cases(facts), **_of_published(facts), **_of_answers(facts)},
        tables_of(facts, zone, shown or shown_of(facts)),
    )


def all_figures(facts: AllFacts, zone: ZoneInfo) -> dict[int | None, Figures]:
    """Those of the whole newsroom (None) as they are, and those of each desk in fives."""
    shown = shown_of(facts.whole)
    whole = figures(facts.whole, zone, shown)
    desks = {desk: figures(each, zone, shown) for desk, each in facts.desks.items()}
    by_desk = rows_in_fives(desks_table(facts.desks))
    found: dict[int | None, Figures] = {None: replace(whole, tables={**whole.tables, DESKS: by_desk})}
    measures = measures_in_fives([each.measures for each in desks.values()])
    tables = {name: tables_in_fives([each.tables[name] for each in desks.values()]) for name in whole.tables}
    for number, (desk, each) in enumerate(desks.items()):
        its_own = {name: told[number] for name, told in tables.items()}
        found[desk] = replace(each, measures=measures[number], tables=its_own)
    return found


def _of_cases(facts: Facts) -> dict[str, Measure]:
    opened = opened_in(facts)
    decided = [case for case in facts.cases if case.decided_at and case.decided_at >= facts.since]
    inside = sum(case.found_by in INSIDE for case in opened)
    ever_decided = {case.id for case in decided} | facts.reopened
    return {
        "time_to_acknowledge": times(c.first_act_at - c.opened_at for c in opened if c.first_act_at),
        "time_to_decide": times(c.decided_at - c.opened_at for c in decided if c.decided_at),
        "time_to_decide_unpaused": times(
            c.decided_at - c.opened_at - c.paused for c in decided if c.decided_at
        ),
        "found_inside": share(inside, len(opened)),
        "reopened": share(len(facts.reopened), len(ever_decided)),
    }


def _of_published(facts: Facts) -> dict[str, Measure]:
    told = with_note(facts.published)
    by_severity = {
        f"time_to_correct_{severity.value}": times(
            taken(each) for each in facts.published if each.severity == severity
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
        "same_fact": share(sum(each.repeats for each in told), len(told)),
        "late_share": share(sum(taken(each) > LATE_AFTER for each in told), len(told)),
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


def _repeated(told: Sequence[PublishedFact]) -> int:
    """How many had the same type of error on the same desk within the ninety days before."""
    latest: dict[tuple[int | None, str], datetime] = {}
    found = 0
    for each in sorted(told, key=lambda one: one.at):
        before = latest.get((each.desk, each.error_type))
        found += before is not None and each.at - before <= REPEATED_WITHIN
        latest[each.desk, each.error_type] = each.at
    return found
