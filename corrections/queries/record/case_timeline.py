"""The whole life of a case, in order: reported, taken up, decided, signed, published, answered, sent out, sealed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.references import case_id, case_reference
from corrections.domain.refusals import NotFound
from corrections.models import (
    Answer,
    Article,
    Correction,
    Delivery,
    LogCheckpoint,
    OutboxEvent,
    PrivateAct,
    Staff,
    Submission,
)
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_ACTS, MOST_REPORTS, MOST_DELIVERIES = 300, 100, 100
Acts = Sequence[tuple[PrivateAct, str | None]]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened. `what` is a code: an act's, or `reported`, `taken_up`, `answered`, `sent`, `sealed`.

    `name` is empty for readers and for what the desk did by rule; `seq` is the entry's number, if it has one.
    """

    at: datetime
    what: str
    name: str = ""
    person: int | None = None
    seq: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseTimeline:
    """A case and all that happened to it, the oldest first; `more_reports` came besides those shown."""

    reference: str
    state: str
    severity: str
    slug: str
    headline_version: int
    steps: tuple[Step, ...]
    more_reports: int


def case_timeline(sessions: Sessions, reference: str) -> CaseTimeline:
    """The timeline of a case. At most seven statements. Raises NotFound."""
    number = case_id(reference)
    with reading(sessions) as session:
        chosen = select(Correction, Article.slug).join(Article, Article.id == Correction.article_id)
        row = session.execute(chosen.where(Correction.id == number)).one_or_none()
        if row is None:
            raise NotFound
        case: Correction = row.Correction
        acts = _acts(session, number)
        reports = _reports(session, number)
        steps = [*reports, *_taken_up(case), *_told(acts, _names(session, acts)), *_answers(session, number)]
        steps += [*_sealed(session, acts), *_sent(session, case, acts)]
        return CaseTimeline(
            reference=case_reference(number),
            state=case.state,
            severity=case.severity,
            slug=row.slug,
            headline_version=case.version,
            steps=tuple(sorted(steps, key=lambda step: step.at)),
            more_reports=max(0, case.reports - len(reports)),
        )


def _acts(session: Session, number: int) -> Acts:
    chosen = select(PrivateAct, Staff.name).outerjoin(Staff, Staff.id == PrivateAct.staff_id)
    chosen = chosen.where(PrivateAct.subject == case_reference(number))
    rows = session.execute(chosen.order_by(PrivateAct.seq).limit(MOST_ACTS))
    return [(row.PrivateAct, row.name) for row in rows]


def _reports(session: Session, number: int) -> list[Step]:
    chosen = select(Submission.id, Submission.received_at, Submission.relation, Submission.logged_seq)
    chosen = chosen.where(Submission.correction_id == number).order_by(Submission.id).limit(MOST_REPORTS)
    return [
        Step(row.received_at, "reported", seq=row.logged_seq, facts={"relation": row.relation})
        for row in session.execute(chosen)
    ]


def _taken_up(case: Correction) -> Iterator[Step]:
    if case.first_act_at is not None:
        yield Step(case.first_act_at, "taken_up")


def _names(session: Session, acts: Acts) -> Mapping[int, str]:
    """The names of those whose signatures stood when something was published."""
    signers = {each for act, _ in acts for each in json.loads(act.contents)["facts"].get("signers", ())}
    if not signers:
        return {}
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(signers)))
    return {row.id: row.name for row in rows}


def _told(acts: Acts, names: Mapping[int, str]) -> Iterator[Step]:
    for act, name in acts:
        if act.act == "submissions.answered":
            continue  # told by the answers themselves
        facts = json.loads(act.contents)["facts"]
        signers = [names.get(each, str(each)) for each in facts.get("signers", ())]
        yield Step(act.at, act.act, name or "", act.staff_id, act.seq, {**facts, "signers": signers})


def _answers(session: Session, number: int) -> Iterator[Step]:
    """The answers, those of one moment together."""
    counted = func.count().label("count")
    chosen = select(Answer.at, Answer.outcome, counted).join(
        Submission, Submission.id == Answer.submission_id
    )
    chosen = chosen.where(Submission.correction_id == number).group_by(Answer.at, Answer.outcome)
    for row in session.execute(chosen.order_by(Answer.at)):
        yield Step(row.at, "answered", facts={"outcome": row.outcome, "count": row.count})


def _sealed(session: Session, acts: Acts) -> Iterator[Step]:
    """The checkpoint that covers the latest act: from then on nobody can rewrite what stands before."""
    if not acts:
        return
    chosen = select(LogCheckpoint.size, LogCheckpoint.signed_at).where(LogCheckpoint.size > acts[-1][0].seq)
    row = session.execute(chosen.order_by(LogCheckpoint.size).limit(1)).one_or_none()
    if row is not None:
        yield Step(row.signed_at, "sealed", facts={"size": row.size})


def _sent(session: Session, case: Correction, acts: Acts) -> Iterator[Step]:
    """What was sent to others of what this case published: feeds' subscribers, the publisher's system, archives."""
    moments = {act.at for act, _ in acts if act.act in ("correction.published", "correction.undone")}
    if not moments:
        return
    chosen = select(OutboxEvent.kind, OutboxEvent.payload, Delivery.target, Delivery.outcome, Delivery.at)
    chosen = chosen.join(Delivery, Delivery.event_id == OutboxEvent.id).where(
        OutboxEvent.created_at.in_(moments), OutboxEvent.kind.in_(("version.published", "note.published"))
    )
    for row in session.execute(chosen.order_by(Delivery.at).limit(MOST_DELIVERIES)):
        if json.loads(row.payload).get("article") == case.article_id:
            yield Step(row.at, "sent", facts={"target": row.target, "outcome": row.outcome, "kind": row.kind})
