"""A reader files a report."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from corrections.domain.due import brought_forward
from corrections.domain.house_rules import HouseRules
from corrections.domain.intake.senders import Sender
from corrections.domain.intake.spam_rules import findings, held_back
from corrections.domain.lifecycle import SubmissionState
from corrections.domain.record.bound import words_content
from corrections.domain.record.commitments import keyed
from corrections.domain.references import case_reference
from corrections.domain.reporting.receipts import (
    receipt_hash,
    receipt_token,
)
from corrections.domain.reporting.reports import Report, admitted
from corrections.models import Correction, ReaderContact, ReaderWords, SpamFinding, Submission
from corrections.models.article import article_named
from corrections.models.base import put
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.models.submission import drawn_number
from corrections.services.answering import answer
from corrections.services.counting import tally
from corrections.services.intake.admitting import count_sender
from corrections.services.intake.capping_letters import writes_by_itself
from corrections.services.outbox.announcing import announce
from corrections.services.receiving.gathering import gather
from corrections.services.receiving.indexing import index_words
from corrections.services.receiving.looking import Sighting, look
from corrections.services.receiving.remembering import Asked, asked, earlier, remember
from corrections.services.record.sealing import leave_to_arrivals
from corrections.services.transaction import transaction

WORDS_KEPT = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Received:
    """What the sender is told: receipt, the case, where the passage stands, the state of the report."""

    receipt: str
    reference: str | None
    verdict: str
    state: str
    repeated: bool


def submit(
    sessions: Sessions,
    report: Report,
    *,
    idempotency_key: str | None,
    receipt_key: bytes,
    at: datetime,
    house: HouseRules,
    sender: Sender | None = None,
) -> Received:
    """Store a report and find or open its case; answer it at once where the live text reads as proposed.

    The same key with the same report gives the same answer. Raises refusals of the text, UnknownArticle,
    ArticleRemoved, UnknownVersion, IdempotencyConflict, TooManyReports. What looks like spam is stored all the same,
    and waits for a check before it finds a case.
    """
    report = admitted(report)
    request = asked(idempotency_key, report, secret=receipt_key)
    act = _Arrival(report, request, receipt_key, at, house, sender)
    try:
        return _submit(sessions, act)
    except IntegrityError:
        return _submit(sessions, act)  # the same key came twice at once, for two articles: now it is known


@dataclass(frozen=True, slots=True)
class _Arrival:
    report: Report
    request: Asked | None
    receipt_key: bytes
    at: datetime
    house: HouseRules
    sender: Sender | None


def _submit(sessions: Sessions, act: _Arrival) -> Received:
    with transaction(sessions) as session:
        article = article_named(session, act.report.article, locked=True)
        visibility_of(article).check_words()
        known = earlier(session, act.request)
        if known is not None:
            return _received(known, act.receipt_key, repeated=True)
        lately = count_sender(session, act.sender, at=act.at)
        sighting = look(session, article, act.report)
        odd = findings(act.report, act.sender, lately=lately) if act.sender and act.sender.caps else {}
        if held_back(odd):
            return _hold_back(session, article.id, act, sighting=sighting, rules=odd)
        gathered = gather(session, article, sighting, report=act.report, at=act.at, house=act.house)
        submission = _store(session, article.id, gathered.case.id, act, sighting=sighting)
        writes = _may_write(session, submission, act)
        _index(session, submission, act.report, sighting)
        remember(session, act.request, submission, at=act.at)
        count_in(session, gathered.case, at=act.at)
        if gathered.reply is not None:
            answer(session, gathered.case, [(submission, gathered.reply)], at=act.at, mails=writes)
            leave_to_arrivals(session)
        if act.report.email and writes:
            announce(session, "submission.received", {"submission": submission.id}, at=act.at)
        return _received(submission, act.receipt_key, repeated=False)


def _store(
    session: Session, article_id: int, case_id: int | None, act: _Arrival, *, sighting: Sighting
) -> Submission:
    """The report's row, its words and its address, each where it can be erased by itself."""
    report, key = act.report, secrets.token_bytes(32)
    texts = {"prefix": report.prefix, "suffix": report.suffix, "comment": report.comment}
    content = words_content(exact=sighting.exact, proposed=report.proposed, url=report.evidence_url, **texts)
    number = drawn_number(session)
    submission = Submission(
        id=number,
        receipt_hash=receipt_hash(receipt_token(act.receipt_key, number)) if number else None,
        article_id=article_id,
        correction_id=case_id,
        version=sighting.version,
        part=sighting.part,
        start=sighting.span.start if sighting.span else None,
        end=sighting.span.end if sighting.span else None,
        verdict=sighting.verdict,
        state=SubmissionState.OPEN if case_id else SubmissionState.QUARANTINED,
        error_type=report.error_type,
        relation=report.relation,
        language=report.language,
        commitment=keyed(key, content),
        received_at=act.at,
    )
    session.add(submission)
    session.flush()
    submission.receipt_hash = receipt_hash(
        receipt_token(act.receipt_key, submission.id)
    )  # new on SQLite only
    kept = {"submission_id": submission.id, "purge_after": act.at + WORDS_KEPT}
    said = {"exact": sighting.exact, "proposed": report.proposed, "evidence_url": report.evidence_url}
    put(session, ReaderWords, {**kept, **said, **texts, "commitment_key": key})
    if report.email:
        put(session, ReaderContact, {**kept, "email": report.email})
    return submission


def _may_write(session: Session, submission: Submission, act: _Arrival) -> bool:
    """Whether the report causes a letter by itself; where it must not, its address says so."""
    caps, key = act.house.letters, act.receipt_key
    return writes_by_itself(session, submission, act.report.email, caps=caps, key=key, at=act.at)


def _index(session: Session, submission: Submission, report: Report, sighting: Sighting) -> None:
    said = (sighting.exact, report.proposed or "", report.comment, sighting.seen.headline)
    index_words(session, submission.id, *said)


def _hold_back(
    session: Session, article_id: int, act: _Arrival, *, sighting: Sighting, rules: Iterable[str]
) -> Received:
    """Keep what looks like spam with its time; an editor looks at it before it finds a case."""
    submission = _store(session, article_id, None, act, sighting=sighting)
    remember(session, act.request, submission, at=act.at)
    session.add(SpamFinding(submission_id=submission.id, rules=" ".join(sorted(rules)), found_at=act.at))
    return _received(submission, act.receipt_key, repeated=False)


def count_in(session: Session, case: Correction, *, at: datetime) -> None:
    """One more report waits in a case."""
    case.reports += 1
    case.waiting += 1
    case.due_at = brought_forward(case.due_at, reports=case.waiting, at=at)
    tally(session, {"submissions:received": 1})


def _received(submission: Submission, receipt_key: bytes, *, repeated: bool) -> Received:
    case = submission.correction_id
    return Received(
        receipt=receipt_token(receipt_key, submission.id),
        reference=case_reference(case) if case is not None else None,
        verdict=submission.verdict,
        state=submission.state,
        repeated=repeated,
    )
