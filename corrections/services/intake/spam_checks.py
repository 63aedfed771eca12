"""A report that was held back is released with its own time, or closed; both by an editor, both logged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import Outcome, SubmissionState
from corrections.domain.reporting.receipt_refusals import WordsErased
from corrections.domain.reporting.reports import Report
from corrections.models import Answer, ReaderAddition, ReaderContact, ReaderWords, SpamFinding, Submission
from corrections.models.sessions import Sessions
from corrections.services.answering import answer
from corrections.services.intake.capping_letters import writes_by_itself
from corrections.services.outbox.announcing import announce
from corrections.services.receipts.receipt_holder import Held, held
from corrections.services.receiving.gathering import gather
from corrections.services.receiving.indexing import index_words
from corrections.services.receiving.looking import look
from corrections.services.recording import log_arrivals, record_private
from corrections.services.submitting import count_in
from corrections.services.transaction import transaction


def release_report(
    sessions: Sessions, submission_id: int, *, receipt_key: bytes, by: Actor, at: datetime, house: HouseRules
) -> None:
    """It is no spam: it finds its case as if it had never waited, by the time it came in.

    Raises UnknownReceipt, WrongState, WordsErased.
    """
    with transaction(sessions) as session:
        found = held(session, submission_id)
        submission = found.submission
        state = lifecycle.release(SubmissionState(submission.state)).after
        words = session.get(ReaderWords, submission_id)
        if words is None:
            raise WordsErased
        submission.state = state
        _file(session, found, words, receipt_key=receipt_key, at=at, house=house)
        rules = _end(session, submission_id, by=by, at=at)
        facts = {"submission": submission_id, "correction": submission.correction_id, "rules": rules}
        log_arrivals(session, at=at)
        record_private(session, "submission.released", found.subject, by=by, at=at, facts=facts)


def close_reports(sessions: Sessions, numbers: Iterable[int], *, by: Actor, at: datetime) -> None:
    """They are spam: closed without a mail; the receipts say so. Raises UnknownReceipt, WrongState."""
    with transaction(sessions) as session:
        ended = []
        for number in sorted(set(numbers)):
            found = held(session, number)
            lifecycle.release(
                SubmissionState(found.submission.state)
            )  # only what is held back can be closed here
            found.submission.state = SubmissionState.ANSWERED
            session.add(Answer(submission_id=number, outcome=Outcome.CLOSED_ABUSE, reason="abusive", at=at))
            ended.append((found, _end(session, number, by=by, at=at)))
        log_arrivals(session, at=at)
        for found, rules in ended:
            facts = {"submission": found.submission.id, "rules": rules}
            record_private(session, "submission.closed_as_spam", found.subject, by=by, at=at, facts=facts)


def _file(
    session: Session, found: Held, words: ReaderWords, *, receipt_key: bytes, at: datetime, house: HouseRules
) -> None:
    submission = found.submission
    report = _report(found.article.slug, submission, words)
    sighting = look(session, found.article, report)
    came = submission.received_at
    gathered = gather(session, found.article, sighting, report=report, at=came, house=house)
    submission.correction_id = gathered.case.id
    count_in(session, gathered.case, at=came)
    added = select(ReaderAddition.words).where(ReaderAddition.submission_id == submission.id)
    said = (sighting.exact, words.proposed or "", words.comment, *session.scalars(added))
    index_words(session, submission.id, *said, sighting.seen.headline)
    contact = session.get(ReaderContact, submission.id)
    email, caps = contact.email if contact else "", house.letters
    writes = writes_by_itself(session, submission, email, caps=caps, key=receipt_key, at=at)
    if gathered.reply is not None:
        answer(session, gathered.case, [(submission, gathered.reply)], at=at, mails=writes)
    if email and writes:
        announce(session, "submission.received", {"submission": submission.id}, at=at)


def _report(slug: str, submission: Submission, words: ReaderWords) -> Report:
    """The report as it came in, from what was kept of it."""
    return Report(
        article=slug,
        version=submission.version,
        part=submission.part,
        start=submission.start,
        end=submission.end,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        proposed=words.proposed,
        comment=words.comment,
        error_type=submission.error_type,
        evidence_url=words.evidence_url,
        relation=submission.relation,
        language=submission.language,
    )


def _end(session: Session, submission_id: int, *, by: Actor, at: datetime) -> str:
    finding = session.get_one(SpamFinding, submission_id)
    finding.ended_at, finding.ended_by = at, by.id
    session.flush()
    return finding.rules
