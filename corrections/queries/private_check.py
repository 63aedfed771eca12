"""Checking private entries: the kept bytes match their commitments, and arrivals their reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.bound import words_content
from corrections.domain.record.commitments import keyed, same
from corrections.domain.record.entries import stamp
from corrections.domain.record.merkle import root_of
from corrections.models import PrivateAct, ReaderWords, Submission, WithdrawnWords
from corrections.queries.checking.seal_check import Seals
from corrections.queries.checking.standing_check import PeopleLogged
from corrections.queries.found_broken import Broken
from corrections.queries.receipts.additions_check import ACTS, additions_differ

BATCH = 1000


def check(session: Session, spoken: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[Broken]:
    """Compare every private act with its entry, every batch of arrivals with its reports; give what differs."""
    logged = {seq: fields["commitment"] for seq, fields in spoken}
    batches, added, seals, people = [], {}, Seals(), PeopleLogged()
    withdrawn = _withdrawn(session, "private_act")
    for act in session.scalars(select(PrivateAct).order_by(PrivateAct.seq)).yield_per(BATCH):
        commitment = logged.pop(act.seq, None)
        where = f"private act {act.seq}"
        if commitment is None:
            yield Broken(where, "it is not in the log")
            continue
        is_emptied = act.seq in withdrawn and not act.commitment_key  # what it said went; the log names it
        if not is_emptied and not _holds(act, commitment):
            yield Broken(where, "its bytes do not match the commitment in the log")
            continue
        told = json.loads(act.contents)
        seals.hear(told)
        people.hear(told)
        if _columns(act) != _told(told):
            yield Broken(where, "its index does not match its bytes")
        elif act.act == "submissions.received":
            batches.append((where, told["facts"]))
        elif act.act in ACTS:
            added[told["facts"]["addition"]] = (act.act, told["facts"])
    for seq in logged:
        yield Broken(f"private act {seq}", "it is in the log, but its bytes are gone")
    for where, facts in batches:
        yield from _arrivals_differ(session, where, facts)
    yield from _words_differ(session)
    yield from additions_differ(session, added)
    yield from seals.differ(session)
    yield from people.differ(session)


def _holds(act: PrivateAct, commitment: str) -> bool:
    return len(act.commitment_key) == 32 and same(keyed(act.commitment_key, act.contents), commitment)


def _columns(act: PrivateAct) -> tuple[object, ...]:
    return (act.act, act.subject, act.staff_id, stamp(act.at))


def _told(told: dict[str, Any]) -> tuple[object, ...]:
    return (told["act"], told["subject"], told["by"], told["at"])


def _arrivals_differ(session: Session, where: str, facts: dict[str, Any]) -> Iterator[Broken]:
    numbers = facts["submissions"]
    chosen = select(Submission.commitment).where(Submission.id.in_(numbers)).order_by(Submission.id)
    if _root(session.scalars(chosen).all()) != (facts["count"], facts["root"]):
        yield Broken(where, "the reports it speaks of are not as they came in")


def _root(commitments: Sequence[str]) -> tuple[int, str]:
    try:
        return len(commitments), root_of([bytes.fromhex(found) for found in commitments]).hex()
    except ValueError:
        return len(commitments), "not a commitment"


def _words_differ(session: Session) -> Iterator[Broken]:
    chosen = (
        select(Submission.id, Submission.commitment, ReaderWords).join(ReaderWords).order_by(Submission.id)
    )
    withdrawn = _withdrawn(session, "reader_words")
    for number, commitment, words in session.execute(chosen).yield_per(BATCH):
        if number in withdrawn and not words.commitment_key:
            continue
        content = words_content(
            exact=words.exact,
            prefix=words.prefix,
            suffix=words.suffix,
            proposed=words.proposed,
            comment=words.comment,
            url=words.evidence_url,
        )
        if len(words.commitment_key) != 32 or not same(keyed(words.commitment_key, content), commitment):
            yield Broken(f"report {number}", "its words are not as they came in")


def _withdrawn(session: Session, place: str) -> frozenset[int]:
    """The rows of a table that lost words with a version's."""
    chosen = select(WithdrawnWords.row_id).where(WithdrawnWords.place == place)
    return frozenset(session.scalars(chosen))
