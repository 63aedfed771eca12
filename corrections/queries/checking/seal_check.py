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
from corrections.queries.found_broken import Broken

BATCH = 1000
NAMES = {"private_act": "private act", "reader_words": "report", "reader_addition": "addition"}


class Seals:
    """Every seal that the private entries hold, by table and key."""

    def __init__(self) -> None:
        """None is known yet."""
        self._kept: dict[tuple[str, str], str] = {}

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take in what the bytes behind an entry say: a row that lost words is sealed again by a later one."""
        for table, key, seal in told.get("rows", ()):
            self._kept[table, key] = seal

    def differ(self, session: Session) -> Iterator[Broken]:
        """Give every row that is not as it was sealed."""
        for table in SEALED:
            for row in session.scalars(_rows(table)).yield_per(BATCH):
                yield from self._differs(table.__tablename__, sealed_key(row), seal_of(row))
                session.expunge(row)
        yield from self._reports_differ(session)
        for emptied in SEALED_EMPTY:
            yield from self._emptied_differ(session, emptied)
        for name, key in self._kept:
            yield Broken(f"{name} {key}", "it is in the log, but it is gone")

    def _emptied_differ(self, session: Session, table: type[Base]) -> Iterator[Broken]:
        """Rows that lost words: whether they are there at all is compared where such rows are committed to."""
        name = table.__tablename__
        for key in [key for of, key in self._kept if of == name]:
            row = session.get(table, int(key))
            kept = self._kept.pop((name, key))
            if row is not None and kept != seal_of(row):
                yield Broken(
                    f"{NAMES.get(name, name)} {key}", "without its withdrawn words, it is not as it was left"
                )

    def _reports_differ(self, session: Session) -> Iterator[Broken]:
        columns = [getattr(Submission, name) for name in ARRIVED]
        chosen = select(*columns).where(Submission.logged_seq.is_not(None)).order_by(Submission.id)
        for row in session.execute(chosen).yield_per(BATCH).mappings():
            yield from self._differs(Submission.__tablename__, str(row["id"]), arrival_seal(row))  # type: ignore[arg-type]

    def _differs(self, table: str, key: str, seal: str) -> Iterator[Broken]:
        kept = self._kept.pop((table, key), None)
        if kept is None:
            yield Broken(f"{table} {key}", "no entry of the log speaks of it")
        elif kept != seal:
            yield Broken(f"{table} {key}", "it is not as the entry of its act says")


def _rows(table: type[Base]) -> Any:
    keys: Sequence[Any] = inspect(table).primary_key
    chosen = select(table).order_by(*keys)
    if table is Answer:  # what a report was answered as it came in is sealed with it
        return chosen.join(Submission, Submission.id == Answer.submission_id).where(
            Submission.logged_seq.is_not(None)
        )
    return chosen
