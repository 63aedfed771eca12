"""What an assessor asks for: every decision of a time, with both texts, the note, the times and the proofs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import note_subject, version_subject
from corrections.domain.references import case_id
from corrections.domain.text.stored_string import canonical_text
from corrections.models import Article, ArticleVersion, Correction, Note, PrivateAct, Staff, VersionText
from corrections.models.sessions import Sessions
from corrections.queries.proving.log_proof import proof_of
from corrections.queries.reading_session import reading
from corrections.queries.record.log_question import LogQuestion, answering

BATCH = 100
DECIDED = ("correction.published", "correction.declined", "correction.undone")
Record = dict[str, Any]


def assessed_corrections(sessions: Sessions, question: LogQuestion) -> Iterator[Record]:
    """Every case published, declined or undone in the question's time, each decision once, kind by kind.

    Each batch has a session of its own, so that any number needs the same memory.
    """
    for act in DECIDED:
        after: int | None = -1
        while after is not None:
            with reading(sessions) as session:
                asked = LogQuestion(act=act, since=question.since, until=question.until)
                found = answering(asked, None, after=after)
                numbers = session.scalars(found.order_by(found.selected_columns[0]).limit(BATCH)).all()
                records = [_record(session, number) for number in numbers]
            yield from records
            after = numbers[-1] if len(numbers) == BATCH else None


def _record(session: Session, seq: int) -> Record:
    chosen = (
        select(PrivateAct, Staff.name, Correction, Article)
        .select_from(PrivateAct)
        .join(Correction, Correction.id == case_id(_subject(session, seq)))
        .join(Article, Article.id == Correction.article_id)
        .outerjoin(Staff, Staff.id == PrivateAct.staff_id)
        .where(PrivateAct.seq == seq)
    )
    row = session.execute(chosen).one()
    act, case, article = row.PrivateAct, row.Correction, row.Article
    facts = json.loads(act.contents)["facts"]
    return {
        "entry": seq,
        "decision": act.act.partition(".")[2],
        "case": act.subject,
        "article": article.slug,
        "decided": stamp(act.at),
        "decided_by": row.name or "",
        "signers": _names(session, facts.get("signers", ())),
        "reported": stamp(case.opened_at),
        "acknowledged": stamp(case.first_act_at) if case.first_act_at else None,
        "reports": case.reports,
        "severity": facts.get("severity", case.severity),
        "error_type": facts.get("error_type"),
        "kind": facts.get("kind"),
        "reason": facts.get("reason") or facts.get("departure") or "",
        "checked_against": facts.get("checked", ""),
        **_texts(session, article.id, facts.get("version"), case.version),
        **_note(session, facts.get("note")),
    }


def _subject(session: Session, seq: int) -> str:
    return session.scalars(select(PrivateAct.subject).where(PrivateAct.seq == seq)).one()


def _names(session: Session, numbers: Any) -> list[str]:
    return list(session.scalars(select(Staff.name).where(Staff.id.in_(list(numbers))).order_by(Staff.name)))


def _texts(session: Session, article: int, version: int | None, read: int) -> Record:
    """The text as it was and, where something was published, as it became, with the version's proof."""
    if version is None:
        return {
            "before": _text(session, article, read),
            "after": None,
            "version": None,
            "version_proof": None,
        }
    return {
        "before": _text(session, article, version - 1),
        "after": _text(session, article, version),
        "version": version,
        "version_proof": proof_of(session, version_subject(article, version)),
    }


def _text(session: Session, article: int, number: int) -> Mapping[str, str] | None:
    """A version's words in plain text; None where they were withdrawn."""
    version = aliased(ArticleVersion)
    chosen = select(VersionText).join(version, version.id == VersionText.version_id)
    words = session.scalar(chosen.where(version.article_id == article, version.number == number))
    if words is None:
        return None
    return {"headline": words.headline, "dek": words.dek, "body": canonical_text(words.body)}


def _note(session: Session, reference: str | None) -> Record:
    note = session.scalar(select(Note).where(Note.reference == reference)) if reference else None
    if note is None:
        return {"note": None, "note_text": None, "changes": [], "published": None, "note_proof": None}
    return {
        "note": note.reference,
        "note_text": note.text,
        "changes": json.loads(note.changes),
        "published": stamp(note.published_at),
        "note_proof": proof_of(session, note_subject(note.reference)),
    }
