"""Checking sealed rows: each is as the entry of its act says, none is missing, and none came in without an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from corrections.models import Answer, Base, Submission
from corrections.models.record.sealed_row import (
    ARRIVED,
    SEALED,
    SEALED_EMPTY,
    arrival_seal,
    seal_of,
    sealed_key,
)
from corrections.queries.checking.scratch import Scratch
from corrections.queries.found_broken import Broken

BATCH = 1000
EMPTIED = frozenset(table.__tablename__ for table in SEALED_EMPTY)
NAMES = {"private_act": "private act", "reader_words": "report", "reader_addition": "addition"}


GONE = "it is in the log, but it is gone"
UNSPOKEN = "no entry of the log speaks of it"
CHANGED = "it is not as the entry of its act says"
LEFT = "without its withdrawn words, it is not as it was left"


class Seals:
    """Every seal that the private entries hold, by table and key, beside those of the rows."""

    def __init__(self) -> None:
        """None is known yet."""
        self._sides = Scratch()

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take in what the bytes behind an entry say: a row that lost words is sealed again by a later one."""
        for table, key, seal in told.get("rows", ()):
            self._sides.tell(table, key, seal)

    def differ(self, session: Session) -> Iterator[Broken]:
        """Give every row that is not as it was sealed."""
        for table in SEALED:
            for row in session.scalars(_rows(table)).yield_per(BATCH):
                self._sides.find(table.__tablename__, sealed_key(row), seal_of(row))
                session.expunge(row)
        self._find_reports(session)
        for emptied in SEALED_EMPTY:
            self._find_emptied(session, emptied)
        for name, key, told, found in self._sides.compared():
            if told != found:
                yield from _differs(name, key, told, found)

    def _find_emptied(self, session: Session, table: type[Base]) -> None:
        """Rows that lost words: whether they are there at all is compared where such rows are committed to."""
        for key in self._sides.told_of(table.__tablename__):
            row = session.get(table, int(key))
            if row is not None:
                self._sides.find(table.__tablename__, key, seal_of(row))

    def _find_reports(self, session: Session) -> None:
        columns = [getattr(Submission, name) for name in ARRIVED]
        chosen = select(*columns).where(Submission.logged_seq.is_not(None)).order_by(Submission.id)
        for row in session.execute(chosen).yield_per(BATCH).mappings():
            self._sides.find(Submission.__tablename__, str(row["id"]), arrival_seal(row))  # type: ignore[arg-type]


def _differs(name: str, key: str, told: str | None, found: str | None) -> Iterator[Broken]:
    if name not in EMPTIED:
        yield Broken(f"{name} {key}", GONE if found is None else UNSPOKEN if told is None else CHANGED)
    elif found is not None:
        yield Broken(f"{NAMES.get(name, name)} {key}", LEFT)


def _rows(table: type[Base]) -> Any:
    keys: Sequence[Any] = inspect(table).primary_key
    chosen = select(table).order_by(*keys)
    if table is Answer:  # what a report was answered as it came in is sealed with it
        return chosen.join(Submission, Submission.id == Answer.submission_id).where(
            Submission.logged_seq.is_not(None)
        )
    return chosen
