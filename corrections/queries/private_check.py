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
ACT = (
    *(PrivateAct.seq, PrivateAct.act, PrivateAct.subject, PrivateAct.staff_id, PrivateAct.at),
    *(PrivateAct.contents, PrivateAct.commitment_key),
)


class PrivateActs:
    """The acts behind the private entries, read beside these in the order of both."""

    def __init__(self, session: Session) -> None:
        """Begin before the first entry."""
        self._session = session
        self._rows: Iterator[Any] = iter(
            session.execute(select(*ACT).order_by(PrivateAct.seq)).yield_per(BATCH)
        )
        self._next = next(self._rows, None)
        self._withdrawn = _withdrawn(session, "private_act")
        self._added: dict[int, tuple[str, dict[str, Any]]] = {}
        self._seals, self._people = Seals(), PeopleLogged()

    def hear(self, seq: int, commitment: str) -> Iterator[Broken]:
        """Compare the act behind a private entry; give what differs."""
        yield from self._unspoken(before=seq)
        act = self._next
        if act is None or act.seq != seq:
            yield Broken(f"private act {seq}", "it is in the log, but its bytes are gone")
            return
        self._next = next(self._rows, None)
        is_emptied = seq in self._withdrawn and not act.commitment_key  # what it said went; the log names it
        if is_emptied or _holds(act, commitment):
            yield from self._told(act)
        else:
            yield Broken(f"private act {seq}", "its bytes do not match the commitment in the log")

    def differ(self) -> Iterator[Broken]:
        """After the last entry, give every row that is not as the acts say."""
        yield from self._unspoken(before=None)
        yield from _words_differ(self._session)
        yield from additions_differ(self._session, self._added)
        yield from self._seals.differ(self._session)
        yield from self._people.differ(self._session)

    def _unspoken(self, *, before: int | None) -> Iterator[Broken]:
        while self._next is not None and (before is None or self._next.seq < before):
            yield Broken(f"private act {self._next.seq}", "it is not in the log")
            self._next = next(self._rows, None)

    def _told(self, act: Any) -> Iterator[Broken]:
        told, where = json.loads(act.contents), f"private act {act.seq}"
        self._seals.hear(told)
        self._people.hear(told)
        if _columns(act) != _index(told):
            yield Broken(where, "its index does not match its bytes")
        elif act.act == "submissions.received":
            yield from _arrivals_differ(self._session, where, told["facts"])
        elif act.act in ACTS:
            self._added[told["facts"]["addition"]] = (act.act, told["facts"])


def _holds(act: Any, commitment: str) -> bool:
    return len(act.commitment_key) == 32 and same(keyed(act.commitment_key, act.contents), commitment)


def _columns(act: Any) -> tuple[object, ...]:
    return (act.act, act.subject, act.staff_id, stamp(act.at))


def _index(told: dict[str, Any]) -> tuple[object, ...]:
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
