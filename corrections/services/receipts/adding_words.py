"""A reader adds to a report: evidence, the reply to a question, or why the answer does not do."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.casework.hearing import SecondLook
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import SubmissionState
from corrections.domain.record.commitments import keyed
from corrections.domain.reporting.additions import (
    About,
    Addition,
    addition_content,
    admitted_addition,
    check_room,
)
from corrections.domain.reporting.receipt_refusals import WordsErased
from corrections.models import ReaderAddition, ReaderWords
from corrections.models.sessions import Sessions
from corrections.services.casework.asking_readers import take_reply
from corrections.services.casework.second_looks import look_again
from corrections.services.receipts.receipt_holder import Held, held_by
from corrections.services.receiving.indexing import index_more
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

ADDITION_KEPT = timedelta(days=180)
LOOKS = {About.APPEAL: SecondLook.APPEAL, About.MISSED: SecondLook.MISSED}


def add(sessions: Sessions, token: str, addition: Addition, *, at: datetime, house: HouseRules) -> None:
    """Add to the report of a receipt; the same words twice are one addition.

    An appeal, and "you missed my point", open the report again, each once.
    Raises UnknownReceipt, WordsErased, TooManyAdditions, NothingAsked, OnlyOnce, WrongState, refusals of the text.
    """
    said = admitted_addition(addition)
    with transaction(sessions) as session:
        found = held_by(session, token)
        if _said_already(session, found, said):
            return
        question = _effect(session, found, said, at=at, house=house)
        row, commitment = _kept(session, found, said, question=question, at=at)
        index_more(session, found.submission.id, said.words)
        facts = {"submission": found.submission.id, "addition": row.id, "words": commitment}
        if question is not None:
            facts["question"] = question
        log_arrivals(session, at=at)
        _record(session, found, said.about, facts, at=at)


def _effect(session: Session, found: Held, said: Addition, *, at: datetime, house: HouseRules) -> int | None:
    """What the addition changes besides being kept; the number of the question that it answers."""
    submission = found.submission
    if session.get(ReaderWords, submission.id) is None:
        raise WordsErased
    kept = select(func.count()).where(ReaderAddition.submission_id == submission.id)
    check_room(SubmissionState(submission.state), said.about, before=session.scalar(kept) or 0)
    if said.about is About.QUESTION:
        return take_reply(session, submission.id, at=at).id
    if said.about in LOOKS and found.case is not None:
        look = LOOKS[said.about]
        look_again(session, found.article, found.case, submission, look=look, at=at, house=house)
    return None


def _said_already(session: Session, found: Held, said: Addition) -> bool:
    chosen = select(ReaderAddition.id).where(
        ReaderAddition.submission_id == found.submission.id,
        ReaderAddition.about == said.about.value,
        ReaderAddition.words == said.words,
        ReaderAddition.evidence_url == said.link,
    )
    return session.scalars(chosen.limit(1)).one_or_none() is not None


def _kept(
    session: Session, found: Held, said: Addition, *, question: int | None, at: datetime
) -> tuple[ReaderAddition, str]:
    key = secrets.token_bytes(32)
    row = ReaderAddition(
        submission_id=found.submission.id,
        about=said.about.value,
        words=said.words,
        evidence_url=said.link,
        question_id=question,
        commitment_key=key,
        added_at=at,
        purge_after=at + ADDITION_KEPT,
    )
    session.add(row)
    session.flush()
    return row, keyed(key, addition_content(said))


def _record(session: Session, found: Held, about: About, facts: dict[str, object], *, at: datetime) -> None:
    match about:
        case About.EVIDENCE:
            record_private(session, "submission.evidence_added", found.subject, by=None, at=at, facts=facts)
        case About.QUESTION:
            record_private(session, "submission.replied", found.subject, by=None, at=at, facts=facts)
        case About.MISSED:
            record_private(session, "submission.point_missed", found.subject, by=None, at=at, facts=facts)
        case About.APPEAL:
            record_private(session, "submission.appealed", found.subject, by=None, at=at, facts=facts)
