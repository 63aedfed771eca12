"""Checking what readers added to their reports: the kept words match the commitment that the log holds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.commitments import keyed, same
from corrections.domain.reporting.additions import About, Addition, addition_content
from corrections.models import ReaderAddition, WithdrawnWords
from corrections.queries.found_broken import Broken

BATCH = 1000
ACTS = {
    "submission.evidence_added": About.EVIDENCE,
    "submission.replied": About.QUESTION,
    "submission.point_missed": About.MISSED,
    "submission.appealed": About.APPEAL,
}


def additions_differ(session: Session, logged: Mapping[int, tuple[str, dict[str, Any]]]) -> Iterator[Broken]:
    """Compare every addition there still is with its act's name and facts, given by the addition's number."""
    gone = set(
        session.scalars(
            select(WithdrawnWords.row_id).where(WithdrawnWords.place == ReaderAddition.__tablename__)
        )
    )
    chosen = select(ReaderAddition).order_by(ReaderAddition.id)
    for row in session.scalars(chosen).yield_per(BATCH):
        act, facts = logged.get(row.id, ("", {}))
        if act not in ACTS:
            yield Broken(f"addition {row.id}", "it is not in the log")
        elif row.id in gone and not row.commitment_key:
            continue  # sealed as it was left
        elif not _holds(row, ACTS[act], facts):
            yield Broken(f"addition {row.id}", "it is not as the reader wrote it")


def _holds(row: ReaderAddition, about: About, facts: Mapping[str, Any]) -> bool:
    said = Addition(about=about, words=row.words, link=row.evidence_url)
    return (
        row.about == about.value
        and len(row.commitment_key) == 32
        and row.submission_id == facts["submission"]
        and row.question_id == facts.get("question")
        and same(keyed(row.commitment_key, addition_content(said)), facts["words"])
    )
