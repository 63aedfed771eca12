"""Reading the facts of a period once, for the whole newsroom and for each desk of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.facts import AllFacts, CaseFact, Facts
from corrections.domain.minding.same_facts import with_repeats
from corrections.models import Correction, Desk, LogLine, ReaderQuestion
from corrections.queries.minding.fact_counts import Counts, causes_given, counts_by_desk, second_looks
from corrections.queries.minding.finders import KNOWN, finder_of, relations_of, with_openings
from corrections.queries.minding.published_facts import published_facts

REOPENING = ("correction.reopened", "correction.undone")


def read_facts(session: Session, *, since: datetime, until: datetime) -> AllFacts:
    """The facts of one period. Eighteen statements, however many cases and desks."""
    known = {case.id: case for case in _cases(session, since, until)}
    merged = set(session.scalars(select(Correction.id).where(Correction.state == CorrectionState.MERGED)))
    told: dict[str, list[Any]] = {
        "cases": [case for case in known.values() if case.id not in merged],
        "published": list(with_repeats(published_facts(session, known, since=since))),
        "causes": causes_given(session, since, known),
        "reopened": [known[number] for number in _reopened(session, since) if number in known],
        "looks": second_looks(session, since, known),
    }
    counts = counts_by_desk(session, since)
    by_desk = {name: _by_desk(rows) for name, rows in told.items()}
    whole = _facts(told, sum(counts.values(), Counts()), since, until)
    desks = session.scalars(select(Desk.id).order_by(Desk.id)).all()
    own = {desk: {name: by_desk[name].get(desk, []) for name in told} for desk in desks}
    return AllFacts(
        whole, {desk: _facts(own[desk], counts.get(desk, Counts()), since, until) for desk in desks}
    )


def _by_desk(rows: Iterable[Any]) -> Mapping[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.desk].append(row)
    return found


def _facts(told: Mapping[str, list[Any]], counts: Counts, since: datetime, until: datetime) -> Facts:
    return Facts(
        since=since,
        until=until,
        cases=tuple(told["cases"]),
        published=tuple(told["published"]),
        outcomes=counts.outcomes,
        articles=counts.articles,
        versions=counts.versions,
        appeals=len(told["looks"]),
        upheld=sum(each.upheld for each in told["looks"]),
        notes=counts.notes,
        corrected_notes=counts.corrected_notes,
        reopened=frozenset(case.id for case in told["reopened"]),
        causes=tuple((each.cause, each.at) for each in told["causes"]),
    )


def _cases(session: Session, since: datetime, until: datetime) -> Iterable[CaseFact]:
    paused = _paused(session, since, until)
    relations = relations_of(session)
    columns = (Correction.id, Correction.desk_id, Correction.severity, Correction.opened_at)
    chosen = with_openings(select(*columns, Correction.first_act_at, Correction.decided_at, *KNOWN)).where(
        or_(Correction.opened_at >= since, Correction.decided_at.is_(None), Correction.decided_at >= since)
    )
    for row in session.execute(chosen.order_by(Correction.id)):
        yield CaseFact(
            id=row.id,
            desk=row.desk_id,
            severity=row.severity,
            opened_at=row.opened_at,
            first_act_at=row.first_act_at,
            decided_at=row.decided_at,
            found_by=finder_of(row, relations.get(row.id)),
            paused=paused.get(row.id, timedelta()),
        )


def _paused(session: Session, since: datetime, until: datetime) -> Mapping[int, timedelta]:
    """How long each case waited for readers' replies; questions at the same time count one by one."""
    chosen = select(ReaderQuestion.correction_id, ReaderQuestion.asked_at, ReaderQuestion.ended_at)
    found: dict[int, timedelta] = {}
    for case, asked, ended in session.execute(chosen.where(ReaderQuestion.asked_at >= since)):
        found[case] = found.get(case, timedelta()) + ((ended or until) - asked)
    return found


def _reopened(session: Session, since: datetime) -> set[int]:
    """The cases that were opened again, or whose change was taken back, as the log says."""
    chosen = select(LogLine.subject).where(LogLine.act.in_(REOPENING), LogLine.at >= since)
    return {int(subject.partition("-")[2]) for subject in session.scalars(chosen)}
