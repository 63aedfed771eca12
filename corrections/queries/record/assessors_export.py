"""What an assessor asks for: every decision of a time, with both texts, the note, the times and the proofs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.minding.detection import FoundBy
from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import note_subject, version_subject
from corrections.domain.references import case_id
from corrections.models import PrivateAct
from corrections.models.sessions import Sessions
from corrections.queries.minding.finders import finders
from corrections.queries.proving.many_proofs import proofs_of
from corrections.queries.reading_session import reading
from corrections.queries.record import assessed_rows as rows
from corrections.queries.record.log_question import LogQuestion, answering

BATCH = 100
DECIDED = ("correction.published", "correction.declined", "correction.undone")
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as its act holds it: the case's number, and the facts of the act."""

    act: PrivateAct
    case: int
    facts: Mapping[str, Any]

    @property
    def signers(self) -> Sequence[int]:
        """Who signed, by number."""
        return tuple(self.facts.get("signers", ()))

    @property
    def version(self) -> int | None:
        """The version that came of it, None where the text stands."""
        return self.facts.get("version")

    @property
    def note(self) -> str:
        """The note's reference, empty where there is none."""
        return self.facts.get("note") or ""


@dataclass(frozen=True, slots=True)
class Around:
    """What a batch of decisions speaks of: cases, who noticed them, people, notes, texts, proofs by subject."""

    cases: Mapping[int, rows.CaseRow]
    finders: Mapping[int, FoundBy]
    people: Mapping[int, str]
    notes: Mapping[str, rows.NoteRow]
    texts: Mapping[tuple[int, int], Mapping[str, str]]
    proofs: Mapping[str, Mapping[str, Any]]


def assessed_corrections(sessions: Sessions, question: LogQuestion) -> Iterator[Record]:
    """Every case published, declined or undone in the question's time, each decision once, kind by kind.

    Each batch has a session of its own and some twelve statements, so that any number needs the same memory.
    """
    for act in DECIDED:
        after: int | None = -1
        while after is not None:
            with reading(sessions) as session:
                asked = LogQuestion(act=act, since=question.since, until=question.until)
                found = answering(asked, None, after=after)
                numbers = session.scalars(found.order_by(found.selected_columns[0]).limit(BATCH)).all()
                records = _records(session, numbers)
            yield from records
            after = numbers[-1] if len(numbers) == BATCH else None


def _records(session: Session, numbers: Sequence[int]) -> list[Record]:
    if not numbers:
        return []
    decisions = [
        Decision(act, case_id(act.subject), json.loads(act.contents)["facts"])
        for act in rows.acts_of(session, numbers)
    ]
    around = _around(session, decisions)
    return [_record(each, around) for each in decisions]


def _around(session: Session, decisions: Sequence[Decision]) -> Around:
    cases = rows.cases_of(session, {each.case for each in decisions})
    people = {each.act.staff_id for each in decisions if each.act.staff_id}
    people |= {number for each in decisions for number in each.signers}
    changed = [(cases[each.case].article_id, each.version) for each in decisions if each.version is not None]
    kept = {
        (cases[each.case].article_id, cases[each.case].version) for each in decisions if each.version is None
    }
    before = {(article, version - 1) for article, version in changed}
    notes = {each.note for each in decisions if each.note}
    return Around(
        cases=cases,
        finders=finders(session, cases),
        people=rows.names_of(session, people),
        notes=rows.notes_of(session, notes),
        texts=rows.texts_of(session, before | kept | set(changed)),
        proofs=proofs_of(
            session, [version_subject(*each) for each in changed] + [note_subject(each) for each in notes]
        ),
    )


def _record(each: Decision, around: Around) -> Record:
    case, act, facts = around.cases[each.case], each.act, each.facts
    return {
        "entry": act.seq,
        "decision": act.act.partition(".")[2],
        "case": act.subject,
        "article": case.slug,
        "decided": stamp(act.at),
        "decided_by": around.people.get(act.staff_id or 0, ""),
        "signers": sorted(around.people[number] for number in set(each.signers) if number in around.people),
        "found_by": around.finders[each.case].value,
        "reported": stamp(case.opened_at),
        "acknowledged": stamp(case.first_act_at) if case.first_act_at else None,
        "reports": case.reports,
        "severity": facts.get("severity", case.severity),
        "error_type": facts.get("error_type"),
        "kind": facts.get("kind"),
        "reason": facts.get("reason") or facts.get("departure") or "",
        "checked_against": facts.get("checked", ""),
        **_texts(each, case, around),
        **_note(each, around),
    }


def _texts(each: Decision, case: rows.CaseRow, around: Around) -> Record:
    """The text as it was and, where something was published, as it became, with the version's proof."""
    article, version = case.article_id, each.version
    if version is None:
        before = around.texts.get((article, case.version))
        return {"before": before, "after": None, "version": None, "version_proof": None}
    return {
        "before": around.texts.get((article, version - 1)),
        "after": around.texts.get((article, version)),
        "version": version,
        "version_proof": around.proofs.get(version_subject(article, version)),
    }


def _note(each: Decision, around: Around) -> Record:
    note = around.notes.get(each.note)
    if note is None:
        return {"note": None, "note_text": None, "changes": [], "published": None, "note_proof": None}
    return {
        "note": note.reference,
        "note_text": note.text,
        "changes": json.loads(note.changes),
        "published": stamp(note.published_at),
        "note_proof": around.proofs.get(note_subject(note.reference)),
    }
